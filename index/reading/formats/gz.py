"""Unpacks .gz, within bounds."""

import gzip
import io
import zlib
from typing import Final, Protocol

from .draft import UnreadableError
from .kinds import ending_of

GZIP: Final = ".gz"
MAX_UNPACKED: Final = 100_000_000
"""Bytes to which a packed file may unpack."""
MAX_RATIO: Final = 200
"""How many times over a file may be packed once it is large; text is ten times over, a bomb a thousand."""

_MAGIC: Final = b"\x1f\x8b\x08"
_MOST_TIMES: Final = 3
_LARGE: Final = 5_000_000
_CHUNK: Final = 1_000_000


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes:
        """Read at most so many bytes, none at the end."""


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
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as stream:
            return bounded(stream, len(data))
    except (OSError, EOFError, zlib.error) as failure:
        raise UnreadableError("damaged: it cannot be unpacked to its end") from failure


def bounded(stream: _Readable, packed: int, done: int = 0) -> bytes:
    """Read a packed stream to its end.

    Args:
        stream: What is unpacked.
        packed: Its size in bytes when packed.
        done: Bytes that have been read of it.

    Raises:
        UnreadableError: It is too long, or packed too many times over.
    """
    chunks = []
    while chunk := stream.read(_CHUNK):
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
