"""Reads the files of the folder of articles that may have changed."""

from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from index.errors import Failure
from index.reading import (
    Article,
    FieldMap,
    FoundFile,
    Guard,
    LongFile,
    Reading,
    digest_of,
    read_content,
    read_drafts,
    read_file,
)

from .earlier import Earlier
from .listing import Listing, Seen
from .releases import HELD_BACK


@dataclass(frozen=True, slots=True)
class FileRead:
    """What a file that has been read gave.

    Attributes:
        file: Its name.
        digest: Its sha256; "" if it could not be opened, and so is no file of the index.
        articles: Its articles in order.
        failures: What of it could not be read.
    """

    file: str
    digest: str
    articles: Sequence[Article]
    failures: Sequence[Failure]


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file whose bytes are known, or why they are not; it is being read if it has changed.

    One that is known not to have changed is not opened: it has no bytes.
    """

    found: FoundFile
    data: bytes | LongFile | Failure | None
    digest: str
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class ArticleReader:
    """Reads files.

    Attributes:
        old: Tells what was known before; None reads everything.
        listing: Tells the files that have not changed since they were read last.
        max_bytes: Size of the largest file that is read.
        on_progress: Called with the files done so far and all there are.
        fields: The names of fields of records that a person has mapped.
    """

    old: Earlier | None
    listing: Listing
    max_bytes: int
    on_progress: Callable[[int, int], None]
    fields: FieldMap

    def read(self, seen: Seen, only: Collection[str] | None = None) -> Iterator[FileRead]:
        """Read the files of a folder, in order; those that have not changed are left out.

        Args:
            seen: The folder.
            only: The only files that may have changed; None if any may have. Those of which something is held back are
                read in any case.
        """
        known = self.old.table.files if self.old else {}
        found = [each for each in seen.found if each.file not in seen.unfinished or each.file in known]
        taken = _Taken({each.file: place for place, each in enumerate(found)}, self.old)
        taken.name_files([each.file for each in found if each.file not in known])
        with Guard(read=partial(read_drafts, own=self.fields)) as guard:
            wanted = found if only is None else [each for each in found if _may_differ(each.file, only, known)]
            for done, opened in enumerate(self._opened(wanted, seen.unfinished, known, guard)):
                self.on_progress(done, len(wanted))
                file = opened.found.file
                if isinstance(opened.data, Failure) or opened.reading or file in taken.displaced:
                    taken.begin(file)
                    yield self._fresh(opened, taken, guard)
            for each in found:
                # In a whole folder these had their turn.
                if each.file in taken.displaced - taken.begun:
                    taken.begin(each.file)
                    yield self._fresh(_Opened(each, None, known[each.file]), taken, guard)
        self.on_progress(len(wanted), len(wanted))

    def _opened(
        self, found: Sequence[FoundFile], unfinished: Collection[str], known: Mapping[str, str], guard: Guard
    ) -> Iterator[_Opened]:
        """Open each file in order, and begin to read those that have changed, some ahead of the one that is yielded."""
        ahead: deque[_Opened] = deque()
        for each in found:
            if each.file in unfinished:
                ahead.append(_Opened(each, None, known[each.file].removesuffix(HELD_BACK)))
            else:
                ahead.append(self._open(each, known.get(each.file), guard))
            if len(ahead) > 2 * guard.ahead:
                yield ahead.popleft()
        yield from ahead

    def _open(self, found: FoundFile, known: str | None, guard: Guard) -> _Opened:
        """Open a file, if it may have changed since it had a digest that is known, and begin to read it if it has."""
        digest = self.listing.digest(found)
        if digest and digest == known:
            return _Opened(found, None, digest)
        data = read_content(found, max_bytes=self.max_bytes)
        if isinstance(data, Failure):
            return _Opened(found, data, "")
        digest = digest_of(data)
        return _Opened(found, data, digest, None if digest == known else guard.begin(found.file, data))

    def _fresh(self, opened: _Opened, taken: "_Taken", guard: Guard) -> FileRead:
        found, data = opened.found, opened.data
        if data is None:
            data = read_content(found, max_bytes=self.max_bytes)
        if isinstance(data, Failure):
            return FileRead(found.file, "", (), [data])
        reading = opened.reading or guard.begin(found.file, data)
        outcomes = read_file(found, data, taken=taken, drafts=lambda _name, _data: reading)
        articles = [outcome for outcome in outcomes if isinstance(outcome, Article)]
        taken.read.update(article.source for article in articles)
        return FileRead(
            file=found.file,
            digest=opened.digest,
            articles=articles,
            failures=[outcome for outcome in outcomes if isinstance(outcome, Failure)],
        )


def _may_differ(file: str, only: Collection[str], known: Mapping[str, str]) -> bool:
    return file in only or known.get(file, "").endswith(HELD_BACK)


@dataclass(slots=True)
class _Taken(Collection[str]):
    """The sources that an article can't have, for others have them: those of files, and of articles read before it.

    A file that stands later and has not changed must be read anew when an article takes the name of one of its own.

    Attributes:
        places: Place of each file in the folder.
        old: Tells the sources of articles that are not read.
        by: The file whose articles ask.
        read: Sources of the articles that have been read.
        begun: Files that have been read anew.
        displaced: Files that must be.
    """

    places: Mapping[str, int]
    old: Earlier | None
    by: str = ""
    read: set[str] = field(default_factory=set)
    begun: set[str] = field(default_factory=set)
    displaced: set[str] = field(default_factory=set)

    def name_files(self, new: Sequence[str]) -> None:
        """Take the names of new files from articles that have them."""
        owners = {self.old.owner_of(file) for file in new} if self.old else set[str | None]()
        self.displaced |= {owner for owner in owners if owner is not None}

    def begin(self, file: str) -> None:
        """Begin with a file that is read anew."""
        self.by = file
        self.begun.add(file)

    def __contains__(self, source: object) -> bool:
        """Whether an article of the file `by` can't have a source; if it can, whose it was loses it."""
        if source in self.places or source in self.read:
            return True
        owner = self.old.owner_of(str(source)) if self.old else None
        if owner is None or owner in self.begun or owner not in self.places:
            return False
        if self.places[owner] < self.places[self.by] and owner not in self.displaced:
            return True
        self.displaced.add(owner)
        return False

    def __iter__(self) -> Iterator[str]:
        """Iterate over those that are known without looking into the index."""
        yield from {*self.places, *self.read}

    def __len__(self) -> int:
        return len({*self.places, *self.read})
