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
            only: The only files that may have changed; None if any may have. Those of which something is held back, or
                that could not be opened, are read in any case.
        """
        known = self.old.table.files if self.old else {}
        unfinished = _left_alone(seen.unfinished, known)
        found = [each for each in seen.found if each.file not in unfinished or each.file in known]
        taken = _Taken({each.file: place for place, each in enumerate(found)}, self.old)
        taken.name_files([each.file for each in found if each.file not in known])
        with Guard(read=partial(read_drafts, own=self.fields)) as guard:
            wanted = found if only is None else [each for each in found if _may_differ(each.file, only, known)]
            for done, opened in enumerate(self._opened(wanted, unfinished, known, guard)):
                self.on_progress(done, len(wanted))
                file = opened.found.file
                yield from self._displaced(found, taken.places[file], taken, guard)
                if isinstance(opened.data, Failure) or opened.reading or file in taken.displaced:
                    taken.begin(file)
                    yield self._fresh(opened, taken, guard)
            yield from self._displaced(found, len(found), taken, guard)
        self.on_progress(len(wanted), len(wanted))

    def _displaced(self, found: Sequence[FoundFile], before: int, taken: "_Taken", guard: Guard) -> Iterator[FileRead]:
        """Read the files before a place that must be read anew and were not opened: in a whole folder, none."""
        while (place := taken.next_displaced(before)) is not None:
            each = found[place]
            taken.begin(each.file)
            digest = self.old.table.files[each.file] if self.old else ""
            yield self._fresh(_Opened(each, None, digest), taken, guard)

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
    return file in only or file not in known or known[file].endswith(HELD_BACK)


def _left_alone(unfinished: frozenset[str], known: Mapping[str, str]) -> frozenset[str]:
    """Return the files that can't be read yet.

    What takes others back must not be forgotten while it is written: what is held back stays as it is until then.
    """
    if not any(known.get(file, "").endswith(HELD_BACK) for file in unfinished):
        return unfinished
    return unfinished | {file for file, digest in known.items() if digest.endswith(HELD_BACK)}


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

    def next_displaced(self, before: int) -> int | None:
        """Return the first place, before one, of a file that must still be read anew; None if there is none."""
        waiting = (self.places.get(file, before) for file in self.displaced - self.begun)
        place = min(waiting, default=before)
        return place if place < before else None

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
