"""Composes a generation: which segments it has, which of their articles are dead, and what that makes in all."""

import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

import numpy as np

from index.generation import (
    CosineAnchors,
    FileTable,
    Manifest,
    OnProgress,
    SegmentEntry,
    begin_segment,
    finish,
    merge_segments,
    publish_generation,
    sync,
)
from index.segment import Ints, Segment

from .earlier import Earlier
from .update import Update, Written

Measure = Callable[[Sequence[Segment]], CosineAnchors | None]
"""Measures where the cosines of a model lie, on some segments."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A segment of the generation to come, and the numbers of its dead articles."""

    entry: SegmentEntry
    folder: Path
    dead: Ints

    @property
    def live(self) -> bool:
        """Whether anything of it is part of the archive."""
        return len(self.dead) < self.entry.articles


class Composition:
    """The generation that an update makes of the one before.

    Args:
        index: The folder of the index.
        old: The generation before, of which all is kept that the update doesn't take out; None for nothing.
        update: What has changed.
        now: The moment, in UTC.
        on_progress: Told how far it is when what was written apart is joined.

    Attributes:
        update: What has changed.
        now: When it is composed.
    """

    def __init__(
        self, index: Path, old: Earlier | None, update: Update, now: datetime, on_progress: OnProgress
    ) -> None:
        self._index, self._old, self._on_progress = index, old, on_progress
        self.update, self.now = update, now

    @cached_property
    def listed(self) -> list[Listed]:
        """Its segments, the oldest first; what has been written is one of them by now."""
        return [*self._kept(), *self._new()]

    def segments(self) -> list[Segment]:
        """Open its segments."""
        return [Segment(each.folder, each.dead) for each in self.listed]

    def publish(self, draft: Manifest, table: FileTable, measure: Measure) -> Path:
        """Make it the live one; returns its folder.

        Args:
            draft: What is known of it but what it holds.
            table: The files that were read, and what could not be.
            measure: Measures where the model's cosines lie, on its segments.
        """
        opened = self.segments()
        try:
            cosines = measure(opened)
            dimension = next((segment.dense.passages.shape[1] for segment in opened), 0)
        finally:
            for segment in opened:
                segment.close()
        articles, passages, boilerplate = self._counts()
        manifest = replace(
            draft,
            dimension=dimension,
            articles=articles,
            passages=passages,
            boilerplate=boilerplate,
            segments=tuple(each.entry for each in self.listed),
            cosines=cosines,
        )
        return publish_generation(self._index, manifest, [each.dead for each in self.listed], table)

    def _counts(self) -> tuple[int, int, dict[str, int]]:
        """Count articles, searched passages, and passages kept out of search by kind."""
        ledger, before = self.update.ledger, self._old.manifest if self._old else None
        kinds = Counter(before.boilerplate if before else {})
        kinds.update(ledger.boilerplate_new)
        if before:
            kinds.subtract(ledger.boilerplate_gone)
        articles = sum(each.entry.articles - len(each.dead) for each in self.listed)
        passages = len(ledger.passages_new) + (before.passages - len(ledger.passages_gone) if before else 0)
        return articles, passages, {kind: count for kind, count in sorted(kinds.items()) if count}

    def _kept(self) -> list[Listed]:
        if self._old is None:
            return []
        found = []
        for at, (entry, segment) in enumerate(zip(self._old.manifest.segments, self._old.segments, strict=True)):
            gone = [address.number for address in self.update.dead if address.segment == at]
            found.append(Listed(entry, segment.folder, np.union1d(segment.dead, np.asarray(gone, np.int64))))
        return [each for each in found if each.live]

    def _new(self) -> list[Listed]:
        parts = self.update.written
        if len(parts) > 1:
            parts = [self._joined(parts)]
        return [each for each in map(_finished, parts) if each.live]

    def _joined(self, parts: Sequence[Written]) -> Written:
        """Make one segment of those that an update has written: they were only apart for want of memory."""
        building = begin_segment(self._index, self.now)
        segments = [Segment(part.folder, part.dead) for part in parts]
        try:
            merged = merge_segments(building, segments, self._on_progress)
        finally:
            for segment in segments:
                segment.close()
        for part in parts:
            shutil.rmtree(part.folder, ignore_errors=True)
        return Written(building, merged.seal, merged.articles, merged.passages, {}, set())


def _finished(part: Written) -> Listed:
    sync(part.folder)
    folder = finish(part.folder)
    entry = SegmentEntry(folder.name, part.seal, part.articles, part.passages)
    return Listed(entry, folder, np.asarray(sorted(part.dead), np.int64))
