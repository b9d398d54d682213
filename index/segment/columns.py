"""Columns: what ranking needs to know about every searched passage, as arrays in the order of the vectors."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import numpy as np

from .analysis import Analysis
from .archive import Record
from .arrays import Ints, load_array

OPEN_START: Final = 1
OPEN_END: Final = 4_000_000
"""Ordinals (`date.toordinal`) that represent an open side of a window of days."""

NAME_KINDS: Final = ("country", "state", "city", "person")
"""The kinds of names that are counted, in the order of the columns of `name_counts`."""

_NAMES: Final = ("article", "traits", "published", "event.starts", "event.days", "names", "sentences")


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a segment.

    Attributes:
        article: Number of each passage's article, ascending, shape (n,).
        traits: `Trait`s of each passage, shape (n,).
        published: Ordinal of each article's publication day, 0 when unknown, shape (articles,).
        event_starts: Where the windows of each passage start in `event_days`, shape (n + 1,).
        event_days: Ordinals of the first and last day of each window, shape (m, 2).
        name_counts: How many names of each kind a passage has, shape (n, len(NAME_KINDS)).
        sentences: Where the sentences of each passage start in the forward index of sentences, shape (n + 1,).
    """

    article: Ints
    traits: Ints
    published: Ints
    event_starts: Ints
    event_days: Ints
    name_counts: Ints
    sentences: Ints

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Map the columns of a segment from disk."""
        return cls(*(load_array(folder, f"column.{name}.npy").astype(np.int64, copy=False) for name in _NAMES))

    def write(self, folder: Path) -> None:
        """Write them into the folder of a segment."""
        values = (
            self.article,
            self.traits,
            self.published,
            self.event_starts,
            self.event_days,
            self.name_counts,
            self.sentences,
        )
        for name, column in zip(_NAMES, values, strict=True):
            np.save(folder / f"column.{name}.npy", column)


def columns_of(records: Sequence[Record]) -> Columns:
    """Make the columns for the searched passages of some articles, which get the numbers of their order."""
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
    published = [r.article.published.toordinal() if r.article.published else 0 for r in records]
    return Columns(
        article=np.asarray([number for number, _ in searched], np.int64),
        traits=np.asarray([analysis.traits for _, analysis in searched], np.int64),
        published=np.asarray(published, np.int64),
        event_starts=_starts([len(analysis.event_dates) for _, analysis in searched]),
        event_days=np.asarray(days, np.int64).reshape(-1, 2),
        name_counts=np.asarray([_kind_counts(a) for _, a in searched], np.int64).reshape(-1, len(NAME_KINDS)),
        sentences=_starts([len(analysis.terms) for _, analysis in searched]),
    )


def _starts(counts: Sequence[int]) -> Ints:
    return np.cumsum([0, *counts]).astype(np.int64)


def _kind_counts(analysis: Analysis) -> list[int]:
    kinds = Counter(name.partition(":")[0] for name in analysis.names)
    return [kinds[kind] for kind in NAME_KINDS]
