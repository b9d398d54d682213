"""Where the articles and passages of a generation lie: in which of its segments, and at which place there.

The rows of a generation are those that it would have if all its articles were in one segment, in the order of their
files: nobody who searches it has to know that there are segments.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index.segment import Ints, Segment, spread


class Share(NamedTuple):
    """What some rows have in one part of a generation.

    Attributes:
        part: Number of the part.
        places: Positions among the rows asked for.
        rows: Their rows in the part.
    """

    part: int
    places: Ints | slice
    rows: Ints


class Places:
    """Rows of a generation and where they lie in its parts, which are its segments or groups of them.

    Args:
        sizes: How many rows each part has.
        flat: For each row of the generation its place in all rows of all parts, one part after another; None when they
            are the same.
    """

    def __init__(self, sizes: Sequence[int], flat: Ints | None) -> None:
        self._offsets = np.concatenate([[0], np.cumsum(np.asarray(sizes, np.int64))]).astype(np.int64)
        self._flat = flat
        self._latest: tuple[Ints | None, Sequence[Share]] = (None, ())

    def __len__(self) -> int:
        return int(self._offsets[-1]) if self._flat is None else len(self._flat)

    @property
    def single(self) -> bool:
        """Whether there is one part and its rows are those of the generation."""
        return self._flat is None and len(self._offsets) <= 2  # noqa: PLR2004 - a start and an end

    def shares(self, rows: Ints) -> Sequence[Share]:
        """Divide rows by the part that they lie in; parts with none of them are left out."""
        if self.single:
            return [Share(0, slice(None), rows)]
        # A question's candidates are looked up in a dozen arrays, one after another.
        known, shares = self._latest
        if known is not rows:
            shares = list(self._shares(rows))
            self._latest = rows, shares
        return shares

    def _shares(self, rows: Ints) -> Iterator[Share]:
        flat = rows if self._flat is None else self._flat[rows]
        owners = self._offsets[1:].searchsorted(flat, "right")
        held = np.flatnonzero(np.bincount(owners)).tolist()
        if len(held) == 1:
            yield Share(held[0], slice(None), flat - self._offsets[held[0]])
            return
        for part in held:
            places = np.flatnonzero(owners == part)
            yield Share(part, places, flat[places] - self._offsets[part])

    def gather(self, arrays: Sequence[npt.NDArray[np.int64]]) -> npt.NDArray[np.int64]:
        """Bring what each part has for its rows into the order of the generation."""
        if self.single:
            return arrays[0]
        joined = np.concatenate(arrays)
        return joined if self._flat is None else joined[self._flat]

    def parts_of(self, rows: Ints) -> Ints:
        """Return the number of the part that each row lies in, shape of `rows`."""
        flat = rows if self._flat is None else self._flat[rows]
        return np.asarray(np.searchsorted(self._offsets, flat, "right") - 1, np.int64)

    def rows_at(self, part: int, rows: Ints) -> Ints:
        """Return the rows of the generation that are some rows of a part, -1 for what is dead."""
        flat = np.asarray(rows + self._offsets[part], np.int64)
        return flat if self._flat is None else np.asarray(self._back[flat], np.int64)

    def rows_of(self, part: int) -> Ints:
        """Return the row of the generation for each row of a part, -1 for what is dead."""
        return self.rows_at(part, np.arange(self._offsets[part + 1] - self._offsets[part]))

    @cached_property
    def _back(self) -> Ints:
        back = np.full(int(self._offsets[-1]), -1, np.int64)
        if self._flat is not None:
            back[self._flat] = np.arange(len(self._flat))
        return back


class Layout:
    """The order of a generation's articles and passages.

    Args:
        groups: Its segments, those together that are searched together; each is in the order of its files.

    Attributes:
        segments: The segments, group after group.
        articles: Where the articles lie in the groups.
        passages: Where the searched passages lie in the groups.
        articles_stored: Where the articles lie in the segments.
        passages_stored: Where the searched passages lie in the segments.
    """

    def __init__(self, groups: Sequence[Sequence[Segment]]) -> None:
        self.segments = [segment for group in groups for segment in group]
        order = _order(self.segments)
        articles = [[len(segment.columns.published) for segment in group] for group in groups]
        passages = [[len(segment.columns.article) for segment in group] for group in groups]
        rows = None if order is None else _rows(self.segments, order)
        self.articles = Places([sum(group) for group in articles], order)
        self.passages = Places([sum(group) for group in passages], rows)
        self.articles_stored = Places([count for group in articles for count in group], order)
        self.passages_stored = Places([count for group in passages for count in group], rows)


def _rows(segments: Sequence[Segment], order: Ints) -> Ints:
    """Return where the passages stand: each article's together, in the order of the articles."""
    held = np.concatenate([_passages(segment) for segment in segments])
    starts = np.cumsum(held) - held
    return spread(starts[order], held[order])


def _order(segments: Sequence[Segment]) -> Ints | None:
    """Return where the live articles stand in all segments, in the order of their files; None if it is as they are."""
    keys: list[tuple[str, int, int]] = []
    first = 0
    for segment in segments:
        keys += [(file, place, first + number) for number, file, place in segment.archive.articles("file, place")]
        first += len(segment.columns.published)
    keys.sort()
    order = np.fromiter((at for *_, at in keys), np.int64, len(keys))
    return None if len(order) == first and np.array_equal(order, np.arange(first)) else order


def _passages(segment: Segment) -> Ints:
    """Return how many searched passages each article of a segment has."""
    return np.bincount(segment.columns.article, minlength=len(segment.columns.published)).astype(np.int64)
