"""Reads feeds (RSS 0.9 to 2.0, Atom): an article for each entry, its full content rather than its summary."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from .draft import Draft, UnreadableError
from .markup_text import text_of_html, text_of_markup
from .metadata_dates import stated_day
from .safe_xml import Parsed, children, descendants, first, local_name, text_of

ROOTS: Final = frozenset({"rss", "RDF", "feed", "channel", "item", "entry"})
"""Names of the elements that a feed's document may be."""

_DAYS: Final = ("published", "issued", "pubDate", "date", "created", "updated", "modified")
"""Fields that date an entry; when it was changed counts only if nothing says when it was published."""


def drafts_of_feed(parsed: Parsed) -> Iterator[Draft | UnreadableError]:
    """Yield an article for each entry of a feed, in its order.

    Args:
        parsed: The document. Of one that breaks off, the entries before the break are read.
    """
    root = parsed.root
    feed = root if local_name(root) in {"feed", "channel"} else first(root, "channel")
    publisher = _title(first(feed, "title")) if feed is not None else None
    entries = [root] if local_name(root) in {"item", "entry"} else descendants(root, "item", "entry")
    entries = [entry for entry in entries if _is_published(entry)]
    whole = [entry for entry in entries if entry not in parsed.unfinished]
    for number, entry in enumerate(whole, start=1):
        try:
            yield replace(_article(entry, publisher), part=number)
        except UnreadableError as failure:
            yield UnreadableError(str(failure), part=number)
    if parsed.broken and not whole:
        raise UnreadableError(parsed.broken)
    if parsed.broken:
        yield UnreadableError(f"{parsed.broken}; the entries before that are read", part=len(whole) + 1)
    elif not entries:
        raise UnreadableError("a feed without entries")


def _article(entry: Any, publisher: str | None) -> Draft:
    title = _title(first(entry, "title"))
    contents = (_encoded(entry), _content(first(entry, "content")), *map(_content, children(entry, *_SUMMARIES)))
    text = next(filter(None, contents), "") or title
    if not text:
        raise UnreadableError("an entry without text")
    days = (stated_day(text_of(each)) for name in _DAYS for each in children(entry, name))
    return Draft(
        text=text,
        title=title,
        stated=next(filter(None, days), None),
        url=_link(entry),
        publisher=_source(entry) or publisher,
    )


def _is_published(entry: Any) -> bool:
    """Whether an entry of an export of WordPress, which is a feed too, was published and is a text."""
    status, kind = text_of(first(entry, "status")), text_of(first(entry, "post_type"))
    return status in {"", "publish", "inherit"} and kind not in _NO_POSTS


_NO_POSTS: Final = frozenset({"attachment", "nav_menu_item", "revision", "custom_css", "wp_block", "wp_navigation"})
_SUMMARIES: Final = ("description", "summary")


def _encoded(entry: Any) -> str:
    """Return the full text of an RSS entry: the `encoded` of its content, not of its excerpt."""
    return next((_content(each) for each in children(entry, "encoded") if "excerpt" not in each.tag.lower()), "")


def _content(element: Any) -> str:
    """Return the text of an entry's content or summary, whatever the type of its markup."""
    if element is None:
        return ""
    kind = (element.get("type") or "").lower()
    if children(element):
        return text_of_markup(element)
    written = "".join(element.itertext())
    if kind in {"text", "text/plain"}:
        return written.strip()
    return text_of_html(written)


def _title(element: Any) -> str | None:
    """Return a title on one line; its markup, if there is any, is read."""
    if element is None:
        return None
    written = text_of(element)
    plain = (element.get("type") or "").lower() in {"text", "text/plain"}
    return (written if plain else " ".join(text_of_html(written).split())) or None


def _source(entry: Any) -> str | None:
    """Return the paper that an entry was taken from, as feeds that gather others' entries state it."""
    source = first(entry, "source")
    if source is None:
        return None
    return _title(first(source, "title") if children(source, "title") else source)


def _link(entry: Any) -> str | None:
    links = children(entry, "link")
    addresses = [each.get("href") for each in links if each.get("rel", "alternate") == "alternate"]
    addresses += [text_of(each) for each in links]
    guids = children(entry, "guid")
    addresses += [text_of(each) for each in guids if each.get("isPermaLink", "true").lower() == "true"]
    return next(filter(None, addresses), None)
