"""Reads web archives (.warc): each page that was answered, cited by its address."""

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from typing import Any, Final

from . import html
from .draft import Draft, UnreadableError

_MAX_PAGE, _MAX_ALL, _MAX_RECORDS = 5_000_000, 400_000_000, 50_000
_PAGES: Final = ("text/html", "application/xhtml+xml")
_ANSWERED: Final = "200"
_BROTLI: Final = "br"
_PACKINGS: Final = {
    _BROTLI: "install the extra: pip install 'dateline[formats]'",
    "zstd": "save them without packing",
}
_MARKUP: Final = re.compile(rb"<[A-Za-z!/?]")
_START: Final = 4096


def read(data: bytes) -> Iterator[Draft | UnreadableError]:
    """Yield an article for each page that was answered or stored, with its address; packed ones are unpacked.

    Pictures, redirections, pages without an article (lists, forms) and another capture of the same text are passed
    over.

    Raises:
        UnreadableError: It is no web archive, holds no article, or the library for it is not installed.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - on first use; an extra
        from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415 - likewise
    except ImportError as failure:
        raise UnreadableError("for .warc install the extra: pip install 'dateline[formats]'") from failure
    logging.getLogger("warcio").setLevel(logging.CRITICAL)
    number = 0
    seen: set[tuple[str | None, str]] = set()
    locked = Counter[str]()
    broken = ""
    try:
        for record, page in _pages(_quietly(ArchiveIterator(io.BytesIO(data), no_record_parse=False))):
            if packing := _packing(record, page):
                locked[packing] += 1
            elif (draft := _article(record, page)) and (draft.url, draft.text) not in seen:
                seen.add((draft.url, draft.text))
                number += 1
                yield replace(draft, part=number)
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError) as failure:
        told = isinstance(failure, UnreadableError)
        broken = str(failure) if told else f"a web archive that breaks off ({type(failure).__name__})"
    for packing, count in locked.items():
        number += 1
        yield UnreadableError(f"{count:,} pages are packed by {packing}: {_PACKINGS[packing]}", part=number)
    if broken and number:
        yield UnreadableError(broken, part=number + 1)
    elif not number:
        raise UnreadableError(broken or "a web archive without a page that holds an article")


def _pages(records: Iterable[Any]) -> Iterator[tuple[Any, bytes]]:
    """Yield each record with the page in it, b"" for none.

    Raises:
        UnreadableError: There is far too much, or the last one breaks off.
    """
    left, record = _MAX_ALL, None
    for count, record in enumerate(records):
        if count >= _MAX_RECORDS or left <= 0:
            raise UnreadableError("larger than any archive that is read: what follows is left out")
        page = _page(record)
        left -= len(page)
        yield record, page
    if getattr(getattr(record, "raw_stream", None), "limit", 0) > 0:
        raise UnreadableError("a web archive that breaks off")


def _quietly(records: Iterator[Any]) -> Iterator[Any]:
    """Yield the records without what warcio prints of those that are not as the standard has them."""
    while True:
        with redirect_stderr(io.StringIO()):
            record = next(records, None)
        if record is None:
            return
        yield record


def _page(record: Any) -> bytes:
    """Return the page in a record, nothing where there is none, or one that is too large."""
    headers = record.http_headers
    if record.rec_type == "response" and headers is not None and headers.get_statuscode() == _ANSWERED:
        kind = headers.get_header("Content-Type")
    elif record.rec_type in {"resource", "conversion"}:
        kind = record.rec_headers.get_header("Content-Type")
    else:
        return b""
    if (kind or "text/html").partition(";")[0].strip().lower() not in _PAGES:
        return b""
    try:
        data = _from_brotli(record) if _packed_by(record) == _BROTLI else record.content_stream().read(_MAX_PAGE + 1)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - the errors of each way of packing are its own
        return b""
    return bytes(data) if len(data) <= _MAX_PAGE else b""


def _packed_by(record: Any) -> str:
    headers = record.http_headers
    return (headers.get_header("Content-Encoding") or "").strip().lower() if headers is not None else ""


def _from_brotli(record: Any) -> bytes:
    """Unpack a page here: warcio does not know the later versions of the library, and sets no bound."""
    from warcio.bufferedreaders import ChunkedDataReader  # noqa: PLC0415 - on first use; an extra

    chunked = (record.http_headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked"
    packed = (ChunkedDataReader(record.raw_stream) if chunked else record.raw_stream).read(_MAX_PAGE + 1)
    try:
        import brotli  # noqa: PLC0415 - on first use; an extra
    except ImportError:
        return bytes(packed)
    if _MARKUP.match(packed):
        return bytes(packed)
    return bytes(brotli.Decompressor().process(packed, output_buffer_limit=_MAX_PAGE + 1))


def _packing(record: Any, page: bytes) -> str:
    """Return how a page is still packed, "" if it isn't."""
    packing = _packed_by(record)
    return packing if page and packing in _PACKINGS and not _MARKUP.search(page[:_START]) else ""


def _article(record: Any, page: bytes) -> Draft | None:
    if not page:
        return None
    try:
        draft = next(html.read(page), None)
    except UnreadableError:
        return None
    address = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")
    return replace(draft, url=address or draft.url) if isinstance(draft, Draft) else None
