"""Phrases that credit somebody without a reporting verb."""

import pytest

from index.language import tokenize
from index.speakers.crediting import credits_last, end_of_credit, makes_known, past_channel, toll_given, toll_of


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("according to Holm", 2),
        ("by the account of Holm", 4),
        ("by count of Holm", 3),
        ("as described by Holm", 3),
        ("as reported on Telegram by Holm", 5),
    ],
)
def test_a_phrase_that_credits_ends_before_the_name(text: str, end: int) -> None:
    assert end_of_credit(tokenize(text), 0) == end


@pytest.mark.parametrize("text", ["according", "by the sea of Azov", "as described", "in", "as told to Holm", "Holm"])
def test_other_phrases_credit_nobody(text: str) -> None:
    assert end_of_credit(tokenize(text), 0) is None


@pytest.mark.parametrize(
    ("text", "last"), [("by his count", True), ("by their own account", True), ("by his car", False)]
)
def test_by_his_count_credits_the_last_speaker(text: str, last: bool) -> None:  # noqa: FBT001 - a parameter of a test
    assert credits_last(tokenize(text), 0) is last


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("on Telegram by Holm", 2),
        ("on her social media account on Monday", 5),
        ("on Monday", 0),
        ("Telegram", 0),
        ("", 0),
    ],
)
def test_a_channel_is_passed(text: str, end: int) -> None:
    assert past_channel(tokenize(text), 0) == end


def test_a_toll_is_credited_to_its_source() -> None:
    found = toll_of(tokenize("toll from the ministry was 12"), 0)
    assert found is not None
    words, end = found
    assert ([word.text for word in words], end) == (["ministry"], 4)


@pytest.mark.parametrize("text", ["toll from the ministry", "toll was 12", "toll", "boats from the ministry was"])
def test_a_toll_without_a_source_or_a_verb_is_credited_to_nobody(text: str) -> None:
    assert toll_of(tokenize(text), 0) is None


def test_a_toll_is_credited_to_who_gives_it() -> None:
    tokens = tokenize("12 is the toll that the police give")
    found = toll_given(tokens, len(tokens) - 1)
    assert found is not None
    words, that = found
    assert ([word.text for word in words], tokens[that].text) == (["police"], "that")


def test_what_is_given_must_be_a_toll() -> None:
    tokens = tokenize("this is the help that the police give")
    assert toll_given(tokens, len(tokens) - 1) is None


def test_made_this_known_is_read_whole() -> None:
    assert makes_known(tokenize("made this known on Monday"), 0)
    assert not makes_known(tokenize("made this"), 0)
    assert not makes_known(tokenize("made her known"), 0)
