"""Answers from the live generation for as long as a bot runs, and picks up a new one as soon as it is live."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Final

import numpy as np

from .conflicts import SourcedFigure
from .dates import Window
from .generation import (
    Coverage,
    Generation,
    PublisherEntry,
    SourceEntry,
    WatchState,
    coverage_of,
    current_id,
    list_sources,
    open_current,
    read_state,
)
from .reading import EarlierVersion, Passage, earlier_versions, read_version
from .search import Hit, Query, SearchEncoder, Searcher, SearchOptions, SearchResult, sourced_figures, unranked_hit
from .segment import Floats, Ints
from .surveys import Briefing, Timeline, build_briefing, build_timeline, on_topic, rows_of_days

_ABOUT: Final = 300
"""How many passages on a topic are looked at."""


class _Lease:
    """Counts the calls that use a generation; it is closed when it has been retired and the last of them is done."""

    def __init__(self, generation: Generation) -> None:
        self.generation = generation
        self.users = 0
        self.retired = False

    def close_if_unused(self) -> None:
        if self.retired and not self.users:
            self.generation.close()


class IndexReader:
    """Answers from the live generation; safe to use from several threads.

    A call finishes on the generation that it began with, and the next call takes the live one: after a rebuild nothing
    has to be restarted, and no question fails. Every method raises `IndexFailure` if there is no index, or it can't be
    used.

    Args:
        index: The folder of the index.
        encoder: Encodes questions; it must be the model that the index was made with.
        options: How to search.
    """

    def __init__(self, index: Path, encoder: SearchEncoder, options: SearchOptions | None = None) -> None:
        self._index, self._encoder, self._options = index, encoder, options or SearchOptions()
        self._lock = Lock()
        self._lease: _Lease | None = None

    def search_many(self, queries: Sequence[Query]) -> list[SearchResult]:
        """Answer several questions, encoded as one batch; returns one result for each, in order."""
        with self._live() as generation:
            return Searcher(generation, self._encoder, self._options).search_many(queries)

    def coverage(self) -> Coverage:
        """Describe the live generation."""
        with self._live() as generation:
            return coverage_of(generation)

    def following(self) -> WatchState | None:
        """Say how following the articles goes; None if no process does."""
        return read_state(self._index)

    def sources(self, text: str = "") -> list[SourceEntry]:
        """List the articles whose source or title contains `text`, ignoring case, newest first."""
        with self._live() as generation:
            return list_sources(generation, text)

    def publishers(self, text: str = "") -> list[PublisherEntry]:
        """List the publishers whose name contains `text`, ignoring case, the one with most articles first."""
        wanted = text.casefold().strip()
        with self._live() as generation:
            return [each for each in generation.publishers.entries if wanted in each.name.casefold()]

    def paragraphs(self, source: str) -> list[Passage]:
        """List all passages of an article in order, including boilerplate; empty if there is no such article."""
        with self._live() as generation:
            return generation.archive.paragraphs(source)

    def earlier(self, source: str) -> list[EarlierVersion]:
        """List the earlier versions that are kept of an article's file, the oldest first; none of a part of a file."""
        with self._live() as generation:
            is_file = generation.archive.file_of(source) == source
            return earlier_versions(Path(generation.manifest.articles_folder), source) if is_file else []

    def earlier_paragraphs(self, source: str, number: int) -> list[Passage]:
        """List all passages of an earlier version of an article in order; empty if there is no such version."""
        with self._live() as generation:
            is_file, manifest = generation.archive.file_of(source) == source, generation.manifest
        folder = Path(manifest.articles_folder)
        return read_version(folder, source, number, max_tokens=manifest.max_tokens) if is_file else []

    def hit(self, passage_id: int) -> Hit | None:
        """Find a passage again by its id, as a hit of rank 1 without a score; None if it is gone."""
        with self._live() as generation:
            stored = generation.archive.stored([passage_id]).get(passage_id)
        return None if stored is None else unranked_hit(stored)

    def figures(self, passages: Sequence[int]) -> list[SourcedFigure]:
        """List the figures of passages by id, and those in headlines, captions and links of the same articles."""
        with self._live() as generation:
            return sourced_figures(generation.archive, passages)

    def briefing(self, window: Window, topic: str, asked_on: date) -> Briefing:
        """Sum up some days in a few passages: those on a topic, or all of them if it is "", which needs no encoding."""
        with self._live() as generation:
            if topic:
                rows, worth = self._on_topic(Query(topic, asked_on, strict=window, use_dates=False), generation)
            else:
                rows = rows_of_days(window, generation)
                worth = np.ones(len(rows), np.float32)
            return build_briefing(window, topic, rows, worth, generation)

    def timeline(self, topic: str, window: Window | None, asked_on: date) -> Timeline:
        """List the passages on a topic in the order of what happened; if days are given, only passages about them."""
        with self._live() as generation:
            rows, worth = self._on_topic(Query(topic, asked_on, strict=window, use_dates=False), generation)
            return build_timeline(topic, window, rows, worth, generation)

    def _on_topic(self, query: Query, generation: Generation) -> tuple[Ints, Floats]:
        searcher = Searcher(generation, self._encoder, self._options)
        return on_topic(searcher.parse_many([query])[0], query, generation, _ABOUT)

    def close(self) -> None:
        """Close the index as soon as the last call is done."""
        with self._lock:
            self._retire()

    @contextmanager
    def _live(self) -> Iterator[Generation]:
        with self._lock:
            lease = self._fresh()
            lease.users += 1
        try:
            yield lease.generation
        finally:
            with self._lock:
                lease.users -= 1
                lease.close_if_unused()

    def _fresh(self) -> _Lease:
        """Return the lease on the live generation; a new one if another generation has become live."""
        if self._lease is None or self._lease.generation.id != current_id(self._index):
            generation = open_current(self._index)
            self._retire()
            self._lease = _Lease(generation)
        return self._lease

    def _retire(self) -> None:
        if self._lease is not None:
            self._lease.retired = True
            self._lease.close_if_unused()
            self._lease = None
