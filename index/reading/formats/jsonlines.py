"""Reads JSON lines: one article on each line. A bad line is reported, and the others are read."""

import codecs
import hashlib
import re
from collections.abc import Iterator
from typing import Any

import orjson

from index.reading.encodings import UndecodableError, decode, is_binary
from index.reading.paragraphs import is_blank

from .draft import Draft, UnreadableError
from .metadata_dates import stated_day

_LINE_END = re.compile(rb"\r\n?|\n")
_PUBLISHER_FIELDS = ("publisher", "publication", "outlet", "newspaper", "site_name", "source")


def read(data: bytes) -> Iterator[Draft | UnreadableError]:
    """Yield the article of each line of a .jsonl file, or why that line has none.

    A line is an object with `text` and, where known, `name`, `title`, `published`, `publisher` and `url`. Blank lines
    are skipped. Lines end with a line feed, a carriage return or both, which a JSON string never contains unescaped; it
    may contain Unicode's other line ends.

    Raises:
        UnreadableError: The bytes are not text at all.
    """
    for number, line in enumerate(_LINE_END.split(_unicode(data)), start=1):
        if line and not line.isspace():
            try:
                yield _article(line, number)
            except UnreadableError as failure:
                yield failure


def _unicode(data: bytes) -> bytes:
    """Return the file as UTF-8, if its byte order mark or its zeros say that it is another Unicode encoding."""
    if data.startswith(codecs.BOM_UTF8):
        return data[len(codecs.BOM_UTF8) :]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or 0 in data[:4]:
        try:
            return decode(data).encode()
        except UndecodableError as failure:
            raise UnreadableError(str(failure)) from failure
    return data


def _article(line: bytes, number: int) -> Draft:
    fields = _fields(line, number)
    text = fields.get("text")
    if not isinstance(text, str) or is_blank(text):
        raise UnreadableError("the line has no text", line=number)
    if is_binary(text):
        raise UnreadableError("its text is binary data", line=number)
    return Draft(
        text=text,
        title=_string(fields, "title") or None,
        stated=stated_day(_string(fields, "published")),
        url=_string(fields, "url").strip() or None,
        publisher=_publisher(fields),
        name=_string(fields, "name") or None,
        line=number,
        sha256=hashlib.sha256(line).hexdigest(),
    )


def _fields(line: bytes, number: int) -> dict[str, Any]:
    try:
        fields = orjson.loads(line)
    except orjson.JSONDecodeError as failure:
        if not _is_utf8(line):
            return _fields(_as_utf8(line, number), number)
        raise UnreadableError(f"broken JSON at character {failure.pos + 1:,}: {failure.msg}", line=number) from failure
    if not isinstance(fields, dict):
        raise UnreadableError("the line is not a JSON object", line=number)
    return fields


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _as_utf8(line: bytes, number: int) -> bytes:
    try:
        return decode(line).encode()
    except UndecodableError as failure:
        raise UnreadableError(str(failure), line=number) from failure


def _publisher(fields: dict[str, Any]) -> str | None:
    """Return who published an article: a name, or an object with one, as news interfaces give it."""
    for field in _PUBLISHER_FIELDS:
        value = fields.get(field)
        name = value.get("name") if isinstance(value, dict) else value
        if isinstance(name, str) and name.strip():
            return name
    return None


def _string(fields: dict[str, Any], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""
