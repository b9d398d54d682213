"""Holidays, seasons, quarters, years and decades, read on Wednesday 13 March 2024."""

from datetime import date

import pytest

from index.dates import question_window
from tests.index.windows_written import bounds

WEDNESDAY = date(2024, 3, 13)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who sang at Christmas", "2023-12-25"),
        ("who sang on Christmas 2021", "2021-12-25"),
        ("who sang last Easter", "2023-04-09"),
        ("who will sing next Easter", "2024-03-31"),
        ("who sang on Labor Day weekend 2023", "2023-09-02/2023-09-04"),
        ("who sang in Christmas week 2023", "2023-12-25/2023-12-31"),
        ("who sang on Friday the 13th", "2023-10-13"),
        ("who sang in the winter of 2021", "2021-12-01/2022-02-28"),
        ("who sang last summer", "2023-06-01/2023-08-31"),
        ("who sang this winter", "2023-12-01/2024-02-29"),
        ("who will sing next spring", "2025-03-01/2025-05-31"),
        ("who sang in the autumn", "2023-09-01/2023-11-30"),
        ("who sang in the first quarter of 2023", "2023-01-01/2023-03-31"),
        ("who sang in Q3 2022", "2022-07-01/2022-09-30"),
        ("who sang in the second half of last year", "2023-07-01/2023-12-31"),
        ("who sang in the first two months of this year", "2024-01-01/2024-02-29"),
        ("who sang in 2021", "2021-01-01/2021-12-31"),
        ("who sang in early 2021", "2021-01-01/2021-03-31"),
        ("who sang in mid-2021", "2021-05-01/2021-08-31"),
        ("who sang in late 2021", "2021-10-01/2021-12-31"),
        ("who sang in the 1990s", "1990-01-01/1999-12-31"),
        ("who sang in the '80s", "1980-01-01/1989-12-31"),
        ("who sang in the late 1990s", "1996-01-01/1999-12-31"),
    ],
)
def test_period(question: str, expected: str) -> None:
    window = question_window(question, WEDNESDAY)
    assert window is not None
    assert (window.start, window.end) == bounds(expected)


@pytest.mark.parametrize(
    "question",
    [
        "who cooked a Christmas dinner",
        "who drank spring water",
        "who won in the winter games",
        "who brought in 2000 people",
        "who owes 2021",
        "who was born in 1990",
        "who will be king in 2030",
        "who sang in the first quarter of the game",
        "which hill is known for winter solstice fires",
        "who sang in the first 14 months of 2023",
    ],
)
def test_words_that_only_look_like_a_period(question: str) -> None:
    """A year to come is what a question is about, not when it was written about."""
    assert question_window(question, WEDNESDAY) is None


def test_friday_the_13th_of_an_archive() -> None:
    """The last one up to the end of the covered days: 13 January 2023."""
    window = question_window("who sang on Friday the 13th", WEDNESDAY, (date(2022, 1, 1), date(2023, 6, 30)))
    assert window is not None
    assert window.start == window.end == date(2023, 1, 13)
