"""Whether a speaker is the one asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.speakers.matching import speaker_matches

SAME = [
    ("vardas", "Nikos Vardas"),
    ("Nikos Vardas", "Vardas"),
    ("Selensky", "Volodymyr Selenskyy"),
    ("zelensky", "Volodymyr Zelenskyy"),
    ("the mayor of Lund", "mayor of Lund"),
    ("defence ministry", "Greek Ministry of Defense"),
    ("Russian Defense Ministry", "Russia's defense ministry"),
    ("UN", "United Nations"),
    ("WHO", "World Health Organization"),
    ("Ukraine", "Ukrainian Air Force"),
    ("Ukraine", "Kiev Air Force"),
    ("ukraine", "General Staff of the Armed Forces of Ukraine"),
    ("Ukraine", "kyiv officials"),
    ("Poland", "Warsaw"),
    ("Germany", "German Chancellery"),
    ("US", "American officials"),
    ("Russia", "Kremlin"),
    ("Greek officials", "officials in Athens"),
]
OTHER = [
    ("Ukraine", "Russia's defense ministry"),
    ("Ukrainian military", "Russian military"),
    ("Ukrainian military", "Ukrainian media"),
    ("Anna Holm", "Anna Berg"),
    ("Holm", "Holmes County sheriff"),
    ("UN", "Unilever"),
    ("Spain", "Anna Holm"),
    ("", "Anna Holm"),
    ("Anna Holm", ""),
]


@pytest.mark.parametrize(("asked", "speaker"), SAME)
def test_the_same_in_other_words(asked: str, speaker: str) -> None:
    assert speaker_matches(asked, speaker)


@pytest.mark.parametrize(("asked", "speaker"), OTHER)
def test_somebody_else(asked: str, speaker: str) -> None:
    assert not speaker_matches(asked, speaker)


def test_a_person_speaks_for_the_country_of_the_title() -> None:
    assert speaker_matches("Ukraine", "Anna Holm", "UA")
    assert not speaker_matches("Russia", "Anna Holm", "UA")
    assert not speaker_matches("Ukrainian military", "Anna Holm", "UA")


@given(st.text(alphabet=st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=20))
def test_every_name_is_its_own(name: str) -> None:
    assert speaker_matches(name, name)
    assert speaker_matches(name.lower(), name)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_compare(asked: str, speaker: str) -> None:
    assert speaker_matches(asked, speaker) in {True, False}


@pytest.mark.parametrize(
    ("asked", "speaker", "same"),
    [
        ("governor", "governor of the northern region", True),
        ("the mayor", "mayor of the town", True),
        ("governor", "mayor of the town", False),
        ("mayor", "Jana Holm", False),
    ],
)
def test_a_title_alone_asks_for_whoever_goes_by_it(asked: str, speaker: str, same: bool) -> None:  # noqa: FBT001 - a parameter of a test
    assert speaker_matches(asked, speaker) is same
