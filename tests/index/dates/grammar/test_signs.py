"""Signs of dates in a text: none in most texts, and never fewer than a rule needs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.grammar.signs import signs_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained on TUESDAY.", {"weekday"}),
        ("Sept. was dry", {"month"}),
        ("two nights", {"days", "unit", "vague"}),
        ("in spring, long ago", {"season", "ago"}),
        ("the third quarter", {"unit", "quarter"}),
    ],
)
def test_words_that_show_a_sign(text: str, expected: set[str]) -> None:
    assert signs_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in 2023", {"digits", "year"}),
        ("in 1066", {"digits"}),
        ("in 2100", {"digits"}),
        ("30,000 people", {"digits"}),
        ("the 31st", {"digits", "ordinal"}),
        ("the 1990s", {"decade"}),
        ("the '90s", {"decade"}),
        ("at 20231230", {"digits"}),
    ],
)
def test_digits(text: str, expected: set[str]) -> None:
    assert signs_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Good Friday", {"weekday", "feast"}),
        ("Friday", {"weekday"}),
        ("a good deal", set()),
        ("Giving Tuesday", {"weekday", "feast"}),
        ("Labor Day", {"days", "unit", "vague", "feast"}),
        ("labor costs", set()),
        ("Christmas", {"feast"}),
        ("Christmas weekend", {"feast", "feast week", "unit"}),
        ("the weekend", {"unit"}),
    ],
)
def test_a_holiday_may_need_two_words(text: str, expected: set[str]) -> None:
    assert signs_in(text) == expected


@pytest.mark.parametrize(
    "text", ["", "The mayor marched on.", "Mayhem at daybreak", "monsoons, sunny spells, Decembrist"]
)
def test_texts_without_a_sign(text: str) -> None:
    assert signs_in(text) == frozenset()


@given(text=st.text(max_size=60), more=st.text(max_size=60))
def test_more_words_take_no_sign_away(text: str, more: str) -> None:
    assert signs_in(text) | signs_in(more) <= signs_in(f"{text} {more}")
