"""Reads the folder of articles, taking from the generation before whatever has not changed."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.errors import Failure
from index.generation import Corpus, Generation, Record
from index.language import terms
from index.reading import Article, FoundFile, read_bytes, read_file, split_article


@dataclass(frozen=True, slots=True)
class _FileRead:
    """What one file gave."""

    records: list[Record]
    failures: list[Failure]


@dataclass(frozen=True, slots=True)
class CorpusReader:
    """Reads files into a corpus.

    Attributes:
        old: The generation whose articles are kept where their file has not changed; None reads everything.
        max_bytes: Size of the largest file that is read.
        max_tokens: Longest passage in tokens.
        on_progress: Called with the files read so far and all there are.
    """

    old: Generation | None
    max_bytes: int
    max_tokens: int
    on_progress: Callable[[int, int], None]

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
        for done, each in enumerate(found):
            self.on_progress(done, len(found))
            data = read_bytes(each, max_bytes=self.max_bytes)
            if isinstance(data, Failure):
                failures.append(data)
                continue
            digest = hashlib.sha256(data).hexdigest()
            files.append((each.file, digest))
            kept = self._kept(each, taken) if known.get(each.file) == digest else None
            if kept is None:
                read = self._fresh(each, data, taken)
            else:
                read = _FileRead(kept, [failure for failure in kept_failures if _of_file(failure, each.file)])
            records += read.records
            failures += read.failures
            taken.update(record.article.source for record in read.records)
        self.on_progress(len(found), len(found))
        return Corpus(tuple(files), tuple(records), tuple(failures))

    def _kept(self, found: FoundFile, taken: set[str]) -> list[Record] | None:
        """Take the file's articles from the generation before; None when another has taken their name."""
        if self.old is None:
            return None
        kept = list(self.old.archive.records(found.file))
        free = all(r.article.source == found.file or r.article.source not in taken for r in kept)
        return kept if free else None

    def _fresh(self, found: FoundFile, data: bytes, taken: set[str]) -> _FileRead:
        outcomes = list(read_file(found, data, taken=taken))
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
    """Whether a failure is that of a file, or of a line of it."""
    return failure.file == file or failure.file.removeprefix(f"{file}:").isdecimal()
