"""Reads plain text: the article is the file as it is, unless that is an export of a newspaper archive."""

from collections.abc import Iterator

from index.reading.encodings import UndecodableError, decode

from .draft import Draft, UnreadableError
from .exports import read_export


def read(data: bytes) -> Iterator[Draft | UnreadableError]:
    """Yield the one article of a .txt file, or those of an export of a newspaper archive.

    Raises:
        UnreadableError: The bytes are not text.
    """
    text = decoded(data)
    yield from read_export(text) or [Draft(text=text)]


def decoded(data: bytes) -> str:
    """Decode a text file.

    Raises:
        UnreadableError: The bytes are not text.
    """
    try:
        return decode(data)
    except UndecodableError as failure:
        raise UnreadableError(str(failure)) from failure
