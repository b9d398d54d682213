"""The forward index: which terms a row of text contains and how often, and the BM25 of any row for a question.

It is a sparse matrix in compressed rows, mapped from disk: for each passage, sentence, title and article its terms, as
32-bit hashes, so that no vocabulary has to be loaded. From it search computes BM25 of a few hundred candidates in their
context, which an inverted index can't.
"""

import hashlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from .arrays import Floats, Ints, growing, load_array, release, spread

K1: Final = 1.2
B: Final = 0.75
"""BM25's usual parameters (Robertson and Zaragoza, 2009)."""

_MOST: Final = 65_535
"""Largest count of a term in a row that is stored; larger ones are cut to it."""

_PORTION: Final = 500_000
"""Terms that are counted at a time, so that memory doesn't grow with the archive."""
_BITS: Final = np.uint64(32)


@lru_cache(maxsize=500_000)
def term_hash(term: str) -> int:
    """Hash a term to 32 bits, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(term.encode(), digest_size=4).digest(), "little")


class Rows(NamedTuple):
    """Rows of a forward index as they are stored.

    Attributes:
        sizes: Distinct terms of each, shape (n,).
        hashes: These terms, row after row.
        counts: How often the row has each.
        lengths: Terms in each, repeats counted, shape (n,).
    """

    sizes: Ints
    hashes: npt.NDArray[Any]
    counts: npt.NDArray[Any]
    lengths: npt.NDArray[Any]


class ForwardIndex:
    """Compressed sparse rows of term hashes, ascending within each row, with their counts.

    Attributes:
        lengths: Terms in each row, repeats counted, shape (rows,).
    """

    def __init__(self, folder: Path, name: str) -> None:
        self._starts = load_array(folder, f"{name}.starts.npy")
        self._hashes = load_array(folder, f"{name}.hashes.npy")
        self._counts = load_array(folder, f"{name}.counts.npy")
        self.lengths = load_array(folder, f"{name}.lengths.npy")

    def __len__(self) -> int:
        return len(self.lengths)

    def terms(self, row: int) -> frozenset[int]:
        """Return the hashes of the terms of a row."""
        return frozenset(self._hashes[self._starts[row] : self._starts[row + 1]].tolist())

    def distinct(self, rows: Ints) -> Ints:
        """Return the hashes of all terms of some rows, each once, ascending."""
        parts = [self._hashes[self._starts[row] : self._starts[row + 1]] for row in rows.tolist()]
        return np.unique(np.concatenate([np.zeros(0, np.uint32), *parts])).astype(np.int64)

    def counts(self, rows: Ints, hashes: Ints, owners: Ints | None = None) -> Floats:
        """Count terms in rows.

        Args:
            rows: Row numbers, shape (n,).
            hashes: Hashes of terms, or of spellings of terms, each once, shape (k,).
            owners: The number of the term that each is a spelling of, shape (k,), ascending; None when each is a term.

        Returns:
            How often each row contains each of the m terms, in any spelling, shape (n, m).
        """
        owners = np.arange(len(hashes)) if owners is None else owners
        found = np.zeros((len(rows), int(owners[-1]) + 1 if len(owners) else 0), np.float32)
        if not len(rows) or not len(hashes):
            return found
        if self.is_probed(rows, hashes):
            at, columns, places = self._probe(rows, hashes)
            np.add.at(found, (at, owners[columns]), self._counts[places])
        else:
            taken = self.take(rows)
            add_counts(found, np.repeat(np.arange(len(rows)), taken.sizes), taken, hashes, owners)
        return found

    def is_probed(self, rows: Ints, hashes: Ints) -> bool:
        """Whether it is faster to look for each term in each row than to go through all terms of the rows."""
        sizes = self._starts[rows + 1] - self._starts[rows]
        return len(rows) * len(hashes) * int(sizes.max()).bit_length() < int(sizes.sum())

    def _probe(self, rows: Ints, hashes: Ints) -> tuple[Ints, Ints, Ints]:
        """Find every term in every row by binary search: for few terms and long rows.

        Returns:
            For each term found in a row: the row's position in `rows`, the term's in `hashes`, and that of its count.
        """
        low = np.repeat(self._starts[rows][:, None], len(hashes), axis=1)
        ends = self._starts[rows + 1][:, None]
        high, last = np.broadcast_to(ends, low.shape), max(len(self._hashes) - 1, 0)
        for _ in range(int((ends[:, 0] - low[:, 0]).max()).bit_length()):
            middle = (low + high) // 2
            below = (low < high) & (self._hashes[np.minimum(middle, last)] < hashes)
            low, high = np.where(below, middle + 1, low), np.where(below, high, middle)
        at, columns = np.nonzero((low < ends) & (self._hashes[np.minimum(low, last)] == hashes))
        return at, columns, low[at, columns]

    def release(self) -> None:
        """Give back the memory of what was read."""
        release(self._starts, self._hashes, self._counts, self.lengths)

    def take(self, rows: Ints) -> "Rows":
        """Return some rows as they are stored."""
        sizes = self._starts[rows + 1] - self._starts[rows]
        places = spread(self._starts[rows], sizes)
        return Rows(sizes, self._hashes[places], self._counts[places], self.lengths[rows])


class JoinedForward(ForwardIndex):
    """Several forward indexes as one, in memory."""

    def __init__(self, parts: Sequence[ForwardIndex]) -> None:
        rows = [part.take(np.arange(len(part))) for part in parts]
        sizes, self._hashes, self._counts, self.lengths = (np.concatenate(each) for each in zip(*rows, strict=True))
        self._starts = np.cumsum([0, *sizes])


def add_counts(found: Floats, holders: Ints, rows: Rows, hashes: Ints, owners: Ints) -> None:
    """Add to `found` how often rows contain terms, going through all terms of the rows once.

    Args:
        found: Shape (n, m).
        holders: For each term of the rows the row of `found` that it counts for.
        rows: The rows.
        hashes: Hashes of terms or of their spellings, shape (k,).
        owners: The column of each, shape (k,).
    """
    order = np.argsort(hashes)
    known = hashes[order]
    terms = rows.hashes.astype(np.int64)
    at = np.minimum(np.searchsorted(known, terms), len(known) - 1)
    match = known[at] == terms
    np.add.at(found, (holders[match], owners[order[at[match]]]), rows.counts[match])


def bm25(counts: Floats, lengths: Ints, mean_length: float, idf: Floats) -> Floats:
    """Compute BM25 of rows for a question.

    Args:
        counts: How often each row contains each term, shape (n, m).
        lengths: Terms in each row, shape (n,).
        mean_length: Of all rows.
        idf: How rare each term is, shape (m,).

    Returns:
        Shape (n,).
    """
    norm = K1 * (1 - B + B * lengths.astype(np.float32) / max(mean_length, 1.0))
    saturated = counts * (K1 + 1) / (counts + norm[:, None])
    return np.asarray((saturated * idf).sum(axis=1), np.float32)


def highest_bm25(idf: Floats) -> float:
    """Return the limit of BM25 for a text that repeats terms of these `idf` endlessly."""
    return float(idf.sum()) * (K1 + 1)


def write_forward(folder: Path, name: str, rows: Iterable[Sequence[str]]) -> None:
    """Write a forward index of these rows of terms."""
    lengths: list[int] = []
    counted = [_counted(*portion) for portion in _portions(rows, lengths)]
    distinct, hashes, counts = (np.concatenate(parts) for parts in zip(*counted, strict=True))
    copy_forward(folder, name, [Rows(distinct, hashes, counts, np.asarray(lengths, np.int32))])


def copy_forward(folder: Path, name: str, portions: Iterable[Rows]) -> None:
    """Write a forward index of rows that are stored elsewhere, a portion at a time."""
    with ExitStack() as stack:
        hashes = stack.enter_context(growing(folder / f"{name}.hashes.npy", np.dtype(np.uint32)))
        counts = stack.enter_context(growing(folder / f"{name}.counts.npy", np.dtype(np.uint16)))
        sizes, lengths = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        for portion in portions:
            hashes.append(portion.hashes)
            counts.append(portion.counts)
            sizes.append(portion.sizes)
            lengths.append(portion.lengths)
    np.save(folder / f"{name}.starts.npy", np.cumsum(np.concatenate([[0], *sizes])).astype(np.int64))
    np.save(folder / f"{name}.lengths.npy", np.concatenate(lengths).astype(np.int32))


def _portions(rows: Iterable[Sequence[str]], lengths: list[int]) -> Iterator[tuple["array[int]", Sequence[int]]]:
    """Yield the hashes of some rows after each other, and the lengths of these rows, which are added to `lengths`."""
    terms, sizes = array("I"), list[int]()
    for row in rows:
        terms.extend(map(term_hash, row))
        sizes.append(len(row))
        if len(terms) >= _PORTION:
            lengths += sizes
            yield terms, sizes
            terms, sizes = array("I"), []
    lengths += sizes
    yield terms, sizes


def _counted(terms: "array[int]", sizes: Sequence[int]) -> tuple[Ints, npt.NDArray[np.uint32], npt.NDArray[np.uint16]]:
    """Count the terms of rows; returns how many different ones each row has, these ascending, and their counts."""
    owners = np.repeat(np.arange(len(sizes), dtype=np.uint64), sizes)
    keys, counts = np.unique((owners << _BITS) | np.asarray(terms, np.uint64), return_counts=True)
    distinct = np.bincount((keys >> _BITS).astype(np.int64), minlength=len(sizes))
    return distinct, keys.astype(np.uint32), np.minimum(counts, _MOST).astype(np.uint16)
