"""The generation before, as far as it is whole: what a rebuild need not read, analyse or encode again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, Self

from index.errors import Failure
from index.generation import (
    DEAD,
    FILES,
    FileTable,
    Folders,
    Manifest,
    find_damage,
    live_folder,
    read_dead,
    read_manifest,
    read_table,
)
from index.reading import Article
from index.segment import ARCHIVE, DENSE, Damage, Floats, Ints, Key, Record, Segment

_VECTORS: Final = frozenset(DENSE)


@dataclass(frozen=True, slots=True)
class Address:
    """Where an article is stored: the number of its segment, and its own in it."""

    segment: int
    number: int


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of an article besides its passages.

    Attributes:
        address: Where it is stored.
        article: The article without its text.
        place: Which of the articles of its file it is, from 0.
    """

    address: Address
    article: Article
    place: int


class Earlier:
    """The live generation when a rebuild begins.

    Args:
        folder: The generation's.
        manifest: Its manifest.
        damage: What is known to be damaged of it, by its path in the index.
    """

    def __init__(self, folder: Path, manifest: Manifest, damage: Iterable[Damage]) -> None:
        self.folder, self.manifest = folder, manifest
        self.damaged = frozenset(each.file for each in damage)
        self._own = f"{folder.parent.name}/{folder.name}"
        self._segments = Folders.of_generation(folder).segments

    @classmethod
    def open(cls, index: Path) -> Self:
        """Open the live generation, which may lack files; what has been written since it was made is looked at.

        Raises:
            IndexMissing: Nothing has been built here.
            IndexIncompatible: It was built by another version of Dateline.
            IndexDamaged: What it was can't be told.
        """
        folder = live_folder(index)
        manifest = read_manifest(folder)
        return cls(folder, manifest, find_damage(folder, manifest, touched_only=True))

    def checked(self) -> Self:
        """Read every file of it, which finds what a disk does, and open it again."""
        self.close()
        return type(self)(self.folder, self.manifest, find_damage(self.folder, self.manifest))

    @cached_property
    def dead(self) -> list[Ints]:
        """The numbers of the dead articles of each segment."""
        return read_dead(self.folder, len(self.manifest.segments))

    @cached_property
    def segments(self) -> list[Segment]:
        """Its segments, of which some files may be damaged."""
        pairs = zip(self.manifest.segments, self.dead, strict=True)
        return [Segment(self._segments / entry.name, gone) for entry, gone in pairs]

    @property
    def tells_articles(self) -> bool:
        """Whether everything is whole that says which articles there are, and what is known of them."""
        own = {f"{self._own}/{FILES}", f"{self._own}/{DEAD}"}
        archives = {f"{self._segments.name}/{entry.name}/{ARCHIVE}" for entry in self.manifest.segments}
        return not self.damaged & (own | archives)

    @cached_property
    def damaged_segments(self) -> frozenset[int]:
        """The numbers of the segments of which something is damaged."""
        places = [f"{self._segments.name}/{entry.name}/" for entry in self.manifest.segments]
        return frozenset(
            number for number, place in enumerate(places) if any(each.startswith(place) for each in self.damaged)
        )

    @cached_property
    def table(self) -> FileTable:
        """The files that were read, and what could not be."""
        return read_table(self.folder)

    def vector_of(self, key: Key) -> Floats | None:
        """Return the vector of a text by its key, from whatever vectors are whole; None if it isn't there."""
        for segment in self._with_vectors:
            vector = segment.dense.vector_of(key)
            if vector is not None:
                return vector
        return None

    @cached_property
    def _with_vectors(self) -> list[Segment]:
        names = [f"{self._segments.name}/{entry.name}" for entry in self.manifest.segments]
        folders = [self._segments / entry.name for entry in self.manifest.segments]
        whole = [not {f"{name}/{file}" for file in _VECTORS} & self.damaged for name in names]
        # What is dead has vectors too.
        return [Segment(folder) for folder, sound in zip(folders, whole, strict=True) if sound]

    def heads_of(self, file: str) -> list[Head]:
        """Return what is known of the articles of a file; releases are left out."""
        return [
            Head(Address(at, number), article, place)
            for at, segment in enumerate(self.segments)
            for number, article, place in segment.archive.heads(file)
        ]

    def addresses_of(self, file: str) -> list[Address]:
        """Return where the articles of a file are stored."""
        found = ((at, segment.archive.numbers_of(file)) for at, segment in enumerate(self.segments))
        return [Address(at, number) for at, numbers in found for number in numbers]

    def addresses(self) -> list[Address]:
        """Return where all articles are stored."""
        found = ((at, segment.archive.articles("file")) for at, segment in enumerate(self.segments))
        return [Address(at, number) for at, rows in found for number, _ in rows]

    def record(self, address: Address) -> Record:
        """Read an article."""
        [record] = self.segments[address.segment].archive.records([address.number])
        return record

    def owner_of(self, source: str) -> str | None:
        """Return the file of the article with a source; None if there is none."""
        found = (segment.archive.file_of(source) for segment in self.segments)
        return next((file for file in found if file is not None), None)

    def released(self) -> list[Head]:
        """Return what is known of the articles of news services."""
        return [
            Head(Address(at, number), article, place)
            for at, segment in enumerate(self.segments)
            for number, place, article in segment.archive.released()
        ]

    def any_released(self, addresses: Iterable[Address]) -> bool:
        """Whether one of some articles is of a news service."""
        parted = _by_segment(addresses)
        return any(self.segments[at].archive.any_released(numbers) for at, numbers in parted.items())

    def digests(self, addresses: Sequence[Address]) -> dict[str, str]:
        """Return the digest of each of some articles by its source."""
        found: dict[str, str] = {}
        for at, numbers in _by_segment(addresses).items():
            found |= self.segments[at].archive.digests(numbers)
        return found

    def passages(self, addresses: Sequence[Address]) -> list[tuple[int, str]]:
        """Return the id and the kind of each passage of some articles."""
        return [
            each for at, numbers in _by_segment(addresses).items() for each in self.segments[at].archive.kinds(numbers)
        ]

    def close(self) -> None:
        """Close its files."""
        for segment in self.__dict__.get("segments", ()):
            segment.close()


def _by_segment(addresses: Iterable[Address]) -> Mapping[int, list[int]]:
    parted: dict[int, list[int]] = {}
    for each in addresses:
        parted.setdefault(each.segment, []).append(each.number)
    return parted


def failures_by_file(failures: Sequence[Failure], files: Iterable[str]) -> dict[str, list[Failure]]:
    """Return what went wrong in each of some files, or in a part of it."""
    known, found = frozenset(files), dict[str, list[Failure]]()
    for failure in failures:
        name = next((each for each in _wholes(failure.file) if each in known), None)
        if name is not None:
            found.setdefault(name, []).append(failure)
    return found


def _wholes(part: str) -> Iterator[str]:
    """Yield what a part of a file may be a part of: a line or an article of it, a file in an archive."""
    yield part
    whole, colon, number = part.rpartition(":")
    if colon and number.removeprefix("article-").isdecimal():
        part = whole
        yield part
    while "/" in part:
        part = part.rpartition("/")[0]
        yield part
