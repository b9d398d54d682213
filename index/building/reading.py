"""Reads the folder of articles, taking from the generation before whatever has not changed."""

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from index.errors import Failure
from index.generation import Corpus, Generation, Record
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

from .releases import settle

HELD_BACK: Final = " held back"
"""Follows the digest of a file of which something is held back, so that the next rebuild reads it anew: an embargo may
have ended, or what replaced it be gone."""


@dataclass(frozen=True, slots=True)
class _FileRead:
    """What one file gave."""

    records: list[Record]
    failures: list[Failure]


@dataclass(frozen=True, slots=True)
class _Opened:
    """A file whose bytes are known, or why they are not; it is being read if it has changed."""

    found: FoundFile
    data: bytes | LongFile | Failure
    digest: str
    reading: Reading | None = None


@dataclass(frozen=True, slots=True)
class CorpusReader:
    """Reads files into a corpus.

    Attributes:
        old: The generation whose articles are kept where their file has not changed; None reads everything.
        max_bytes: Size of the largest file that is read.
        max_tokens: Longest passage in tokens.
        on_progress: Called with the files read so far and all there are.
        fields: The names of fields of records that a person has mapped.
    """

    old: Generation | None
    max_bytes: int
    max_tokens: int
    on_progress: Callable[[int, int], None]
    fields: FieldMap

    def read(self, found: Sequence[FoundFile], refused: Sequence[Failure]) -> Corpus:
        """Read the listed files.

        Args:
            found: Files to read.
            refused: What was refused when the folder was listed; becomes a part of the corpus.
        """
        files: list[tuple[str, str]] = []
        records: list[Record] = []
        failures = list(refused)
        known = self.old.archive.files() if self.old else {}
        kept_failures = self.old.archive.failures() if self.old else []
        taken = {each.file for each in found}
        with Guard(read=partial(read_drafts, own=self.fields)) as guard:
            for done, opened in enumerate(self._opened(found, known, guard)):
                self.on_progress(done, len(found))
                each = opened.found
                if isinstance(opened.data, Failure):
                    failures.append(opened.data)
                    continue
                files.append((each.file, opened.digest))
                kept = None if opened.reading else self._kept(each, taken)
                if kept is None:
                    read = self._fresh(each, opened.data, taken, opened.reading or guard.begin(each.file, opened.data))
                else:
                    read = _FileRead(kept, [failure for failure in kept_failures if _of_file(failure, each.file)])
                records += read.records
                failures += read.failures
                taken.update(record.article.source for record in read.records)
        self.on_progress(len(found), len(found))
        settled = settle(records, failures)
        marked = tuple((file, digest + HELD_BACK if file in settled.files else digest) for file, digest in files)
        return Corpus(marked, tuple(settled.records), tuple(settled.failures))

    def _opened(self, found: Sequence[FoundFile], known: Mapping[str, str], guard: Guard) -> Iterator[_Opened]:
        """Open each file in order, and begin to read those that have changed, some ahead of the one that is yielded."""
        ahead: deque[_Opened] = deque()
        for each in found:
            data = read_content(each, max_bytes=self.max_bytes)
            if isinstance(data, Failure):
                ahead.append(_Opened(each, data, ""))
            else:
                digest = digest_of(data)
                reading = None if known.get(each.file) == digest else guard.begin(each.file, data)
                ahead.append(_Opened(each, data, digest, reading))
            if len(ahead) > 2 * guard.ahead:
                yield ahead.popleft()
        yield from ahead

    def _kept(self, found: FoundFile, taken: set[str]) -> list[Record] | None:
        """Take the file's articles from the generation before; None when another has taken their name."""
        if self.old is None:
            return None
        kept = list(self.old.archive.records(found.file))
        free = all(r.article.source == found.file or r.article.source not in taken for r in kept)
        return kept if free else None

    def _fresh(self, found: FoundFile, data: bytes | LongFile, taken: set[str], reading: Reading) -> _FileRead:
        outcomes = read_file(found, data, taken=taken, drafts=lambda _name, _data: reading)
        return _FileRead(
            records=list(self._records(outcomes)),
            failures=[outcome for outcome in outcomes if isinstance(outcome, Failure)],
        )

    def _records(self, outcomes: Sequence[Article | Failure]) -> Iterator[Record]:
        for article in outcomes:
            if isinstance(article, Article):
                passages = split_article(article, max_tokens=self.max_tokens)
                yield Record(article, tuple(terms(article.title)), tuple(passages), ())


def _of_file(failure: Failure, file: str) -> bool:
    """Whether a failure is that of a file, or of a part of it."""
    rest = failure.file.removeprefix(file) if failure.file.startswith(file) else "?"
    return not rest or rest.startswith("/") or rest[1:].removeprefix("article-").isdecimal()
