"""Columns: what ranking needs to know about every searched passage, as arrays in the order of the vectors."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np

from .analysis import Analysis
from .archive import Record
from .arrays import Ints, load_array

OPEN_START: Final = 1
OPEN_END: Final = 4_000_000
"""Ordinals (`date.toordinal`) that represent an open side of a window of days."""

NAME_KINDS: Final = ("country", "state", "city", "person")
"""The kinds of names that are counted, in the order of the columns of `name_counts`."""

_NAMES: Final = ("article", "traits", "published", "event.starts", "event.days", "names")
_SENTENCES: Final = "column.sentences.npy"


class Columns:
    """The columns of a generation, mapped from disk.

    Attributes:
        article: Number of each passage's article, shape (n,).
        traits: `Trait`s of each passage, shape (n,).
        published: Ordinal of each article's publication day, 0 when unknown, shape (articles,).
        event_starts: Where the windows of each passage start in `event_days`, shape (n + 1,).
        event_days: Ordinals of the first and last day of each window, shape (m, 2).
        name_counts: How many names of each kind a passage has, shape (n, len(NAME_KINDS)).
        sentences: Where the sentences of each passage start in the forward index of sentences, shape (n + 1,).
        sorted_ids: Passage ids in ascending order, shape (n,).
        sorted_rows: The row of each of them, shape (n,).
    """

    def __init__(self, folder: Path, ids: Ints) -> None:
        columns = [load_array(folder, f"column.{name}.npy").astype(np.int64, copy=False) for name in _NAMES]
        self.article, self.traits, self.published = columns[:3]
        self.event_starts, self.event_days, self.name_counts = columns[3:]
        self.sentences = load_array(folder, _SENTENCES).astype(np.int64, copy=False)
        self._first_rows = np.searchsorted(self.article, np.arange(len(self.published)))
        self.sorted_rows = np.argsort(ids)
        self.sorted_ids = np.asarray(ids)[self.sorted_rows]

    def place(self, rows: Ints) -> Ints:
        """Return the position of passages among the searched ones of their article, from 0."""
        return np.asarray(rows - self._first_rows[self.article[rows]], np.int64)

    def names_of_kind(self, kind: str, rows: Ints) -> Ints:
        """Return how many names of one of `NAME_KINDS` passages contain, shape of `rows`."""
        return np.asarray(self.name_counts[rows, NAME_KINDS.index(kind)], np.int64)

    def rows(self, ids: Sequence[int]) -> Ints:
        """Return the rows of passages by id; every id must be one of the index."""
        wanted = np.asarray(ids, np.int64)
        return np.asarray(self.sorted_rows[np.searchsorted(self.sorted_ids, wanted)], np.int64)


def write_columns(folder: Path, records: Sequence[Record]) -> None:
    """Write the columns for the searched passages of these articles."""
    searched = [
        (number, analysis)
        for number, record in enumerate(records)
        for passage, analysis in zip(record.passages, record.analyses, strict=True)
        if passage.kind == "body"
    ]
    days = [
        (w.start.toordinal() if w.start else OPEN_START, w.end.toordinal() if w.end else OPEN_END)
        for _, analysis in searched
        for w in analysis.event_dates
    ]
    starts = np.cumsum([0, *(len(analysis.event_dates) for _, analysis in searched)])
    published = [r.article.published.toordinal() if r.article.published else 0 for r in records]
    values = (
        np.asarray([number for number, _ in searched], np.int64),
        np.asarray([analysis.traits for _, analysis in searched], np.int64),
        np.asarray(published, np.int64),
        starts.astype(np.int64),
        np.asarray(days, np.int64).reshape(-1, 2),
        np.asarray([_kind_counts(analysis) for _, analysis in searched], np.int64).reshape(-1, len(NAME_KINDS)),
    )
    for name, column in zip(_NAMES, values, strict=True):
        np.save(folder / f"column.{name}.npy", column)


def write_sentences(folder: Path, counts: Sequence[int]) -> None:
    """Write how many sentences each searched passage has."""
    np.save(folder / _SENTENCES, np.cumsum([0, *counts]).astype(np.int64))


def _kind_counts(analysis: Analysis) -> list[int]:
    kinds = Counter(name.partition(":")[0] for name in analysis.names)
    return [kinds[kind] for kind in NAME_KINDS]
