"""An update: the articles that come and those that go, until they are segments and lists of what is dead."""

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from index.errors import Failure
from index.generation import FileTable, begin_segment
from index.language import terms
from index.reading import Article, HeldBack, split_article
from index.segment import Portion, Record, Segment, write_segment

from .changes import Ledger
from .earlier import Address, Earlier, Head, failures_by_file
from .encoding import Encoding
from .listing import Seen
from .reading import FileRead
from .releases import HELD_BACK, Settled, settle

PORTION: Final = 50_000
"""Searched passages from which on a segment is written before all is read, so that memory doesn't grow."""

NOTHING_HELD_BACK: Final = Settled({}, frozenset())


@dataclass(frozen=True, slots=True)
class Work:
    """What is done to articles before they are written.

    Attributes:
        analyse: Analyses those that are not.
        encoding: Gives texts their vectors.
    """

    analyse: Callable[[Sequence[Record]], tuple[Record, ...]]
    encoding: Encoding


@dataclass(slots=True)
class Written:
    """A segment that has been written and belongs to no generation yet.

    Attributes:
        folder: Where it lies.
        seal: The digest of its seal.
        articles: How many are in it.
        passages: How many searched passages.
        released: Those of its articles that come from a news service.
        dead: Numbers of its articles that are not shown.
    """

    folder: Path
    seal: str
    articles: int
    passages: int
    released: Mapping[int, tuple[Article, int, Sequence[tuple[int, str]]]]
    dead: set[int]


