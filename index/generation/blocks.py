"""Blocks: what a search goes through one by one. A large segment is one; the small ones are one together.

Every array operation costs the same for a few rows as for a hundred, so a search over many small segments would take
several times as long as one over all that they hold. When a generation is opened, their arrays are joined in memory.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Final, Protocol

import numpy as np

from index.segment import (
    EXACT_UP_TO,
    FORWARD,
    Columns,
    DenseIndex,
    ForwardIndex,
    Frequencies,
    Ints,
    JoinedDense,
    JoinedForward,
    Segment,
)

_JOINED: Final = EXACT_UP_TO
"""Passages of small segments that are joined at most: as many as are compared one by one."""


class Block(Protocol):
    """A part of a generation that is searched as a whole."""

    @property
    def dead(self) -> Ints:
        """Numbers of its articles that are no longer part of the archive, ascending."""

    @property
    def dead_rows(self) -> Ints:
        """The rows of their passages, ascending."""

    @property
    def columns(self) -> Columns:
        """What ranking needs of each passage."""

    @property
    def dense(self) -> DenseIndex:
        """The vectors of passages and titles."""

    @property
    def frequencies(self) -> tuple[Frequencies, Frequencies]:
        """How many passages have each term, and how many stand under a title that has it."""

    def forward(self, name: FORWARD) -> ForwardIndex:
        """Return one of the forward indexes."""


def grouped(segments: Sequence[tuple[int, Segment]]) -> list[list[Segment]]:
    """Part segments into those that are joined: the largest alone first, the small ones together last.

    Args:
        segments: Each with the number of its passages.
    """
    ordered = sorted(segments, key=lambda each: -each[0])
    room, small = _JOINED, len(ordered)
    while small and ordered[small - 1][0] <= room:
        small -= 1
        room -= ordered[small][0]
    groups = [[segment] for _, segment in ordered[:small]]
    return [*groups, [segment for _, segment in ordered[small:]]] if ordered[small:] else groups


def block_of(segments: Sequence[Segment]) -> Block:
    """Make a block of some segments."""
    return segments[0] if len(segments) == 1 else JoinedBlock(segments)


class JoinedBlock:
    """Several small segments, joined in memory when something of them is needed."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self._segments = segments
        self._forward: dict[FORWARD, ForwardIndex] = {}

    @cached_property
    def _articles(self) -> Ints:
        """Where the articles of each segment begin."""
        return _starts([len(segment.columns.published) for segment in self._segments])

    @cached_property
    def dead(self) -> Ints:
        """See `Block`."""
        pairs = zip(self._segments, self._articles, strict=False)
        return np.concatenate([segment.dead + first for segment, first in pairs])

    @cached_property
    def dead_rows(self) -> Ints:
        """See `Block`."""
        return np.flatnonzero(np.isin(self.columns.article, self.dead))

    @cached_property
    def columns(self) -> Columns:
        """See `Block`."""
        parts = [segment.columns for segment in self._segments]
        days = _starts([len(part.event_days) for part in parts])
        sentences = _starts([int(part.sentences[-1]) for part in parts])
        return Columns(
            article=np.concatenate([p.article + first for p, first in zip(parts, self._articles, strict=False)]),
            traits=np.concatenate([p.traits for p in parts]),
            published=np.concatenate([p.published for p in parts]),
            event_starts=_joined_starts([p.event_starts for p in parts], days),
            event_days=np.concatenate([p.event_days for p in parts]),
            name_counts=np.concatenate([p.name_counts for p in parts]),
            sentences=_joined_starts([p.sentences for p in parts], sentences),
        )

    @cached_property
    def dense(self) -> DenseIndex:
        """See `Block`."""
        return JoinedDense([segment.dense for segment in self._segments])

    @cached_property
    def frequencies(self) -> tuple[Frequencies, Frequencies]:
        """See `Block`."""
        passages, titles = zip(*(segment.frequencies for segment in self._segments), strict=True)
        return Frequencies.joined(passages), Frequencies.joined(titles)

    def forward(self, name: FORWARD) -> ForwardIndex:
        """See `Block`."""
        if name not in self._forward:
            self._forward[name] = JoinedForward([segment.forward(name) for segment in self._segments])
        return self._forward[name]


def _starts(sizes: Sequence[int]) -> Ints:
    return np.cumsum([0, *sizes]).astype(np.int64)


def _joined_starts(starts: Sequence[Ints], first: Ints) -> Ints:
    """Join where things begin in each segment, given where each segment's own begin."""
    moved = [each[:-1] + offset for each, offset in zip(starts, first, strict=False)]
    return np.concatenate([*moved, first[-1:]]).astype(np.int64)
