"""Reads files that stand inside others (attachments, members), within bounds of depth, number and size. Pure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from .draft import Draft, UnreadableError
from .gz import GZIP, gunzipped
from .kinds import ending_of, kind_of
from .unread import why_unread

Reader = Callable[[bytes], Iterator[Draft | UnreadableError]]

MAX_DEPTH: Final = 3
"""How deep files may stand in each other: a mail in a mail in a mail."""
MAX_FILES: Final = 20_000
MAX_BYTES: Final = 200_000_000
"""How many files, and how many bytes of them, may stand in one file, at all depths together."""


@dataclass(slots=True)
class Spent:
    """What the files inside one file have taken so far."""

    files: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Enclosures:
    """Reads files that stand inside a file.

    Attributes:
        readers: The reader for each file name ending.
        containers: The readers of files that enclose others; they are given the enclosures of the next depth.
        depth: How deep the enclosing file stands.
        spent: What has been read so far, at all depths.
    """

    readers: Mapping[str, Reader]
    containers: Mapping[str, "Container"]
    depth: int = 0
    spent: Spent = field(default_factory=Spent)

    def reads(self, name: str) -> bool:
        """Whether a file of this name is of a kind that is read."""
        return ending_of(name) in self.endings

    @property
    def endings(self) -> frozenset[str]:
        """The endings of what is read."""
        return frozenset({*self.readers, *self.containers, GZIP})

    @property
    def is_spent(self) -> str:
        """Why no more files are read, "" while more are."""
        if self.spent.files > MAX_FILES or self.spent.size > MAX_BYTES:
            return f"more than {MAX_FILES:,} files or {MAX_BYTES:,} bytes stand in it"
        return ""

    def read(self, name: str, data: bytes) -> Iterator[Draft | UnreadableError]:
        """Yield the articles of an enclosed file, or one reason why there are none."""
        self.spent.files += 1
        self.spent.size += len(data)
        try:
            yield from self._drafts(*gunzipped(name, data))
        except UnreadableError as failure:
            yield failure

    def _drafts(self, name: str, data: bytes) -> Iterator[Draft | UnreadableError]:
        kind, deeper = kind_of(name, data), self.depth + 1
        if deeper > MAX_DEPTH or self.is_spent:
            raise UnreadableError(self.is_spent or f"files stand in each other deeper than {MAX_DEPTH}")
        if kind in self.containers:
            yield from self.containers[kind](data, Enclosures(self.readers, self.containers, deeper, self.spent))
        elif kind in self.readers:
            yield from self.readers[kind](data)
        else:
            raise UnreadableError(why_unread(kind, self.endings), kind=kind)

    def read_container(self, ending: str, data: bytes) -> Iterator[Draft | UnreadableError]:
        """Yield the articles of a file that stands in no other, and of those in it; what they take is counted anew.

        Raises:
            UnreadableError: As the reader of its kind does.
        """
        yield from self.containers[ending](data, Enclosures(self.readers, self.containers))


Container = Callable[[bytes, Enclosures], Iterator[Draft | UnreadableError]]
