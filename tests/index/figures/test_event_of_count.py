"""What happened to the things that a number counts, rule by rule."""

import pytest

from index.figures import event_of_count
from index.figures.clauses import Clause
from index.figures.counting import counted_in
from index.figures.event_of_count import RULES, event
from index.figures.numbers import numbers_in
from index.language.tokens import tokenize


def clause_at(sentence: str, index: int) -> Clause:
    """A sentence read up to one of its numbers: what the numbers before it count is known."""
    tokens = tokenize(sentence)
    numbers = numbers_in(tokens)
    clause = Clause(tokens, numbers, None)
    clause.counted += counted_in(tokens, numbers)[:index]
    return clause


# The number that is meant is the last of its sentence.
DECIDED_BY = [
    ("predicate_right_after", "At least 14 people were killed.", "killed"),
    ("predicate_right_after", "The town counts 14 homes damaged by fire.", "damaged"),
    ("verb_of_relative_clause", "It had 49 rockets, 21 of which the coast guard destroyed.", "destroyed"),
    ("event_of_the_whole", "The storm injured 30 people, including nine children.", "injured"),
    ("verb_before", "The storm killed 40 people.", "killed"),
    ("verb_before", "The firm laid off 40 workers.", "laid off"),
    ("verb_before", "It saw the killing of 12 men.", "killed"),
    ("verb_before", "Damaged in the storm were 40 homes.", "damaged"),
    ("predicate_further_on", "Forty people, mostly children, were hurt.", "injured"),
    ("event_of_the_list", "It fired 13 missiles and 32 drones.", "launched"),
    ("noun_of_the_toll", "The death toll is now 40.", "killed"),
    ("there_are", "There were 40 people in the hall.", "present"),
    ("event_of_all", "Twelve were hurt, two of them badly.", "injured"),
]


@pytest.mark.parametrize(("rule", "sentence", "expected"), DECIDED_BY, ids=[row[1] for row in DECIDED_BY])
def test_the_rule_that_decides(rule: str, sentence: str, expected: str) -> None:
    """Each sentence is read by its rule and by none that is tried before."""
    index = len(numbers_in(tokenize(sentence))) - 1
    clause = clause_at(sentence, index)
    phrase = clause.phrases[index]
    deciding = next(each for each in RULES if each(clause, index, phrase))
    assert (deciding.__name__, deciding(clause, index, phrase)) == (rule, expected)
    assert event(clause, index, phrase) == expected


def test_every_rule_is_in_the_table_and_decides_something() -> None:
    assert [each.__name__ for each in RULES] == list(dict.fromkeys(rule for rule, _, _ in DECIDED_BY))
    assert all(getattr(event_of_count, each.__name__) is each for each in RULES)


@pytest.mark.parametrize(
    ("sentence", "nearer", "farther"),
    [
        ("Forty people were hurt in an attack that killed 12 guards who fled.", "fled", "killed"),
        ("The army fired 49 rockets, 21 of which the coast guard destroyed.", "destroyed", "launched"),
    ],
)
def test_nearer_evidence_wins(sentence: str, nearer: str, farther: str) -> None:
    """Several rules can read such a sentence; the order of the table decides."""
    index = len(numbers_in(tokenize(sentence))) - 1
    clause = clause_at(sentence, index)
    readings = [found for each in RULES if (found := each(clause, index, clause.phrases[index]))]
    assert readings[0] == nearer
    assert farther in readings[1:]


@pytest.mark.parametrize(
    "sentence",
    ["The town of 8,000 people was flooded.", "Nurses at 76 hospitals walked out.", "Boats with 12 men came."],
)
def test_what_happened_to_something_else_is_left_out(sentence: str) -> None:
    clause = clause_at(sentence, 0)
    assert event(clause, 0, clause.phrases[0]) == ""
