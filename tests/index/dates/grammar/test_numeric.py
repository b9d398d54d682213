"""Dates in digits, read on Wednesday 13 March 2024."""

from datetime import date

import pytest

from index.dates import date_phrases, question_window
from index.dates.grammar.numeric import choose_order
from index.dates.grammar.rule import Scene
from tests.index.windows_written import bounds

WEDNESDAY = date(2024, 3, 13)
JANUARY_TO_FEBRUARY = date(2023, 1, 1), date(2023, 2, 28)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who sang on 2024-03-05", "2024-03-05"),
        ("who sang on 2024/03/05", "2024-03-05"),
        ("who sang on 20240305", "2024-03-05"),
        ("who sang on 05.03.2024", "2024-03-05"),
        ("who sang on 04.02.2023", "2023-02-04"),
        ("who sang on 12/30/2023", "2023-12-30"),
        ("who sang on 30/12/2023", "2023-12-30"),
        ("who sang on 3/5/2024", "2024-03-05"),
        ("who sang on 5/3/24", "2024-03-05"),
        ("who sang on 31/12", "2023-12-31"),
        ("who sang on 12/31", "2023-12-31"),
        ("who sang 11/3?", "2024-03-11"),
        ("who sang in 2024-02", "2024-02-01/2024-02-29"),
        ("who sang in 2/2024", "2024-02-01/2024-02-29"),
    ],
)
def test_digits_of_a_question(question: str, expected: str) -> None:
    """A day to come is not meant while the other order gives a past one; with dots the day comes first."""
    window = question_window(question, WEDNESDAY)
    assert window is not None
    assert (window.start, window.end) == bounds(expected)


@pytest.mark.parametrize(
    "question",
    [
        "who sang on 2023-02-30",
        "who sang on 20231301",
        "who is on call 24/7",
        "who sang on 5/6 occasions",
        "who drank 3/4",
        "who is rated 8/10",
        "who paid $12/31",
    ],
)
def test_digits_that_are_no_date(question: str) -> None:
    assert question_window(question, WEDNESDAY) is None


def test_the_covered_days_decide_the_order() -> None:
    """4 February or 2 April 2023: only the first is covered, and the second is nearer to the day of asking."""
    without, within = (question_window("who sang on 4/2/2023", WEDNESDAY, days) for days in (None, JANUARY_TO_FEBRUARY))
    assert (without and without.start, within and within.start) == (date(2023, 4, 2), date(2023, 2, 4))


def test_without_a_day_of_publication_two_orders_are_undecided() -> None:
    assert date_phrases("The dam broke on 04/02/2023.", None) == []
    (phrase,) = date_phrases("The dam broke on 13/02/2023.", None)
    assert phrase.window is not None
    assert phrase.window.start == date(2023, 2, 13)


def test_one_order_needs_no_scene() -> None:
    day = date(2023, 2, 2)
    assert choose_order([day, day], Scene(None)) == day
    assert choose_order([], Scene(WEDNESDAY)) is None
