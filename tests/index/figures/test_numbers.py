"""Numbers: their values, their qualifiers and their exact words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.figures.numbers import Number, numbers_in
from index.language.tokens import tokenize


def find_numbers(text: str) -> list[Number]:
    return numbers_in(tokenize(text))


def read(text: str) -> list[tuple[str, float, float | None, str]]:
    return [(text[slice(*found.span)], found.value, found.high, found.qualifier) for found in find_numbers(text)]


VALUES = [
    ("7 boats", [("7", 7, None, "exact")]),
    ("1,250 boats", [("1,250", 1250, None, "exact")]),
    ("12\u00a0500 boats", [("12\u00a0500", 12500, None, "exact")]),
    ("2.5 million boats", [("2.5 million", 2.5e6, None, "exact")]),
    ("twenty-one boats", [("twenty-one", 21, None, "exact")]),
    ("two hundred and five boats", [("two hundred and five", 205, None, "exact")]),
    ("three thousand four hundred boats", [("three thousand four hundred", 3400, None, "exact")]),
    ("twenty-five hundred boats", [("twenty-five hundred", 2500, None, "exact")]),
    ("two million three hundred thousand boats", [("two million three hundred thousand", 2.3e6, None, "exact")]),
    ("a dozen boats", [("a dozen", 12, None, "about")]),
    ("three dozen boats", [("three dozen", 36, None, "exact")]),
    ("a hundred boats", [("a hundred", 100, None, "about")]),
    ("a hundred and ten boats", [("a hundred and ten", 110, None, "exact")]),
    ("half a million boats", [("half a million", 5e5, None, "about")]),
    ("dozens of boats", [("dozens", 24, None, "at least")]),
    ("hundreds more", [("hundreds", 200, None, "at least")]),
    ("tens of thousands of boats", [("tens of thousands", 20000, None, "at least")]),
    ("several hundred boats", [("several hundred", 200, None, "at least")]),
    ("two-thirds of boats", [("two-thirds", 2 / 3, None, "exact")]),
    ("a quarter of boats", [("a quarter", 1 / 4, None, "exact")]),
    ("one in five boats", [("one in five", 1 / 5, None, "exact")]),
    ("nine out of 10 boats", [("nine out of 10", 9 / 10, None, "exact")]),
    ("£5bn for boats", [("£5bn", 5e9, None, "exact")]),
    ("$2.04 billion for boats", [("$2.04 billion", 2.04e9, None, "exact")]),
    ("12 per cent of boats", [("12 per cent", 12, None, "exact")]),
    ("10%–20% of boats", [("10%–20%", 10, 20, "exact")]),
    ("10 to 15 million boats", [("10 to 15 million", 10e6, 15e6, "exact")]),
    ("between 10 and 20 boats", [("between 10 and 20", 10, 20, "exact")]),
    ("10-15 boats", [("10-15", 10, 15, "exact")]),
    ("boats 30km off", [("30km", 30, None, "exact")]),
    ("rose from 10 to 15 boats", [("10", 10, None, "exact"), ("15", 15, None, "exact")]),
    ("a quarter of a million boats", [("a quarter of a million", 250_000, None, "about")]),
    ("half a dozen or four or five boats", [("half a dozen", 6, None, "about"), ("four or five", 4, 5, "exact")]),
    ("grew by 40 to 150 on Monday", [("40", 40, None, "exact"), ("150", 150, None, "exact")]),
    ("grew by 10 to 15 percent", [("10 to 15 percent", 10, 15, "exact")]),
    ("the fleet is now up to 40 boats", [("40", 40, None, "exact")]),
    ("2 May - Ten boats sank", [("Ten", 10, None, "exact")]),
    ("they talked about hundreds of boats", [("hundreds", 200, None, "at least")]),
    ("fell 3% to 41 euros", [("3%", 3, None, "exact"), ("41", 41, None, "exact")]),
]


@pytest.mark.parametrize(("text", "expected"), VALUES, ids=[text for text, _ in VALUES])
def test_value(text: str, expected: list[tuple[str, float, float | None, str]]) -> None:
    found = read(text)
    assert [(words, high, sure) for words, _, high, sure in found] == [
        (words, high, sure) for words, _, high, sure in expected
    ]
    assert [low for _, low, _, _ in found] == pytest.approx([low for _, low, _, _ in expected])


QUALIFIERS = [
    ("at least 14 boats", "at least 14", "at least"),
    ("At Least 14 Boats", "At Least 14", "at least"),
    ("at\u00a0least\u00a014 boats", "at\u00a0least\u00a014", "at least"),
    ("no fewer than 14 boats", "no fewer than 14", "at least"),
    ("14 or more boats", "14 or more", "at least"),
    ("100+ boats", "100+", "at least"),
    ("more than 14 boats", "more than 14", "over"),
    ("upwards of 14 boats", "upwards of 14", "over"),
    ("in excess of 14 boats", "in excess of 14", "over"),
    ("up to 14 boats", "up to 14", "up to"),
    ("as many as 14 boats", "as many as 14", "up to"),
    ("fewer than 14 boats", "fewer than 14", "up to"),
    ("some 70 boats", "some 70", "about"),
    ("almost 160 boats", "almost 160", "about"),
    ("an estimated 160 boats", "an estimated 160", "about"),
    ("fifty or so boats", "fifty or so", "about"),
    ("40-odd boats", "40-odd", "about"),
    ("more than a hundred boats", "more than a hundred", "over"),
]


@pytest.mark.parametrize(("text", "words", "qualifier"), QUALIFIERS, ids=[text for text, _, _ in QUALIFIERS])
def test_qualifying_words_belong_to_the_figure(text: str, words: str, qualifier: str) -> None:
    assert [(found, sure) for found, _, _, sure in read(text)] == [(words, qualifier)]


@given(st.text())
def test_spans_of_any_text_are_in_order_and_do_not_overlap(text: str) -> None:
    place = 0
    for found in find_numbers(text):
        assert place <= found.span[0] < found.span[1] <= len(text)
        place = found.span[1]


@given(
    st.lists(st.sampled_from("one two thousand hundred and a dozen million of half - – , 7 % to".split()), max_size=12)
)
def test_any_row_of_number_words_is_read_to_its_end(words: list[str]) -> None:
    for found in find_numbers(" ".join(words)):
        assert found.value >= 0
        assert found.high is None or found.high > found.value
