"""Dates as people type them, read on Wednesday 13 March 2024."""

from datetime import date

import pytest

from index.dates import date_phrases, question_window
from tests.index.windows_written import Bounds, bounds

WEDNESDAY = date(2024, 3, 13)


def told(text: str) -> list[Bounds]:
    windows = [phrase.window for phrase in date_phrases(text, WEDNESDAY)]
    return [(window.start, window.end) for window in windows if window is not None]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who sang dec30", "2023-12-30"),
        ("who sang 30dec", "2023-12-30"),
        ("what was said on the thirtieth of May", "2023-05-30"),
        ("who sang on December twenty-first, 2021", "2021-12-21"),
        ("who sang on Sunday the 3rd", "2024-03-03"),
        ("who sang on Monday the 31st", "2023-07-31"),
        ("who sang on the 31st", "2024-01-31"),
        ("who sang on the Friday before last", "2024-03-01"),
        ("who sang the night before last", "2024-03-11/2024-03-12"),
        ("who sang the week before last", "2024-02-26/2024-03-03"),
        ("who sang the weekend before last", "2024-03-02/2024-03-03"),
        ("who sang the month before last", "2024-01-01/2024-01-31"),
        ("who sang not last week but the week before", "2024-02-26/2024-03-03"),
        ("who sang at the end of last month", "2024-02-19/2024-02-29"),
        ("who will sing at the start of next year", "2025-01-01/2025-01-10"),
        ("who sang at the turn of the year", "2023-12-31/2024-01-01"),
    ],
)
def test_date_as_typed(question: str, expected: str) -> None:
    window = question_window(question, WEDNESDAY)
    assert window is not None
    assert (window.start, window.end) == bounds(expected)


@pytest.mark.parametrize("question", ["who sang dec32", "who sang on the thirty-first of June", "who won the 31st set"])
def test_words_that_only_look_like_such_dates(question: str) -> None:
    assert question_window(question, WEDNESDAY) is None


def test_a_weekday_that_no_31st_of_the_year_had_is_ignored() -> None:
    """The latest Friday the 31st was in March 2023; the latest 31st of all is that of January."""
    window = question_window("who sang on Friday the 31st", WEDNESDAY)
    assert window is not None
    assert window.start == window.end == date(2024, 1, 31)


def test_what_lasts_until_the_end_of_a_unit_begins_today() -> None:
    assert told("The bridge is shut until the end of the year.") == [bounds("2024-03-13/2024-12-31")]
    assert told("The bridge will be shut until the end of the decade.") == [bounds("2024-03-13/2029-12-31")]


def test_the_decade_of_a_story_is_unknown() -> None:
    assert told("The bridge had rusted by the end of the decade.") == []
