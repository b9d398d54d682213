"""Form and feedback signals, and the matrix of all signals."""

import numpy as np

from index.search.hits import Query
from index.search.searcher import Searcher
from index.search.signals import SIGNAL_NAMES, signals

from .signal_values import DAY, SignalArchive


def test_the_lead_falls_with_the_place_in_the_article(signal_archive: SignalArchive) -> None:
    """1 / (1 + place / 4) for places 0, 1 and 2."""
    values = signal_archive.values("lead", "ferries")
    assert (values["Fog"], values["Nine"], values["Will"]) == (1.0, 0.8, 0.67)


def test_only_a_question_asks(signal_archive: SignalArchive) -> None:
    values = signal_archive.values("asks", "ferries")
    assert [first for first, value in values.items() if value] == ["Will"]


def test_a_name_that_good_candidates_hold_is_worth_something_to_all_that_hold_it(signal_archive: SignalArchive) -> None:
    values = signal_archive.values("echoed_names", "who is harbour master?")
    assert values["Nine"] > 0
    assert values["Will"] == 0.0


def test_the_article_with_the_better_candidates_has_the_greater_share(signal_archive: SignalArchive) -> None:
    values = signal_archive.values("article_share", "ferries in the harbour")
    assert values["Fog"] == values["Will"] > values["Keepers"]


def test_the_matrix_has_a_column_for_each_signal_and_is_finite(signal_archive: SignalArchive) -> None:
    [parsed] = Searcher(signal_archive.generation, signal_archive.desk.encoder).parse_many([Query("ferries", DAY)])
    rows = np.arange(len(signal_archive.generation.dense))
    matrix = signals(parsed, signal_archive.generation, rows)
    assert matrix.shape == (len(rows), len(SIGNAL_NAMES))
    assert np.isfinite(matrix).all()
    assert signals(parsed, signal_archive.generation, rows[:0]).shape == (0, len(SIGNAL_NAMES))
    assert len(set(SIGNAL_NAMES)) == len(SIGNAL_NAMES)
