"""Names of speakers cut out of noun phrases."""

import pytest

from index.language import tokenize
from index.language.speaker_names import adverbs_before, is_paper, is_person, shorten, takes_title


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("President Anna Holm", "Anna Holm"),
        ("the virologist Lena Voss", "Lena Voss"),
        ("the ministry", "ministry"),
        ("Anna Holm of the National Rail Agency", "Anna Holm"),
        ("Anna Holm of secretly selling boats", "Anna Holm"),
        ("Video Ad Feedback Anna Holm", "Anna Holm"),
        ("New Jersey officials", "New Jersey officials"),
        ("new officials", "officials"),
        ("one protester", "protester"),
        ("Jim Justice", "Jim Justice"),
        ("a report from the ministry", "ministry"),
        ("the ministry's latest data", "ministry"),
        ("CDC data for September", "CDC"),
        ("police camera footage", ""),
        ("last week's results", ""),
        ("also later", ""),
        ("the plan to", ""),
        ("", ""),
    ],
)
def test_a_phrase_is_shortened_to_the_name_in_it(phrase: str, name: str) -> None:
    assert " ".join(token.text for token in shorten(tokenize(phrase))) == name


@pytest.mark.parametrize("name", ["Anna Holm", "Anna de la Vega", "Ann Lee Holm"])
def test_a_persons_name_is_known_by_its_form(name: str) -> None:
    assert is_person(tokenize(name))


@pytest.mark.parametrize(
    "name", ["Holm", "anna holm", "Health Ministry", "President Holm", "The Holms", "A B C D E", ""]
)
def test_other_names_are_no_persons(name: str) -> None:
    assert not is_person(tokenize(name))


def test_a_title_needs_a_name() -> None:
    assert takes_title(tokenize("President Anna Holm"))
    assert not takes_title(tokenize("the president"))


@pytest.mark.parametrize(("text", "at"), [("Holm first said", 1), ("Holm at first said", 1), ("Holm First said", 2)])
def test_an_adverb_before_the_verb_is_passed(text: str, at: int) -> None:
    tokens = tokenize(text)
    assert adverbs_before(tokens, len(tokens) - 1) == at


def test_a_newspaper_is_no_document() -> None:
    assert [is_paper(token) for token in tokenize("post Post statistics Statistics ministry")] == [
        True,
        False,
        True,
        False,
        False,
    ]
