"""Numerals read from digits and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language import tokenize
from index.language.numerals import Numeral, read_numeral


def read(text: str) -> Numeral | None:
    return read_numeral(tokenize(text), 0)


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("1,000 boats", 1000, 1),
        ("twenty-one boats", 21, 1),
        ("a hundred and ten boats", 110, 4),
        ("one thousand two hundred boats", 1200, 4),
        ("two dozen boats", 24, 2),
        ("1.6 million boats", 1_600_000, 2),
        ("3 hundred thousand boats", 300_000, 3),
        ("half a million boats", 500_000, 3),
        ("5bn", 5e9, 1),
        ("seven eight", 7, 1),
    ],
)
def test_a_number_is_read_to_its_last_word(text: str, value: float, end: int) -> None:
    found = read(text)
    assert found is not None
    assert (found.value, found.end, found.unit) == (value, end, "")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("£5bn", 5e9, "£"),
        ("30km", 30, "km"),
        ("5%", 5, "%"),
        ("5 per cent", 5, "%"),
        ("a quarter of the boats", 0.25, "share"),
        ("half of the boats", 0.5, "share"),
        ("one in five boats", 0.2, "share"),
        ("nine out of 10 boats", 0.9, "share"),
    ],
)
def test_a_unit_is_part_of_the_number(text: str, value: float, unit: str) -> None:
    found = read(text)
    assert found is not None
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(("text", "value"), [("21 in 49", 21), ("two in a month", 2), ("five in two", 5)])
def test_numbers_that_make_no_share_stay_apart(text: str, value: float) -> None:
    found = read(text)
    assert found is not None
    assert (found.value, found.unit, found.end) == (value, "", 1)


@pytest.mark.parametrize(
    ("text", "least"),
    [("dozens of boats", 24), ("hundreds of thousands", 200_000), ("several hundred", 200), ("a few dozen", 24)],
)
def test_a_vague_number_has_the_least_that_it_can_mean(text: str, least: float) -> None:
    found = read(text)
    assert found is not None
    assert found.vague
    assert found.value == least


def test_a_range_has_both_ends() -> None:
    assert read("10-15 boats") == Numeral(0, 1, 10, high=15)


@pytest.mark.parametrize(("text", "suffix"), [("300-odd boats", "odd"), ("100+ boats", "plus")])
def test_a_suffix_is_kept(text: str, suffix: str) -> None:
    found = read(text)
    assert found is not None
    assert found.suffix == suffix


@pytest.mark.parametrize("text", ["155mm shells", "15-10", "a quarter ago", "a boat", "several boats", "boats"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert read(text) is None


@given(st.integers(0, 10**9))
def test_digits_with_separators_are_the_number(number: int) -> None:
    for written in (str(number), f"{number:,}"):
        found = read(written)
        assert found is not None
        assert found.value == number


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Z"]), max_size=40))
def test_a_numeral_ends_within_any_text(text: str) -> None:
    tokens = tokenize(text)
    for at in range(len(tokens)):
        found = read_numeral(tokens, at)
        assert found is None or (found.first == at and at < found.end <= len(tokens))
