"""The folder of articles as it was looked at last, and in what it differs from the index."""

from collections.abc import Iterable, MutableMapping
from dataclasses import dataclass

from index.building import Seen
from index.errors import Failure
from index.reading import FoundFile, Stamp


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder and what of it the index doesn't hold.

    Attributes:
        seen: What the last look has shown.
        differing: Names of files that are not as they were when they were indexed, that are new, or that are gone.
        refused: Whether something else is refused than then.
        stamps: What tells, for each file that was indexed, whether it has changed.
    """

    seen: Seen
    differing: frozenset[str]
    refused: bool
    stamps: MutableMapping[str, Stamp | None]

    @classmethod
    def whole(cls, seen: Seen, stamps: MutableMapping[str, Stamp | None], refused: tuple[Failure, ...]) -> "Folder":
        """Compare a look at the whole folder with what was indexed.

        Args:
            seen: What it has shown.
            stamps: Of the files that were indexed.
            refused: What was refused then.
        """
        changed = {each.file for each in seen.found if _is_changed(each, stamps)}
        gone = stamps.keys() - {each.file for each in seen.found}
        return cls(seen, frozenset(changed | gone), seen.refused != refused, stamps)

    def looked_at(self, seen: Seen, paths: Iterable[str]) -> "Folder":
        """Compare a look at a few paths, and at what differed before, with what was indexed."""
        wanted = self.differing | frozenset(paths)
        there = {each.file: each for each in seen.found if each.file in wanted}
        changed = {file for file, found in there.items() if _is_changed(found, self.stamps)}
        gone = (wanted & self.stamps.keys()) - there.keys()
        return Folder(seen, frozenset(changed | gone), self.refused, self.stamps)

    @property
    def differs(self) -> bool:
        """Whether the index doesn't hold what the folder holds."""
        return bool(self.differing) or self.refused

    def changed(self) -> list[FoundFile]:
        """Return the files that differ and are there."""
        return [each for each in self.seen.found if each.file in self.differing]

    def indexed(self, unfinished: frozenset[str]) -> "Folder":
        """Take down that the index holds what differed, except what is unfinished."""
        for file in self.differing:
            self.stamps.pop(file, None)
        self.stamps.update({each.file: each.stamp for each in self.changed() if each.file not in unfinished})
        return Folder(self.seen, unfinished & self.differing, refused=False, stamps=self.stamps)


def _is_changed(found: FoundFile, stamps: MutableMapping[str, Stamp | None]) -> bool:
    return found.file not in stamps or stamps[found.file] != found.stamp
