"""Tokens keep every sign of a text in its place."""

from hypothesis import given
from hypothesis import strategies as st

from index.language.tokens import ends_sentence, tokenize


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


def test_numbers_and_names_stay_whole() -> None:
    text = "The U.S. sold 1,000 F-16s at 4:05 p.m. for $2.04bn"
    assert words(text) == ["The", "U.S.", "sold", "1,000", "F-16s", "at", "4:05", "p.m.", "for", "$", "2.04bn"]


def test_a_possessive_is_a_token_and_a_name_with_an_apostrophe_is_not() -> None:
    assert words("O’Brien’s ship, the sailors' oars") == ["O’Brien", "’s", "ship", ",", "the", "sailors", "'", "oars"]


def test_a_space_that_does_not_break_joins_thousands() -> None:
    assert words("12\u00a0500 homes") == ["12\u00a0500", "homes"]


def test_places_count_from_the_start_of_the_whole_text() -> None:
    text = "Six left. Two stayed."
    assert [text[token.start : token.end] for token in tokenize(text, 10)] == ["Two", "stayed", "."]


def test_a_full_stop_after_a_shortened_word_ends_no_sentence() -> None:
    tokens = tokenize("Gov. Holm met J. Ek. They spoke.")
    assert [token.start for at, token in enumerate(tokens) if ends_sentence(tokens, at)] == [19, 31]


@given(st.text())
def test_tokens_are_exact_slices_in_order(text: str) -> None:
    place = 0
    for token in tokenize(text):
        assert place <= token.start < token.end
        assert text[token.start : token.end] == token.text
        place = token.end


@given(st.text())
def test_only_white_space_stands_between_tokens(text: str) -> None:
    """Nothing that a reader sees is lost."""
    place = 0
    for token in tokenize(text):
        assert not text[place : token.start].strip()
        place = token.end
    assert not text[place:].strip()
