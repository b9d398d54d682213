"""Which country's side did what is counted."""

import pytest

from index.figures.counting import counted_in
from index.figures.doers import doer_of
from index.figures.numbers import numbers_in
from index.language.place_mentions import mentions_in
from index.language.tokens import tokenize


def doer(sentence: str, speaker_side: str | None = None) -> str | None:
    tokens = tokenize(sentence)
    numbers = numbers_in(tokens)
    counted = counted_in(tokens, numbers)[0]
    assert counted is not None
    return doer_of(tokens, mentions_in(tokens), numbers[0], counted, speaker_side)


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway fired 12 missiles at Lund.",
        "Norwegian forces fired 12 missiles.",
        "Twelve missiles were fired by Norway.",
        "Twelve missiles were launched by the Norwegian army.",
        "Norway said it shot down 12 drones.",
    ],
)
def test_the_side_is_before_the_verb_or_after_by(sentence: str) -> None:
    assert doer(sentence) == "NO"


@pytest.mark.parametrize(
    "sentence",
    [
        "Twelve missiles hit Norway.",
        "Twelve men live in Norway.",
        "A flood killed 12 people in Norway.",
        "Norway attacked; 12 people were killed.",
    ],
)
def test_a_country_that_does_nothing_to_what_is_counted_is_no_doer(sentence: str) -> None:
    assert doer(sentence) is None


def test_a_pronoun_is_the_side_of_the_speaker() -> None:
    assert doer("It shot down 12 drones.", "SE") == "SE"
    assert doer("Norway said it shot down 12 drones.", "SE") == "SE"
    assert doer("It shot down 12 drones.") is None
