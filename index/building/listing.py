"""Remembers how the folder of articles looked, so that files that have not changed need not be read to know it.

As git does with its index: what the system says about a file (`Stamp`) decides, and a file that was written within the
last moments before it was listed is not trusted, for a later write may have the same time.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import orjson

from index.errors import Failure, NotRead
from index.reading import FoundFile, Stamp

from .code_version import code_digest
from .releases import HELD_BACK

_NAME: Final = "listing.json"
_FORM: Final = 1
_RACY: Final = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system, that of FAT."""


@dataclass(frozen=True, slots=True)
class Listing:
    """How the folder looked when a generation was made of it.

    Attributes:
        generation: Name of that generation.
        code: `code_digest` of the code that read it.
        refused: Digest of what could not be listed.
        settled: Whether every file gave all that it holds, so that nothing depends on the time.
        files: The stamp and the digest of each file whose stamp can be trusted.
    """

    generation: str
    code: str
    refused: str
    settled: bool
    files: Mapping[str, tuple[Stamp, str]]

    @classmethod
    def of(
        cls,
        generation: str,
        found: Sequence[FoundFile],
        refused: Iterable[Failure],
        files: Sequence[tuple[str, str]],
        listed_at: int,
    ) -> "Listing":
        """Remember a folder.

        Args:
            generation: Name of the generation that was made of it.
            found: The files, as they were listed before they were read.
            refused: What could not be listed.
            files: `Corpus.files`.
            listed_at: When it was listed, in nanoseconds since 1970.
        """
        digests = {file: digest for file, digest in files if not digest.endswith(HELD_BACK)}
        settled = len(digests) == len(files)
        return cls(generation, code_digest(), _digest(refused), settled, dict(_trusted(found, digests, listed_at)))

    def digest(self, found: FoundFile) -> str | None:
        """Return the sha256 of a file that has not changed since; None if it may have."""
        stamp, digest = self.files.get(found.file, (None, None))
        return digest if stamp is not None and stamp == found.stamp else None

    def is_same(self, generation: str, found: Sequence[FoundFile], refused: Iterable[Failure]) -> bool:
        """Whether a folder, as it is listed now and read by the code of now, can only give what a generation holds."""
        return (
            self.settled
            and (self.generation, self.code) == (generation, code_digest())
            and len(found) == len(self.files)
            and all(self.digest(each) for each in found)
            and self.refused == _digest(refused)
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
    try:
        form, generation, code, refused, settled, files = orjson.loads((index / _NAME).read_bytes())
        if form != _FORM:
            return NOTHING
        known = {file: (Stamp(*stamp), digest) for file, (*stamp, digest) in files.items()}
        return Listing(generation, code, refused, settled=settled is True, files=known)
    except (OSError, AttributeError, TypeError, ValueError):
        return NOTHING


def _trusted(
    found: Iterable[FoundFile], digests: Mapping[str, str], listed_at: int
) -> Iterator[tuple[str, tuple[Stamp, str]]]:
    for each in found:
        stamp, digest = each.stamp, digests.get(each.file)
        if stamp and digest and max(stamp.modified, stamp.changed) < listed_at - _RACY:
            yield each.file, (stamp, digest)


def _digest(refused: Iterable[Failure]) -> str:
    lines = [(each.file, each.reason, each.count if isinstance(each, NotRead) else 1) for each in refused]
    return hashlib.sha256(repr(lines).encode("utf-8", "surrogatepass")).hexdigest()
