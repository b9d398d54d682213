"""Whether the files of a generation and of its segments are still what was written, to the last bit."""

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from index.errors import IndexDamaged
from index.segment import SEAL, Damage, Seal, changed, lost, read_seal

from .folders import Folders
from .manifest import NAME, Manifest, SegmentEntry


def find_lost(folder: Path, manifest: Manifest) -> list[Damage]:
    """Find the files that are missing or have another size than was written; reads only the seals of segments.

    Args:
        folder: The generation's.
        manifest: Its manifest.

    Returns:
        What is damaged, each file by its path in the folder of the index.
    """
    found = [_placed(_generation(folder), each) for each in lost(folder, manifest.files, NAME)]
    for entry in manifest.segments:
        found += find_lost_of(folder, entry)
    return sorted(found, key=lambda each: each.file)


def find_lost_of(folder: Path, entry: SegmentEntry) -> list[Damage]:
    """Find what `find_lost` does of one segment."""
    segment, place = _segment(folder, entry)
    seal = _seal(segment, entry)
    if isinstance(seal, Damage):
        return [_placed(place, seal)]
    return [_placed(place, each) for each in lost(segment, seal.files, SEAL)]


def find_damage(folder: Path, manifest: Manifest, *, touched_only: bool = False) -> list[Damage]:
    """Find the files that are not what was written, to the last bit.

    Args:
        folder: The generation's.
        manifest: Its manifest.
        touched_only: Read only the files that somebody has written since the manifest or the seal, which are written
            last. That finds what people and programs do to them, and not what a disk does.
    """
    since = (folder / NAME).stat().st_mtime_ns if touched_only else None
    own = changed(folder, _of_size(folder, manifest), since)
    found = [*find_lost(folder, manifest), *(_placed(_generation(folder), each) for each in own)]
    for entry in manifest.segments:
        found += find_changed_of(folder, entry, touched_only=touched_only)
    return sorted(set(found), key=lambda each: each.file)


def find_changed_of(folder: Path, entry: SegmentEntry, *, touched_only: bool = False) -> list[Damage]:
    """Find the files of one segment that hold something else than was written; those that are lost are left out.

    Args:
        folder: The generation's.
        entry: The segment.
        touched_only: As in `find_damage`.
    """
    return list(_changed_of(folder, entry, touched_only=touched_only))


def _changed_of(folder: Path, entry: SegmentEntry, *, touched_only: bool) -> Iterator[Damage]:
    segment, place = _segment(folder, entry)
    seal = _seal(segment, entry)
    if isinstance(seal, Damage):
        return
    since = (segment / SEAL).stat().st_mtime_ns if touched_only else None
    for each in changed(segment, _of_size(segment, seal), since):
        yield _placed(place, each)


def find_damage_of(folder: Path, entry: SegmentEntry) -> list[Damage]:
    """Find all damage of one segment of a generation, to the last bit."""
    return [*find_lost_of(folder, entry), *find_changed_of(folder, entry)]


def in_brief(damage: Sequence[Damage]) -> str:
    """Name the first of some damaged files, and say how many more there are."""
    more = f" and {len(damage) - 1} more files are damaged" if damage[1:] else ""
    return f"{damage[0]}{more}"


def touch(index: Path, damage: Collection[Damage]) -> None:
    """Have the next rebuild look at damaged files: what a disk does to a file leaves its time as it was."""
    for each in damage:
        # A disk that takes no more writes takes no rebuild either.
        with suppress(OSError):
            os.utime(index / each.file)


def _seal(segment: Path, entry: SegmentEntry) -> Seal | Damage:
    try:
        return read_seal(segment, entry.seal)
    except IndexDamaged as damaged:
        return Damage(SEAL, damaged.what)


def _of_size(folder: Path, written: Manifest | Seal) -> dict[str, str]:
    """Return the digests of the files that have their size: the others are told as lost."""
    return {file: each for file, each in written.sha256.items() if _has_size(folder / file, written.files[file])}


def _has_size(path: Path, size: int) -> bool:
    with suppress(OSError):
        return path.stat().st_size == size
    return False


def _generation(folder: Path) -> str:
    return f"{folder.parent.name}/{folder.name}"


def _segment(folder: Path, entry: SegmentEntry) -> tuple[Path, str]:
    """Return the folder of a segment, and that in the folder of the index."""
    segments = Folders.of_generation(folder).segments
    return segments / entry.name, f"{segments.name}/{entry.name}"


def _placed(place: str, damage: Damage) -> Damage:
    return Damage(f"{place}/{damage.file}", damage.what)
