"""Makes one segment of several, a portion at a time, in the order that one would have that had never been apart.

Nothing is analysed or encoded for that: arrays are copied, the inverted index is made of the terms that are stored.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final, get_args

import numpy as np
import numpy.typing as npt

from index.segment import (
    FORWARD,
    KEY_BYTES,
    PASSAGES,
    TITLES,
    Columns,
    Frequencies,
    Ints,
    Segment,
    copy_archives,
    copy_forward,
    growing,
    load_array,
    seal_segment,
    write_found,
    write_names,
    write_terms,
)

from .dense import WholeDense
from .layout import Layout, Places
from .lexical import WholeLexical
from .parts import SentencePlaces, WholeColumns, WholeForward
from .spellings import name_counts

OnProgress = Callable[[int, int], None]

_OF_ARTICLES: Final = ("title", "article")
"""The forward indexes with a row for each article."""

_PORTION: Final = 20_000
"""Rows that are copied at a time."""


@dataclass(frozen=True, slots=True)
class Merged:
    """A segment made of others.

    Attributes:
        seal: The digest of its seal.
        articles: How many are in it.
        passages: How many searched passages.
        numbers: For each of the others the new number of each of its articles, -1 for what was dead.
    """

    seal: str
    articles: int
    passages: int
    numbers: Sequence[Ints]


def merge_segments(building: Path, segments: Sequence[Segment], on_progress: OnProgress | None = None) -> Merged:
    """Write a segment with all the live articles of others.

    Args:
        building: Its folder, empty.
        segments: The others; they are left as they are.
        on_progress: Told every moment how many rows of how many are copied; what it raises ends the merging.
    """
    return _Merge(building, segments, on_progress or _take_no_notice).run()


def _take_no_notice(_done: int, _total: int) -> None:
    """Let nobody know how far the merging is."""


class _Merge:
    def __init__(self, building: Path, segments: Sequence[Segment], on_progress: OnProgress) -> None:
        self._building, self._segments, self._on_progress = building, segments, on_progress
        self._layout = Layout([[segment] for segment in segments])
        self._done = 0
        self._dense = WholeDense(segments, self._layout)

    def run(self) -> Merged:
        articles, passages = self._layout.articles, self._layout.passages
        numbers = [articles.rows_of(at) for at in range(len(self._segments))]
        copy_archives(self._building, self._segments, numbers)
        self._write_columns()
        self._write_forward()
        self._write_vectors()
        lexical = WholeLexical(self._segments, self._layout)
        for name, counts in ((PASSAGES, lexical.passages), (TITLES, lexical.titles)):
            hashes = counts.hashes()
            held = counts(hashes).astype(np.int64)
            Frequencies(hashes[held > 0].astype(np.uint32), held[held > 0]).write(self._building, name)
        write_names(self._building, name_counts(self._segments))
        write_terms(self._building, self._terms())
        return Merged(seal_segment(self._building), len(articles), len(passages), numbers)

    @cached_property
    def _columns(self) -> WholeColumns:
        own = [segment.columns for segment in self._segments]
        return WholeColumns(own, self._dense.ids, self._layout.articles, self._layout.passages)

    def _write_columns(self) -> None:
        whole = self._columns
        Columns(
            article=whole.article,
            traits=whole.traits,
            published=whole.published,
            event_starts=whole.event_starts,
            event_days=whole.event_days,
            name_counts=whole.name_counts,
            sentences=whole.sentences,
        ).write(self._building)

    def _write_forward(self) -> None:
        for name in get_args(FORWARD):
            index = WholeForward([segment.forward(name) for segment in self._segments], self._places(name))
            copy_forward(self._building, f"forward.{name}", (index.take(rows) for rows in self._portions(len(index))))
            index.release()

    def _places(self, name: FORWARD) -> Places | SentencePlaces:
        if name == "sentence":
            own = [segment.columns.sentences for segment in self._segments]
            return SentencePlaces(self._columns.sentences, own, self._layout.passages)
        return self._layout.articles if name in _OF_ARTICLES else self._layout.passages

    def _write_vectors(self) -> None:
        width = self._dense.passages.shape[1:]
        for name, vectors in (("passages", self._dense.passages), ("titles", self._dense.titles)):
            with growing(self._building / f"{name}.npy", np.dtype(np.float32), width) as array:
                for rows in self._portions(len(vectors)):
                    array.append(vectors[rows])
                    vectors.release()
        written = load_array(self._building, "passages.npy")
        write_found(self._building, self._dense.ids, written, np.concatenate([self._dense.keys[:], self._title_keys()]))

    def _portions(self, rows: int) -> Iterator[Ints]:
        for at in range(0, rows, _PORTION):
            self._on_progress(self._done, self._total)
            portion = np.arange(at, min(at + _PORTION, rows))
            yield portion
            self._done += len(portion)

    @cached_property
    def _total(self) -> int:
        """The rows that are copied in all."""
        passages, articles = len(self._layout.passages), len(self._layout.articles)
        of_passages = len(get_args(FORWARD)) - len(_OF_ARTICLES) - 1
        sentences = int(self._columns.sentences[-1])
        return (of_passages + 2) * passages + (len(_OF_ARTICLES) + 1) * articles + sentences

    def _title_keys(self) -> npt.NDArray[np.uint8]:
        """The keys of the titles that are not empty, in the order of the articles."""
        keys = [_keys_of_titles(segment) for segment in self._segments]
        titled = self._layout.articles.gather([held.astype(np.int64) for held, _ in keys]).astype(bool)
        places = self._layout.articles
        found = np.zeros((len(titled), KEY_BYTES), np.uint8)
        for share in places.shares(np.arange(len(titled))):
            found[share.places] = keys[share.part][1][share.rows]
        return np.asarray(found[titled], np.uint8)

    def _terms(self) -> Iterator[tuple[str, str]]:
        """The terms of each passage and of its article's title, joined by spaces."""
        owners, articles = self._layout.passages.parts_of(np.arange(len(self._dense.ids))), self._columns.article
        titles = self._titles()
        for rows in self._portions(len(owners)):
            terms: dict[int, str] = {}
            for at in np.unique(owners[rows]).tolist():
                own = self._dense.ids[rows[owners[rows] == at]].tolist()
                terms |= self._segments[at].archive.of_passages("terms", own)
            for row, id_ in zip(rows.tolist(), self._dense.ids[rows].tolist(), strict=True):
                yield " ".join(terms[id_].split()), titles[int(articles[row])]

    def _titles(self) -> list[str]:
        """The terms of each title by its article's number."""
        titles = [""] * len(self._layout.articles)
        for at, segment in enumerate(self._segments):
            numbers = self._layout.articles.rows_of(at)
            for number, title in segment.archive.articles("title_terms"):
                titles[numbers[number]] = title
        return titles


def _keys_of_titles(segment: Segment) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.uint8]]:
    """Whether each article of a segment has a title, and the key of that; zeros where it has none."""
    dense = segment.dense
    titled = np.any(dense.titles != 0, axis=1)
    keys = np.zeros((len(titled), KEY_BYTES), np.uint8)
    keys[titled] = dense.keys[len(dense) :]
    return titled, keys
