"""Which things a number counts, and where they are named when not right after it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.figures.clauses import Counted
from index.figures.numbers import numbers_in
from index.language.tokens import tokenize

from .sentences import counted, counts

MINERS = Counted("miners", (), "injured", (1, 2))


@pytest.mark.parametrize(
    ("sentence", "things"),
    [
        ("The flood killed 14 people.", ["people killed"]),
        ("Of the 62 passengers, 58 were rescued.", ["passengers", "passengers rescued"]),
        ("The army fired 49 rockets, 21 of which were destroyed.", ["missiles launched", "missiles shot down"]),
        ("Two died in Lund, three in Ystad and one in Kivik.", ["people killed"] * 3),
        ("The number of confirmed cases has climbed to 1,540.", ["cases confirmed"]),
        ("Deaths from the flood surpassed 200.", ["people killed"]),
        ("About two thirds of voters stayed home.", ["share of voters"]),
        ("They saved 3,000 lives.", ["lives saved"]),
        ("The vaccine prevented 12 deaths.", ["lives saved"]),
        ("The guards prevented 12 arrests.", ["arrests prevented"]),
        ("Drones came: 12 projectiles were shot down.", ["drones shot down"]),
        ("Twelve were injured.", ["people injured"]),
    ],
)
def test_the_things_of_a_number(sentence: str, things: list[str]) -> None:
    assert counts(sentence) == things


@pytest.mark.parametrize("sentence", ["The two leaders met.", "They hold the top three spots.", "He won three times."])
def test_a_number_that_only_points_counts_nothing(sentence: str) -> None:
    assert counts(sentence) == [None]


def test_things_are_taken_over_from_the_sentence_before() -> None:
    assert counts("Two of them are nurses.", MINERS) == ["nurses injured"]
    assert counts("Three of these are badly hurt.", MINERS) == ["miners injured"]


def test_words_that_narrow_the_things_are_kept_apart() -> None:
    [found] = counted("Russia fired 12 cruise missiles.")
    assert found is not None
    assert (found.noun, found.modifiers, found.event) == ("missiles", ("cruise",), "launched")


@given(st.lists(st.sampled_from("12 two of the them which drones were killed , and in including people".split())))
def test_every_number_is_answered_for(words: list[str]) -> None:
    """One answer for each number, whatever the order of the words; and none that says nothing."""
    sentence = " ".join(words)
    found = counted(sentence)
    assert len(found) == len(numbers_in(tokenize(sentence)))
    for each in found:
        assert each is None or each.noun or each.event
