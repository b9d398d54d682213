"""Weekdays counted in a month or year, read on Wednesday 13 March 2024; that month began on a Friday."""

from datetime import date

import pytest

from index.dates import date_phrases, question_window
from tests.index.windows_written import bounds

WEDNESDAY = date(2024, 3, 13)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who sang on the first Monday of December", "2023-12-04"),
        ("who sang on the last Friday in February", "2024-02-23"),
        ("who sang on the third Sunday of May 2022", "2022-05-15"),
        ("who will sing on the fifth Friday of March 2024", "2024-03-29"),
        ("who will sing on the last Friday of next month", "2024-04-26"),
        ("who sang on the second Tuesday of this month", "2024-03-12"),
        ("who sang on the final Thursday of last month", "2024-02-29"),
        ("who sang on the first Monday of last year", "2023-01-02"),
        ("who sang on the first Monday of the year", "2024-01-01"),
    ],
)
def test_counted_weekday(question: str, expected: str) -> None:
    window = question_window(question, WEDNESDAY)
    assert window is not None
    assert (window.start, window.end) == bounds(expected)


@pytest.mark.parametrize(
    "question",
    ["who sings every first Monday of the month", "who sang on the fifth Monday of March 2024"],
)
def test_no_day_and_no_part_of_one(question: str) -> None:
    """A habit is no date, and March 2024 had four Mondays; neither the weekday nor the month is read alone."""
    assert question_window(question, WEDNESDAY) is None


def test_the_tense_decides_the_month() -> None:
    """The last Friday of March 2024, the 29th, is still to come."""
    past = question_window("who resigned on the last Friday of the month", WEDNESDAY)
    future = question_window("who will sing on the last Friday of the month", WEDNESDAY)
    assert (past and past.start, future and future.start) == (date(2024, 2, 23), date(2024, 3, 29))


def test_a_counted_weekday_in_an_article() -> None:
    (phrase,) = date_phrases("The board meets on the first Monday of next month.", WEDNESDAY)
    assert phrase.phrase == "on the first Monday of next month"
    assert phrase.window is not None
    assert phrase.window.start == phrase.window.end == date(2024, 4, 1)
