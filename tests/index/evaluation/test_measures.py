"""Measures worked out by hand, their intervals, and abstention."""

from math import log2

import pytest

from index.evaluation.labelled_questions import LabelledQuestion, Relevant
from index.evaluation.measures import RankedRelevance, abstention_figures, interval, measure, per_question

UNANSWERABLE = LabelledQuestion("q", "?", None, ())
ANSWERABLE = LabelledQuestion("q", "?", None, (Relevant("a", ("b",)),))


def test_measures_by_hand() -> None:
    """One question answered second and fifth of 3 relevant passages, one answered first, one never."""
    rankings = [
        RankedRelevance("a", (False, True, False, False, True), 3),
        RankedRelevance("b", (True,), 1),
        RankedRelevance("c", (False, False), 2),
    ]
    each = per_question(rankings)
    assert each["hit@1"] == [0, 1, 0]
    assert each["hit@5"] == [1, 1, 0]
    assert each["hit@10"] == [1, 1, 0]
    assert each["MRR@10"] == pytest.approx([0.5, 1, 0])
    ideal = 1 + 1 / log2(3) + 1 / log2(4)
    assert each["nDCG@10"] == pytest.approx([(1 / log2(3) + 1 / log2(6)) / ideal, 1, 0])
    assert measure(rankings)["MRR@10"].mean == pytest.approx(0.5)


def test_ranks_beyond_the_tenth_do_not_count() -> None:
    late = RankedRelevance("a", (*[False] * 10, True), 1)
    assert {name: figures[0] for name, figures in per_question([late]).items()} == dict.fromkeys(
        ("hit@1", "hit@5", "hit@10", "MRR@10", "nDCG@10"), 0.0
    )


def test_nothing_found_and_nothing_asked() -> None:
    assert per_question([RankedRelevance("a", (), 2)])["MRR@10"] == [0]
    assert measure([]) == {}


def test_intervals_hold_the_mean_and_are_the_same_at_every_call() -> None:
    figure = interval([0.0, 1.0] * 50)
    assert figure == interval([0.0, 1.0] * 50)
    assert figure.mean == 0.5
    assert 0.35 < figure.low < 0.45
    assert 0.55 < figure.high < 0.65
    assert interval([1.0, 1.0]).low == interval([1.0, 1.0]).high == 1.0
    assert interval([]).mean == 0


def test_abstention_by_hand() -> None:
    """4 questions, 2 without an answer; 3 given up, 2 of them rightly."""
    labelled = [UNANSWERABLE, UNANSWERABLE, ANSWERABLE, ANSWERABLE]
    figures = abstention_figures(labelled, [True, True, True, False])
    assert figures == {"precision": pytest.approx(2 / 3), "recall": 1.0, "abstained": 3, "unanswerable": 2}
    assert abstention_figures(labelled[2:], [False, False]) == {
        "precision": 1.0,
        "recall": 1.0,
        "abstained": 0,
        "unanswerable": 0,
    }
