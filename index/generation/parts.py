"""The parts of a generation, each as if all its blocks were one: arrays, columns and forward indexes."""

from collections.abc import Sequence
from typing import Any, overload

import numpy as np
import numpy.typing as npt

from index.segment import NAME_KINDS, Columns, Floats, ForwardIndex, Ints, Rows, add_counts, bm25, release, spread

from .layout import Places, Share


class Gathered:
    """An array with a row for each row of a generation, of which only those asked for are read.

    Args:
        arrays: That of each part.
        places: Where the rows lie.
    """

    def __init__(self, arrays: Sequence[npt.NDArray[Any]], places: Places) -> None:
        self._arrays, self._places = arrays, places

    def __len__(self) -> int:
        return len(self._places)

    @property
    def shape(self) -> tuple[int, ...]:
        """Its shape; of all rows."""
        return (len(self), *self._arrays[0].shape[1:])

    @overload
    def __getitem__(self, rows: int | np.int64) -> npt.NDArray[Any]: ...
    @overload
    def __getitem__(self, rows: Ints | slice) -> npt.NDArray[Any]: ...
    def __getitem__(self, rows: int | np.int64 | Ints | slice) -> npt.NDArray[Any]:
        """Read some rows, or one."""
        if isinstance(rows, slice):
            rows = np.arange(len(self))[rows]
        wanted = np.asarray(rows, np.int64)
        shares = self._places.shares(wanted if wanted.ndim == 1 else wanted.reshape(-1))
        found = self._read(shares, wanted.size)
        return found if wanted.ndim == 1 else found.reshape(*wanted.shape, *found.shape[1:])

    def _read(self, shares: Sequence[Share], count: int) -> npt.NDArray[Any]:
        if len(shares) == 1:
            return np.asarray(self._arrays[shares[0].part][shares[0].rows])
        # Most rows are in one part as a rule: these are copied once, to where they belong, and the others over them.
        most = max(shares, key=lambda share: len(share.rows), default=Share(0, slice(None), np.zeros(0, np.int64)))
        rows = np.zeros(count, np.int64)
        rows[most.places] = most.rows
        found = np.asarray(self._arrays[most.part][rows])
        for share in shares:
            if share is not most:
                found[share.places] = self._arrays[share.part][share.rows]
        return found

    def release(self) -> None:
        """Give back the memory of what was read."""
        release(*self._arrays)

    def __array__(self, dtype: npt.DTypeLike | None = None, copy: bool | None = None) -> npt.NDArray[Any]:  # noqa: FBT001 - numpy's
        """Read all rows."""
        return np.asarray(self[:], dtype)


class WholeColumns:
    """The columns of a generation.

    Attributes:
        article: Number of each passage's article, ascending, shape (n,).
        traits: `Trait`s of each passage, shape (n,).
        published: Ordinal of each article's publication day, 0 when unknown, shape (articles,).
        event_starts: Where the windows of each passage start in `event_days`, shape (n + 1,).
        event_days: Ordinals of the first and last day of each window, shape (m, 2).
        name_counts: How many names of each kind a passage has, shape (n, len(NAME_KINDS)).
        sentences: Where the sentences of each passage start among all sentences, shape (n + 1,).
        sorted_ids: Passage ids in ascending order, shape (n,).
        sorted_rows: The row of each of them, shape (n,).
    """

    def __init__(self, columns: Sequence[Columns], ids: Ints, articles: Places, passages: Places) -> None:
        self.published = articles.gather([each.published for each in columns])
        numbers = [_renumbered(each.article, articles.rows_of(at)) for at, each in enumerate(columns)]
        self.article = passages.gather(numbers)
        self.traits = passages.gather([each.traits for each in columns])
        self.name_counts = passages.gather([each.name_counts for each in columns])
        self.event_starts = _starts([each.event_starts for each in columns], passages)
        self.event_days = _owned(
            [each.event_days for each in columns], [each.event_starts for each in columns], passages
        )
        self.sentences = _starts([each.sentences for each in columns], passages)
        self._first_rows = np.searchsorted(self.article, np.arange(len(self.published)))
        self.sorted_rows = np.argsort(ids)
        self.sorted_ids = np.asarray(ids)[self.sorted_rows]

    def place(self, rows: Ints) -> Ints:
        """Return the position of passages among the searched ones of their article, from 0."""
        return np.asarray(rows - self._first_rows[self.article[rows]], np.int64)

    def names_of_kind(self, kind: str, rows: Ints) -> Ints:
        """Return how many names of one of `NAME_KINDS` passages contain, shape of `rows`."""
        return np.asarray(self.name_counts[rows, NAME_KINDS.index(kind)], np.int64)

    def rows(self, ids: Sequence[int]) -> Ints:
        """Return the rows of passages by id; every id must be one of the index."""
        wanted = np.asarray(ids, np.int64)
        return np.asarray(self.sorted_rows[np.searchsorted(self.sorted_ids, wanted)], np.int64)


def _renumbered(articles: Ints, numbers: Ints) -> Ints:
    return np.asarray(numbers[articles], np.int64)


def _starts(starts: Sequence[Ints], passages: Places) -> Ints:
    """Return where what each passage owns begins, from where it begins in each part."""
    if passages.single:
        return starts[0]
    return np.concatenate([[0], np.cumsum(passages.gather([np.diff(each) for each in starts]))]).astype(np.int64)


