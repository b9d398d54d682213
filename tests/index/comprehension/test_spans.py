"""The best span, with scores worked out by hand."""

import numpy as np
import pytest

from index.comprehension.spans import best_span, whole_words

PLACES = [None, None, (0, 3), (4, 6), (7, 12), None]


def scores(starts: list[float], ends: list[float]) -> np.ndarray:
    return np.asarray([starts, ends], np.float32).T


def test_the_likeliest_start_and_end_make_the_span() -> None:
    found = best_span(scores([9, 9, 0, 5, 0, 9], [9, 9, 0, 0, 5, 9]), PLACES)
    assert found is not None
    (start, end), certainty = found
    assert (start, end) == (4, 12)
    assert certainty == pytest.approx((np.exp(5) / (np.exp(5) + 2)) ** 2, rel=1e-6)


def test_an_end_before_its_start_is_no_span() -> None:
    found = best_span(scores([0, 0, 0, 0, 9, 0], [0, 0, 9, 0, 1, 0]), PLACES)
    assert found is not None
    assert found[0] == (7, 12)


def test_a_span_is_no_longer_than_allowed() -> None:
    given = scores([0, 0, 5, 4, 0, 0], [0, 0, 0, 0, 5, 0])
    longer, shorter = best_span(given, PLACES), best_span(given, PLACES, longest=2)
    assert longer is not None
    assert shorter is not None
    assert (longer[0], shorter[0]) == ((0, 12), (4, 12))


def test_scores_far_from_nought_make_no_overflow() -> None:
    found = best_span(scores([0, 0, 2000, 0, 0, 0], [0, 0, 2000, 0, 0, 0]), PLACES)
    assert found == ((0, 3), 1.0)


def test_a_passage_without_tokens_has_no_span() -> None:
    assert best_span(scores([1, 1], [1, 1]), [None, None]) is None


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("rises 13,679 feet", "679", "13,679"),
        ("cost $21.50 each", "21", "$21.50"),
        ("cut nearly 6% of its staff", "nearly 6", "nearly 6%"),
        ("in Nordholm’s harbour", "holm", "Nordholm’s"),
        ("the Air-India plane", "India", "Air-India"),
        ("at 10:45, 20 people", "45", "10:45"),
        ("about 75,000, he said", "000", "75,000"),
        ("21 of the 49", "21 of the 49", "21 of the 49"),
        ("won 3-1, then lost", "3", "3"),
    ],
)
def test_a_span_holds_whole_words_and_numbers(text: str, part: str, whole: str) -> None:
    start = text.index(part)
    found = whole_words(text, (start, start + len(part)))
    assert text[slice(*found)] == whole
