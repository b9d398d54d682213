"""Reads what a web page's metadata state: the day of publication and who published it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from .metadata_dates import day_in, stated_day
from .page_days import is_day_first, scripted_day, shown_day

_SURE_FIELDS = ("article:published_time", "og:published_time", "datepublished")
_DAY_FIELDS = (
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "dc:date",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "publishdate",
    "published-date",
    "published_date",
    "publication_date",
    "publication-date",
    "date_published",
    "og:article:published_time",
    "og:pubdate",
    "og:publish_date",
    "article:published",
    "article.published",
    "article:post_date",
    "rnews:datepublished",
    "bt:pubdate",
    "vr:published_time",
    "cxenseparse:recs:publishtime",
    "mediator_published_time",
    "originalpublicationdate",
    "citation_publication_date",
    "firstpubdate",
    "pubdate",
    "ptime",
    "date",
)
"""Metadata that state the day of publication; days of change and copyright years do not."""

_PUBLISHER_FIELDS = ("og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name")


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What a page states about its article.

    Attributes:
        day: The day of publication, None when it states none.
        publisher: Who published it, None when it doesn't say.
    """

    day: date | None = None
    publisher: str | None = None


def read_metadata(tree: Any) -> PageMetadata:
    """Read the metadata of a page: the fields made for it first, then JSON-LD (for the publisher the reverse).

    The day is that of the metadata, else the only one in its scripts, else the one that the page shows by its headline.
    """
    day_first = is_day_first(tree)
    fields, days = _fields(tree, day_first=day_first)
    linked = [node for script in tree.iter("script") if _is_linked_data(script) for node in _nodes(script.text or "")]
    found = [days.get(name) for name in _SURE_FIELDS] + [_linked_day(linked)] + [days.get(name) for name in _DAY_FIELDS]
    publisher = _linked_publisher(linked) or next((fields[name] for name in _PUBLISHER_FIELDS if name in fields), None)
    day = next((day for day in found if day), None)
    scripts = (script.text or "" for script in tree.iter("script"))
    return PageMetadata(day or scripted_day(scripts) or shown_day(tree, day_first=day_first), publisher)


def _fields(tree: Any, *, day_first: bool | None) -> tuple[dict[str, str], dict[str, date]]:
    """Return the first value of each field by its lower-case name, and the first that is a day."""
    fields: dict[str, str] = {}
    days: dict[str, date] = {}
    for element in tree.iter("meta", "time"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if element.tag == "time" and element.get("pubdate") is not None:
            name = "pubdate"
        value = element.get("content") or element.get("datetime") or ""
        if value.strip():
            fields.setdefault(name.lower(), value)
        if day := day_in(value, day_first=day_first):
            days.setdefault(name.lower(), day)
    return fields, days


def _is_linked_data(script: Any) -> bool:
    return (script.get("type") or "").strip().lower() == "application/ld+json"


def _nodes(script: str) -> Iterator[Mapping[str, Any]]:
    """Yield every object of a JSON-LD block, the outer before the inner."""
    try:
        pending = [json.loads(script)]
    except (ValueError, RecursionError):
        return
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            yield value
            pending.extend(value.values())
        elif isinstance(value, list):
            pending.extend(reversed(value))


def _linked_day(nodes: Sequence[Mapping[str, Any]]) -> date | None:
    """Return the first `datePublished`, None if there is none."""
    written = (node.get("datePublished") for node in nodes)
    return next((day for value in written if isinstance(value, str) and (day := stated_day(value))), None)


def _linked_publisher(nodes: Sequence[Mapping[str, Any]]) -> str | None:
    """Return the name of the first `publisher`, which may stand where its `@id` is."""
    for node in nodes:
        publisher = node.get("publisher")
        for each in publisher if isinstance(publisher, list) else [publisher]:
            if isinstance(each, str) and each.strip():
                return each
            if isinstance(each, dict):
                same = [each, *(other for other in nodes if "@id" in each and other.get("@id") == each["@id"])]
                names = (other.get("name") for other in same)
                if name := next((name for name in names if isinstance(name, str) and name.strip()), None):
                    return name
    return None
