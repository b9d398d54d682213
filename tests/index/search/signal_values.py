"""A small archive, and the signals of its passages for a question, by the first word of each passage."""

from datetime import date
from pathlib import Path

import numpy as np

from index.generation import Generation, open_current
from index.search.hits import Query
from index.search.searcher import Searcher
from index.search.signals import SIGNAL_NAMES, signals
from tests.index.archives import IndexedFolder

DAY = date(2024, 3, 6)
ARTICLES = {
    "2024-03-04_ferries.txt": (
        "Ferries of the islands held in fog\n\n"
        "Fog kept four ferries in the harbour of Nordholm on Sunday.\n\n"
        "Nine ferries had been held, said harbour master Ilse Brandt.\n\n"
        "Will anybody pay for the delay?\n"
    ),
    "2024-03-05_lighthouse.txt": (
        "Lighthouse of the town lit again\n\n"
        "Repairs cost 2.4 million euros. The lighthouse was lit on Tuesday.\n\n"
        "Keepers of Nordholm move in on 9 March.\n"
    ),
}
"""Passages begin with Fog, Nine, Will; Repairs, Keepers."""


class SignalArchive:
    """The archive, opened."""

    def __init__(self, place: Path) -> None:
        self.desk = IndexedFolder(place, ARTICLES)
        self.desk.rebuild()
        self.generation: Generation = open_current(self.desk.index)

    def values(self, name: str, question: str) -> dict[str, float]:
        """Compute a signal of every passage, rounded to two digits."""
        [parsed] = Searcher(self.generation, self.desk.encoder).parse_many([Query(question, DAY)])
        rows = np.arange(len(self.generation.dense))
        column = signals(parsed, self.generation, rows)[:, SIGNAL_NAMES.index(name)]
        ids = self.generation.dense.ids.tolist()
        texts = self.generation.archive.texts(ids)
        return {texts[id_].split()[0]: round(value, 2) for id_, value in zip(ids, column.tolist(), strict=True)}
