"""Reads web pages saved as one file (.mht, .mhtml): the page itself, without its pictures and frames."""

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from typing import Final

from . import html
from .draft import Draft, UnreadableError

_MOST_PARTS: Final = 10_000
_DEEPEST: Final = 20
_BOUNDARY: Final = re.compile(rb"^content-type:[ \t]{0,8}multipart/", re.IGNORECASE | re.MULTILINE)
_PART: Final = re.compile(rb"^--\S", re.MULTILINE)
_PAGE_TYPES: Final = frozenset({"text/html", "application/xhtml+xml"})
_CHARSET: Final = re.compile(r"[\w.:-]{1,40}")


def read(data: bytes) -> Iterator[Draft | UnreadableError]:
    """Yield the one article of a page that a browser saved with all that belongs to it.

    The day on which it was saved, which the file states too, is not that of publication.

    Raises:
        UnreadableError: There is no page in it, or none with an article.
    """
    if len(_BOUNDARY.findall(data)) > _DEEPEST or len(_PART.findall(data)) > _MOST_PARTS:
        raise UnreadableError("a saved page of far too many parts")
    try:
        message = message_from_bytes(data)
        part = _page(message)
        page = part.get_payload(decode=True) if part is not None else None
    except (MessageError, ValueError, LookupError, RecursionError) as failure:
        raise UnreadableError(f"a saved page that cannot be taken apart ({type(failure).__name__})") from failure
    if part is None or not isinstance(page, bytes) or not page.strip():
        raise UnreadableError("no web page in it: it was not saved to its end, or is something else")
    for draft in html.read(_declared(part, page)):
        yield replace(draft, url=draft.url or _address(message, part)) if isinstance(draft, Draft) else draft


def _page(message: Message) -> Message | None:
    """Return the part that is the page: the one that the file names as its start, else the first; others are frames."""
    pages = [part for part in message.walk() if part.get_content_type() in _PAGE_TYPES]
    start = str(message.get_param("start") or "").strip("<> ")
    named = (part for part in pages if start and str(part.get("Content-ID", "")).strip("<> ") == start)
    return next(named, pages[0] if pages else None)


def _declared(part: Message, page: bytes) -> bytes:
    """Say in the page which encoding the part states; what the page says itself comes after it."""
    charset = str(part.get_param("charset") or "")
    if not _CHARSET.fullmatch(charset) or charset.lower().startswith("utf"):
        return page
    return f'<meta charset="{charset}">'.encode("ascii") + page


def _address(message: Message, part: Message) -> str | None:
    fields = (message.get("Snapshot-Content-Location"), part.get("Content-Location"), message.get("Content-Location"))
    addresses = (str(field).strip() for field in fields if field)
    return next((each for each in addresses if each.lower().startswith(("http://", "https://"))), None)
