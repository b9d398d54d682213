"""Round amounts of time in questions asked on Wednesday 13 March 2024."""

from datetime import date

import pytest

from index.dates import date_phrases, question_window
from tests.index.windows_written import bounds

WEDNESDAY = date(2024, 3, 13)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("who sang a couple of days ago", "2024-03-10/2024-03-12"),
        ("who sang a few days ago", "2024-03-08/2024-03-11"),
        ("who sang several weeks ago", "2024-01-24/2024-02-21"),
        ("who sang a few months ago", "2023-10-01/2024-01-31"),
        ("who sang a few years ago", "2019-01-01/2022-12-31"),
        ("who sang a few hours ago", "2024-03-12/2024-03-13"),
        ("who sang 48 hours ago", "2024-03-11"),
        ("who sang 36 hours ago", "2024-03-11/2024-03-12"),
        ("who will sing in the next few days", "2024-03-13/2024-03-20"),
        ("who will sing in the next two weeks", "2024-03-13/2024-03-27"),
        ("who will sing in the coming 36 hours", "2024-03-13/2024-03-15"),
        ("who will sing in the next two months", "2024-03-13/2024-05-13"),
        ("who sang not yesterday but the day before", "2024-03-11"),
    ],
)
def test_amount_in_a_question(question: str, expected: str) -> None:
    window = question_window(question, WEDNESDAY)
    assert window is not None
    assert (window.start, window.end) == bounds(expected)


@pytest.mark.parametrize(
    "question",
    ["who sang for several weeks", "who sang a few songs ago", "who sings in the next two days of the trial"],
)
def test_words_that_only_look_like_an_amount(question: str) -> None:
    assert question_window(question, WEDNESDAY) is None


def test_a_month_ahead_of_a_31st_ends_with_the_shorter_month() -> None:
    window = question_window("who will sing in the next one month", date(2024, 1, 31))
    assert window is not None
    assert (window.start, window.end) == bounds("2024-01-31/2024-02-29")


def test_amounts_are_vague_in_an_article() -> None:
    assert [phrase.vague for phrase in date_phrases("The dam broke a few days ago.", WEDNESDAY)] == [True]
