"""Reads JSON Feed: an article for each of its items. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

from .draft import Draft, UnreadableError
from .feed_entry import FeedEntry, published_in
from .markup_text import text_of_html
from .metadata_dates import stated_day


def is_json_feed(value: Any) -> bool:
    """Whether a JSON value is a feed."""
    return (
        isinstance(value, dict) and isinstance(value.get("items"), list) and "jsonfeed.org" in str(value.get("version"))
    )


def drafts_of_json_feed(feed: Mapping[str, Any]) -> Iterator[Draft | UnreadableError]:
    """Yield an article for each item of a feed.

    Raises:
        UnreadableError: It has none.
    """
    for number, item in enumerate(feed["items"], start=1):
        fields = item if isinstance(item, dict) else {}
        text = text_of_html(_string(fields, "content_html")) or _string(fields, "content_text")
        text = text or _string(fields, "summary") or _string(fields, "title")
        if text:
            yield Draft(
                text=text,
                title=_string(fields, "title") or None,
                stated=stated_day(_string(fields, "date_published")) or stated_day(_string(fields, "date_modified")),
                url=_string(fields, "url") or _string(fields, "external_url") or None,
                publisher=_string(feed, "title") or None,
                part=number,
            )
        else:
            yield UnreadableError("an entry without text", part=number)
    if not feed["items"]:
        raise UnreadableError("a feed without entries")


def entries_of_json_feed(feed: Mapping[str, Any]) -> Iterator[FeedEntry]:
    """Yield what is said of each item of a feed; one that says nothing is left out."""
    for item in feed["items"]:
        fields = item if isinstance(item, dict) else {}
        content = text_of_html(_string(fields, "content_html")) or _string(fields, "content_text")
        title, url = _string(fields, "title"), _string(fields, "url") or _string(fields, "external_url")
        number = fields.get("id")
        entry = FeedEntry(
            id=(str(number) if isinstance(number, str | int | float) else "") or url or title,
            title=title or None,
            url=url or None,
            author=", ".join(_authors(fields) or _authors(feed)) or None,
            published=published_in(_string(fields, name) for name in ("date_published", "date_modified")),
            publisher=_string(feed, "title") or None,
            text=content or _string(fields, "summary"),
            whole=bool(content),
        )
        if entry.id and (entry.text or entry.title):
            yield entry


def _authors(fields: Mapping[str, Any]) -> list[str]:
    listed = fields.get("authors")
    each = listed if isinstance(listed, list) else [fields.get("author")]
    return [name for author in each if isinstance(author, dict) and (name := _string(author, "name"))]


def _string(fields: Mapping[str, Any], name: str) -> str:
    value = fields.get(name)
    return value.strip() if isinstance(value, str) else ""
