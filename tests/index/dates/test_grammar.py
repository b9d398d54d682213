"""The grammar's own parts: spelling, spans, tense, holidays; and no rule without a case."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates.grammar.day_spans import in_years_around, make_day, month_of, one, week_of, with_tense
from index.dates.grammar.holidays import day_named
from index.dates.grammar.mentions import RULES, find_mentions
from index.dates.grammar.rule import Reading, Rule, Scene
from index.dates.grammar.signs import signs_in
from index.dates.grammar.spelling import correct
from index.dates.grammar.tense import tense_around, tense_of_question
from tests.index.dates.test_phrases import EVERY_CASE, PARTS, TOLD_APART
from tests.index.dates.test_questions import EVERY_CASE as QUESTION_CASES

TUESDAY = date(2024, 1, 2)
ARTICLES = [text for text, _, _ in EVERY_CASE + TOLD_APART + PARTS] + [
    "They met the other day, three days earlier, and in the past few days; later two years ago.",
    "On Tuesday it rained. Three days earlier it had snowed.",
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
]


def rules_used(text: str, *, asking: bool) -> set[str]:
    def read(rule: Rule, match: re.Match[str], _: int, __: int) -> Reading | None:
        return rule.read(match, Scene(TUESDAY, asking=asking, said=TUESDAY))

    return {mention.rule for mention in find_mentions(correct(text).text if asking else text, read, asking=asking)}


def test_every_rule_reads_some_case() -> None:
    """A rule that no case needs is a rule to take out."""
    used = set().union(
        *(rules_used(text, asking=False) for text in ARTICLES), *(rules_used(text, asking=True) for text in QUESTIONS)
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


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("Easter", 2024, date(2024, 3, 31)),
        ("good friday", 2024, date(2024, 3, 29)),
        ("whit monday", 2024, date(2024, 5, 20)),
        ("thanksgiving", 2023, date(2023, 11, 23)),
        ("Black Friday", 2023, date(2023, 11, 24)),
        ("labour day", 2023, date(2023, 9, 4)),
        ("giving tuesday", 2023, date(2023, 11, 28)),
        ("Small Business Saturday", 2023, date(2023, 11, 25)),
        ("memorial day", 2023, date(2023, 5, 29)),
        ("mlk day", 2024, date(2024, 1, 15)),
        ("election day", 2022, date(2022, 11, 8)),
        ("remembrance sunday", 2023, date(2023, 11, 12)),
        ("bastille day", 2023, date(2023, 7, 14)),
        ("NYE", 2023, date(2023, 12, 31)),
    ],
)
def test_holidays(name: str, year: int, day: date) -> None:
    assert day_named(name)(year) == day


def test_an_unknown_holiday_is_an_error() -> None:
    with pytest.raises(KeyError):
        day_named("dragon day")


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("He came on [Friday].", "past"),
        ("He will come on [Friday].", "future"),
        ("It is to be opened on [Friday].", "future"),
        ("On [Friday] he will come.", "future"),
        ("He said on [Friday] that he will come.", "past"),
        ("He will go. He came on [Friday].", "past"),
        ("Mr. Poe will, says Gen. Roe, come on [Friday].", "past"),
        ("Her [Friday] hat.", "open"),
    ],
)
def test_tense_around_words(text: str, tense: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    assert tense_around(text.replace("[", "").replace("]", ""), start, end) == tense


@pytest.mark.parametrize(
    ("question", "tense"),
    [
        ("what did he say?", "past"),
        ("what will he say?", "future"),
        ("what was to happen next?", "past"),
        ("what will be decided?", "future"),
        ("drones launched", "past"),
        ("the mayor", "open"),
    ],
)
def test_tense_of_a_question(question: str, tense: str) -> None:
    assert tense_of_question(question) == tense


DAYS = st.dates(min_value=date(100, 1, 1), max_value=date(9000, 1, 1))


@given(day=DAYS)
def test_a_week_runs_from_monday_to_sunday_and_holds_its_day(day: date) -> None:
    first, last = week_of(day)
    assert first <= day <= last
    assert (first.weekday(), last.weekday(), (last - first).days) == (0, 6, 6)


@given(day=DAYS, months=st.integers(-30, 30))
def test_months_run_over_into_other_years(day: date, months: int) -> None:
    first, last = month_of(day.year, day.month + months)
    assert first.day == 1
    assert (first.year - day.year) * 12 + first.month - day.month == months
    assert (last - first).days in {27, 28, 29, 30}


@given(day=DAYS, month=st.integers(1, 12), number=st.integers(1, 28))
def test_tense_chooses_the_nearest_year_on_its_side(day: date, month: int, number: int) -> None:
    candidates = in_years_around(day.year, lambda year: one(make_day(year, month, number)))
    past, future = with_tense(candidates, day, "past"), with_tense(candidates, day, "future")
    assert past is not None
    assert future is not None
    assert past[0] <= day <= future[0]
    assert (future[0] - past[0]).days <= 366
