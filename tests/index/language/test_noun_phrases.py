"""Noun phrases after a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language import tokenize
from index.language.noun_phrases import NounPhrase, noun_phrase


def phrase(text: str, *, single: bool = False, owned: bool = True) -> NounPhrase:
    """The phrase after the first token."""
    return noun_phrase(tokenize(text), 1, single=single, owned=owned)


@pytest.mark.parametrize(
    ("text", "noun", "end"),
    [
        ("12 boats sank", "boats", 2),
        ("12 private homes were damaged", "homes", 3),
        ("12 homes and shops burned", "shops and homes", 4),
        ("40 people and houses burned", "people", 2),
        ("five large and small towns", "towns", 5),
        ("six weeks' leave", "weeks", 2),
        ("three police officers", "police officers", 3),
        ("three apartment buildings", "apartment buildings", 3),
        ("three Norwegians", "people", 2),
        ("three flats", "apartments", 2),
    ],
)
def test_the_head_is_found_with_its_class(text: str, noun: str, end: int) -> None:
    found = phrase(text)
    assert (found.noun, found.end) == (noun, end)


def test_modifiers_name_a_kind() -> None:
    assert phrase("12 large cruise missiles").modifiers == ("cruise",)
    assert phrase("three Saturn 5 engines").modifiers == ("saturn",)


def test_a_head_that_names_an_event_counts_people() -> None:
    found = phrase("three dead")
    assert (found.noun, found.event) == ("people", "killed")


def test_more_is_no_part_of_the_phrase() -> None:
    found = phrase("three more people")
    assert (found.more, found.first, found.noun) == (True, 2, "people")


def test_a_singular_is_a_head_only_where_it_may_be() -> None:
    assert phrase("one ferry was late", single=True).noun == "ferries"
    assert phrase("two ferry was late").noun == ""


def test_an_owner_belongs_to_the_phrase_only_where_it_may() -> None:
    assert phrase("two firm's plants").noun == "plants"
    assert phrase("two firm's plants", owned=False).noun == ""


@pytest.mark.parametrize("text", ["ten said so", "ten in the town", "ten", "ten that we saw"])
def test_without_a_noun_the_phrase_is_empty(text: str) -> None:
    assert phrase(text) == NounPhrase("", (), "", 1, 1, more=False)


@given(
    st.lists(st.sampled_from("three more boats and the firm 's dead 5 of Saturn ' people , said".split()), max_size=9)
)
def test_a_phrase_ends_within_any_row_of_words(words: list[str]) -> None:
    tokens = tokenize(" ".join(["two", *words]))
    found = noun_phrase(tokens, 1)
    assert 1 <= found.first <= found.end <= len(tokens)
