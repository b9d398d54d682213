"""Paragraphs and lines: where they begin and end, in texts of every kind of line end."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.paragraphs import is_blank, line_starts, lines_of, paragraph_spans, trimmed

texts = st.lists(
    st.sampled_from(
        ["Word", "end.", " ", "\t", "\n", "\r\n", "\r", "\n\n", "\u2028", "\u2029", "\u200b", "\ufeff", "é"]
    )
).map("".join)


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraph_spans(text)]


@given(texts)
def test_paragraphs_lose_nothing_but_blank_space(text: str) -> None:
    """They are in order, don't overlap, and have no blank space at either end."""
    place = 0
    for start, end in paragraph_spans(text):
        assert is_blank(text[place:start])
        assert trimmed(text, start, end) == (start, end)
        assert start < end
        place = end
    assert is_blank(text[place:])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_blank_line_separates_paragraphs_whatever_the_line_ends(end: str) -> None:
    assert paragraphs(f"One{end}line.{end}{end}Two.{end} \t{end}Three.") == [f"One{end}line.", "Two.", "Three."]


def test_in_a_text_without_blank_lines_each_line_is_a_paragraph() -> None:
    assert paragraphs("One is short.\nTwo.\nThree is a little longer than both.") == [
        "One is short.",
        "Two.",
        "Three is a little longer than both.",
    ]


WRAPPED = (
    "The ferry to the islands was cancelled on Monday after a\n"
    "storm had damaged the pier in the harbour, and hundreds of\n"
    "people slept in a school.\n"
    "Engineers hope to open the pier again on Thursday, when the\n"
    "wind is expected to turn, said the company that runs it."
)


def test_wrapped_lines_are_joined_until_a_sentence_ends_early() -> None:
    first, second = WRAPPED.split("school.\n")
    assert paragraphs(WRAPPED) == [f"{first}school.", second]


def test_an_indented_line_begins_a_paragraph_of_wrapped_text() -> None:
    """The sentence before fills its line: only the indentation shows that a paragraph ends."""
    text = (
        "The ferry to the islands was cancelled on Monday after a\n"
        "storm had damaged the pier in the harbour, and four hundred\n"
        "people of the islands slept in the gymnasium of a school.\n"
        "  Engineers hope to open the pier again on Thursday, when\n"
        "the wind is expected to turn, said a spokeswoman of them."
    )
    assert [paragraph.split()[0] for paragraph in paragraphs(text)] == ["The", "Engineers"]
    assert paragraphs(text.replace("  Engineers", "Engineers")) == [text.replace("  Engineers", "Engineers")]


@pytest.mark.parametrize("text", ["", " \r\n\t", "\u200b\u2060\ufeff", "\u00a0\u2029"])
def test_a_text_that_shows_nothing_has_no_paragraph(text: str) -> None:
    assert is_blank(text)
    assert paragraph_spans(text) == []


def test_lines_are_counted_at_every_kind_of_line_end() -> None:
    text = "a\nb\r\nc\rd"
    assert line_starts(text) == [0, 2, 5, 7]
    assert lines_of(line_starts(text), 0, 1) == (1, 1)
    assert lines_of(line_starts(text), 2, 6) == (2, 3)
    assert lines_of(line_starts(text), 7, 8) == (4, 4)


@given(texts, st.data())
def test_a_position_is_on_the_line_that_an_editor_shows(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    before = text[:place]
    if before.endswith("\r") and text[place : place + 1] == "\n":
        return  # Between the two halves of one line end.
    ends = len(re.findall(r"\r\n|\n|\r", before))
    assert lines_of(line_starts(text), place, place + 1) == (ends + 1, ends + 1)


def test_trimming_keeps_what_is_inside() -> None:
    text = "x \u200b a b\u00a0\n y"
    assert text[slice(*trimmed(text, 1, 9))] == "a b"
    start, end = trimmed(text, 1, 3)
    assert start == end
