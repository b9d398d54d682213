"""Reads web archives (.warc): each page that was answered, cited by its address."""

import io
import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

from . import html
from .draft import Draft, UnreadableError

_MAX_PAGE, _MAX_ALL, _MAX_RECORDS = 5_000_000, 400_000_000, 50_000
_PAGES: Final = ("text/html", "application/xhtml+xml")
_ANSWERED: Final = "200"


def read(data: bytes) -> Iterator[Draft | UnreadableError]:
    """Yield an article for each response that is a web page, with its address; packed records are unpacked.

    Pictures, redirections and pages without an article (lists, forms) are passed over.

    Raises:
        UnreadableError: It is no web archive, holds no article, or the library for it is not installed.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - on first use; an extra
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 - likewise
    except ImportError as failure:
        raise UnreadableError("for .warc install the extra: pip install 'dateline[formats]'") from failure
    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    number, left = 0, _MAX_ALL
    broken = ""
    try:
        for count, record in enumerate(ArchiveIterator(io.BytesIO(data), no_record_parse=False)):
            if count >= _MAX_RECORDS or left <= 0:
                broken = "larger than any archive that is read: what follows is left out"
                break
            page = _page(record)
            left -= len(page)
            if draft := _article(record, page):
                number += 1
                yield replace(draft, part=number)
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError) as failure:
        broken = f"a web archive that breaks off ({type(failure).__name__})"
    if broken and number:
        yield UnreadableError(broken, part=number + 1)
    elif not number:
        raise UnreadableError(broken or "a web archive without a page that holds an article")


def _page(record: Any) -> bytes:
    """Return the page of a response, nothing for any other record, or for one that is too large."""
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != _ANSWERED:
        return b""
    kind = (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    if kind not in _PAGES:
        return b""
    data = record.content_stream().read(_MAX_PAGE + 1)
    return data if len(data) <= _MAX_PAGE else b""


def _article(record: Any, page: bytes) -> Draft | None:
    if not page:
        return None
    try:
        draft = next(html.read(page), None)
    except UnreadableError:
        return None
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    return replace(draft, url=address or draft.url) if isinstance(draft, Draft) else None
