"""Brings an index up to date: articles -> passages -> vectors -> a new segment -> a new generation.

Only what is new is read, analysed and encoded: an unchanged file is recognised by what the system says about it, or
else by its digest, and an unchanged paragraph by its words, wherever it stands. What is written is the new segment; the
generation says which segments there are and which of their articles are dead.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from index.errors import IndexDamaged, IndexFailure, IndexIncompatible, IndexMissing, NoArticles, NotRead, by_kind
from index.generation import (
    FILES,
    CosineAnchors,
    FileTable,
    Manifest,
    read_manifest,
    read_table,
    rebuild_lock,
    remove_leftovers,
    vectors_of,
)
from index.reading import MAX_BYTES, FieldMap
from index.segment import Record, Segment

from .code_version import reading_version
from .composing import Composition
from .earlier import Earlier
from .encoding import BuildEncoder, Encoding, OtherDimensionError
from .listing import NOTHING, Listing, Seen, look, read_listing
from .measuring_cosines import measure_cosines
from .merging import merge_due
from .parallel_analysis import analyse_all
from .progress import Progress, Stage, ignore_progress
from .reading import ArticleReader
from .report import BuildReport, Changes
from .update import Update, Work
from .vector_cache import Unfinished

_log = logging.getLogger(__name__)


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
        merge: Merge segments afterwards, if there have come to be many; False if somebody else does.
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
    merge: bool = True

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
            remove_leftovers(self.index)
            earlier = None if self.full else self._comparable()
            try:
                report = self._brought_up_to_date(seen, earlier, started)
            finally:
                if earlier:
                    earlier.close()
            merged = self._merged() if self.merge else None
            if merged:
                report = replace(report, generation=merged.name, folder=merged)
            return replace(report, seconds=perf_counter() - started)

    def _merged(self) -> Path | None:
        """Merge segments; the generation that is live is whole without that."""
        try:
            return merge_due(self.index, on_progress=self._tell("merging"))
        except (IndexFailure, OSError) as failure:
            _log.warning("segments can't be merged: %s", failure)
            return None

    def _brought_up_to_date(self, seen: Seen, earlier: Earlier | None, started: float) -> BuildReport:
        if earlier and seen.changed is not None and seen.base == earlier.manifest.sha256[FILES]:
            return self._update(seen, earlier, NOTHING, started)
        seen, listing = replace(seen, changed=None), read_listing(self.index)
        if earlier and self._lacks_nothing(earlier) and listing.is_same(_listed_as(earlier.manifest), seen):
            return self._unchanged(earlier, started)
        report = self._update(seen, earlier, listing, started)
        live = _listed_as(read_manifest(report.folder))
        Listing.of(live, seen, read_table(report.folder).files).write(self.index)
        return report

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
        return measured and dict(manifest.fields) == dict(self.fields) and not earlier.damaged

    def _unchanged(self, earlier: Earlier, started: float) -> BuildReport:
        """Report on a folder in which nothing has changed."""
        manifest, failures = earlier.manifest, earlier.table.failures
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
            table=manifest.sha256[FILES],
        )

    def _update(self, seen: Seen, earlier: Earlier | None, listing: Listing, started: float) -> BuildReport:
        """Read what has changed and make a generation of it, unless that would be the one that is live."""
        try:
            return self._update_once(seen, earlier, listing, started)
        except OtherDimensionError:
            Unfinished(self.index, self.encoder.fingerprint).forget()
            return self._update_once(seen, earlier, listing, started, anew=True)
        except IndexDamaged:
            checked = earlier.checked() if earlier else None
            if earlier is None or checked is None or checked.damaged == earlier.damaged:
                raise
            # What a disk does is noticed when it is in the way.
            try:
                return self._update_once(seen, checked, listing, started)
            finally:
                checked.close()

    def _update_once(
        self, seen: Seen, earlier: Earlier | None, listing: Listing, started: float, *, anew: bool = False
    ) -> BuildReport:
        """Do so as far as the generation before is what it is taken for.

        Args:
            seen: The folder.
            earlier: The generation before; None for none.
            listing: How the folder was then.
            started: When the rebuild began.
            anew: Take nothing over.
        """
        comparable = earlier is not None and self._reads_alike(earlier.manifest) and earlier.tells_articles
        old = earlier if comparable and not anew else None
        known = None if anew else earlier
        encoding = Encoding(self.index, self.encoder, known, self._tell("encoding"), afresh=self.full or anew)
        update = Update(self.index, old, max_tokens=self._limit(earlier), work=Work(self._analyse, encoding))
        reader = ArticleReader(old, listing if old else NOTHING, self.max_bytes, self._tell("reading"), self.fields)
        try:
            if earlier and earlier is not old and earlier.tells_articles:
                update.ledger.take_out(earlier.digests(earlier.addresses()), earlier.passages(earlier.addresses()))
            for read in reader.read(seen, seen.changed if old else None):
                update.take(read)
            table = update.finish(seen)
            if old and update.changes_nothing(table) and self._lacks_nothing(old):
                return self._unchanged(old, started)
            return self._switch(self._composition(old, update), table, earlier)
        finally:
            update.discard()

    def _composition(self, old: Earlier | None, update: Update) -> Composition:
        return Composition(self.index, old, update, datetime.now(UTC), self._tell("merging"))

    def _limit(self, earlier: Earlier | None) -> int:
        """Return the length of the longest passage in tokens."""
        return earlier.manifest.max_tokens if earlier else self.max_tokens or self.encoder.max_tokens

    def _switch(self, composition: Composition, table: FileTable, earlier: Earlier | None) -> BuildReport:
        """Make a new generation the live one.

        Args:
            composition: The generation.
            table: The files that were read, and what could not be.
            earlier: The one before, None for none.
        """
        self.on_progress(Progress("writing", 0, 1))
        if not composition.listed:
            raise NoArticles(self.articles, table.failures)
        ledger, encoding = composition.update.ledger, composition.update.work.encoding
        known = earlier if earlier and earlier.tells_articles else None
        report = BuildReport(
            generation="",
            folder=self.index,
            switched=True,
            reread=earlier is not None and not self._reads_alike(earlier.manifest),
            articles=ledger.article_changes(known.manifest.articles if known else 0),
            passages=ledger.passage_changes(known.manifest.passages if known else 0),
            encoded=encoding.count,
            failures=tuple(failure for failure in table.failures if not isinstance(failure, NotRead)),
            not_read=by_kind(failure for failure in table.failures if isinstance(failure, NotRead)),
            repaired=tuple(sorted(earlier.damaged)) if earlier else (),
            seconds=0.0,
            table="",
        )
        # What was measured is kept where the model is not needed for anything else: loading it takes seconds.
        measured = earlier.manifest.cosines if earlier and not encoding.count else None
        draft = self._draft(composition.now, earlier, report)
        folder = composition.publish(draft, table, lambda segments: measured or self._measured(segments))
        encoding.forget_unfinished()
        self.on_progress(Progress("writing", 1, 1))
        return replace(report, generation=folder.name, folder=folder, table=read_manifest(folder).sha256[FILES])

    def _draft(self, now: datetime, earlier: Earlier | None, report: BuildReport) -> Manifest:
        """Begin a manifest with all but what the generation holds."""
        news = report.articles.added or report.articles.changed
        return Manifest(
            id="",
            model=self.encoder.model,
            fingerprint=self.encoder.fingerprint,
            dimension=0,
            max_tokens=self._limit(earlier),
            reading=reading_version(),
            articles=0,
            passages=0,
            boilerplate={},
            failures=len(report.failures),
            built_at=now,
            articles_folder=str(self.articles.resolve()),
            fields=dict(self.fields),
            newest_at=now if news or earlier is None else earlier.manifest.newest_at,
        )

    def _measured(self, segments: Sequence[Segment]) -> CosineAnchors | None:
        """Measure the model's cosines; None for the reference, whose cosines are the scale."""
        if self.encoder.reference:
            return None
        passages, titles = vectors_of(segments)
        return measure_cosines(self.encoder, passages, titles)

    def _analyse(self, records: Sequence[Record]) -> tuple[Record, ...]:
        return analyse_all(records, self._tell("analysing"))

    def _tell(self, stage: Stage) -> Callable[[int, int], None]:
        return lambda done, total: self.on_progress(Progress(stage, done, total))


def _listed_as(manifest: Manifest) -> str:
    """Return what a listing belongs to: other code may have read the same files for an older generation."""
    return f"{manifest.reading} {manifest.sha256[FILES]}"
