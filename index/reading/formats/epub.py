"""Reads .epub: an article for each chapter, in the order of reading."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from posixpath import dirname, join, normpath
from typing import Any, Final
from urllib.parse import unquote

from index.reading.encodings import UndecodableError, decode

from .draft import Draft, UnreadableError
from .markup_text import root_of_html, text_of_markup
from .metadata_dates import stated_day
from .safe_xml import BrokenXmlError, descendants, parse_xml, text_of

_BROKEN: Final = (
    OSError,
    EOFError,
    zlib.error,
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
_MAX_CHAPTERS: Final = 2_000
_MAX_CHAPTER, _MAX_ALL = 20_000_000, 200_000_000
_HEADINGS: Final = ("h1", "h2", "h3")
_PAGES: Final = frozenset({"application/xhtml+xml", "text/html", "application/x-dtbook+xml"})
_NO_CHAPTERS: Final = frozenset({"nav", "cover", "cover-image"})


@dataclass(frozen=True, slots=True)
class _Book:
    """What a book says of itself, and where its chapters are."""

    title: str
    day: date | None
    publisher: str | None
    chapters: tuple[str, ...]


def read(data: bytes) -> Iterator[Draft | UnreadableError]:
    """Yield an article for each chapter that has text: each file in the book's order of reading.

    Its title is the chapter's heading, its publisher that of the book, else the book's title.

    Raises:
        UnreadableError: It is no book, is protected, or has no text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            book = _book(archive)
            yield from _articles(archive, book)
    except UnreadableError:
        raise
    except _BROKEN as failure:
        raise UnreadableError("damaged: not a book that can be unpacked") from failure


def _articles(archive: zipfile.ZipFile, book: _Book) -> Iterator[Draft | UnreadableError]:
    number, left = 0, _MAX_ALL
    for name in book.chapters:
        try:
            page = _member(archive, name, min(left, _MAX_CHAPTER))
            left -= len(page)
            text, heading = _text_and_heading(page)
        except (UnreadableError, *_BROKEN) as failure:
            number += 1
            reason = str(failure) if isinstance(failure, UnreadableError) else "it cannot be unpacked"
            yield UnreadableError(f"chapter {name[:100]!r}: {reason}", part=number)
            continue
        if text:
            number += 1
            yield Draft(
                text=text,
                title=heading or book.title or None,
                stated=book.day,
                publisher=book.publisher or book.title or None,
                part=number,
            )
    if not number:
        raise UnreadableError("a book without text")


def _text_and_heading(page: bytes) -> tuple[str, str]:
    """Return the text of a chapter and its heading; of one that is no XML as a browser would.

    Raises:
        UnreadableError: It is neither.
    """
    try:
        root = parse_xml(page).root
    except BrokenXmlError:
        # One that is cut off is not mended.
        if b"</html" not in page.lower():
            raise
        root = root_of_html(_decoded(page))
    return text_of_markup(root), _heading(root)


def _decoded(page: bytes) -> str:
    try:
        return decode(page)
    except UndecodableError as failure:
        raise UnreadableError(str(failure)) from failure


def _book(archive: zipfile.ZipFile) -> _Book:
    if "META-INF/encryption.xml" in archive.namelist() and "META-INF/rights.xml" in archive.namelist():
        raise UnreadableError("a protected book")
    container = parse_xml(_member(archive, "META-INF/container.xml", _MAX_CHAPTER)).root
    path = next((each.get("full-path") for each in descendants(container, "rootfile")), None)
    if not path:
        raise UnreadableError("no book: it doesn't say where its contents are")
    package = parse_xml(_member(archive, path, _MAX_CHAPTER)).root
    items = {each.get("id"): each for each in descendants(package, "item")}
    spine = [items.get(each.get("idref")) for each in descendants(package, "itemref")]
    chapters = [_place(path, each) for each in spine if each is not None and _is_chapter(each)]
    return _Book(
        title=_named(package, "title"),
        day=next((day for each in descendants(package, "date") if (day := stated_day(text_of(each)))), None),
        publisher=_named(package, "publisher") or None,
        chapters=tuple(dict.fromkeys(chapters))[:_MAX_CHAPTERS],
    )


def _is_chapter(item: Any) -> bool:
    properties = set((item.get("properties") or "").split())
    return item.get("media-type") in _PAGES and not properties & _NO_CHAPTERS


def _place(package: str, item: Any) -> str:
    return normpath(join(dirname(package), unquote(item.get("href") or "")))


def _member(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """Unpack a member, but no more than so many bytes.

    Raises:
        UnreadableError: It is larger.
    """
    with archive.open(name) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise UnreadableError("it unpacks to more than any book holds")
    return data


def _heading(root: Any) -> str:
    heading = next(iter(descendants(root, *_HEADINGS)), None)
    told = " ".join(text_of_markup(heading).split()) if heading is not None else ""
    return told or next((text_of(each) for each in descendants(root, "title")), "")


def _named(package: Any, name: str) -> str:
    return next((text for each in descendants(package, name) if (text := text_of(each))), "")
