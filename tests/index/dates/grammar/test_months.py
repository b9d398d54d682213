"""Dates that name a month; 1 January 2024 was a Monday."""

from datetime import date

import pytest

from index.dates import question_window
from tests.index.windows_written import bounds

TUESDAY = date(2024, 1, 2)


def asked(question: str, covered: tuple[date, date] | None = None) -> tuple[date | None, date | None] | None:
    window = question_window(question, TUESDAY, covered)
    return None if window is None else (window.start, window.end)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who sang on 30 December", "2023-12-30"),
        ("who sang on Dec 30-31", "2023-12-30/2023-12-31"),
        ("who sang in mid-May", "2023-05-10/2023-05-20"),
        ("who sang on Dec. 30, '21", "2021-12-30"),
        ("who sang on Dec. 30, '68", "1968-12-30"),
        ("who sang on the last weekend of December", "2023-12-30/2023-12-31"),
        ("who sang on the 31st", "2023-12-31"),
    ],
)
def test_dates_that_name_a_month(question: str, expected: str) -> None:
    assert asked(question) == bounds(expected)


@pytest.mark.parametrize("question", ["who sang on 31 November", "who may march", "who sang for the 31st time"])
def test_words_that_only_look_like_such_dates(question: str) -> None:
    assert asked(question) is None


def test_a_weekday_decides_the_year() -> None:
    """30 December was a Friday in 2022 and a Saturday in 2023."""
    assert asked("who sang on Friday 30 December") == bounds("2022-12-30")
    assert asked("who sang on Saturday 30 December") == bounds("2023-12-30")


def test_the_covered_days_decide_the_year() -> None:
    assert asked("who sang in March", (date(2021, 1, 1), date(2021, 12, 31))) == bounds("2021-03-01/2021-03-31")
