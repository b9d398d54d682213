"""Reads mails as Outlook saves them (.msg): the properties of a mail in a compound file."""

import io
import re
import struct
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from email import message_from_string
from email.message import Message
from typing import Any, Final

from index.reading.encodings import UndecodableError

from . import rtf
from .compressed_rtf import unpacked_rtf
from .draft import Draft, UnreadableError
from .enclosed import MAX_DEPTH, Enclosures
from .mail_headers import sender, sent_on, text_in
from .newsletters import drafts_of_attachment, one_or_numbered, text_of_page

# Property tags of MS-OXPROPS.
_SUBJECT, _HEADERS, _SENDER, _SENT_FOR, _ADDRESS, _BODY, _HTML = 0x0037, 0x007D, 0x0C1A, 0x0042, 0x5D01, 0x1000, 0x1013
_RTF = 0x1009
_CODEPAGE, _SUBMITTED, _DELIVERED = 0x3FDE, 0x0039, 0x0E06
_LONG_NAME, _SHORT_NAME, _SHOWN_NAME, _DATA = 0x3707, 0x3704, 0x3001, 0x3701
_UNICODE, _NARROW, _BINARY = "001F", "001E", "0102"
_EPOCH: Final = datetime(1601, 1, 1, tzinfo=UTC)
_ATTACHMENT: Final = re.compile(r"__attach_version1\.0_#[0-9A-Fa-f]{8}")
_HEADER_OF: Final = {0: 32, 1: 24}
"""Length of what stands before the properties, of the mail itself and of one within it."""
_CODEPAGES: Final = {65001: "utf-8", 20127: "ascii", 28591: "iso-8859-1", 50220: "iso-2022-jp", 20866: "koi8-r"}


def read(data: bytes, enclosures: Enclosures) -> Iterator[Draft | UnreadableError]:
    """Yield the article of a mail, and those of its attachments.

    Raises:
        UnreadableError: It is no such file, or there is nothing to read in it, or the library for it is not installed.
    """
    try:
        import olefile  # noqa: PLC0415 - on first use; an extra
    except ImportError as failure:
        raise UnreadableError("for .msg install the extra: pip install 'dateline[formats]'") from failure
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            streams = {tuple(each) for each in ole.listdir(streams=True, storages=False)}
            found = list(_drafts(_Storage(ole, [], streams), enclosures))
    except UnreadableError:
        raise
    except Exception as failure:  # Whatever a hostile file breaks in the parser is the fault of the file.
        raise UnreadableError(f"a .msg that cannot be parsed ({type(failure).__name__})") from failure
    yield from one_or_numbered(found)


class _Storage:
    """A mail, or an attachment of one, in a compound file."""

    def __init__(self, ole: Any, path: list[str], streams: set[tuple[str, ...]]) -> None:
        self.ole, self.path, self.streams = ole, path, streams
        self.depth = sum(not _ATTACHMENT.fullmatch(part) for part in path)

    def stream(self, name: str) -> bytes:
        """Return a stream's bytes, none if there is no such stream."""
        path = [*self.path, name]
        return bytes(self.ole.openstream(path).read()) if tuple(path) in self.streams else b""

    def text(self, tag: int) -> str:
        """Return a property that is text, "" if there is none."""
        wide = self.stream(f"__substg1.0_{tag:04X}{_UNICODE}")
        if wide:
            return wide.decode("utf-16-le", "replace").rstrip("\0")
        try:
            return text_in(self.stream(f"__substg1.0_{tag:04X}{_NARROW}"), self._charset()).rstrip("\0")
        except UndecodableError:
            return ""

    def binary(self, tag: int) -> bytes:
        """Return a property that is bytes, none if there is none."""
        return self.stream(f"__substg1.0_{tag:04X}{_BINARY}")

    def page(self) -> str:
        """Return the mail as HTML, "" if it has no such form."""
        data = self.binary(_HTML)
        try:
            return text_in(data, self._charset()) if data else self.text(_HTML)
        except UndecodableError:
            return ""

    def day(self, tag: int) -> date | None:
        """Return the day of a property that is a time."""
        value = self._fixed(tag)
        try:
            return (_EPOCH + timedelta(microseconds=value // 10)).date() if value else None
        except OverflowError:
            return None

    def inner(self) -> Iterator["_Storage"]:
        """Yield the attachments, in order."""
        depth = len(self.path)
        names = {each[depth] for each in self.streams if len(each) > depth + 1 and list(each[:depth]) == self.path}
        for name in sorted(filter(_ATTACHMENT.fullmatch, names)):
            yield _Storage(self.ole, [*self.path, name], self.streams)

    def mail_within(self) -> "_Storage | None":
        """Return the mail that an attachment is, None if it is a file."""
        inner = _Storage(self.ole, [*self.path, f"__substg1.0_{_DATA:04X}000D"], self.streams)
        return inner if inner.stream("__properties_version1.0") else None

    def _fixed(self, tag: int) -> int:
        """Return a property of fixed size as a number, 0 if there is none."""
        data = self.stream("__properties_version1.0")
        for start in range(_HEADER_OF[min(self.depth, 1)], len(data) - 15, 16):
            _, found, _, value = struct.unpack_from("<HHIQ", data, start)
            if found == tag:
                return int(value)
        return 0

    def _charset(self) -> str:
        page = self._fixed(_CODEPAGE) & 0xFFFFFFFF
        return _CODEPAGES.get(page, f"cp{page}" if page else "")


def _drafts(mail: _Storage, enclosures: Enclosures, depth: int = 1) -> Iterator[Draft | UnreadableError]:
    headers = message_from_string(mail.text(_HEADERS).lstrip())
    body = text_of_page(mail.page()) or mail.text(_BODY).replace("\r\n", "\n").strip() or _of_rtf(mail.binary(_RTF))
    day = mail.day(_SUBMITTED) or mail.day(_DELIVERED) or sent_on(headers)
    publisher = _sender(mail, headers)
    if body:
        yield Draft(text=body, title=mail.text(_SUBJECT) or None, stated=day, publisher=publisher)
    for attachment in mail.inner():
        within = attachment.mail_within()
        if within is not None and enclosures.depth + depth > MAX_DEPTH:
            yield UnreadableError(f"mails stand in each other deeper than {MAX_DEPTH}")
        elif within is not None:
            yield from _drafts(within, enclosures, depth + 1)
        else:
            if enclosures.is_spent:
                return
            name = attachment.text(_LONG_NAME) or attachment.text(_SHORT_NAME) or attachment.text(_SHOWN_NAME)
            data = attachment.binary(_DATA)
            yield from drafts_of_attachment(name, data, enclosures, day=day, publisher=publisher)


def _of_rtf(packed: bytes) -> str:
    """Return the text of a mail that has but the form that Outlook edits, "" if it can't be read."""
    try:
        first = next(rtf.read(unpacked_rtf(packed)))
    except UnreadableError:
        return ""
    return first.text if isinstance(first, Draft) else ""


def _sender(mail: _Storage, headers: Message) -> str | None:
    named = mail.text(_SENDER) or mail.text(_SENT_FOR)
    return named.strip("\"' ") or sender(headers) or mail.text(_ADDRESS).rpartition("@")[2] or None
