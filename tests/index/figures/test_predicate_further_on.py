"""The predicate of a number that is not right after its noun."""

import pytest

from index.figures.predicate_further_on import predicate_further_on

from .sentences import clause_of


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("Forty people, mostly children, were hurt.", "injured"),
        ("Three people, among them a girl, died.", "killed"),
        ("At least six hikers, a Danish guide among them, were rescued.", "rescued"),
        ("Six men, two women and a child were killed.", "killed"),
        ("Five boys and two teachers dead.", "killed"),
        ("The ministry speaks of 12 men and two women killed.", "killed"),
    ],
)
def test_lists_and_insertions_are_passed(sentence: str, event: str) -> None:
    clause = clause_of(sentence)
    assert predicate_further_on(clause, 0, clause.phrases[0]) == event


@pytest.mark.parametrize(
    "sentence",
    [
        "Forty people live in Lund; the dam was destroyed.",
        "Forty people fled after the dam was destroyed.",
        "Forty people were there.",
        "A town of 40 people in the hills was destroyed.",
        "At 40 homes in the hills people were killed.",
    ],
)
def test_the_predicate_of_another_clause_or_thing_is_not_taken(sentence: str) -> None:
    clause = clause_of(sentence)
    assert predicate_further_on(clause, 0, clause.phrases[0]) == ""
