"""Reads JSON lines: one article on each line. A bad line is reported, and the others are read."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

import orjson

from index.reading.encodings import UndecodableError, decode

from .draft import Draft, UnreadableError
from .records import FieldMap, article_of, summed
from .streams import MAX_RECORD, as_utf8, lines_of

_MARK = b"\xef\xbb\xbf"
_WIDE = (b"\xff\xfe", b"\xfe\xff")


def read(stream: BinaryIO, own: FieldMap) -> Iterator[Draft | UnreadableError]:
    """Yield the article of each line of a .jsonl file, or why that line has none.

    Blank lines are skipped. Lines end with a line feed, a carriage return or both, which a JSON string never contains
    unescaped; it may contain Unicode's other line ends.

    Args:
        stream: The file, which may be longer than memory.
        own: Names of fields that a person has mapped.

    Raises:
        UnreadableError: The bytes are not text at all.
    """
    yield from summed(_articles(stream, own), "line")


def _articles(stream: BinaryIO, own: FieldMap) -> Iterator[Draft | UnreadableError]:
    for number, line in lines_of(_unicode(stream)):
        if line is None:
            yield UnreadableError(f"the line is longer than {MAX_RECORD:,} bytes", line=number)
        elif line and not line.isspace():
            try:
                article = article_of(_fields(line), own, what="line")
                yield replace(article, line=number, sha256=hashlib.sha256(line).hexdigest())
            except UnreadableError as failure:
                yield UnreadableError(str(failure), line=number)


def _unicode(stream: BinaryIO) -> BinaryIO:
    """Return the file as UTF-8, if its byte order mark or its zeros say that it is another Unicode encoding.

    Other encodings are told for each line: files are put together of several.
    """
    head = stream.read(4)
    if head.startswith(_WIDE) or 0 in head:
        return as_utf8(stream)
    stream.seek(len(_MARK) if head.startswith(_MARK) else 0)
    return stream


def _fields(line: bytes) -> dict[str, Any]:
    try:
        fields = orjson.loads(line)
    except orjson.JSONDecodeError as failure:
        if not _is_utf8(line):
            return _fields(_as_utf8(line))
        raise UnreadableError(f"broken JSON at character {failure.pos + 1:,}: {failure.msg}") from failure
    if not isinstance(fields, dict):
        raise UnreadableError("the line is not a JSON object")
    return fields


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _as_utf8(line: bytes) -> bytes:
    try:
        return decode(line).encode()
    except UndecodableError as failure:
        raise UnreadableError(str(failure)) from failure
