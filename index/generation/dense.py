"""The dense index of a generation: the nearest passages of all its blocks."""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np

from index.segment import DenseIndex, Ints, Nearest, Segment, Selection, Vectors

from .blocks import Block
from .layout import Layout
from .parts import Gathered

_SPARE: Final = 50
"""So many more of a block with dead passages are looked for than are wanted."""


class WholeDense:
    """Finds the nearest passages of a generation.

    Attributes:
        ids: Stored ids of the passages, shape (n,); their order is that of the rows.
        passages: Vectors of the passages, shape (n, dimension).
        titles: Vectors of the articles' titles, shape (articles, dimension); zeros where there is none.
    """

    def __init__(self, blocks: Sequence[Block], layout: Layout) -> None:
        self._blocks, self._places = blocks, layout.passages
        self._parts: list[DenseIndex] = [block.dense for block in blocks]
        self.ids: Ints = layout.passages.gather([part.ids for part in self._parts])
        self.passages = Gathered([part.passages for part in self._parts], layout.passages)
        self.titles = Gathered([part.titles for part in self._parts], layout.articles)

    def __len__(self) -> int:
        return len(self._places)

    @cached_property
    def keys(self) -> Gathered:
        """Digests of the passages' texts (`key_of`), shape (n, KEY_BYTES)."""
        return Gathered([part.keys[: len(part)] for part in self._parts], self._places)

    def search(self, query: Vectors, limit: int, *, within: Ints | None = None) -> Nearest:
        """Find the passages nearest to a query.

        Args:
            query: Its vector, shape (dimension,), of length 1.
            limit: The most that are returned.
            within: The only rows that are searched; None for all.
        """
        if within is None:
            found = [self._live(part, query, limit) for part in range(len(self._parts))]
        else:
            shares = [share for share in self._places.shares(within) if len(share.rows)]
            found = [
                self._placed(share.part, self._parts[share.part].search(query, limit, within=Selection.of(share.rows)))
                for share in shares
            ]
        if len(found) == 1:
            return found[0]
        rows = np.concatenate([np.zeros(0, np.int64), *(each.rows for each in found)])
        cosines = np.concatenate([np.zeros(0, np.float32), *(each.cosines for each in found)])
        best = np.argsort(-cosines, kind="stable")[:limit]
        return Nearest(rows[best], cosines[best])

    def _live(self, part: int, query: Vectors, limit: int) -> Nearest:
        """Find the nearest of a block that are not dead.

        Some more than are wanted are looked for, and the dead left out; being asked about each takes FAISS longer.
        """
        dense, dead = self._parts[part], self._blocks[part].dead_rows
        if not len(dead):
            return self._placed(part, dense.search(query, limit))
        found = self._placed(part, dense.search(query, limit + _SPARE))
        alive = found.rows >= 0
        if np.count_nonzero(~alive) > _SPARE:
            return self._placed(part, dense.search(query, limit, within=self._all_but_dead[part]))
        return Nearest(found.rows[alive][:limit], found.cosines[alive][:limit])

    @cached_property
    def _all_but_dead(self) -> list[Selection]:
        return [Selection.all_but(block.dead_rows, len(block.dense)) for block in self._blocks]

    def _placed(self, part: int, found: Nearest) -> Nearest:
        """Return what was found in a block, by the rows of the generation."""
        return found if self._places.single else Nearest(self._places.rows_at(part, found.rows), found.cosines)


def vectors_of(segments: Sequence[Segment]) -> tuple[Gathered, Vectors]:
    """Return the vectors of the live passages of some segments, and those of their titles that are not empty."""
    dense = WholeDense(segments, Layout([[segment] for segment in segments]))
    titles = np.asarray(dense.titles)
    return dense.passages, titles[np.any(titles != 0, axis=1)]
