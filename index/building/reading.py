"""Reads the folder of articles, taking from the generation before whatever has not changed."""

from collections import deque
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from index.errors import Failure
from index.generation import Archive, Corpus, Record
from index.language import terms
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
    split_article,
)

from .listing import Listing, Seen
from .releases import HELD_BACK, settle


@dataclass(frozen=True, slots=True)
class _FileRead:
    """What one file gave."""

    records: list[Record]
    failures: list[Failure]


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
class CorpusReader:
    """Reads files into a corpus.

    Attributes:
        old: Holds the articles that are kept where their file has not changed; None reads everything.
        listing: Tells the files that have not changed since they were read last.
        max_bytes: Size of the largest file that is read.
        max_tokens: Longest passage in tokens.
        on_progress: Called with the files read so far and all there are.
        fields: The names of fields of records that a person has mapped.
    """

    old: Archive | None
    listing: Listing
    max_bytes: int
    max_tokens: int
    on_progress: Callable[[int, int], None]
    fields: FieldMap

    def read(self, seen: Seen) -> Corpus:
        """Read the files of a folder; what was refused when it was listed becomes a part of the corpus."""
        files: list[tuple[str, str]] = []
        records: list[Record] = []
        failures = list(seen.refused)
        known = self.old.files() if self.old else {}
        kept_failures = self.old.failures() if self.old else []
        found = [each for each in seen.found if each.file not in seen.unfinished or each.file in known]
        taken = {each.file for each in found}
        with Guard(read=partial(read_drafts, own=self.fields)) as guard:
            for done, opened in enumerate(self._opened(found, seen.unfinished, known, guard)):
                self.on_progress(done, len(found))
                each = opened.found
                if isinstance(opened.data, Failure):
                    failures.append(opened.data)
                    continue
                files.append((each.file, opened.digest))
                kept = None if opened.reading else self._kept(each, taken)
                if kept is None:
                    read = self._fresh(opened, taken, guard)
                else:
                    read = _FileRead(kept, [failure for failure in kept_failures if _of_file(failure, each.file)])
                records += read.records
                failures += read.failures
                taken.update(record.article.source for record in read.records)
        self.on_progress(len(found), len(found))
        settled = settle(records, failures)
        marked = tuple((file, digest + HELD_BACK if file in settled.files else digest) for file, digest in files)
        return Corpus(marked, tuple(settled.records), tuple(settled.failures))

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

    def _kept(self, found: FoundFile, taken: set[str]) -> list[Record] | None:
        """Take the file's articles from the generation before; None when another has taken their name."""
        if self.old is None:
            return None
        kept = list(self.old.records(found.file))
        free = all(r.article.source == found.file or r.article.source not in taken for r in kept)
        return kept if free else None

    def _fresh(self, opened: _Opened, taken: set[str], guard: Guard) -> _FileRead:
        found, data = opened.found, opened.data
        if data is None:
            data = read_content(found, max_bytes=self.max_bytes)
        if isinstance(data, Failure):
            return _FileRead([], [data])
        reading = opened.reading or guard.begin(found.file, data)
        outcomes = read_file(found, data, taken=taken, drafts=lambda _name, _data: reading)
        return _FileRead(
            records=list(self._records(outcomes, self._analysed(found.file))),
            failures=[outcome for outcome in outcomes if isinstance(outcome, Failure)],
        )

    def _analysed(self, file: str) -> dict[str, Record]:
        """Return the articles that a file had before, by their source."""
        return {record.article.source: record for record in self.old.records(file)} if self.old else {}

    def _records(self, outcomes: Sequence[Article | Failure], before: Mapping[str, Record]) -> Iterator[Record]:
        for article in outcomes:
            if isinstance(article, Article):
                passages = tuple(split_article(article, max_tokens=self.max_tokens))
                record = Record(article, tuple(terms(article.title)), passages, ())
                known = before.get(article.source)
                yield replace(record, analyses=known.analyses) if known and _is_same(known, record) else record


def _is_same(known: Record, read: Record) -> bool:
    """Whether an article of a file that has changed is as it was, so that its analyses are too.

    In a file of many articles the digest is that of the article's own part; elsewhere it has changed with the file.
    """
    a, b = known.article, read.article
    same = (a.sha256, a.title, a.published) == (b.sha256, b.title, b.published)
    return same and known.passages == read.passages


def _of_file(failure: Failure, file: str) -> bool:
    """Whether a failure is that of a file, or of a part of it."""
    rest = failure.file.removeprefix(file) if failure.file.startswith(file) else "?"
    return not rest or rest.startswith("/") or rest[1:].removeprefix("article-").isdecimal()
