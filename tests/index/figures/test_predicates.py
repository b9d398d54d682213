"""Verbs and participles after a noun that say what happened to its things."""

import pytest

from index.figures.predicates import begins_object, told_after

from .sentences import clause_of

AFTER = [
    ("Two men killed in Lund", "killed"),
    ("Two men who died in Lund", "killed"),
    ("Two men in Lund who have died", "killed"),
    ("Two drones that the army launched", "launched"),
    ("Two drones, foreign-made, which the army launched", "launched"),
    ("Two homes remained without power", "without power"),
    ("Two men who had a fever have recovered", "recovered"),
]
PREDICATES = [
    ("Two men were killed", "killed"),
    ("Two men were believed to have been detained", "arrested"),
    ("Two nurses were among the dead", "killed"),
    ("Two men – three of them nurses – were hurt", "injured"),
    ("Two workers laid off", "laid off"),
]
NOTHING = [
    "Two gunmen killed a guard",
    "Two people will be the first",
    "Two lights were on",
    "Two drones that they planned to use",
    "Two men",
]


@pytest.mark.parametrize(("words", "event"), [*AFTER, *PREDICATES], ids=[words for words, _ in [*AFTER, *PREDICATES]])
def test_what_happened_is_read_after_the_noun(words: str, event: str) -> None:
    clause = clause_of(words)
    assert told_after(clause, clause.phrases[0]) == event


@pytest.mark.parametrize(("words", "event"), AFTER[:6], ids=[words for words, _ in AFTER[:6]])
def test_participles_and_relative_clauses_are_read_without_the_predicate(words: str, event: str) -> None:
    clause = clause_of(words)
    assert told_after(clause, clause.phrases[0], predicates=False) == event


@pytest.mark.parametrize("words", [*(words for words, _ in PREDICATES[:4]), *NOTHING])
def test_the_predicate_of_something_else_is_left_out(words: str) -> None:
    """What "Nurses at two hospitals were killed" says happened to the nurses, not to the hospitals."""
    clause = clause_of(words)
    assert told_after(clause, clause.phrases[0], predicates=False) == ""


@pytest.mark.parametrize("words", NOTHING)
def test_what_things_do_themselves_did_not_happen_to_them(words: str) -> None:
    clause = clause_of(words)
    assert told_after(clause, clause.phrases[0]) == ""


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("a guard", True),
        ("guards", True),
        ("12 guards", True),
        ("in Lund", False),
        ("on Monday", False),
        ("", False),
        *((word, False) for word in ("Monday", "yesterday", "quickly", "and", ".")),
    ],
)
def test_where_an_object_begins(words: str, *, begins: bool) -> None:
    assert begins_object(clause_of(words), 0) is begins
