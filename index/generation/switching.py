"""Switches to a new generation: `CURRENT` names the live one and is replaced atomically.

New segments and a new generation are written into hidden folders, synced to disk and renamed before `CURRENT` names the
generation. A process killed at any moment leaves the old generation live or the new one, never a half-written one.
"""

import os
import secrets
import shutil
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from index.errors import IndexDamaged, IndexIncompatible

from .folders import Folders
from .holding import remove_unless_held
from .manifest import read_manifest

CURRENT: Final = "CURRENT"
_UNFINISHED: Final = ".building-"
_MERGING: Final = ".merging-"
_AT_ONCE: Final = 16
"""Files that the system is asked to write to disk at a time: each waits for the disk, and hardly for a processor."""


def current_id(index: Path) -> str | None:
    """Return the name of the live generation, None if nothing has been built.

    Raises:
        IndexDamaged: `CURRENT` can't be read.
    """
    try:
        return (index / CURRENT).read_text("utf-8").strip() or None
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamaged(index, f"{CURRENT} cannot be read") from error


def begin_generation(index: Path, now: datetime) -> Path:
    """Make the folder of a new generation, which readers don't see yet."""
    return _begin(Folders(index).generations, _UNFINISHED, now)


def begin_segment(index: Path, now: datetime, *, merging: bool = False) -> Path:
    """Make the folder of a new segment, which belongs to no generation yet.

    Args:
        index: The folder of the index.
        now: The moment, in UTC.
        merging: Whether it is made of others, beside rebuilds, which must not take it for a leftover.
    """
    return _begin(Folders(index).segments, _MERGING if merging else _UNFINISHED, now)


def remove_leftovers(index: Path, *, merging: bool = False) -> None:
    """Remove what killed or failed rebuilds, or merges, left behind; nobody else may be at it."""
    prefix = _MERGING if merging else _UNFINISHED
    for parent in (Folders(index).generations, Folders(index).segments):
        for leftover in parent.glob(f"{prefix}*"):
            shutil.rmtree(leftover, ignore_errors=True)
    if merging:
        return
    # What a generation has that can't be read isn't known.
    with suppress(IndexDamaged, IndexIncompatible):
        _keep_segments(index, {entry.name for each in _generations(index) for entry in read_manifest(each).segments})


def _generations(index: Path) -> list[Path]:
    folder = Folders(index).generations
    return [each for each in folder.iterdir() if each.is_dir()] if folder.is_dir() else []


def _keep_segments(index: Path, needed: Collection[str]) -> None:
    """Remove all finished segments but some."""
    folder = Folders(index).segments
    for segment in folder.iterdir() if folder.is_dir() else ():
        if segment.name not in needed and not segment.name.startswith("."):
            shutil.rmtree(segment, ignore_errors=True)


def _begin(parent: Path, prefix: str, now: datetime) -> Path:
    parent.mkdir(parents=True, exist_ok=True)
    folder = parent / f"{prefix}{now:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
    folder.mkdir()
    return folder


def name_of(building: Path) -> str:
    """Return the name that an unfinished generation or segment will have."""
    return building.name.removeprefix(_UNFINISHED).removeprefix(_MERGING)


def sync(folder: Path) -> None:
    """Have the system write all files of a folder to disk."""
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        list(threads.map(_sync, [file for file in folder.rglob("*") if file.is_file()]))


def finish(building: Path) -> Path:
    """Give a segment or a generation, which has been synced, the name by which it is found; returns its folder."""
    finished = building.with_name(name_of(building))
    building.rename(finished)
    _sync(finished.parent)
    return finished


def publish(index: Path, building: Path) -> Path:
    """Make a finished generation the live one: at every moment readers find either the old one or the new.

    Of the older generations only those stay that somebody reads, and the one before, for readers that are about to; of
    segments those that one of these has.

    Args:
        index: The folder of the index.
        building: The folder from `begin_generation`, with everything written.

    Returns:
        Its new folder.
    """
    sync(building)
    before = _live_before(index)
    # First what a full disk may refuse: a finished generation that is never live would keep its segments.
    pointer = index / f"{CURRENT}.new"
    pointer.write_text(name_of(building) + "\n", "utf-8")
    _sync(pointer)
    finished = finish(building)
    pointer.replace(index / CURRENT)
    _sync(index)
    _forget_all_but(index, finished.name, before)
    return finished


def _live_before(index: Path) -> str | None:
    """Return what `CURRENT` names, None if it can't be read."""
    try:
        return current_id(index)
    except IndexDamaged:
        return None


def _sync(path: Path) -> None:
    """Have the system write a file or folder to disk; not every system can do so with a folder."""
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _forget_all_but(index: Path, live: str, before: str | None) -> None:
    """Remove all generations except the live one, the one before, and those that somebody reads; and their segments."""
    for folder in _generations(index):
        if folder.name not in (live, before):
            remove_unless_held(folder)
    _keep_segments(index, {name for folder in _generations(index) for name in _segments_of(folder)})


def _segments_of(generation: Path) -> Iterator[str]:
    """Name the segments of a generation; one that can't be read has none that anybody could read."""
    with suppress(IndexDamaged, IndexIncompatible):
        yield from (entry.name for entry in read_manifest(generation).segments)
