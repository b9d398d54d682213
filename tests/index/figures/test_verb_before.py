"""The verb or noun before a number whose object it is."""

import pytest

from index.figures.verb_before import event_before, only_describes

from .sentences import clause_of


@pytest.mark.parametrize(
    ("sentence", "event"),
    [
        ("The storm killed 40 people.", "killed"),
        ("It has launched another 13 missiles.", "launched"),
        ("It launched a total of 13 missiles.", "launched"),
        ("The fire destroyed the town's 40 homes.", ""),
        ("They gave Norway at least 31 tanks.", "given"),
        ("The firm laid off 40 workers.", "laid off"),
        ("The storm cut power to 2,000 homes.", "without power"),
        ("The storm brought water to 2,000 homes.", ""),
        ("The loss of 3,000 jobs was feared.", "lost"),
        ("The deaths of 12 men shook the town.", "killed"),
        ("It also shot down, the army said, 21 drones.", "shot down"),
        ("It also shot down, on Monday, 21 drones.", ""),
        ("Damaged in the storm were 40 homes.", "damaged"),
        ("In the storm were 40 homes.", ""),
        ("Forty people died.", ""),
    ],
)
def test_what_the_word_before_says(sentence: str, event: str) -> None:
    clause = clause_of(sentence)
    assert event_before(clause, clause.numbers[0], clause.phrases[0]) == event


@pytest.mark.parametrize(
    ("words", "describes"),
    [
        ("a town of 8,000 people", True),
        ("three men of the seven people", True),
        ("a total of 40 people", False),
        ("the death of 40 people", False),
        ("the launch of 40 rockets", False),
        ("it killed 40 people", False),
    ],
)
def test_a_number_may_only_describe_something_else(words: str, *, describes: bool) -> None:
    clause = clause_of(words)
    assert only_describes(clause, clause.numbers[-1]) is describes
