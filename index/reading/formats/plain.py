"""Plain text: the file as it is."""

from collections.abc import Iterator

from index.reading.encodings import UndecodableError, decode

from .draft import Draft, UnreadableError


def read(data: bytes) -> Iterator[Draft | UnreadableError]:
    """Yield the one article of a .txt file.

    Raises:
        UnreadableError: When the bytes are no text.
    """
    yield Draft(text=decoded(data))


def decoded(data: bytes) -> str:
    """Give the text of a text file.

    Raises:
        UnreadableError: When the bytes are no text.
    """
    try:
        return decode(data)
    except UndecodableError as failure:
        raise UnreadableError(str(failure)) from failure
