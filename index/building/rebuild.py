"""Brings an index up to date: articles -> passages -> vectors -> a new generation -> an atomic switch.

Only what is new is read, analysed and encoded: an unchanged file is recognised by what the system says about it, or
else by its digest, and an unchanged paragraph by its words, wherever it stands. What is damaged of the index is made
anew of what is whole.
"""

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Protocol

from index.errors import IndexDamaged, IndexIncompatible, IndexMissing, NoArticles, NotRead, by_kind
from index.generation import (
    Corpus,
    CosineAnchors,
    Encoder,
    Manifest,
    Vectors,
    begin_generation,
    generation_id,
    publish,
    rebuild_lock,
    seal,
    write_parts,
)
from index.reading import MAX_BYTES, FieldMap

from .changes import Before
from .code_version import reading_version
from .earlier import Earlier
from .listing import NOTHING, Listing, Seen, look, read_listing
from .measuring_cosines import measure_cosines
from .parallel_analysis import analyse_all
from .progress import Progress, Stage, ignore_progress
from .reading import CorpusReader
from .report import BuildReport, Changes
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
        seen: The folder as somebody has just looked at it; None to look.
        trusted: Name of a generation that need not be read for damage, for who rebuilds has just written it.
    """

    articles: Path
    index: Path
    encoder: BuildEncoder
    full: bool = False
    max_bytes: int = MAX_BYTES
    max_tokens: int = 0
    on_progress: Callable[[Progress], None] = ignore_progress
    fields: FieldMap = field(default_factory=dict)
    seen: Seen | None = None
    trusted: str = ""

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
        seen = self.seen or look(self.articles, max_bytes=self.max_bytes)
        with rebuild_lock(self.index):
            earlier = None if self.full else self._comparable()
            listing = read_listing(self.index)
            try:
                if earlier and self._lacks_nothing(earlier) and listing.is_same(earlier.folder.name, seen):
                    return self._unchanged(earlier, started)
                if earlier and earlier.folder.name != self.trusted:
                    # What is taken over is signed anew: it must be what was signed.
                    earlier = earlier.checked()
                limit = earlier.manifest.max_tokens if earlier else self.max_tokens or self.encoder.max_tokens
                old = earlier.archive if earlier and self._reads_alike(earlier.manifest) else None
                reader = CorpusReader(
                    old, listing if old else NOTHING, self.max_bytes, limit, self._tell("reading"), self.fields
                )
                corpus = reader.read(seen)
                if not corpus.records:
                    raise NoArticles(self.articles, corpus.failures)
                report = self._switch(corpus, earlier, limit=limit, started=started)
                Listing.of(report.generation, seen, corpus.files).write(self.index)
                return report
            finally:
                if earlier:
                    earlier.close()

    def _comparable(self) -> Earlier | None:
        """Open the live generation, if this rebuild can take from it."""
        try:
            earlier = Earlier.open(self.index)
        except (IndexMissing, IndexDamaged, IndexIncompatible):
            return None
        wanted = self.max_tokens or earlier.manifest.max_tokens
        alike = earlier.manifest.fingerprint == self.encoder.fingerprint and earlier.manifest.max_tokens == wanted
        return earlier if alike else None

    def _reads_alike(self, manifest: Manifest) -> bool:
        """Whether the code and the settings of today read files as they were read for a generation."""
        return (manifest.reading, dict(manifest.fields)) == (reading_version(), dict(self.fields))

    def _lacks_nothing(self, earlier: Earlier) -> bool:
        """Whether a generation is whole and has all that one made of the same articles today would have."""
        manifest = earlier.manifest
        measured = self.encoder.reference or manifest.cosines is not None
        signed, fields = bool(manifest.sha256), dict(manifest.fields)
        return measured and signed and fields == dict(self.fields) and not earlier.damaged

    def _holds(self, earlier: Earlier, corpus: Corpus) -> bool:
        """Whether a generation is what one made of a corpus today would be."""
        manifest = earlier.manifest
        same = manifest.corpus_digest == corpus.digest and self._reads_alike(manifest)
        return same and self._lacks_nothing(earlier)

    def _unchanged(self, earlier: Earlier, started: float) -> BuildReport:
        """Report on a folder in which nothing has changed, without having read any of it."""
        archive, manifest = earlier.archive, earlier.manifest
        failures = archive.failures() if archive else []
        return BuildReport(
            generation=earlier.folder.name,
            folder=earlier.folder,
            switched=False,
            reread=False,
            articles=Changes(unchanged=manifest.articles),
            passages=Changes(unchanged=manifest.passages),
            encoded=0,
            failures=tuple(each for each in failures if not isinstance(each, NotRead)),
            not_read=by_kind(each for each in failures if isinstance(each, NotRead)),
            repaired=(),
            seconds=perf_counter() - started,
        )

    def _switch(self, corpus: Corpus, earlier: Earlier | None, *, limit: int, started: float) -> BuildReport:
        """Write a new generation and make it live, unless the one before is whole and holds the same corpus."""
        before = Before.of(earlier)
        up_to_date = earlier if earlier and self._holds(earlier, corpus) else None
        measured = earlier.manifest.cosines if earlier else None
        folder, encoded = (up_to_date.folder, 0) if up_to_date else self._write(corpus, before, limit, measured)
        return BuildReport(
            generation=folder.name,
            folder=folder,
            switched=up_to_date is None,
            reread=earlier is not None and not self._reads_alike(earlier.manifest),
            articles=before.article_changes(corpus.records),
            passages=before.passage_changes(corpus.records),
            encoded=encoded,
            failures=corpus.failed,
            not_read=corpus.not_read,
            repaired=tuple(sorted(earlier.damaged)) if earlier else (),
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
            seal(building, replace(manifest, cosines=cosines, newest_at=before.newest_after(corpus.records, now)))
            folder = publish(self.index, building)
        except BaseException:
            shutil.rmtree(building, ignore_errors=True)
            raise
        unfinished.forget()
        self.on_progress(Progress("writing", 1, 1))
        return folder, encoded

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
