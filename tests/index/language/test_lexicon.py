"""Classes of events and things."""

import pytest

from index.language import tokenize
from index.language.lexicon import (
    FALLS,
    RISES,
    alike,
    event_for,
    event_of,
    is_weapon,
    noun_class,
    past_form,
    plural_noun,
)


@pytest.mark.parametrize(
    ("word", "event"),
    [
        ("slain", "killed"),
        ("dead", "killed"),
        ("wounded", "injured"),
        ("fled", "fled"),
        ("test-fired", "launched"),
        ("organized", "organised"),
        ("painted", "painted"),
    ],
)
def test_words_for_one_event_have_one_name(word: str, event: str) -> None:
    assert event_of(word) == event


@pytest.mark.parametrize("word", ["hundred", "need", "boat", "", "speed"])
def test_other_words_name_no_event(word: str) -> None:
    assert event_of(word) is None


@pytest.mark.parametrize(("noun", "of"), [("flat", "apartments"), ("troops", "soldiers"), ("ferry", "ferries")])
def test_nouns_of_one_kind_have_one_class(noun: str, of: str) -> None:
    assert noun_class(noun) == of


@pytest.mark.parametrize(
    ("noun", "event", "means"),
    [
        ("missiles", "destroyed", "shot down"),
        ("homes", "attacked", "damaged"),
        ("towns", "affected", "attacked"),
        ("people", "attacked", "attacked"),
    ],
)
def test_an_event_means_what_it_means_for_its_things(noun: str, event: str, means: str) -> None:
    assert event_for(noun, event) == means


def test_only_things_of_a_kind_are_alike() -> None:
    assert alike("missiles", "drones")
    assert not alike("people", "homes")
    assert is_weapon("drones")
    assert not is_weapon("people")


@pytest.mark.parametrize(("word", "past"), [("stole", True), ("damaged", True), ("hundred", False), ("steals", False)])
def test_past_forms(word: str, past: bool) -> None:  # noqa: FBT001 - a parameter of a test
    assert past_form(word) is past


@pytest.mark.parametrize("word", ["boats", "women", "sheep", "menus", "police"])
def test_a_plural_is_known_by_its_form(word: str) -> None:
    assert plural_noun(tokenize(word)[0])


@pytest.mark.parametrize("word", ["boat", "virus", "glass", "was", "news", "specimen", "crisis"])
def test_a_singular_is_no_plural(word: str) -> None:
    assert not plural_noun(tokenize(word)[0])


def test_no_word_says_both_that_a_number_rose_and_that_it_fell() -> None:
    assert RISES.isdisjoint(FALLS)
    assert {"rose", "soaring"} <= RISES
    assert {"fell", "declining"} <= FALLS
