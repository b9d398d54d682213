"""Rebuild: articles -> passages -> vectors -> a new generation -> atomic switch.

Only what is new is read, analysed and encoded: an unchanged file is recognised by its digest, and an unchanged
paragraph by its words, wherever it stands.
"""

import hashlib
import shutil
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Protocol

import numpy as np

from index.errors import Failure, IndexDamaged, IndexIncompatible, IndexMissing, NoArticles
from index.figures import figure_terms, speaker_terms
from index.generation import (
    FORMAT,
    Encoder,
    Generation,
    Manifest,
    Record,
    Vectors,
    begin_generation,
    file_sizes,
    generation_id,
    open_current,
    publish,
    rebuild_lock,
    write_archive,
    write_columns,
    write_dense,
    write_forward,
    write_lexical,
    write_names,
    write_sentences,
)
from index.language import terms
from index.reading import MAX_BYTES, Article, FoundFile, Passage, list_files, load, read_file, split_article

from .code_version import reading_version
from .parallel_analysis import analyse_all
from .progress import Progress, Stage, ignore_progress
from .vector_cache import Key, Unfinished, encode_new, key_of


class BuildEncoder(Encoder, Protocol):
    """What a rebuild needs of an encoder besides vectors."""

    @property
    def model(self) -> str:
        """Its name in the settings."""

    @property
    def fingerprint(self) -> str:
        """What tells its vectors from another model's."""

    @property
    def max_tokens(self) -> int:
        """The longest text in tokens that it reads whole."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How many there are of one kind of thing, by what happened to them since the generation before."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a rebuild did.

    Attributes:
        generation: Name of the live generation afterwards.
        folder: Where it lies.
        switched: False when nothing had changed and the generation before stays.
        reread: Whether articles that had not changed were read and analysed anew too: other code had done it before.
        articles: Articles by what happened to them.
        passages: Searched passages by what happened to them; none is ever "changed".
        encoded: Texts that went through the model.
        failures: What could not be indexed.
        seconds: How long it took.
    """

    generation: str
    folder: Path
    switched: bool
    reread: bool
    articles: Changes
    passages: Changes
    encoded: int
    failures: tuple[Failure, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Rebuild:
    """A rebuild with everything that it is told.

    Attributes:
        articles: The folder of articles.
        index: The folder of the index, made when missing.
        encoder: Encodes what is new.
        full: Read and encode everything anew.
        max_bytes: Size of the largest file that is read.
        max_tokens: Longest passage in tokens; 0 takes what the model reads.
        on_progress: Told how far it is.
    """

    articles: Path
    index: Path
    encoder: BuildEncoder
    full: bool = False
    max_bytes: int = MAX_BYTES
    max_tokens: int = 0
    on_progress: Callable[[Progress], None] = ignore_progress

    def run(self) -> BuildReport:
        """Bring the index up to date.

        Raises:
            ArticlesFolderMissing: There is no such folder.
            NoArticles: Nothing in it could be indexed; the live generation stays.
            RebuildRunning: Another process is at it.
            ModelUnavailable: The model is needed and can't be had.
        """
        started = perf_counter()
        found, refused = list_files(self.articles, max_bytes=self.max_bytes)
        with rebuild_lock(self.index):
            old = None if self.full else self._comparable()
            try:
                return self._run(found, refused, old, started)
            finally:
                if old:
                    old.close()

    def _comparable(self) -> Generation | None:
        """The live generation, if this rebuild can take from it."""
        try:
            old = open_current(self.index)
        except (IndexMissing, IndexDamaged, IndexIncompatible):
            return None
        manifest = old.manifest
        wanted = self.max_tokens or manifest.max_tokens
        if manifest.fingerprint == self.encoder.fingerprint and manifest.max_tokens == wanted and old.whole():
            return old
        old.close()
        return None

    def _run(
        self, found: Sequence[FoundFile], refused: list[Failure], old: Generation | None, started: float
    ) -> BuildReport:
        limit = old.manifest.max_tokens if old else self.max_tokens or self.encoder.max_tokens
        read_alike = old is not None and old.manifest.reading == reading_version()
        corpus = _Reading(self, old if read_alike else None, limit).read(found, refused)
        if not corpus.records:
            raise NoArticles(self.articles, corpus.failures)
        before = _Before.of(old)
        articles, passages = before.changes(corpus.records)
        name, folder, encoded, switched = (old.id, old.folder, 0, False) if old else ("", self.index, 0, True)
        if old is None or not read_alike or old.manifest.corpus_digest != corpus.digest:
            folder, encoded = self._write(corpus, before, limit)
            name, switched = folder.name, True
        seconds = perf_counter() - started
        reread = old is not None and not read_alike
        return BuildReport(name, folder, switched, reread, articles, passages, encoded, corpus.failures, seconds)

    def _write(self, corpus: "Corpus", before: "_Before", limit: int) -> tuple[Path, int]:
        """Write a new generation and make it the live one."""
        unfinished = Unfinished(self.index, self.encoder.fingerprint)
        corpus = replace(corpus, records=analyse_all(corpus.records, self._tell("analysing")))
        vectors, encoded = encode_new(
            corpus.texts(),
            {**before.vectors, **unfinished.read()},
            self.encoder,
            unfinished,
            self._tell("encoding"),
        )
        self.on_progress(Progress("writing", 0, 1))
        now = datetime.now(UTC)
        building = begin_generation(self.index, now)
        try:
            write_parts(building, corpus, vectors)
            self._manifest(building, corpus, vectors.shape[1], limit, now).write(building)
            folder = publish(self.index, building)
        except BaseException:
            shutil.rmtree(building, ignore_errors=True)
            raise
        unfinished.forget()
        self.on_progress(Progress("writing", 1, 1))
        return folder, encoded

    def _tell(self, stage: Stage) -> Callable[[int, int], None]:
        return lambda done, total: self.on_progress(Progress(stage, done, total))

    def _manifest(self, building: Path, corpus: "Corpus", dimension: int, limit: int, now: datetime) -> Manifest:
        kinds = Counter(p.kind for record in corpus.records for p in record.passages)
        return Manifest(
            format=FORMAT,
            id=generation_id(building),
            model=self.encoder.model,
            fingerprint=self.encoder.fingerprint,
            dimension=dimension,
            max_tokens=limit,
            reading=reading_version(),
            corpus_digest=corpus.digest,
            articles=len(corpus.records),
            passages=kinds.pop("body", 0),
            boilerplate=dict(sorted(kinds.items())),
            failures=len(corpus.failures),
            built_at=now,
            articles_folder=str(self.articles.resolve()),
            files=file_sizes(building),
        )


@dataclass(frozen=True, slots=True)
class Corpus:
    """A folder as it is now.

    Attributes:
        files: Every file that was read with its digest.
        records: The articles.
        failures: What could not be indexed.
    """

    files: tuple[tuple[str, str], ...]
    records: tuple[Record, ...]
    failures: tuple[Failure, ...]

    @property
    def digest(self) -> str:
        """Digest of all files and of what failed."""
        lines = [*self.files, *((f.file, f.reason) for f in self.failures)]
        return hashlib.sha256(repr(lines).encode("utf-8", "surrogatepass")).hexdigest()

    def texts(self) -> list[str]:
        """Every text that has a vector: searched passages in order, then titles that are not empty."""
        return [p.text for p in self.searched()] + [r.article.title for r in self.records if r.article.title]

    def searched(self) -> list[Passage]:
        """The searched passages in order."""
        return [p for record in self.records for p in record.passages if p.kind == "body"]


@dataclass
class _Reading:
    """Reads the folder, taking from the generation before what has not changed."""

    rebuild: Rebuild
    old: Generation | None
    max_tokens: int

    def read(self, found: Sequence[FoundFile], refused: list[Failure]) -> Corpus:
        files, records, failures = [], [], list(refused)
        known = self.old.archive.files() if self.old else {}
        kept_failures = self.old.archive.failures() if self.old else []
        taken = {each.file for each in found}
        for done, each in enumerate(found):
            self.rebuild.on_progress(Progress("reading", done, len(found)))
            data = load(each, max_bytes=self.rebuild.max_bytes)
            if isinstance(data, Failure):
                failures.append(data)
                continue
            digest = hashlib.sha256(data).hexdigest()
            files.append((each.file, digest))
            kept = self._kept(each, taken) if known.get(each.file) == digest else None
            if kept is None:
                fresh, failed = self._fresh(each, data, taken)
            else:
                fresh, failed = kept, [f for f in kept_failures if _of_file(f, each.file)]
            records += fresh
            failures += failed
            taken.update(record.article.source for record in fresh)
        self.rebuild.on_progress(Progress("reading", len(found), len(found)))
        return Corpus(tuple(files), tuple(records), tuple(failures))

    def _kept(self, found: FoundFile, taken: set[str]) -> list[Record] | None:
        """The file's articles as the generation before has them; None when another has taken their name."""
        if self.old is None:
            return None
        kept = list(self.old.archive.records(found.file))
        free = all(r.article.source == found.file or r.article.source not in taken for r in kept)
        return kept if free else None

    def _fresh(self, found: FoundFile, data: bytes, taken: set[str]) -> tuple[list[Record], list[Failure]]:
        records, failures = [], []
        for outcome in read_file(found, data, taken=taken):
            if isinstance(outcome, Failure):
                failures.append(outcome)
            else:
                records.append(_record(outcome, self.max_tokens))
        return records, failures


def _of_file(failure: Failure, file: str) -> bool:
    """Tell whether a failure is that of a file, or of a line of it."""
    return failure.file == file or failure.file.removeprefix(f"{file}:").isdecimal()


def _record(article: Article, max_tokens: int) -> Record:
    return Record(article, tuple(terms(article.title)), tuple(split_article(article, max_tokens=max_tokens)), ())


@dataclass(frozen=True, slots=True)
class _Before:
    """What of the generation before a new one is held against or takes over."""

    articles: Mapping[str, str]
    passages: frozenset[int]
    vectors: Mapping[Key, np.ndarray[tuple[int], np.dtype[np.float32]]]

    @classmethod
    def of(cls, old: Generation | None) -> "_Before":
        if old is None:
            return cls({}, frozenset(), {})
        articles = dict(old.archive.rows("SELECT source, sha256 FROM articles"))
        return cls(articles, frozenset(old.dense.ids.tolist()), old.dense.by_key())

    def changes(self, records: Sequence[Record]) -> tuple[Changes, Changes]:
        """Compare articles and passages with what was there before."""
        now = {r.article.source: r.article.sha256 for r in records}
        same = sum(self.articles.get(source) == sha256 for source, sha256 in now.items())
        both = len(now.keys() & self.articles.keys())
        ids = {p.id for r in records for p in r.passages if p.kind == "body"}
        kept = len(ids & self.passages)
        return (
            Changes(len(now) - both, both - same, len(self.articles) - both, same),
            Changes(len(ids) - kept, 0, len(self.passages) - kept, kept),
        )


def write_parts(building: Path, corpus: Corpus, vectors: Vectors) -> None:
    """Write everything of a generation but its manifest.

    Args:
        building: Its folder, empty.
        corpus: What it holds.
        vectors: One for each of `corpus.texts()`, in order.
    """
    texts = corpus.texts()
    searched, records = corpus.searched(), corpus.records
    count = len(searched)
    titles = np.zeros((len(records), vectors.shape[1]), np.float32)
    titles[[n for n, r in enumerate(records) if r.article.title]] = vectors[count:]
    keys = [key_of(text) for text in texts]
    write_archive(building, records, corpus.files, corpus.failures)
    write_dense(building, [p.id for p in searched], vectors[:count], titles, keys)
    write_columns(building, records)
    lists = [[a for p, a in zip(r.passages, r.analyses, strict=True) if p.kind == "body"] for r in records]
    analyses = [analysis for each in lists for analysis in each]
    write_forward(building, "forward.passage", (_joined(a.terms) for a in analyses))
    write_forward(building, "forward.sentence", (sentence for a in analyses for sentence in a.terms))
    write_sentences(building, [len(a.terms) for a in analyses])
    write_forward(building, "forward.words", (_of_kind(a.names, words=True) for a in analyses))
    write_names(building, (_of_kind(a.names, words=True) for a in analyses))
    write_forward(building, "forward.names", (_of_kind(a.names, words=False) for a in analyses))
    write_forward(building, "forward.figures", (figure_terms(a.figures) for a in analyses))
    write_forward(building, "forward.speakers", (speaker_terms(a.speakers) for a in analyses))
    write_forward(building, "forward.title", (r.title_terms for r in records))
    write_forward(building, "forward.article", ([t for a in each for t in _joined(a.terms)] for each in lists))
    write_lexical(
        building,
        (
            (_joined(analysis.terms), " ".join(record.title_terms))
            for record, each in zip(records, lists, strict=True)
            for analysis in each
        ),
    )


def _of_kind(names: Sequence[str], *, words: bool) -> list[str]:
    """The words of names, or the names with their kinds."""
    if words:
        return [name.removeprefix("word:") for name in names if name.startswith("word:")]
    return [name for name in names if not name.startswith("word:")]


def _joined(sentences: Sequence[Sequence[str]]) -> list[str]:
    return [term for sentence in sentences for term in sentence]
