"""Merges segments, so that their number grows with the logarithm of the archive and what is dead goes.

Segments of about the same size are merged when there are several of them (size-tiered compaction, as Lucene and
Cassandra do): a passage is copied once for each size that it passes through.
"""

import shutil
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime
from math import log
from pathlib import Path
from typing import Final

import numpy as np

from index.errors import MergeRunning
from index.generation import (
    Generation,
    Manifest,
    Merged,
    OnProgress,
    SegmentEntry,
    begin_segment,
    find_damage_of,
    finish,
    live_folder,
    locked,
    merge_segments,
    open_current,
    publish_generation,
    read_dead,
    read_manifest,
    read_table,
    remove_leftovers,
    sync,
    touch,
)
from index.segment import Ints

_LOCK: Final = "merge.lock"
_SMALL: Final = 1_000
"""Passages up to which segments count as equally small."""
_FAN: Final = 4
"""So many segments of a size are merged, and a segment of the next size has so many times the passages."""
_DEAD: Final = 0.3
"""A segment of which more than this share is dead is written anew without that."""


def due(sizes: Sequence[tuple[int, float]]) -> list[int]:
    """Choose the segments to merge.

    Args:
        sizes: For each segment the number of its passages that are live, and the share of its articles that is dead.

    Returns:
        Their numbers; none if nothing is due.
    """
    tiers: dict[int, list[int]] = {}
    for number, (passages, _) in enumerate(sizes):
        tiers.setdefault(_tier(passages), []).append(number)
    full = [tier for tier, numbers in tiers.items() if len(numbers) >= _FAN]
    if full:
        # What is smaller than the smallest full size goes with it: it would follow soon.
        return sorted(number for tier, numbers in tiers.items() if tier <= min(full) for number in numbers)
    worn = [number for number, (_, dead) in enumerate(sizes) if dead > _DEAD]
    return worn[:1]


def _tier(passages: int) -> int:
    return 0 if passages <= _SMALL else 1 + int(log(passages / _SMALL, _FAN))


Publishing = Callable[[], AbstractContextManager[None]]
"""Holds the lock of rebuilds while a generation is made of what was merged."""


def merge_due(index: Path, publishing: Publishing = nullcontext, on_progress: OnProgress | None = None) -> Path | None:
    """Merge the segments of the live generation that are due, until none are.

    Args:
        index: The folder of the index.
        publishing: By default the caller holds the lock all the time.
        on_progress: Told every moment how many rows of how many are copied; what it raises ends the merging.

    Returns:
        The folder of the generation that is live now, None if nothing was due.

    Raises:
        RebuildRunning: A rebuild held the lock; what was merged is lost.
    """
    latest: Path | None = None
    try:
        with locked(index, _LOCK, MergeRunning):
            remove_leftovers(index, merging=True)
            while (folder := _merge_once(index, publishing, on_progress)) is not None:
                latest = folder
    except MergeRunning:
        # Whoever it is merges the same segments.
        return latest
    return latest


def _merge_once(index: Path, publishing: Publishing, on_progress: OnProgress | None) -> Path | None:
    generation = open_current(index)
    try:
        chosen = due([_size(entry, gone) for entry, gone in _with_dead(generation)])
        if not chosen or _damaged(index, generation, chosen):
            return None
        building = begin_segment(index, datetime.now(UTC), merging=True)
        try:
            merged = merge_segments(building, [generation.segments[number] for number in chosen], on_progress)
            sync(building)
            with publishing():
                return _swap(index, generation, chosen, merged, building)
        finally:
            shutil.rmtree(building, ignore_errors=True)
    finally:
        generation.close()


def _with_dead(generation: Generation) -> list[tuple[SegmentEntry, Ints]]:
    pairs = zip(generation.manifest.segments, generation.segments, strict=True)
    return [(entry, segment.dead) for entry, segment in pairs]


def _size(entry: SegmentEntry, dead: Ints) -> tuple[int, float]:
    share = len(dead) / max(entry.articles, 1)
    return round(entry.passages * (1 - share)), share


def _damaged(index: Path, generation: Generation, chosen: Sequence[int]) -> bool:
    """Whether what would be copied is not what was written; the next rebuild makes it anew."""
    damage = [each for n in chosen for each in find_damage_of(generation.folder, generation.manifest.segments[n])]
    touch(index, damage)
    return bool(damage)


def _swap(index: Path, old: Generation, chosen: Sequence[int], merged: Merged, building: Path) -> Path | None:
    """Put a merged segment in the place of those that it was made of, in the generation that is live by now."""
    folder = live_folder(index)
    manifest = read_manifest(folder)
    dead = dict(
        zip((entry.name for entry in manifest.segments), read_dead(folder, len(manifest.segments)), strict=True)
    )
    names = [old.manifest.segments[number].name for number in chosen]
    if dead.keys().isdisjoint(names):
        return None
    # Of a segment that is no longer there nothing is live.
    gone = [
        numbers[np.setdiff1d(dead.get(name, np.arange(len(numbers))), old.segments[number].dead)]
        for name, number, numbers in zip(names, chosen, merged.numbers, strict=True)
    ]
    lost = np.unique(np.concatenate(gone))
    entry = SegmentEntry(finish(building).name, merged.seal, merged.articles, merged.passages)
    listed = [(each, dead[each.name]) for each in manifest.segments if each.name not in names]
    if len(lost) < merged.articles:
        listed.insert(min(chosen), (entry, lost))
    return _published(index, manifest, listed)


def _published(index: Path, manifest: Manifest, listed: Sequence[tuple[SegmentEntry, Ints]]) -> Path:
    table = read_table(live_folder(index))
    segments = tuple(entry for entry, _ in listed)
    return publish_generation(index, replace(manifest, segments=segments), [gone for _, gone in listed], table)
