"""Whether the files of a generation are still what was written: there, of their size, and the same to the last bit."""

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from .manifest import NAME, Manifest, files_of


@dataclass(frozen=True, slots=True)
class Damage:
    """A file of a generation that is not what was written, and what is wrong with it."""

    file: str
    what: str

    def __str__(self) -> str:
        """Return both as a person reads them."""
        return f"{self.file} {self.what}"


def find_lost(folder: Path, manifest: Manifest) -> list[Damage]:
    """Find the files that are missing or have another size than was written; reads none of them."""
    return list(_lost(folder, manifest.files))


def find_damage(folder: Path, manifest: Manifest, *, touched_only: bool = False) -> list[Damage]:
    """Find the files that are not what was written, to the last bit.

    Args:
        folder: The generation's.
        manifest: Its manifest; one made before digests were kept tells only what is missing or has another size.
        touched_only: Read only the files that somebody has written since the manifest, which is written last. That
            finds what people and programs do to them, and not what a disk does.
    """
    lost = find_lost(folder, manifest)
    digests = {file: manifest.sha256[file] for file in manifest.sha256.keys() - {each.file for each in lost}}
    if touched_only:
        since = (folder / NAME).stat().st_mtime_ns
        digests = {file: each for file, each in digests.items() if (folder / file).stat().st_mtime_ns > since}
    now = digests_of(folder, digests)
    changed = [Damage(file, "holds something else than was written") for file in digests if now[file] != digests[file]]
    return sorted([*lost, *changed], key=lambda each: each.file)


def in_brief(damage: Sequence[Damage]) -> str:
    """Name the first of some damaged files, and say how many more there are."""
    more = f" and {len(damage) - 1} more files are damaged" if damage[1:] else ""
    return f"{damage[0]}{more}"


def touch(folder: Path, damage: Collection[Damage]) -> None:
    """Have the next rebuild look at damaged files: what a disk does to a file leaves its time as it was."""
    for each in damage:
        # A disk that takes no more writes takes no rebuild either.
        with suppress(OSError):
            os.utime(folder / each.file)


def digests_of(folder: Path, files: Collection[str]) -> dict[str, str]:
    """Return the sha256 of files by their name; "" for one that can't be read."""
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        return dict(zip(files, threads.map(lambda file: _digest(folder / file), files), strict=True))


def seal(folder: Path, manifest: Manifest) -> None:
    """Write the manifest into the folder of a generation, with the size and digest of every file that is there."""
    files = files_of(folder)
    manifest.write(folder, files, digests_of(folder, files))


def _lost(folder: Path, sizes: Mapping[str, int]) -> Iterator[Damage]:
    there = files_of(folder)
    for file, size in sizes.items():
        if file not in there:
            yield Damage(file, "is missing")
        elif there[file] != size:
            yield Damage(file, f"has {there[file]:,} bytes instead of {size:,}")


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
