"""The rules of the grammar as a whole: each has a case, a name of its own, and the right sign."""

import re
from datetime import date

import pytest

from index.dates.grammar.day_spans import Tense
from index.dates.grammar.mentions import RULES, find_mentions
from index.dates.grammar.rule import Reading, Rule, Scene
from index.dates.grammar.signs import signs_in
from index.dates.grammar.spelling import correct
from tests.evaluation.wire_dates import sentences
from tests.index.dates.test_phrases import EVERY_CASE, PARTS, TOLD_APART
from tests.index.dates.test_questions import EVERY_CASE as QUESTION_CASES

TUESDAY = date(2024, 1, 2)
ARTICLES = [text for text, _, _ in EVERY_CASE + TOLD_APART + PARTS] + [
    "They met the other day, three days earlier, and in the past few days; later two years ago.",
    "On Tuesday it rained. Three days earlier it had snowed.",
    "It opened in 1866, was sold the following year and closed in the same quarter of 1988.",
    "It opened late last year.",
    "It will close in three days.",
    "Sales fell in the week ended Saturday.",
    *(each["text"] for each in sentences()),
]
QUESTIONS = [question for question, _ in QUESTION_CASES] + [
    "who sang this Christmas?",
    "who sang at Christmas",
    "who sang in the winter",
    "who sang next fall",
    "who sang a week ago on Friday",
    "who sang in the week of 18 December",
    "who sang in the past year",
    "who sang on 30/12",
    "parades halloween",
    "who sang on the 1st of last month",
    "who sang on the first of last month",
]


def rules_used(text: str, *, asking: bool, tense: Tense = "open") -> set[str]:
    def read(rule: Rule, match: re.Match[str], _: int, __: int) -> Reading | None:
        return rule.read(match, Scene(TUESDAY, asking=asking, said=TUESDAY, tense=tense))

    return {mention.rule for mention in find_mentions(correct(text).text if asking else text, read, asking=asking)}


def test_every_rule_reads_some_case() -> None:
    """A rule that no case needs is a rule to take out."""
    used = set().union(
        *(rules_used(text, asking=False) for text in ARTICLES),
        *(rules_used(text, asking=True) for text in QUESTIONS),
        rules_used("It will close in three days.", asking=False, tense="future"),
    )
    assert {rule.name for rule in RULES} - used == set()


def test_rule_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("text", ARTICLES + QUESTIONS)
def test_no_rule_matches_without_its_sign(text: str) -> None:
    """The signs only spare work: what they rule out would not have matched."""
    text = correct(text).text
    signs = signs_in(text)
    missed = [rule.name for rule in RULES if rule.sign not in signs and rule.pattern.search(text)]
    assert missed == []
