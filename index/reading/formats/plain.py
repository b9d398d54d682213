"""Reads plain text: the article is the file as it is."""

from collections.abc import Iterator

from index.reading.encodings import UndecodableError, decode

from .draft import Draft, UnreadableError


def read(data: bytes) -> Iterator[Draft | UnreadableError]:
    """Yield the one article of a .txt file.

    Raises:
        UnreadableError: The bytes are not text.
    """
    yield Draft(text=decoded(data))


def decoded(data: bytes) -> str:
    """Decode a text file.

    Raises:
        UnreadableError: The bytes are not text.
    """
    try:
        return decode(data)
    except UndecodableError as failure:
        raise UnreadableError(str(failure)) from failure
