"""Words that count from a day, in reports of Wednesday 13 March 2024 unless the case says otherwise."""

from datetime import date

import pytest

from index.dates import date_phrases, question_window
from tests.index.windows_written import Bounds, bounds

WEDNESDAY = date(2024, 3, 13)


def told(text: str, published: date | None = WEDNESDAY) -> list[Bounds | None]:
    windows = [phrase.window for phrase in date_phrases(text, published)]
    return [None if window is None else (window.start, window.end) for window in windows]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam broke yesterday.", "2024-03-12"),
        ("The dam broke the day before yesterday.", "2024-03-11"),
        ("The court will rule the day after tomorrow.", "2024-03-15"),
        ("The dam broke overnight.", "2024-03-12/2024-03-13"),
        ("The dam broke two days ago.", "2024-03-11"),
        ("The dam broke a week ago.", "2024-03-06"),
        ("The dam broke two weeks ago.", "2024-02-26/2024-03-03"),
        ("The dam broke two weeks ago today.", "2024-02-28"),
        ("The dam broke a month ago.", "2024-02-01/2024-02-29"),
        ("The dam broke a year ago today.", "2023-03-13"),
        ("The dam broke in the past 3 days.", "2024-03-10/2024-03-13"),
        ("The dam broke in the past 48 hours.", "2024-03-11/2024-03-13"),
        ("The dam broke last week.", "2024-03-04/2024-03-10"),
        ("The dam broke last quarter.", "2023-10-01/2023-12-31"),
        ("The dam broke this week.", "2024-03-11/2024-03-13"),
        ("The court will rule later this week.", "2024-03-13/2024-03-17"),
        ("The court will rule next week.", "2024-03-18/2024-03-24"),
        ("The dam broke at the weekend.", "2024-03-09/2024-03-10"),
        ("The court will sit at the weekend.", "2024-03-16/2024-03-17"),
    ],
)
def test_counted_from_the_day_of_publication(text: str, expected: str) -> None:
    assert told(text) == [bounds(expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained on Friday. The previous day it had snowed.", "2024-03-07"),
        ("It rained on Friday. Three days earlier, it had snowed.", "2024-03-05"),
        ("It rained on Friday. The following day it snowed.", "2024-03-09"),
        ("It rained on Friday. Two days later it snowed.", "2024-03-10"),
        ("It rained on Friday. That evening it snowed.", "2024-03-08"),
    ],
)
def test_counted_from_the_day_last_spoken_of(text: str, expected: str) -> None:
    assert told(text) == [bounds("2024-03-08"), bounds(expected)]


@pytest.mark.parametrize(
    "text",
    [
        "It snowed the following day.",
        "It snowed that evening.",
        "It snowed the next year.",
        "It snowed in the past few days.",
        "It snowed recently.",
    ],
)
def test_words_too_vague_for_days(text: str) -> None:
    assert told(text) == [None]


def test_words_that_only_look_alike() -> None:
    assert told("USA Today printed the story of the weekend warrior.") == []


def test_nothing_is_counted_without_a_day_of_publication() -> None:
    assert told("The dam broke yesterday, or last week.", None) == []


def test_the_month_before_a_31st_begins_on_the_last_day_of_february() -> None:
    assert told("It rained in the past month.", date(2024, 3, 31)) == [bounds("2024-02-29/2024-03-31")]


def test_a_few_days_are_a_week_at_most_in_a_question() -> None:
    window = question_window("what was said in the last few days", WEDNESDAY)
    assert window is not None
    assert (window.start, window.end) == bounds("2024-03-06/2024-03-13")
