"""Phrases that name a speaker, before and after a reporting verb."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language import tokenize
from index.language.subjects import after_cue, before_verb


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Holm said", "Anna Holm"),
        ("the governor, Anna Holm, for her part, said", "Anna Holm"),
        ("On Telegram Holm said", "Holm"),
        ("Holm condemned the attacks and said", "Holm"),
        ("Holm first said", "Holm"),
        ("data released by the ministry on Monday said", "ministry"),
        ("the mayor who said", "mayor"),
        ("It rained; the mayor said", "mayor"),
        ("said", ""),
        ("on Monday, said", ""),
    ],
)
def test_the_subject_before_a_verb_is_found(text: str, name: str) -> None:
    tokens = tokenize(text)
    words, _ = before_verb(tokens, len(tokens) - 1)
    assert " ".join(word.text for word in words) == name


@pytest.mark.parametrize(
    ("text", "name", "rest"),
    [
        ("the governor, Anna Holm, on Monday", "Anna Holm", ", on Monday"),
        ("Anna Holm, a fisher, on Monday", "Anna Holm", ", a fisher , on Monday"),
        ("officials in Lisbon on Monday", "officials in Lisbon", "on Monday"),
        ("Anna Holm in Lisbon", "Anna Holm", "in Lisbon"),
        ("a map built by the university.", "university", "."),
        ("the ministry, which left", "ministry", ", which left"),
        (", nobody", "", ", nobody"),
    ],
)
def test_the_name_after_a_cue_is_found_with_its_end(text: str, name: str, rest: str) -> None:
    tokens = tokenize(text)
    words, end = after_cue(tokens, 0)
    assert " ".join(word.text for word in words) == name
    assert " ".join(token.text for token in tokens[end:]) == rest


WORDS = "Anna Holm , the who and built by in Lisbon ( ) . officials said On part for".split()


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
def test_a_phrase_is_within_any_row_of_words(words: list[str]) -> None:
    tokens = tokenize(" ".join(words))
    for at in range(len(tokens)):
        assert 0 <= before_verb(tokens, at)[1] <= at
        assert at <= after_cue(tokens, at)[1] <= len(tokens)
