"""Whether the files of a folder are what was written: there, of their size, and the same to the last bit."""

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import orjson

from index.errors import IndexDamaged

SEAL: Final = "segment.json"
"""The file that holds the size and the digest of each other file of a segment; who names a segment has its digest."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What was written into a folder.

    Attributes:
        files: Size in bytes of each file, by its path in the folder.
        sha256: Digest of each.
    """

    files: Mapping[str, int]
    sha256: Mapping[str, str]

    @classmethod
    def of(cls, folder: Path, but: str) -> "Seal":
        """Take down what is in a folder, except the file that it will be written to."""
        files = files_of(folder, but)
        return cls(files, digests_of(folder, files))


@dataclass(frozen=True, slots=True)
class Damage:
    """A file that is not what was written, and what is wrong with it."""

    file: str
    what: str

    def __str__(self) -> str:
        """Return both as a person reads them."""
        return f"{self.file} {self.what}"


def seal_segment(folder: Path) -> str:
    """Write the seal of a segment that is complete; returns its digest."""
    seal = Seal.of(folder, SEAL)
    content = orjson.dumps({"files": seal.files, "sha256": seal.sha256}, option=orjson.OPT_INDENT_2)
    (folder / SEAL).write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def read_seal(folder: Path, digest: str) -> Seal:
    """Read the seal of a segment.

    Args:
        folder: The segment's.
        digest: What `seal_segment` returned.

    Raises:
        IndexDamaged: It is missing, or not what was written.
    """
    try:
        content = (folder / SEAL).read_bytes()
    except OSError as error:
        raise IndexDamaged(folder, "is missing") from error
    if hashlib.sha256(content).hexdigest() != digest:
        raise IndexDamaged(folder, CHANGED)
    return Seal(**orjson.loads(content))


CHANGED: Final = "holds something else than was written"


def lost(folder: Path, files: Mapping[str, int], but: str) -> Iterator[Damage]:
    """Find the files that are missing or have another size than was written; reads none of them."""
    there = files_of(folder, but)
    for file, size in files.items():
        if file not in there:
            yield Damage(file, "is missing")
        elif there[file] != size:
            yield Damage(file, f"has {there[file]:,} bytes instead of {size:,}")


def changed(folder: Path, sha256: Mapping[str, str], since: int | None) -> Iterator[Damage]:
    """Find the files that hold something else than was written; those that aren't there are left out.

    Args:
        folder: Their folder.
        sha256: The digest of each.
        since: Only files that were written after this moment, in nanoseconds since 1970, are read; None for all.
    """
    there = {file: folder / file for file in sha256 if (folder / file).is_file()}
    looked = [file for file, path in there.items() if since is None or path.stat().st_mtime_ns > since]
    now = digests_of(folder, looked)
    return (Damage(file, CHANGED) for file in looked if now[file] != sha256[file])


def files_of(folder: Path, but: str) -> dict[str, int]:
    """Return the size in bytes of every file of a folder except one, by its path in the folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in files}
    return {file: size for file, size in sizes.items() if file != but}


def digests_of(folder: Path, files: Collection[str]) -> dict[str, str]:
    """Return the sha256 of files by their name; "" for one that can't be read."""
    with ThreadPoolExecutor(os.cpu_count()) as threads:
        return dict(zip(files, threads.map(lambda file: _digest(folder / file), files), strict=True))


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""
