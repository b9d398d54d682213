"""Reads .json: an array of records, an object with them inside, or a single one; in memory is one record at a time."""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO, Final

import orjson

from . import jsonlines
from .draft import Draft, UnreadableError
from .json_events import Builder, events_of, placed
from .json_places import Place, is_at, place_of_records
from .json_shapes import drafts_of_shape
from .records import FieldMap, article_of, describes_something_else, summed
from .streams import MAX_RECORD, as_utf8

# In memory values take many times what they take in a file.
_MOST_VALUES: Final = 1_000_000
_LINE: Final = 1 << 20


def read(stream: BinaryIO, own: FieldMap) -> Iterator[Draft | UnreadableError]:
    """Yield the articles of a .json file, or why a record in it has none.

    A file of JSON lines that is called so is read as what it is.

    Args:
        stream: The file, which may be longer than memory.
        own: Names of fields that a person has mapped.

    Raises:
        UnreadableError: It is no JSON, or breaks off; what came before that is read.
    """
    if _is_of_lines(as_utf8(stream)):
        stream.seek(0)
        yield from jsonlines.read(stream, own)
        return
    whole = as_utf8(stream).read(MAX_RECORD + 1)
    known = _shaped(whole) if len(whole) <= MAX_RECORD and not own else None
    del whole
    if known is not None:
        yield from known
        return
    place = place_of_records(_all_events(stream), own)
    if place:
        yield from summed(_articles(stream, place, own), "record")
    else:
        yield article_of(_only(stream), own)


def _all_events(stream: BinaryIO) -> Iterator[tuple[str, Any]]:
    return events_of(as_utf8(stream))


def _is_of_lines(text: BinaryIO) -> bool:
    """Whether a file consists of an object on each line."""
    first = text.readline(_LINE)
    rest = text.read(1_000)
    try:
        return isinstance(orjson.loads(first), dict) and rest.lstrip()[:1] == b"{"
    except orjson.JSONDecodeError:
        return False


def _shaped(data: bytes) -> Iterator[Draft | UnreadableError] | None:
    """Return the articles of a file whose shape is known by itself, None for any other."""
    if data.count(b",") + data.count(b"[") + data.count(b"{") > _MOST_VALUES:
        return None
    try:
        return drafts_of_shape(orjson.loads(data))
    except orjson.JSONDecodeError:
        return None


def _only(stream: BinaryIO) -> dict[str, Any]:
    """Return the one record that a file consists of."""
    builder = Builder()
    for event, value in _all_events(stream):
        builder.add(event, value)
    return _record(builder)


def _articles(stream: BinaryIO, place: Place, own: FieldMap) -> Iterator[Draft | UnreadableError]:
    number = passed_over = 0
    builder: Builder | None = None
    for path, event, value in placed(_all_events(stream)):
        if builder is None and (event in {"map_key", "end_map", "end_array"} or not is_at(path, place)):
            continue
        builder = builder or Builder()
        if builder.add(event, value):
            number += 1
            # Linked data lists the paper and the author of an article beside it.
            if not own and _is_aside(builder):
                passed_over += 1
            else:
                yield _article(builder, number, own)
            builder = None
    if number and number == passed_over:
        raise UnreadableError("its records say that they are of something else than articles")


def _is_aside(builder: Builder) -> bool:
    value = builder.value()
    return isinstance(value, dict) and "@type" in value and describes_something_else(value)


def _article(builder: Builder, number: int, own: FieldMap) -> Draft | UnreadableError:
    try:
        record = _record(builder)
        article = article_of(record, own)
    except UnreadableError as failure:
        return UnreadableError(str(failure), part=number)
    digest = hashlib.sha256(repr(record).encode("utf-8", "replace")).hexdigest()
    return replace(article, part=number, line=0, sha256=digest)


def _record(builder: Builder) -> dict[str, Any]:
    if builder.is_too_large():
        raise UnreadableError(f"the record is larger than {MAX_RECORD:,} bytes or has far too many values")
    record = builder.value()
    if record == []:
        raise UnreadableError("no records in it")
    if not isinstance(record, dict):
        raise UnreadableError("the record is not a JSON object")
    return record