class Update:
    """Collects what has changed.

    Args:
        index: The folder of the index.
        old: What was known before; None for nothing, so that everything is new.
        max_tokens: Longest passage in tokens.
        work: What is done to new articles.

    Attributes:
        work: What is done to new articles.
        ledger: What goes and what comes.
        written: The segments that have been written.
        dead: Where the articles are stored that go.
    """

    def __init__(self, index: Path, old: Earlier | None, *, max_tokens: int, work: Work) -> None:
        self._index, self._old, self._max_tokens, self.work = index, old, max_tokens, work
        self.ledger = Ledger()
        self.written: list[Written] = []
        self.dead: set[Address] = set()
        self._pending: list[Record] = []
        self._waiting = 0
        self._read: dict[str, FileRead] = {}

    def take(self, read: FileRead) -> None:
        """Take what a file has given, in the place of what it had before."""
        before = {head.article.source: head for head in self._old.heads_of(read.file)} if self._old else {}
        for place, article in enumerate(read.articles):
            known = before.get(article.source)
            if known is None or not self._stays(known, article, place):
                self._add(self._record(article, place, known))
            else:
                del before[article.source]
        self._go([head.address for head in before.values()])
        # The articles may be many: they are on their way now.
        self._read[read.file] = replace(read, articles=())

    def _stays(self, known: Head, article: Article, place: int) -> bool:
        """Whether an article is stored as it was read now.

        In a file of many articles the digest is that of the article's own part; elsewhere it has changed with the file.
        """
        same = known.article == _as_stored(article) and known.place == place
        return same and known.address.segment not in self._damaged

    @property
    def _damaged(self) -> frozenset[int]:
        return self._old.damaged_segments if self._old else frozenset()

    def _record(self, article: Article, place: int, known: Head | None) -> Record:
        passages = tuple(split_article(article, max_tokens=self._max_tokens))
        record = Record(article, tuple(terms(article.title)), passages, (), place)
        if known is None or self._old is None or not _reads_alike(known.article, article):
            return record
        before = self._old.record(known.address)
        return replace(record, analyses=before.analyses) if before.passages == passages else record

    def _add(self, record: Record) -> None:
        self._pending.append(record)
        self._waiting += sum(passage.kind == "body" for passage in record.passages)
        self.ledger.put_in(record)
        if self._waiting >= PORTION:
            self._flush()

    def _go(self, addresses: Sequence[Address]) -> None:
        """Take articles out of what is stored."""
        new = [each for each in addresses if each not in self.dead]
        if self._old and new:
            self.ledger.take_out(self._old.digests(new), self._old.passages(new))
            self.dead.update(new)

    def _flush(self) -> None:
        """Write a segment of the articles that wait."""
        if not self._pending:
            return
        records = self.work.analyse(self._pending)
        portion = Portion(records)
        vectors = self.work.encoding.run(portion.texts())
        building = begin_segment(self._index, datetime.now(UTC))
        try:
            seal = write_segment(building, portion, vectors)
        except BaseException:
            shutil.rmtree(building, ignore_errors=True)
            raise
        released = {
            number: (replace(record.article, text=""), record.place, _kinds(record))
            for number, record in enumerate(records)
            if record.article.release
        }
        self.work.encoding.written.append(Segment(building))
        self.written.append(Written(building, seal, len(records), len(portion.searched()), released, set()))
        self._pending, self._waiting = [], 0

    def changes_nothing(self, table: FileTable) -> bool:
        """Whether a generation made of this would be the one before."""
        return self._old is not None and not self.dead and not self.written and table == self._old.table

    def discard(self) -> None:
        """Remove what has been written and has become part of no generation."""
        for part in self.written:
            shutil.rmtree(part.folder, ignore_errors=True)

    def finish(self, seen: Seen) -> FileTable:
        """Take out what is gone and what must not be shown, and write what is left.

        Args:
            seen: The folder, all of whose files that may have changed have been taken.

        Returns:
            The files that are part of the index now, and what is not.
        """
        known = self._old.table.files if self._old else {}
        places = {each.file: place for place, each in enumerate(seen.found)}
        gone = [file for file in known if file not in places]
        self._forget(gone)
        self._carry_over()
        old = failures_by_file(self._old.table.failures, known) if self._old else {}
        failures = [*seen.refused]
        for file in sorted((self._read.keys() | old.keys()) & places.keys(), key=places.__getitem__):
            failures += self._read[file].failures if file in self._read else old[file]
        settled = self._settle(failures, places)
        self._hold_back(settled)
        self._flush()
        return FileTable(self._marked(known, gone, settled), tuple(_plain([*failures, *settled.left_out.values()])))

    def _marked(self, known: Mapping[str, str], gone: Iterable[str], settled: Settled) -> dict[str, str]:
        """Return the digest of each file, marked where something is held back."""
        files = {**known, **{file: read.digest for file, read in self._read.items()}}
        for file in [*gone, *(file for file, read in self._read.items() if not read.digest)]:
            files.pop(file, None)
        marked = {file for file, digest in files.items() if digest.endswith(HELD_BACK)}
        files |= {file: files[file].removesuffix(HELD_BACK) for file in marked}
        # What was not read, for it is being written, is judged when it is.
        held = settled.files | (marked - self._read.keys())
        return files | {file: files[file] + HELD_BACK for file in held if file in files}

    def _forget(self, files: Iterable[str]) -> None:
        """Take out the articles of files that are gone."""
        if self._old:
            self._go([address for file in files for address in self._old.addresses_of(file)])

    def _carry_over(self) -> None:
        """Put what is stored in damaged segments into a new one."""
        if not self._old or not self._damaged:
            return
        for address in self._old.addresses():
            if address.segment in self._damaged and address not in self.dead:
                record = self._old.record(address)
                self._go([address])
                self._add(record)

    def _settle(self, failures: Sequence[Failure], places: Mapping[str, int]) -> Settled:
        """Find out what must not be shown, if any article comes from a news service."""
        released = [(article, place) for part in self.written for article, place, _ in part.released.values()]
        released += [(record.article, record.place) for record in self._pending if record.article.release]
        held = any(isinstance(failure, HeldBack) for failure in failures)
        marked = self._old is not None and any(digest.endswith(HELD_BACK) for digest in self._old.table.files.values())
        if not released and not held and not marked and not self._lost_releases():
            return NOTHING_HELD_BACK
        if self._old:
            released += [(h.article, h.place) for h in self._old.released() if h.address not in self.dead]
        released.sort(key=lambda each: (places[each[0].file], each[1]))
        return settle([article for article, _ in released], failures)

    def _lost_releases(self) -> bool:
        """Whether an article of a news service goes: what it took the place of may be shown again."""
        return self._old is not None and self._old.any_released(self.dead)

    def _hold_back(self, settled: Settled) -> None:
        """Take out again what must not be shown."""
        if not settled.left_out:
            return
        for part in self.written:
            for number, (article, _, kinds) in part.released.items():
                if article.source in settled.left_out:
                    part.dead.add(number)
                    self.ledger.put_back(article.source, kinds)
        for record in self._pending:
            if record.article.source in settled.left_out:
                self.ledger.put_back(record.article.source, _kinds(record))
        self._pending = [record for record in self._pending if record.article.source not in settled.left_out]
        if self._old:
            self._go([h.address for h in self._old.released() if h.article.source in settled.left_out])


def _as_stored(article: Article) -> Article:
    """Leave out what of an article isn't read back; it follows from what its digest is of."""
    return replace(article, text="", pages=(), uncertain=(), times=(), head=0, release=None)


def _reads_alike(known: Article, read: Article) -> bool:
    """Whether the analyses of an article may be those that it had."""
    return (known.sha256, known.title, known.published) == (read.sha256, read.title, read.published)


def _kinds(record: Record) -> list[tuple[int, str]]:
    return [(passage.id, passage.kind) for passage in record.passages]


def _plain(failures: Iterable[Failure]) -> Iterable[Failure]:
    """Reduce failures to what is kept of them."""
    return (Failure(each.file, each.reason) if isinstance(each, HeldBack) else each for each in failures)
