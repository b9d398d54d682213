"""Sentences hold every character of a paragraph that is no white space, in order."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.language.sentences import sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ["The pier was closed.", "Nobody was hurt!", "Why?"],
        ["Mr. Doe met Dr. Roe in the U.S. on Jan. 1 at 4 p.m. and left.", "He was late."],
        ["“We were lucky,” said Jon Doe.", "“It could have been worse.”", "He left."],
        ["Prices rose by 3.5 percent.", "Wages did not."],
        ["1. The pier is closed.", "2. The ferry waits."],
        ["At\u00a0least 14 died.", "Others\u00a0were hurt."],
    ],
)
def test_where_sentences_end(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize("text", ["", " ", "\n\t\u00a0"])
def test_white_space_has_none(text: str) -> None:
    assert sentence_spans(text) == []


@settings(deadline=None)
@given(st.one_of(st.text(max_size=400), st.text("aB1.!?\"'“”()… \n", max_size=400)))
def test_nothing_is_lost_and_nothing_overlaps(text: str) -> None:
    place = 0
    for start, end in sentence_spans(text):
        assert text[start:end] == text[start:end].strip() != ""
        assert not text[place:start].strip()
        place = end
    assert not text[place:].strip()


def test_a_text_longer_than_one_part_is_cut_at_the_same_places() -> None:
    """The text is given to the library in parts; where they meet must not show."""
    each = "The ferry of district {} was cancelled on Monday, and nobody knows why."
    parts = [each.format(number) for number in range(1_000)]
    assert sentences(" ".join(parts)) == parts


@pytest.mark.timeout(60)
@pytest.mark.parametrize("unit", ['"', '"a. ', "(", ".", "a.b.", "x", "“", "'tis. ", "1. "])
def test_time_is_linear_in_the_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        begun = time.process_time()
        sentence_spans(text)
        return time.process_time() - begun

    seconds(1_000)
    assert seconds(320_000) <= 24 * seconds(40_000) + 0.05
