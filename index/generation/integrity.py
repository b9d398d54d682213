"""Whether the files of a generation and of its segments are still what was written, to the last bit."""

import os
from collections.abc import Collection, Sequence
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
        segment, place = _segment(folder, entry)
        seal = _seal(segment, entry)
        damage = [seal] if isinstance(seal, Damage) else lost(segment, seal.files, SEAL)
        found += [_placed(place, each) for each in damage]
    return sorted(found, key=lambda each: each.file)


def find_damage(folder: Path, manifest: Manifest, *, touched_only: bool = False) -> list[Damage]:
    """Find the files that are not what was written, to the last bit.

    Args:
        folder: The generation's.
        manifest: Its manifest.
        touched_only: Read only the files that somebody has written since the manifest or the seal, which are written
            last. That finds what people and programs do to them, and not what a disk does.
    """
    found = [_placed(_generation(folder), each) for each in _damage(folder, manifest, NAME, touched_only=touched_only)]
    for entry in manifest.segments:
        found += find_damage_of(folder, entry, touched_only=touched_only)
    return sorted(found, key=lambda each: each.file)


def find_damage_of(folder: Path, entry: SegmentEntry, *, touched_only: bool = False) -> list[Damage]:
    """Find the damage of one segment of a generation.

    Args:
        folder: The generation's.
        entry: The segment.
        touched_only: As in `find_damage`.
    """
    segment, place = _segment(folder, entry)
    seal = _seal(segment, entry)
    damage = [seal] if isinstance(seal, Damage) else _damage(segment, seal, SEAL, touched_only=touched_only)
    return [_placed(place, each) for each in damage]


def _damage(folder: Path, written: Manifest | Seal, last: str, *, touched_only: bool) -> list[Damage]:
    """Find the damage of a folder, each file told once.

    Args:
        folder: The folder.
        written: What was written into it.
        last: The file that was written last, and says so.
        touched_only: As in `find_damage`.
    """
    gone = list(lost(folder, written.files, last))
    sound = {file: written.sha256[file] for file in written.sha256.keys() - {each.file for each in gone}}
    since = (folder / last).stat().st_mtime_ns if touched_only else None
    return [*gone, *changed(folder, sound, since)]


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


def _generation(folder: Path) -> str:
    return f"{folder.parent.name}/{folder.name}"


def _segment(folder: Path, entry: SegmentEntry) -> tuple[Path, str]:
    """Return the folder of a segment, and that in the folder of the index."""
    segments = Folders.of_generation(folder).segments
    return segments / entry.name, f"{segments.name}/{entry.name}"


def _placed(place: str, damage: Damage) -> Damage:
    return Damage(f"{place}/{damage.file}", damage.what)
