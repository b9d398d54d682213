"""Remembers how the folder of articles looked, so that files that have not changed need not be read to know it.

As git does with its index: what the system says about a file (`Stamp`) decides, and a file that was written within the
last moments before it was listed is not trusted, for a later write may have the same time.
"""

import gc
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import time_ns
from typing import Final

import orjson

from index.errors import Failure, NotRead
from index.reading import FoundFile, Stamp, list_files

from .code_version import code_digest
from .releases import HELD_BACK

_NAME: Final = "listing.json"
_FORM: Final = 1
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
    """

    found: tuple[FoundFile, ...]
    refused: tuple[Failure, ...]
    at: int
    unfinished: frozenset[str] = frozenset()


def look(articles: Path, *, max_bytes: int) -> Seen:
    """Look at the folder of articles.

    Raises:
        ArticlesFolderMissing: There is no such folder.
    """
    at = time_ns()
    with without_collecting():
        found, refused = list_files(articles, max_bytes=max_bytes)
        return Seen(tuple(found), tuple(refused), at)


@dataclass(frozen=True, slots=True)
class Listing:
    """How the folder looked when a generation was made of it.

    Attributes:
        generation: Name of that generation.
        code: `code_digest` of the code that read it.
        refused: Digest of what could not be listed.
        settled: Whether that are all the files, and nothing that they gave depends on the time.
        files: The stamp and the digest of each file whose stamp can be trusted.
    """

    generation: str
    code: str
    refused: str
    settled: bool
    files: Mapping[str, tuple[Stamp, str]]

    @classmethod
    def of(cls, generation: str, seen: Seen, files: Sequence[tuple[str, str]]) -> "Listing":
        """Remember a folder.

        Args:
            generation: Name of the generation that was made of it.
            seen: The folder as it was before its files were read.
            files: `Corpus.files`.
        """
        digests = {file: digest for file, digest in files if not digest.endswith(HELD_BACK)}
        trusted = dict(_trusted(seen, digests))
        settled = len(trusted) == len(seen.found)
        return cls(generation, code_digest(), _digest(seen.refused), settled, trusted)

    def digest(self, found: FoundFile) -> str | None:
        """Return the sha256 of a file that has not changed since; None if it may have."""
        stamp, digest = self.files.get(found.file, (None, None))
        return digest if stamp is not None and stamp == found.stamp else None

    def is_same(self, generation: str, seen: Seen) -> bool:
        """Whether a folder, as it is now and read by the code of now, can only give what a generation holds."""
        return (
            self.settled
            and (self.generation, self.code) == (generation, code_digest())
            and len(seen.found) == len(self.files)
            and all(self.digest(each) for each in seen.found)
            and self.refused == _digest(seen.refused)
        )

    def write(self, index: Path) -> None:
        """Write it into the folder of an index, in the place of the last one."""
        files = {file: [*stamp, digest] for file, (stamp, digest) in self.files.items()}
        content = [_FORM, self.generation, self.code, self.refused, self.settled, files]
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
        form, generation, code, refused, settled, files = orjson.loads(file.read_bytes())
        if form != _FORM:
            return NOTHING
        known = {file: (Stamp(*stamp), digest) for file, (*stamp, digest) in files.items()}
        return Listing(generation, code, refused, settled=settled is True, files=known)
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
