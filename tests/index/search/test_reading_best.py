"""What a reading does to scores and probabilities, worked out by hand."""

import math

import numpy as np
import pytest

from index.comprehension import Reading
from index.search.reading_best import (
    AT_ONCE,
    NOT_READ,
    ReaderWeights,
    depth_for,
    held_to_rules,
    probability_read,
    with_readings,
)

WEIGHTS = ReaderWeights(score=0.5, ranking=2.0, reading=0.25, intercept=-1.0, floor=0.1)


@pytest.mark.parametrize(
    ("questions", "depth"), [(1, 10), (4, 10), (6, 8), (16, 3), (32, 1), (48, 1), (49, 0), (0, 10)]
)
def test_the_more_ask_at_once_the_fewer_passages_are_read_for_each(questions: int, depth: int) -> None:
    assert depth_for(questions, 10) == depth
    assert depth_for(questions, 10) * questions <= AT_ONCE


def test_a_reading_is_added_to_the_score() -> None:
    assert with_readings({1: 3.0, 2: 2.0}, {1: Reading(-4.0), 2: Reading(2.0)}, WEIGHTS) == {1: 1.0, 2: 3.0}


def test_what_was_not_read_comes_after_in_its_own_order() -> None:
    scores = with_readings({1: 9.0, 2: 8.0, 3: 7.5}, {1: Reading(-10.0)}, WEIGHTS)
    assert sorted(scores, key=scores.__getitem__, reverse=True) == [1, 2, 3]
    assert scores[2] - scores[3] == 0.5


def test_what_was_not_read_keeps_its_score_where_it_is_lower_anyway() -> None:
    assert with_readings({1: 9.0, 2: 1.0}, {1: Reading(0.0)}, WEIGHTS) == {1: 9.0, 2: 1.0}


def test_probabilities_are_of_both_where_it_was_read_and_of_the_ranking_elsewhere() -> None:
    found = probability_read(np.asarray([0.5, 0.5], np.float32), [Reading(4.0), None], WEIGHTS)
    assert found.tolist() == pytest.approx([1 / (1 + math.exp(-1.0)), 1 / (1 + math.exp(-0.5))])


def test_weights_of_nothing_change_nothing() -> None:
    readings = {1: Reading(7.0), 2: Reading(-7.0)}
    assert with_readings({1: 1.0, 2: 2.0}, readings, NOT_READ) == {1: 1.0, 2: 2.0}
    log_odds = np.asarray([0.3, -0.3], np.float32)
    same = probability_read(log_odds, [Reading(7.0), Reading(-7.0)], NOT_READ)
    assert same.tolist() == pytest.approx(probability_read(log_odds, [None, None], NOT_READ).tolist())


def test_a_passage_that_lacks_speaker_or_day_reads_no_better_than_the_best_that_has_them() -> None:
    readings = {1: Reading(3.0, (0, 4), 0.9), 2: Reading(-1.0), 3: Reading(-5.0)}
    held = held_to_rules(readings, {2, 4})
    assert held == {1: Reading(-1.0, (0, 4), 0.9), 2: Reading(-1.0), 3: Reading(-5.0)}


def test_where_no_passage_that_was_read_has_them_all_are_believed() -> None:
    readings = {1: Reading(3.0), 2: Reading(-1.0)}
    assert held_to_rules(readings, set()) == readings
    assert held_to_rules(readings, {9}) == readings