def _owned(items: Sequence[Ints], starts: Sequence[Ints], passages: Places) -> Ints:
    """Return what the passages own in their order, from what is owned in each part."""
    if passages.single:
        return items[0]
    before = np.cumsum([0, *(len(each) for each in items)])
    first = passages.gather([each[:-1] + offset for each, offset in zip(starts, before, strict=False)])
    return np.concatenate(items)[spread(first, passages.gather([np.diff(each) for each in starts]))]


class SentencePlaces:
    """Where the sentences of a generation lie.

    Args:
        starts: Where the sentences of each passage start, in the order of the generation.
        own: The same in each part.
        passages: Where the passages lie.
    """

    def __init__(self, starts: Ints, own: Sequence[Ints], passages: Places) -> None:
        self._starts, self._own, self._passages = starts, own, passages

    def __len__(self) -> int:
        return int(self._starts[-1])

    def shares(self, rows: Ints) -> "list[Share]":
        """Divide sentences by the part that they lie in."""
        if self._passages.single:
            return [Share(0, slice(None), rows)]
        owners = np.searchsorted(self._starts, rows, "right") - 1
        within = rows - self._starts[owners]
        return [
            Share(share.part, share.places, self._own[share.part][share.rows] + within[share.places])
            for share in self._passages.shares(owners)
        ]


class WholeForward:
    """A forward index with a row for each row of a generation; see `ForwardIndex`.

    Args:
        parts: That of each part.
        places: Where the rows lie.
        dead: Rows of each part that don't count; None for none.
    """

    def __init__(
        self, parts: Sequence[ForwardIndex], places: Places | SentencePlaces, dead: Sequence[Ints] | None = None
    ) -> None:
        self._parts, self._places = parts, places
        total = sum(int(part.lengths.sum()) for part in parts)
        for part, rows in zip(parts, dead or (), strict=False):
            total -= int(part.lengths[rows].sum())
        self.mean_length = total / len(places) if len(places) else 1.0

    def __len__(self) -> int:
        return len(self._places)

    def terms(self, row: int) -> frozenset[int]:
        """Return the hashes of the terms of a row."""
        [share] = self._places.shares(np.asarray([row], np.int64))
        return self._parts[share.part].terms(int(share.rows[0]))

    def distinct(self, rows: Ints) -> Ints:
        """Return the hashes of all terms of some rows, each once, ascending."""
        parts = [self._parts[share.part].distinct(share.rows) for share in self._places.shares(rows)]
        return parts[0] if len(parts) == 1 else np.unique(np.concatenate([np.zeros(0, np.int64), *parts]))

    def counts(self, rows: Ints, hashes: Ints, owners: Ints | None = None) -> Floats:
        """Count terms in rows, as `ForwardIndex.counts` does; shape (n, m)."""
        shares = self._places.shares(rows)
        if len(shares) == 1:
            return self._parts[shares[0].part].counts(shares[0].rows, hashes, owners)
        owners = np.arange(len(hashes)) if owners is None else owners
        found = np.zeros((len(rows), int(owners[-1]) + 1 if len(owners) else 0), np.float32)
        if not len(hashes):
            return found
        scanned: list[tuple[Share, Rows]] = []
        for share in shares:
            part = self._parts[share.part]
            if part.is_probed(share.rows, hashes):
                found[share.places] = part.counts(share.rows, hashes, owners)
            else:
                scanned.append((share, part.take(share.rows)))
        if scanned:
            # Together: each of a dozen array operations takes as long for a few rows as for hundreds.
            numbers = np.arange(len(rows))
            holders = np.concatenate([np.repeat(numbers[share.places], taken.sizes) for share, taken in scanned])
            joined = Rows(*map(np.concatenate, zip(*(taken for _, taken in scanned), strict=True)))
            add_counts(found, holders, joined, hashes, owners)
        return found

    def release(self) -> None:
        """Give back the memory of what was read."""
        for part in self._parts:
            part.release()

    def take(self, rows: Ints) -> Rows:
        """Return some rows as they are stored."""
        parts = [(share, self._parts[share.part].take(share.rows)) for share in self._places.shares(rows)]
        if len(parts) == 1:
            return parts[0][1]
        sizes, lengths = np.zeros(len(rows), np.int64), np.zeros(len(rows), np.int64)
        for share, part in parts:
            sizes[share.places], lengths[share.places] = part.sizes, part.lengths
        starts, total = np.cumsum(sizes) - sizes, int(sizes.sum())
        hashes, counts = np.zeros(total, np.uint32), np.zeros(total, np.uint16)
        for share, part in parts:
            places = spread(starts[share.places], part.sizes)
            hashes[places], counts[places] = part.hashes, part.counts
        return Rows(sizes, hashes, counts, lengths)

    def bm25(self, counts: Floats, rows: Ints, idf: Floats) -> Floats:
        """Compute BM25 of rows for a question, shape (n,), from the `counts` of its terms and their `idf`."""
        lengths = np.zeros(len(rows), np.int64)
        for share in self._places.shares(rows):
            lengths[share.places] = self._parts[share.part].lengths[share.rows]
        return bm25(counts, lengths, self.mean_length, idf)
