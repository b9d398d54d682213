"""Reads a feed of any kind into its entries."""

import orjson

from .draft import UnreadableError
from .feed_entry import FeedEntry
from .feeds import ROOTS, entries_of_feed, title_of_feed
from .json_feed import entries_of_json_feed, is_json_feed
from .safe_xml import local_name, parse_xml


def read_feed(data: bytes, base: str = "") -> tuple[str | None, list[FeedEntry]]:
    """Read a feed: RSS 0.9 to 2.0, RDF, Atom or JSON Feed.

    Args:
        data: All its bytes. Of one that breaks off, the entries before the break are read.
        base: Its address, on which relative ones stand.

    Returns:
        Its title, None if it has none, and its entries in its order, none of them twice.

    Raises:
        UnreadableError: It is no feed.
    """
    if data.lstrip()[:1] == b"{":
        title, entries = _json(data)
    else:
        parsed = parse_xml(data, partly=True)
        if local_name(parsed.root) not in ROOTS:
            raise UnreadableError(f"no feed: it begins with <{local_name(parsed.root)}>")
        title, entries = title_of_feed(parsed), list(entries_of_feed(parsed, base))
    return title, list({entry.id: entry for entry in reversed(entries)}.values())[::-1]


def _json(data: bytes) -> tuple[str | None, list[FeedEntry]]:
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as failure:
        raise UnreadableError("no feed: JSON that cannot be parsed") from failure
    if not is_json_feed(value):
        raise UnreadableError("no feed: JSON of another kind")
    title = value.get("title")
    return title if isinstance(title, str) else None, list(entries_of_json_feed(value))
