"""Periods that others are compared with, published on Friday 6 February 1998."""

from datetime import date

import pytest

from index.dates import date_phrases
from tests.index.windows_written import bounds

FRIDAY = date(1998, 2, 6)


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Profit rose in the third quarter of 1997 from $2 a year earlier.", "a year earlier", "1996-07-01/1996-09-30"),
        ("The rate was 4% in December, down from 5% a year earlier.", "a year earlier", "1996-12-01/1996-12-31"),
        ("Sales grew in 1995. They had shrunk a year earlier.", "a year earlier", "1994-01-01/1994-12-31"),
        ("The mill lost $2 in the year-ago period.", "the year-ago period", "1997-01-01/1997-12-31"),
        ("The mill lost $2, against a year-earlier profit.", "year-earlier", "1997-01-01/1997-12-31"),
        ("The mill lost $2 in the same period last year.", "the same period last year", "1997-01-01/1997-12-31"),
        (
            "Growth was 4% in the first quarter of 1997, 3% in the previous quarter.",
            "the previous quarter",
            "1996-10-01/1996-12-31",
        ),
        ("It was formed in June 1996 and sold the following year.", "the following year", "1997-01-01/1997-12-31"),
        (
            "Profit rose in the third quarter. In the same quarter of 1995 it fell.",
            "quarter of 1995",
            "1995-07-01/1995-09-30",
        ),
        ("Growth was 3% in the previous month.", "the previous month", "1998-01-01/1998-01-31"),
        ("Yields ended Thursday at 7%, up from 6% one week earlier.", "one week earlier", "1998-01-29"),
        ("He left in 1995. Two years earlier he had been fired.", "Two years earlier", "1993-01-01/1993-12-31"),
        (
            "It was rebuilt in June 1996; two months earlier it had burned.",
            "two months earlier",
            "1996-04-01/1996-04-30",
        ),
    ],
)
def test_period_before_the_one_told_of(text: str, phrase: str, expected: str) -> None:
    [found] = [each for each in date_phrases(text, FRIDAY) if phrase in each.phrase]
    assert found.window is not None
    assert (found.window.start, found.window.end) == bounds(expected)


@pytest.mark.parametrize("text", ["Two years earlier he had been fired.", "A week earlier it had burned."])
def test_without_anything_told_of_it_is_vague(text: str) -> None:
    [phrase] = date_phrases(text, FRIDAY)
    assert phrase.vague


def test_a_year_before_an_event_is_none_of_the_calendar() -> None:
    assert not date_phrases("It takes a year before the wine is ready.", FRIDAY)
