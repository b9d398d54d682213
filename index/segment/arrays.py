"""Arrays of a segment: their types, and how one is mapped from disk."""

import mmap as mmap_module
import re
from collections.abc import Iterator
from contextlib import contextmanager
from math import prod
from pathlib import Path
from typing import IO, Any, Final

import numpy as np
import numpy.typing as npt

from index.errors import IndexDamaged

_MAGIC: Final = b"\x93NUMPY"
_HEAD: Final = re.compile(
    rb"\{'descr': '([<|][a-z][0-9]{1,2})', 'fortran_order': False, 'shape': \(([0-9, ]*)\), \}\s*\n"
)
_MAPPED_FROM: Final = 1 << 18
"""Bytes from which on an array is mapped: each that is keeps a file open, and a segment has forty."""
_GIVE_BACK: Final[int | None] = getattr(mmap_module, "MADV_DONTNEED", None)

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]
Vectors = npt.NDArray[np.float32]
"""Vectors of length 1, one a row."""


def load_array(folder: Path, name: str) -> npt.NDArray[Any]:
    """Map an array from disk; a small one is read, for a process may only have so many files open.

    numpy's own way parses the head as Python, which two threads can't do at once (CPython 3.11's parser counts their
    depths together): one merges while another searches.

    Raises:
        IndexDamaged: It is missing, or is not an array.
    """
    try:
        with (folder / name).open("rb") as stream:
            dtype, shape = _head(stream)
            start, size = stream.tell(), prod(shape)
            if size * dtype.itemsize < _MAPPED_FROM:
                return np.frombuffer(stream.read(size * dtype.itemsize), dtype, size).reshape(shape)
        # A plain array over the same memory: the memmap class makes every slice slower.
        return np.asarray(np.memmap(folder / name, dtype, "r", start, shape).view(np.ndarray))
    except (OSError, ValueError, EOFError) as error:
        raise IndexDamaged(folder, f"{name} cannot be read") from error


def _head(stream: IO[bytes]) -> tuple[np.dtype[Any], tuple[int, ...]]:
    """Read the head of an array that `numpy.save` or `growing` has written, of plain numbers in C's order."""
    magic = stream.read(len(_MAGIC) + 2)
    length = int.from_bytes(stream.read(2), "little")
    match = _HEAD.fullmatch(stream.read(length)) if magic == _MAGIC + b"\x01\x00" else None
    if match is None:
        raise ValueError("not the head of such an array")
    return np.dtype(match[1].decode()), tuple(int(each) for each in match[2].decode().split(",") if each.strip())


def release(*arrays: npt.NDArray[Any]) -> None:
    """Give back the memory of what was read of mapped arrays; what is read again comes from disk again.

    Copying reads every page once, and the system would keep them all counted as this process's.
    """
    for array in arrays:
        base: Any = array
        while base is not None and not isinstance(base, mmap_module.mmap):
            base = getattr(base, "base", None)
        if base is not None and _GIVE_BACK is not None:
            base.madvise(_GIVE_BACK)


def spread(starts: Ints, sizes: Ints) -> Ints:
    """List the places of runs that lie one after another: `starts[0]`, ... for `sizes[0]` places, and so on."""
    before = np.cumsum(sizes) - sizes
    return np.asarray(np.repeat(starts - before, sizes) + np.arange(int(sizes.sum())), np.int64)


class Growing:
    """An array in a file that is written a portion at a time, so that memory doesn't have to hold it.

    Args:
        stream: Of the file.
        dtype: Of its values.
        tail: Shape of one row; () for numbers.
    """

    def __init__(self, stream: IO[bytes], dtype: np.dtype[Any], tail: tuple[int, ...]) -> None:
        self._stream, self._dtype, self._tail, self._rows = stream, dtype, tail, 0
        self.begin()

    def begin(self) -> None:
        """Write the head, in which there is room for the number of rows to come: numpy pads it for that."""
        head = {"descr": self._dtype.str, "fortran_order": False, "shape": (self._rows, *self._tail)}
        self._stream.seek(0)
        np.lib.format.write_array_header_1_0(self._stream, head)

    def append(self, rows: npt.NDArray[Any]) -> None:
        """Write some more rows."""
        self._rows += len(rows)
        self._stream.write(np.ascontiguousarray(rows, self._dtype).data)


@contextmanager
def growing(path: Path, dtype: np.dtype[Any], tail: tuple[int, ...] = ()) -> Iterator[Growing]:
    """Write an array a portion at a time; it is complete when the context ends."""
    with path.open("wb") as stream:
        array = Growing(stream, dtype, tail)
        yield array
        array.begin()
