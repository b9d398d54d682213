"""Numerals that look like figures and count nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.figures.numbers import Number, numbers_in
from index.language.tokens import tokenize


def find_numbers(text: str) -> list[Number]:
    return numbers_in(tokenize(text))


NO_FIGURES = [
    "on 30 December and on Jan. 1",
    "from 28 to 30 December",
    "Dec 30, 2023 - 04:05 PM",
    "in 2019 and since 1994",
    "the 2022 elections",
    "2021-03-04",
    "on 9/11, 24/7",
    "at 5 p.m. and 7 am",
    "a 45-year-old, aged 32, 3 months old",
    "Anna Holm, 52, spoke",
    "children ages 2 to 8, those 12 and older",
    "an Su-34, an F-16, flight MH17",
    "155mm shells, a G7 meeting, Covid-19",
    "Resolution 2231, Article 5, Flight 370",
    "No. 10 Downing Street",
    "the new iPhone 14 is here",
    "the top 10",
    "won 3-1 and lost 24–17",
    "the first, the 21st, a third time",
    "call 555-1234 or 020 7946 0958",
    "see example.org/2040 or @user99",
    "one of the largest, no one, one day",
    "the Big Three met the Six Nations",
    "a three-day, two-way, 40-foot affair",
    "in the 1990s",
    "the second half of the season",
    "the play “Three Sisters of Malmo” and “7 Habits You Need” sold out",
]


@pytest.mark.parametrize("text", NO_FIGURES)
def test_what_counts_nothing_is_left_alone(text: str) -> None:
    assert find_numbers(text) == []


def test_the_base_of_a_rate_is_no_figure_of_its_own() -> None:
    assert [found.value for found in find_numbers("12 per 1,000")] == [12]


@given(st.integers(min_value=32, max_value=999_999_999), st.sampled_from(["{}", "{:,}"]))
def test_every_whole_number_of_things_is_read(number: int, form: str) -> None:
    """Days, years and labels are recognised by the words around them, never by the number alone."""
    text = f"They counted {form.format(number)} seals on the ice."
    assert [found.value for found in find_numbers(text)] == [number]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2000 homes burned", 2000),
        ("In Lund 28 people died", 28),
        ("on Sunday 12 boats sank", 12),
        ("scored 24-27 points", 24),
        ("two in Lund and one in Ystad", 2),
        ("in 11 of 12 games", 11),
    ],
)
def test_what_looks_like_a_label_but_counts(text: str, value: float) -> None:
    assert find_numbers(text)[0].value == value
