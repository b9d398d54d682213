"""Misspelt calendar words in questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.grammar.spelling import correct


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("on firday", "on friday"),
        ("Decemeber 3", "december 3"),
        ("in Feburary", "in february"),
        ("on wensday", "on wednesday"),
        ("yesteday", "yesterday"),
        ("next marhc", "next march"),
        ("on munday", "on monday"),
    ],
)
def test_misspelt_names_are_set_right(written: str, meant: str) -> None:
    assert correct(written).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "the monkey by the marsh",
        "a martian will decide to dismember",
        "remember the members of the chamber",
        "on sundry matters, on sundaes",
        "the match on Mondale and the friary",
        "in larch and birch",
        "from Augusta to Marche",
        "on Sundar Pichai",
        "Tuesday, the sixth of December",
        "the eastern shore",
        "thirsty and saturated",
        "an octopus in an octagon",
        "the janitor of the seminar",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert correct(text).text == text


@given(text=st.text(alphabet="adefirsuy mondc30,.", max_size=60))
def test_corrected_places_lead_back_to_the_text(text: str) -> None:
    corrected = correct(text)
    assert corrected.original(0, len(corrected.text)) == (0, len(text))


def test_a_corrected_word_leads_back_to_the_word_as_written() -> None:
    corrected = correct("fire on wensday, Decemeber 3")
    assert corrected.text == "fire on wednesday, december 3"
    assert corrected.original(19, 29) == (17, 28)  # "december 3" was "Decemeber 3".


@pytest.mark.parametrize(
    ("text", "corrected", "written"),
    [
        ("fire on wensday in Kyiv", "on wednesday", "on wensday"),
        ("fire in Decemeber in Kyiv", "in december", "in Decemeber"),
        ("fire in Kyiv on munday", "on monday", "on munday"),
        ("fire in Kyiv after munday", "fire in Kyiv", "fire in Kyiv"),
    ],
)
def test_a_phrase_is_shown_as_it_was_written(text: str, corrected: str, written: str) -> None:
    """The end of a phrase that ends in a corrected word is the end of the word as written."""
    found = correct(text)
    start = found.text.index(corrected)
    assert text[slice(*found.original(start, start + len(corrected)))] == written
