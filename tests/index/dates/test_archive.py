"""Days asked for long after an archive that covers 29 December 2023 (a Friday) to 2 January 2024 (a Tuesday)."""

from datetime import date

import pytest

from index.dates import archive_window, counted_from, question_window
from tests.index.windows_written import bounds

COVERED = (date(2023, 12, 29), date(2024, 1, 2))
LONG_AFTER = date(2026, 11, 28)  # A Saturday.

MOVED = [
    ("Sunday's fire at the mill", "2023-12-31", "2026-11-22"),
    ("the Friday blaze", "2023-12-29", "2026-11-27"),
    ("who spoke on Saturday night?", "2023-12-30", "2026-11-28"),
    ("what burned yesterday?", "2024-01-01", "2026-11-27"),
    ("what burned today?", "2024-01-02", "2026-11-28"),
    ("what burned last night?", "2024-01-01/2024-01-02", "2026-11-27/2026-11-28"),
    ("what burned two days ago?", "2023-12-31", "2026-11-26"),
    ("what burned in the past few days?", "2023-12-26/2024-01-02", "2026-11-21/2026-11-28"),
    ("what burned since Friday?", "2023-12-29/2024-01-02", "2026-11-27/2026-11-28"),
    ("what burned between Friday and Sunday?", "2023-12-29/2023-12-31", "2026-11-20/2026-11-22"),
    ("what burned last week?", "2023-12-25/2023-12-31", "2026-11-16/2026-11-22"),
]

NEVER_MOVED = [
    "what burned on Friday, 20 November 2026?",
    "what burned last November?",
    "what burned in 2026?",
    "what burned in November 2026?",
    "what burned on Dec 30?",
    "what burned on 2026-11-20?",
    "what burned on the 30th?",
]


@pytest.mark.parametrize(("question", "taken", "asked"), MOVED)
def test_words_that_count_from_the_day_of_asking_count_from_the_archive(question: str, taken: str, asked: str) -> None:
    window = archive_window(question, LONG_AFTER, COVERED)
    assert window is not None
    assert (window.start, window.end) == bounds(taken)
    assert window.asked is not None
    assert (window.asked.start, window.asked.end) == bounds(asked)
    assert question[slice(*window.span)] == window.phrase


@pytest.mark.parametrize("question", NEVER_MOVED)
def test_a_date_with_its_month_or_year_stays(question: str) -> None:
    window = archive_window(question, LONG_AFTER, COVERED)
    assert window == question_window(question, LONG_AFTER, COVERED)
    assert window is not None
    assert window.asked is None


@pytest.mark.parametrize("asked_on", [date(2024, 1, 2), date(2024, 1, 9), date(2023, 12, 30), date(2023, 12, 22)])
def test_nothing_is_moved_within_a_week_of_the_archive(asked_on: date) -> None:
    question = "what burned yesterday?"
    assert archive_window(question, asked_on, COVERED) == question_window(question, asked_on, COVERED)


def test_words_move_too_where_they_were_asked_long_before_the_archive() -> None:
    window = archive_window("what burned yesterday?", date(2023, 6, 1), COVERED)
    assert window is not None
    assert window.start == date(2024, 1, 1)


def test_without_an_archive_or_days_nothing_is_moved() -> None:
    assert archive_window("what burned?", LONG_AFTER, COVERED) is None
    window = archive_window("what burned yesterday?", LONG_AFTER)
    assert window is not None
    assert window.start == date(2026, 11, 27)


def test_days_that_the_archive_reaches_stay() -> None:
    window = archive_window("what burned before Friday?", LONG_AFTER, COVERED)
    assert window is not None
    assert window.asked is None


def test_words_can_be_counted_from_any_day_of_the_archive() -> None:
    question = "what burned yesterday?"
    window = archive_window(question, LONG_AFTER, COVERED)
    assert window is not None
    earlier = counted_from(question, window, date(2023, 12, 30), COVERED)
    assert earlier is not None
    assert earlier.start == date(2023, 12, 29)
    assert earlier.asked == window.asked


def test_the_ends_of_the_calendar_are_no_archive_to_fall_off() -> None:
    assert archive_window("what burned yesterday?", date(9999, 12, 31), (date(1, 1, 1), date(9999, 12, 31))) is not None
    assert archive_window("what burned yesterday?", date(1, 1, 2), (date(9999, 12, 30), date(9999, 12, 31))) is not None
