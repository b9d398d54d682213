"""Writes an entry of a feed as an article file: Markdown with what is known of it as front matter."""

import hashlib
import re
import unicodedata
from datetime import datetime
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from index.reading import FeedEntry, keep_version, printable

_MAX_SLUG: Final = 60
_MAX_VALUE: Final = 500
_WORDS: Final = re.compile(r"[^a-z0-9]+")


def digest_of(entry: FeedEntry) -> str:
    """Return a digest of all that a feed says of an entry: another one says that it was updated."""
    said = (entry.title, entry.url, entry.author, str(entry.published), entry.publisher, entry.text)
    return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()


def name_of(entry: FeedEntry, feed: str) -> str:
    """Return the path of an entry's file in the folder of feeds: the feed's host, and a name that tells what it is."""
    host = _slug(urlsplit(feed).hostname or Path(feed).stem) or "feed"
    day = f"{entry.published:%Y-%m-%d}-" if entry.published else ""
    mark = hashlib.sha256(f"{feed}\n{entry.id}".encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{host}/{day}{_slug(entry.title or '') or 'entry'}-{mark}.md"


def write_article(folder: Path, name: str, entry: FeedEntry, text: str) -> None:
    """Write an article file; what the file held before is kept beside it in a folder that is not read.

    Args:
        folder: The folder of feeds.
        name: `name_of` the entry.
        entry: What the feed says.
        text: The text of the article.
    """
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name that begins with a dot is not read, so that nobody sees half of it.
    new = path.with_name(f".{path.name}.new")
    new.write_text(_front_matter(entry) + text.strip() + "\n", "utf-8", newline="\n")
    if path.exists():
        keep_version(path)
    new.replace(path)


def _front_matter(entry: FeedEntry) -> str:
    published = entry.published.isoformat() if entry.published else None
    if isinstance(entry.published, datetime):
        published = entry.published.isoformat(timespec="seconds")
    fields = {
        "title": entry.title,
        "url": entry.url,
        "author": entry.author,
        "publisher": entry.publisher,
        "published": published,
    }
    lines = [f'{name}: "{_value(value)}"\n' for name, value in fields.items() if value]
    return "".join(["---\n", *lines, "---\n\n"])


def _value(value: str) -> str:
    """Return a value on one line, so that a hostile title can't end the front matter or state another field."""
    return printable(" ".join(value.split()))[:_MAX_VALUE]


def _slug(text: str) -> str:
    """Return the words of a text in lower case without accents, joined by dashes, cut at a word."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = _WORDS.sub("-", bare).strip("-")
    return words if len(words) <= _MAX_SLUG else words[: _MAX_SLUG + 1].rpartition("-")[0] or words[:_MAX_SLUG]
