"""Reads feeds (RSS 0.9 to 2.0, Atom): an article for each entry, its full content rather than its summary."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urljoin

from . import wordpress
from .draft import Draft, UnreadableError
from .feed_entry import FeedEntry, published_in
from .markup_text import text_of_html, text_of_markup
from .metadata_dates import day_in
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
    feed = _feed(root)
    publisher = title_of_feed(parsed)
    site = _link(feed) if feed is not None else None
    entries = [root] if local_name(root) in {"item", "entry"} else descendants(root, "item", "entry")
    entries = [entry for entry in entries if wordpress.is_published(entry)]
    whole = [entry for entry in entries if entry not in parsed.unfinished]
    for number, entry in enumerate(whole, start=1):
        try:
            yield replace(_article(entry, publisher, site or ""), part=number)
        except UnreadableError as failure:
            yield UnreadableError(str(failure), part=number)
    if parsed.broken and not whole:
        raise UnreadableError(parsed.broken)
    if parsed.broken:
        yield UnreadableError(f"{parsed.broken}; the entries before that are read", part=len(whole) + 1)
    elif not entries:
        raise UnreadableError("a feed without entries")


def title_of_feed(parsed: Parsed) -> str | None:
    """Return the title of a feed, None if it has none."""
    feed = _feed(parsed.root)
    return _title(next(iter(_own(feed, "title")), None)) if feed is not None else None


def entries_of_feed(parsed: Parsed, base: str = "") -> Iterator[FeedEntry]:
    """Yield what is said of each entry of a feed, in its order; an entry that says nothing is left out.

    Args:
        parsed: The document. Of one that breaks off, the entries before the break are read.
        base: Its address, on which relative ones stand.
    """
    root, feed, publisher = parsed.root, _feed(parsed.root), title_of_feed(parsed)
    site = urljoin(base, (_link(feed) if feed is not None else None) or "")
    for element in [root] if local_name(root) in {"item", "entry"} else descendants(root, "item", "entry"):
        if element not in parsed.unfinished and wordpress.is_published(element):
            entry = _entry(element, publisher, site)
            if entry.id and (entry.text or entry.title):
                yield entry


def _feed(root: Any) -> Any:
    return root if local_name(root) in {"feed", "channel"} else first(root, "channel")


def _entry(element: Any, publisher: str | None, site: str) -> FeedEntry:
    title, url = _title(next(iter(_own(element, "title")), None)), _link(element, site)
    content = next(filter(None, (_content(each) for each in (*_full(element), *_own(element, "content")))), "")
    summary = next(filter(None, (_content(each) for each in _own(element, *_SUMMARIES))), "")
    stated = next(filter(None, (text_of(each) for each in _own(element, "guid", "id"))), "")
    authors = (text_of(first(each, "name") if children(each, "name") else each) for each in _authors(element))
    return FeedEntry(
        id=stated or url or title or "",
        title=title,
        url=url,
        author=", ".join(dict.fromkeys(filter(None, authors))) or None,
        published=published_in(text_of(each) for name in _DAYS for each in _own(element, name)),
        publisher=_source(element) or publisher,
        text=content or summary,
        whole=bool(content),
    )


def _authors(element: Any) -> list[Any]:
    return _own(element, "creator") or _own(element, "author")


def _article(entry: Any, publisher: str | None, site: str) -> Draft:
    title = _title(next(iter(_own(entry, "title")), None))
    contents = (_content(each) for each in (*_full(entry), *_own(entry, "content"), *_own(entry, *_SUMMARIES)))
    text = next(filter(None, contents), "") or title
    if not text:
        raise UnreadableError("an entry without text")
    days = (day_in(text_of(each)) for name in _DAYS for each in _own(entry, name))
    return Draft(
        text=text,
        title=title,
        stated=next(filter(None, days), None),
        url=_link(entry, site),
        publisher=_source(entry) or publisher,
    )


_SUMMARIES: Final = ("description", "summary")
_FULL: Final = ("encoded", "full-text", "fulltext")
_COMMON: Final = ("purl.org/dc/", "www.w3.org/2005/Atom", "purl.org/atom/", "purl.org/rss/")
_READ: Final = frozenset({"", "text", "html", "xhtml", "text/plain", "text/html", "application/xhtml+xml", "text/xml"})


def _own(element: Any, *names: str) -> list[Any]:
    """Return the fields of an entry or feed itself; pictures and podcasts have a title and description beside it."""
    return [each for each in children(element, *names) if _space(each) == _space(element) or _is_common(each)]


def _is_common(element: Any) -> bool:
    space = _space(element)
    return not space or any(part in space for part in _COMMON)


def _space(element: Any) -> str:
    return str(element.tag).rpartition("}")[0].removeprefix("{")


def _full(entry: Any) -> list[Any]:
    """Return the fields of an entry that hold its full text: its content encoded, not its excerpt."""
    return [each for each in children(entry, *_FULL) if "excerpt" not in each.tag.lower()]


def _content(element: Any) -> str:
    """Return the text of an entry's content or summary, whatever the type of its markup; "" for what is no text."""
    kind = (element.get("type") or "").partition(";")[0].strip().lower()
    if children(element):
        return text_of_markup(element)
    written = "".join(element.itertext())
    if kind not in _READ or element.get("mode") == "base64":
        return ""
    if kind in {"text", "text/plain"}:
        return written.strip()
    return text_of_html(wordpress.as_shown(written) if wordpress.is_export(element) else written)


def _title(element: Any) -> str | None:
    """Return a title on one line; its markup, if there is any, is read."""
    if element is None:
        return None
    written = text_of(element)
    plain = (element.get("type") or "").lower() in {"text", "text/plain"}
    return (written if plain else " ".join(text_of_html(written).split())) or None


def _source(entry: Any) -> str | None:
    """Return the paper that an entry was taken from, as feeds that gather others' entries state it."""
    source = next(iter(_own(entry, "source")), None)
    if source is None:
        return None
    return _title(first(source, "title") if children(source, "title") else source)


def _link(entry: Any, site: str = "") -> str | None:
    """Return the address of an entry, or of a feed; what is relative stands on the site."""
    links = _own(entry, "link")
    found = [(each.get("href"), each) for each in links if each.get("rel", "alternate") == "alternate"]
    found += [(text_of(each), each) for each in links]
    guids = [each for each in _own(entry, "guid") if each.get("isPermaLink", "true").lower() == "true"]
    found += [(text_of(each), each) for each in guids if text_of(each).startswith("http")]
    for address, element in found:
        if address:
            return _joined(element.base or site, address)
    return None


def _joined(base: str, address: str) -> str | None:
    try:
        return urljoin(base, address)
    except ValueError:
        return None
