"""Brings an index up to date: articles -> passages -> vectors -> a new generation -> an atomic switch.

Only what is new is read, analysed and encoded: an unchanged file is recognised by its digest, and an unchanged
paragraph by its words, wherever it stands.
"""

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Protocol

from index.errors import IndexDamaged, IndexIncompatible, IndexMissing, NoArticles
from index.generation import (
    Corpus,
    CosineAnchors,
    Encoder,
    Generation,
    Manifest,
    Vectors,
    begin_generation,
    generation_id,
    open_current,
    publish,
    rebuild_lock,
    write_parts,
)
from index.reading import MAX_BYTES, FieldMap, list_files

from .changes import Before
from .code_version import reading_version
from .measuring_cosines import measure_cosines
from .parallel_analysis import analyse_all
from .progress import Progress, Stage, ignore_progress
from .reading import CorpusReader
from .report import BuildReport
from .vector_cache import Unfinished, encode_new


class BuildEncoder(Encoder, Protocol):
    """What a rebuild needs of an encoder besides vectors."""

    @property
    def model(self) -> str:
        """Its name in the settings."""

    @property
    def fingerprint(self) -> str:
        """Digest of its weights; vectors of two fingerprints can't be compared."""

    @property
    def reference(self) -> bool:
        """Whether its cosines are the scale that the ranking was learned on, so that none need be measured."""

    @property
    def max_tokens(self) -> int:
        """The longest text in tokens that it reads whole."""


@dataclass(frozen=True, slots=True)
class Rebuild:
    """A rebuild and all its options.

    Attributes:
        articles: The folder of articles.
        index: The folder of the index, made when missing.
        encoder: Encodes what is new.
        full: Read and encode everything again.
        max_bytes: Size of the largest file that is read.
        max_tokens: Longest passage in tokens; 0 takes what the model reads.
        on_progress: Called as the work advances.
        fields: The names of fields of records (.jsonl, .json, .csv, .tsv) that a person has mapped.
    """

    articles: Path
    index: Path
    encoder: BuildEncoder
    full: bool = False
    max_bytes: int = MAX_BYTES
    max_tokens: int = 0
    on_progress: Callable[[Progress], None] = ignore_progress
    fields: FieldMap = field(default_factory=dict)

    def run(self) -> BuildReport:
        """Bring the index up to date.

        Raises:
            ArticlesFolderMissing: There is no such folder.
            NoArticles: Nothing in it could be indexed; the live generation stays.
            RebuildRunning: Another process is rebuilding.
            ModelUnavailable: The model is needed and can't be loaded.
        """
        started = perf_counter()
        # A missing folder is noticed before the lock makes one for the index.
        found, refused = list_files(self.articles, max_bytes=self.max_bytes)
        with rebuild_lock(self.index):
            old = None if self.full else self._comparable()
            try:
                limit = old.manifest.max_tokens if old else self.max_tokens or self.encoder.max_tokens
                read_alike = old is not None and (old.manifest.reading, dict(old.manifest.fields)) == (
                    reading_version(),
                    dict(self.fields),
                )
                reader = CorpusReader(
                    old if read_alike else None, self.max_bytes, limit, self._tell("reading"), self.fields
                )
                corpus = reader.read(found, refused)
                if not corpus.records:
                    raise NoArticles(self.articles, corpus.failures)
                return self._switch(corpus, old, read_alike=read_alike, limit=limit, started=started)
            finally:
                if old:
                    old.close()

    def _comparable(self) -> Generation | None:
        """Open the live generation, if this rebuild can take from it."""
        try:
            old = open_current(self.index)
        except (IndexMissing, IndexDamaged, IndexIncompatible):
            return None
        manifest = old.manifest
        wanted = self.max_tokens or manifest.max_tokens
        if manifest.fingerprint == self.encoder.fingerprint and manifest.max_tokens == wanted and old.is_complete():
            return old
        old.close()
        return None

    def _switch(
        self, corpus: Corpus, old: Generation | None, *, read_alike: bool, limit: int, started: float
    ) -> BuildReport:
        """Write a new generation and make it live, unless the one before holds the same corpus, read alike."""
        before = Before.of(old)
        same = read_alike and old is not None and old.manifest.corpus_digest == corpus.digest
        up_to_date = old if same and old is not None and self._is_measured(old.manifest) else None
        measured = old.manifest.cosines if old else None
        folder, encoded = (up_to_date.folder, 0) if up_to_date else self._write(corpus, before, limit, measured)
        return BuildReport(
            generation=folder.name,
            folder=folder,
            switched=up_to_date is None,
            reread=old is not None and not read_alike,
            articles=before.article_changes(corpus.records),
            passages=before.passage_changes(corpus.records),
            encoded=encoded,
            failures=corpus.failed,
            not_read=corpus.not_read,
            seconds=perf_counter() - started,
        )

    def _write(self, corpus: Corpus, before: Before, limit: int, measured: CosineAnchors | None) -> tuple[Path, int]:
        """Write a new generation and make it the live one.

        Args:
            corpus: What goes into it.
            before: What the generation before held.
            limit: Longest passage in tokens.
            measured: The cosines measured for the generation before.

        Returns:
            Its folder, and how many texts were encoded.
        """
        unfinished = Unfinished(self.index, self.encoder.fingerprint)
        corpus = replace(corpus, records=analyse_all(corpus.records, self._tell("analysing")))
        vectors, encoded = encode_new(
            corpus.texts(),
            {**before.vectors, **unfinished.read()},
            self.encoder,
            unfinished,
            self._tell("encoding"),
        )
        # What was measured is kept where the model is not needed for anything else: loading it takes seconds.
        cosines = measured if measured and not encoded else self._measured(corpus, vectors)
        self.on_progress(Progress("writing", 0, 1))
        now = datetime.now(UTC)
        building = begin_generation(self.index, now)
        try:
            write_parts(building, corpus, vectors)
            manifest = self._manifest(building, corpus, dimension=vectors.shape[1], limit=limit, now=now)
            replace(manifest, cosines=cosines).write(building)
            folder = publish(self.index, building)
        except BaseException:
            shutil.rmtree(building, ignore_errors=True)
            raise
        unfinished.forget()
        self.on_progress(Progress("writing", 1, 1))
        return folder, encoded

    def _is_measured(self, manifest: Manifest) -> bool:
        """Whether a generation says where the cosines of its model lie, or need not."""
        return self.encoder.reference or manifest.cosines is not None

    def _measured(self, corpus: Corpus, vectors: Vectors) -> CosineAnchors | None:
        """Measure the model's cosines; None for the reference, whose cosines are the scale."""
        if self.encoder.reference:
            return None
        searched = len(corpus.searched())
        return measure_cosines(self.encoder, vectors[:searched], vectors[searched:])

    def _tell(self, stage: Stage) -> Callable[[int, int], None]:
        return lambda done, total: self.on_progress(Progress(stage, done, total))

    def _manifest(self, building: Path, corpus: Corpus, *, dimension: int, limit: int, now: datetime) -> Manifest:
        kinds = Counter(passage.kind for record in corpus.records for passage in record.passages)
        return Manifest(
            id=generation_id(building),
            model=self.encoder.model,
            fingerprint=self.encoder.fingerprint,
            dimension=dimension,
            max_tokens=limit,
            reading=reading_version(),
            fields=dict(self.fields),
            corpus_digest=corpus.digest,
            articles=len(corpus.records),
            passages=kinds.pop("body", 0),
            boilerplate=dict(sorted(kinds.items())),
            failures=len(corpus.failed),
            built_at=now,
            articles_folder=str(self.articles.resolve()),
        )
