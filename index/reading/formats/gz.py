"""Unpacks .gz, within bounds."""

import gzip
import io
import zlib
from collections.abc import Callable
from typing import Final

from .draft import UnreadableError
from .kinds import ending_of

GZIP: Final = ".gz"
MAX_UNPACKED: Final = 100_000_000
"""Bytes to which a packed file may unpack."""
MAX_RATIO: Final = 200
"""How many times over a file may be packed once it is large; text is ten times over, a bomb a thousand."""

_MAGIC: Final = b"\x1f\x8b\x08"
_OF_RECORDS: Final = b"WARC/1."
_MOST_TIMES: Final = 3
_LARGE: Final = 5_000_000
_CHUNK: Final = 64_000


def gunzipped(name: str, data: bytes) -> tuple[str, bytes]:
    """Unpack a file if it is packed by gzip, however it is called.

    Args:
        name: Its name.
        data: All its bytes.

    Returns:
        The name without ".gz", and what was packed; as they are for a file that isn't.

    Raises:
        UnreadableError: It is damaged, or unpacks to far more than any file of articles.
    """
    for _ in range(_MOST_TIMES):
        if not data.startswith(_MAGIC):
            return name, data
        name, data = (name[: -len(GZIP)] if ending_of(name) == GZIP else name), _unpacked(data)
    raise UnreadableError(f"packed by gzip more than {_MOST_TIMES} times")


def _unpacked(data: bytes) -> bytes:
    chunks: list[bytes] = []
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            return bounded(stream.read1, len(data), chunks=chunks)
    except (OSError, EOFError, zlib.error) as failure:
        # Each record of a web archive is packed by itself: those before the damage are whole.
        if chunks and chunks[0].startswith(_OF_RECORDS):
            return b"".join(chunks)
        raise UnreadableError("damaged: it cannot be unpacked to its end") from failure


def bounded(read: Callable[[int], bytes], packed: int, done: int = 0, *, chunks: list[bytes] | None = None) -> bytes:
    """Read a packed stream to its end.

    Args:
        read: Unpacks at most so many bytes more, none at the end.
        packed: Its size in bytes when packed.
        done: Bytes that have been read of it.
        chunks: Where what is unpacked is kept while it is read.

    Raises:
        UnreadableError: It is too long, or packed too many times over.
    """
    chunks = [] if chunks is None else chunks
    while chunk := read(_CHUNK):
        chunks.append(chunk)
        done += len(chunk)
        if done > MAX_UNPACKED:
            raise UnreadableError(too_large())
        if done > _LARGE and done > MAX_RATIO * packed:
            raise UnreadableError(f"packed more than {MAX_RATIO} times over, as only a file made to do harm is")
    return b"".join(chunks)


def too_large() -> str:
    """Say that a file unpacks to too much."""
    return f"too large: it unpacks to more than {MAX_UNPACKED:,} bytes"
