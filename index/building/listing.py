"""Remembers how the folder of articles looked, so that files that have not changed need not be read to know it.

As git does with its index: what the system says about a file (`Stamp`) decides, and a file that was written within the
last moments before it was listed is not trusted, for a later write may have the same time.
"""

import gc
import hashlib
import os
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import time_ns
from typing import Final

import orjson

from index.errors import Failure, NotRead
from index.reading import FoundFile, Stamp, find_listed, list_files

from .code_version import code_digest
from .releases import HELD_BACK

_NAME: Final = "listing.json"
_FORM: Final = 2
_PAGES: Final = (".htm", ".html", ".xhtml")
_RACY: Final = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system, that of FAT."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a look at the folder of articles has shown.

    Attributes:
        found: The files that can be read.
        refused: What can't be, and why.
        at: When it began, in nanoseconds since 1970.
        unfinished: Names of files that are still being written: what was known of them before stays as it was.
        changed: The only files that may have changed since the generation `base`; None if any may have.
        base: Digest of what that generation tells of its files.
    """

    found: tuple[FoundFile, ...]
    refused: tuple[Failure, ...]
    at: int
    unfinished: frozenset[str] = frozenset()
    changed: frozenset[str] | None = None
    base: str = ""


def look(articles: Path, *, max_bytes: int) -> Seen:
    """Look at the folder of articles.

    Raises:
        ArticlesFolderMissing: There is no such folder.
    """
    at = time_ns()
    with without_collecting():
        found, refused = list_files(articles, max_bytes=max_bytes)
        return Seen(tuple(found), tuple(refused), at)


def look_at(seen: Seen, articles: Path, paths: Iterable[str], *, max_bytes: int) -> Seen | None:
    """Look at a few paths again instead of at the whole folder.

    Args:
        seen: What the last look has shown.
        articles: The folder.
        paths: What may have changed, by its path in the folder, with `/`.
        max_bytes: Size of the largest file that is read.

    Returns:
        What a look at the whole folder would show now, as far as files that can be read go; None if that can't be told
        from these paths.
    """
    at, files = time_ns(), _Sorted(seen.found)
    for path in paths:
        if any(part.startswith(".") for part in path.split("/")):
            continue
        found, known = find_listed(articles, path, max_bytes=max_bytes), files.find(path)
        if found or known:
            # A page that comes or goes hides, or shows, the folder that a browser has saved with it.
            comes_or_goes = bool(found) != bool(known)
            if (comes_or_goes and path.lower().endswith(_PAGES)) or not files.holds_folder(path.rpartition("/")[0]):
                return None
        if not found and (files.holds_folder(path) or os.path.lexists(articles / path)):
            # A folder, or something that is not read.
            return None
        files.replace(path, found)
    return Seen(tuple(files.files), seen.refused, at)


class _Sorted:
    """The files of a folder, sorted by path."""

    def __init__(self, files: Sequence[FoundFile]) -> None:
        self.files, self._names = list(files), [each.file for each in files]

    def find(self, name: str) -> FoundFile | None:
        at = bisect_left(self._names, name)
        return self.files[at] if at < len(self.files) and self._names[at] == name else None

    def holds_folder(self, folder: str) -> bool:
        """Whether a file is in a folder, "" being the top."""
        at = bisect_left(self._names, f"{folder}/")
        return not folder or (at < len(self._names) and self._names[at].startswith(f"{folder}/"))

    def replace(self, name: str, found: FoundFile | None) -> None:
        """Put a file in the place of the one of its name; None takes that out."""
        at = bisect_left(self._names, name)
        there = int(at < len(self._names) and self._names[at] == name)
        self.files[at : at + there] = [found] if found else []
        self._names[at : at + there] = [name] if found else []


@dataclass(frozen=True, slots=True)
class Listing:
    """How the folder looked when a generation was made of it.

    Attributes:
        table: Digest of what that generation tells of its files.
        code: `code_digest` of the code that read it.
        refused: Digest of what could not be listed.
        settled: Whether that are all the files, and nothing that they gave depends on the time.
        files: The stamp and the digest of each file whose stamp can be trusted.
    """

    table: str
    code: str
    refused: str
    settled: bool
    files: Mapping[str, tuple[Stamp, str]]

    @classmethod
    def of(cls, table: str, seen: Seen, files: Mapping[str, str]) -> "Listing":
        """Remember a folder.

        Args:
            table: Digest of what the generation that was made of it tells of its files.
            seen: The folder as it was before its files were read.
            files: The digest of each of them that is in the index.
        """
        digests = {file: digest for file, digest in files.items() if not digest.endswith(HELD_BACK)}
        trusted = dict(_trusted(seen, digests))
        settled = len(trusted) == len(seen.found)
        return cls(table, code_digest(), _digest(seen.refused), settled, trusted)

    def digest(self, found: FoundFile) -> str | None:
        """Return the sha256 of a file that has not changed since; None if it may have."""
        stamp, digest = self.files.get(found.file, (None, None))
        return digest if stamp is not None and stamp == found.stamp else None

    def is_same(self, table: str, seen: Seen) -> bool:
        """Whether a folder, as it is now and read by the code of now, can only give what a generation holds."""
        return (
            self.settled
            and (self.table, self.code) == (table, code_digest())
            and len(seen.found) == len(self.files)
            and all(self.digest(each) for each in seen.found)
            and self.refused == _digest(seen.refused)
        )

    def write(self, index: Path) -> None:
        """Write it into the folder of an index, in the place of the last one."""
        files = {file: [*stamp, digest] for file, (stamp, digest) in self.files.items()}
        content = [_FORM, self.table, self.code, self.refused, self.settled, files]
        new = index / f"{_NAME}.new"
        new.write_bytes(orjson.dumps(content))
        new.replace(index / _NAME)


NOTHING: Final = Listing("", "", "", settled=False, files={})


def read_listing(index: Path) -> Listing:
    """Read the listing of an index; an empty one, by which every file is read, if there is none that can be used."""
    with without_collecting():
        return _read(index / _NAME)


def _read(file: Path) -> Listing:
    try:
        form, table, code, refused, settled, files = orjson.loads(file.read_bytes())
        if form != _FORM:
            return NOTHING
        known = {file: (Stamp(*stamp), digest) for file, (*stamp, digest) in files.items()}
        return Listing(table, code, refused, settled=settled is True, files=known)
    except (OSError, AttributeError, TypeError, ValueError):
        return NOTHING


def _trusted(seen: Seen, digests: Mapping[str, str]) -> Iterator[tuple[str, tuple[Stamp, str]]]:
    for each in seen.found:
        stamp, digest = each.stamp, digests.get(each.file)
        if not stamp or not digest or each.file in seen.unfinished:
            continue
        if max(stamp.modified, stamp.changed) < seen.at - _RACY:
            yield each.file, (stamp, digest)


def _digest(refused: Iterable[Failure]) -> str:
    lines = [(each.file, each.reason, each.count if isinstance(each, NotRead) else 1) for each in refused]
    return hashlib.sha256(repr(lines).encode("utf-8", "surrogatepass")).hexdigest()


@contextmanager
def without_collecting() -> Iterator[None]:
    """Leave the garbage collector alone for a while: a hundred thousand small objects that stay make it run in vain.

    Listing that many files takes 1.0 s so, and 2.0 s otherwise.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
