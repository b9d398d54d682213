"""Reporting verbs among words that only look like them."""

import pytest

from index.language import tokenize
from index.speakers.reporting_verbs import channel_of, has_verb, is_predicate, is_verb, reports


def at(text: str, word: str) -> int:
    return [token.low for token in tokenize(text)].index(word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Holm said so", "said"),
        ("officials report three deaths", "report"),
        ("Holm claims that it sank", "claims"),
        ("the ministry reports that it sank", "reports"),
        ("Holm first said so", "said"),
    ],
)
def test_a_verb_with_a_subject_is_a_verb(text: str, word: str) -> None:
    assert is_verb(tokenize(text), at(text, word))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the report was late", "report"),
        ("officials' claims that it sank", "claims"),
        ("he wanted to say so", "say"),
        ("the United States left", "states"),
        ("the said boat", "said"),
        ("reports of a fire", "reports"),
        ("news report to follow", "report"),
    ],
)
def test_a_noun_an_infinitive_or_a_name_is_no_verb(text: str, word: str) -> None:
    assert not is_verb(tokenize(text), at(text, word))


@pytest.mark.parametrize(
    ("text", "word", "reporting"),
    [
        ("Holm said it sank", "said", True),
        ("Holm added that it sank", "added", True),
        ("Holm added two boats", "added", False),
        ("“It sank,” Holm added", "added", True),
        ("Holm accused the mill of dumping waste", "accused", True),
        ("the man accused of theft left", "accused", False),
        ("if it rains, the authors found, the lake fills", "found", True),
        ("the divers found a boat", "found", False),
        ("Holm put the toll at 12", "put", True),
        ("Holm put it down", "put", False),
        ("Holm spoke of 12 dead", "spoke", True),
        ("Holm spoke of the dead", "spoke", True),
        ("Holm spoke to the dead", "spoke", False),
    ],
)
def test_some_verbs_report_only_with_what_follows(text: str, word: str, reporting: bool) -> None:  # noqa: FBT001 - a parameter of a test
    assert reports(tokenize(text), at(text, word)) is reporting


@pytest.mark.parametrize(
    ("piece", "channel"),
    [
        ("said on Telegram that", "Telegram"),
        ("wrote on her social media page", "social media"),
        ("told the Lund Post on Monday", "Lund Post"),
        ("told AP", "AP"),
        ("told Anna Holm", None),
        ("said on Monday", None),
        ("", None),
    ],
)
def test_the_channel_after_a_cue(piece: str, channel: str | None) -> None:
    assert channel_of(piece) == channel


def test_a_statement_has_a_verb_or_is_long() -> None:
    assert has_verb(tokenize("boats sinking"))
    assert has_verb(tokenize("one two three four five six"))
    assert not has_verb(tokenize("the old governor"))


def test_a_predicate_begins_with_its_verb() -> None:
    assert is_predicate(tokenize("was late"))
    assert not is_predicate(tokenize("late"))
    assert not is_predicate([])
