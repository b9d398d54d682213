"""Pronouns, surnames and short designations resolved to earlier names."""

import pytest

from index.language import tokenize
from index.speakers.coreference import Names, Speaker, is_nobody

HOLM = Speaker("Anna Holm", None)
MINISTRY = Speaker("Norwegian health ministry", "NO")


def resolved(text: str, phrase: str, *known: Speaker, earlier: tuple[str, ...] = ()) -> Speaker | None:
    """The speaker that a phrase of the text means."""
    start = text.index(phrase)
    return Names(known, earlier).resolve(text, tokenize(text, start, start + len(phrase)))[0]


def test_a_pronoun_means_the_last_person_even_after_an_institution() -> None:
    assert resolved("He left.", "He", HOLM, MINISTRY) == HOLM
    assert resolved("It left.", "It", HOLM, MINISTRY) == MINISTRY


def test_he_means_the_institution_where_no_person_has_spoken() -> None:
    assert resolved("He left.", "He", MINISTRY) == MINISTRY


def test_a_pronoun_before_anybody_has_spoken_means_the_person_named_with_a_title() -> None:
    earlier = ("The Norwegian prime minister Anna Holm met Lena Voss.",)
    assert resolved("She left.", "She", earlier=earlier) == Speaker("Anna Holm", "NO")
    assert resolved("She left.", "She", earlier=("Anna Holm met Lena Voss.",)) is None


def test_a_short_designation_means_the_longer_one() -> None:
    assert resolved("the ministry left", "ministry", HOLM, MINISTRY) == MINISTRY
    assert resolved("the ministries left", "ministries", MINISTRY) == Speaker("ministries", None)


def test_a_surname_is_completed_from_earlier_text() -> None:
    assert resolved("Holm left.", "Holm", earlier=("Anna Holm met Lena Voss.",)) == HOLM
    assert resolved("Holm left.", "Holm") == Speaker("Holm", None)


def test_the_country_of_a_title_is_the_speakers_side() -> None:
    assert resolved("Norwegian Minister Anna Holm left.", "Anna Holm") == Speaker("Anna Holm", "NO")
    assert resolved("Anna Holm left.", "Anna Holm", Speaker("Anna Holm", "NO")) == Speaker("Anna Holm", "NO")


def test_a_phrase_has_its_place_and_a_pronoun_none() -> None:
    names = Names([HOLM], ())
    assert names.resolve("So Lena Voss left.", tokenize("So Lena Voss left.", 3, 12))[1] == (3, 12)
    assert names.resolve("She left.", tokenize("She left.", 0, 3))[1] is None


def test_a_label_in_capitals_is_known_by_its_surname() -> None:
    assert Names([HOLM], ()).called("HOLM") == HOLM
    assert Names([], ("Anna Holm came.",)).called("HOLM") == HOLM
    assert Names([], ()).called("HOLM") is None


@pytest.mark.parametrize(
    "phrase", ["updated information", "40 cases", "many", "bringing the total", "from Lisbon", "I"]
)
def test_some_phrases_name_nobody(phrase: str) -> None:
    assert is_nobody(tokenize(phrase))


@pytest.mark.parametrize(
    "phrase", ["Anna Holm", "police", "two Norwegian Ministers", "Washington Post", "visiting officials"]
)
def test_speakers_are_somebody(phrase: str) -> None:
    assert not is_nobody(tokenize(phrase))
