"""Reads long files in pieces: their lines, their encoding, their text as UTF-8; memory is bounded by a line."""

import codecs
import io
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from index.reading.encodings import UndecodableError, encoding_of

from .draft import UnreadableError

MAX_RECORD: Final = 20_000_000
"""Size in bytes of the longest line, row or object that is read as an article. A file of many may be longer."""

FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
"""How a file is opened that may have become a pipe, a device or a link."""

_BLOCK: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class LongFile:
    """A file of many records that is too long to be held: it is read as it lies on the disk.

    Attributes:
        path: Where it lies.
        sha256: Hex digest of its bytes.
    """

    path: Path
    sha256: str

    def open(self) -> io.BufferedReader:
        """Open it.

        Raises:
            UnreadableError: It is gone, or may not be read any more.
        """
        try:
            return os.fdopen(os.open(self.path, FLAGS), "rb")
        except OSError as failure:
            raise UnreadableError(f"cannot be read: {(failure.strerror or '').lower()}") from failure


def as_utf8(stream: BinaryIO) -> BinaryIO:
    """Return a file as UTF-8 without a byte order mark, from its beginning; it must be seekable.

    Raises:
        UnreadableError: It is no text.
    """
    encoding, mark = stream_encoding(stream)
    stream.seek(mark)
    return stream if encoding == "utf-8" else io.BufferedReader(_Recoded(stream, encoding), _BLOCK)


def stream_encoding(stream: BinaryIO) -> tuple[str, int]:
    """Return the encoding of a file, and the length in bytes of its byte order mark.

    Raises:
        UnreadableError: It is no text.
    """
    stream.seek(0)
    try:
        return encoding_of(stream)
    except UndecodableError as failure:
        raise UnreadableError(str(failure)) from failure


def lines_of(stream: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield each line with its number, from 1, without its end; None for one that is longer than `MAX_RECORD`.

    Lines end with a line feed, a carriage return or both.
    """
    number, parts, size = 1, list[bytes](), 0
    for piece in _pieces(stream):
        ended = piece.endswith((b"\n", b"\r"))
        size += len(piece)
        parts = [*parts, piece] if size <= MAX_RECORD + 2 else []
        if ended:
            yield number, _joined(parts, size)
            number, parts, size = number + 1, [], 0
    if size:
        yield number, _joined(parts, size)


def _joined(parts: list[bytes], size: int) -> bytes | None:
    if size > MAX_RECORD + 2:
        return None
    line = b"".join(parts)
    return line[:-2] if line.endswith(b"\r\n") else line.rstrip(b"\r\n")


def _pieces(stream: BinaryIO) -> Iterator[bytes]:
    """Yield lines with their ends, or parts of them without: a carriage return is never parted from its line feed."""
    held = b""
    while block := stream.read(_BLOCK):
        data = held + block
        # A carriage return at the end may be half of a line end.
        held = b"\r" if data.endswith(b"\r") else b""
        yield from data[: len(data) - len(held)].splitlines(keepends=True)
    if held:
        yield held


class _Recoded(io.RawIOBase):
    """A file in another encoding, read as UTF-8."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream, self._ready = stream, b""
        self._encoding = encoding
        self._decoder = codecs.getincrementaldecoder(encoding)("strict")

    def readable(self) -> bool:
        """Whether it can be read."""
        return True

    def readinto(self, buffer: "memoryview[int] | bytearray") -> int:  # type: ignore[override]
        """Fill a buffer, as the base class states."""
        while not self._ready:
            block = self._stream.read(_BLOCK)
            try:
                self._ready = self._decoder.decode(block, final=not block).encode("utf-8", "replace")
            except UnicodeDecodeError as failure:
                raise UnreadableError(f"cannot be decoded: it is not {self._encoding.upper()} throughout") from failure
            if not block:
                break
        given, self._ready = self._ready[: len(buffer)], self._ready[len(buffer) :]
        buffer[: len(given)] = given
        return len(given)
