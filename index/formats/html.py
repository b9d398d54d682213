"""Web pages: the news body as trafilatura finds it, one paragraph a block."""

import codecs
import json
import logging
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from index.encodings import UndecodableError, decode

from .draft import Draft, UnreadableError
from .stated import stated_day

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
# What browsers do (WHATWG Encoding): these names have long meant Windows-1252 on the web.
_MEANS_WINDOWS = {"iso8859-1", "ascii"}

_SURE_FIELDS = ("article:published_time", "og:published_time", "datepublished")
_DAY_FIELDS = (
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "date",
)
"""Metadata that name the day of publication. Days of change and copyright years are no such thing."""

_BLOCKS = {"p", "head", "item", "row", "quote", "code", "ab", "list", "table", "div", "body", "main", "comments"}
_SPACE = re.compile(r"[ \t\n\r\f]+")


def read(data: bytes) -> Iterator[Draft | UnreadableError]:
    """Yield the one article of a web page.

    Title and day come from the page's metadata; the day only from fields that state the publication.

    Raises:
        UnreadableError: When the bytes are no text, no HTML, or hold no article.
    """
    page = _decoded(data)
    try:
        stated, found = _extracted(page)
        text = _text(found.body) if found else ""
    except Exception as failure:  # Whatever a hostile page breaks in the parser, the page is at fault.
        raise UnreadableError(f"HTML that cannot be parsed ({type(failure).__name__})") from failure
    if not text:
        raise UnreadableError("no article text found in the page")
    yield Draft(text=text, title=found.title, stated=stated, url=found.url)


def _extracted(page: str) -> tuple[date | None, Any]:
    """Give the day that a page's metadata state, and what the library finds of it, None for nothing."""
    # On first use: the import takes a good quarter of a second.
    import trafilatura  # noqa: PLC0415 - see above

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tree = trafilatura.load_html(page)
    if tree is None:
        return None, None
    stated = _stated(tree)
    found = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        with_metadata=True,
        # Its dates may be guesses from a copyright year or a day of change: not used, and got the quick way.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    return stated, found


def _decoded(data: bytes) -> str:
    declared = _DECLARED.search(data[:_DECLARED_WITHIN])
    try:
        name = codecs.lookup(declared[1].decode()).name if declared else ""
        if name and name not in _MEANS_WINDOWS and not data.startswith(codecs.BOM_UTF8):
            return data.decode(name)
    except (LookupError, ValueError):
        pass  # An unknown or untrue declaration: what the bytes are decides.
    try:
        return decode(data)
    except UndecodableError as failure:
        raise UnreadableError(str(failure)) from failure


def _stated(tree: Any) -> date | None:
    """Give the day of publication that metadata state: the surest fields first, JSON-LD next, then the others."""
    fields: dict[str, date] = {}
    for element in tree.iter("meta", "time"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if element.tag == "time" and element.get("pubdate") is not None:
            name = "pubdate"
        day = stated_day(element.get("content") or element.get("datetime") or "")
        if day:
            fields.setdefault(name.lower(), day)
    scripts = (script.text or "" for script in tree.iter("script") if _is_linked_data(script))
    linked = next((day for script in scripts if (day := _linked_day(script))), None)
    days = [fields.get(name) for name in _SURE_FIELDS] + [linked] + [fields.get(name) for name in _DAY_FIELDS]
    return next((day for day in days if day), None)


def _is_linked_data(script: Any) -> bool:
    return (script.get("type") or "").strip().lower() == "application/ld+json"


def _linked_day(script: str) -> date | None:
    """Give the first `datePublished` of a JSON-LD block, None for none."""
    try:
        pending = [json.loads(script)]
    except (ValueError, RecursionError):
        return None
    while pending:
        value = pending.pop()
        if isinstance(value, dict):
            written = value.get("datePublished")
            if isinstance(written, str) and (day := stated_day(written)):
                return day
            pending.extend(value.values())
        elif isinstance(value, list):
            pending.extend(reversed(value))
    return None


def _text(body: Any) -> str:
    paragraphs = (paragraph for block in _paragraphs(body) for paragraph in block.split("\n\n"))
    return "\n\n".join(tidy for paragraph in paragraphs if (tidy := paragraph.strip()))


def _paragraphs(element: Any) -> Iterator[str]:
    """Yield each run of text that no block parts; `<br>` gives a line end."""
    run = [_folded(element.text)]
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "lb":
            run.append("\n")
        elif tag in _BLOCKS:
            yield "".join(run)
            run = []
            yield from [_row(child)] if tag == "row" else _paragraphs(child)
        else:
            run.append(_folded("".join(child.itertext())))
        run.append(_folded(child.tail))
    yield "".join(run)


def _row(row: Any) -> str:
    return "\t".join(_folded("".join(cell.itertext())).strip() for cell in row)


def _folded(text: str | None) -> str:
    return _SPACE.sub(" ", text or "")
