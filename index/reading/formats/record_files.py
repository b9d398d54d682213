"""The kinds of files that hold many records, which are read piece by piece however long the file is."""

import io
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import BinaryIO, Final

from . import json_records, jsonlines, tables
from .draft import Draft, UnreadableError
from .records import FieldMap
from .streams import LongFile

RecordReader = Callable[[BinaryIO, FieldMap], Iterator[Draft | UnreadableError]]
"""Reads a file, given as a seekable stream, with the names that a person has mapped."""

RECORD_READERS: Final[Mapping[str, RecordReader]] = {
    ".jsonl": jsonlines.read,
    ".ndjson": jsonlines.read,
    ".jsonlines": jsonlines.read,
    ".jl": jsonlines.read,
    ".json": json_records.read,
    ".csv": tables.read,
    ".tsv": tables.read,
}


def read_records(ending: str, data: bytes | LongFile, own: FieldMap) -> Iterator[Draft | UnreadableError]:
    """Yield the articles of a file of one of these kinds.

    Args:
        ending: Its kind.
        data: All its bytes, or where it lies.
        own: Names of fields that a person has mapped.

    Raises:
        UnreadableError: As its reader does.
    """
    with data.open() if isinstance(data, LongFile) else io.BytesIO(data) as stream:
        yield from RECORD_READERS[ending](stream, own)


def _whole(ending: str, data: bytes) -> Iterator[Draft | UnreadableError]:
    return read_records(ending, data, {})


RECORD_FILES: Final = {ending: partial(_whole, ending) for ending in RECORD_READERS}
"""Readers of such files that are in memory, without mapped names."""
