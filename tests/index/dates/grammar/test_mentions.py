"""Which words of a text are read as dates, and by which rule."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.grammar.mentions import find_mentions
from index.dates.grammar.rule import Reading, Rule, Scene

WEDNESDAY = date(2024, 3, 13)
WORDS = ["the", "last", "Friday", "31", "31st", "November", "of", "2023", "week", "before", "two", "days", "ago", "in"]


def mentioned(text: str, *, asking: bool = False) -> list[str]:
    def read(rule: Rule, match: re.Match[str], _: int, __: int) -> Reading | None:
        return rule.read(match, Scene(WEDNESDAY, asking=asking))

    return [text[mention.start : mention.end] for mention in find_mentions(text, read, asking=asking)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It rained on 30 December 2023 and yesterday.", ["30 December 2023", "yesterday"]),
        ("It rained the day before yesterday.", ["the day before yesterday"]),
        ("It rained in the winter.", ["the winter"]),
        ("It rained in 2020.", ["2020"]),
        ("It rained in recent days.", ["in recent days"]),
        ("It rained on 31 November 2023.", []),
        ("The Good Friday Agreement held.", []),
        ("It rained and then it snowed.", []),
        ("", []),
    ],
)
def test_words_of_an_article(text: str, words: list[str]) -> None:
    """The longest of overlapping dates counts; of a day that does not exist, no part is read."""
    assert mentioned(text) == words


def test_some_words_are_dates_in_questions_only() -> None:
    assert mentioned("who sang dec30", asking=True) == ["dec30"]
    assert mentioned("Route dec30 is shut.") == []


def test_a_match_that_cannot_be_read_makes_way_for_a_shorter_one() -> None:
    text = "It rained the day before yesterday."

    def read(rule: Rule, match: re.Match[str], _: int, __: int) -> Reading | None:
        return None if rule.name == "day before yesterday" else rule.read(match, Scene(WEDNESDAY))

    assert [text[found.start : found.end] for found in find_mentions(text, read, asking=False)] == ["yesterday"]


@given(words=st.lists(st.sampled_from(WORDS), max_size=12), asking=st.booleans())
def test_mentions_are_in_order_and_never_overlap(*, words: list[str], asking: bool) -> None:
    text = " ".join(words)

    def read(rule: Rule, match: re.Match[str], _: int, __: int) -> Reading | None:
        return rule.read(match, Scene(WEDNESDAY, asking=asking))

    reach = 0
    for mention in find_mentions(text, read, asking=asking):
        assert reach <= mention.start < mention.end <= len(text)
        reach = mention.end
