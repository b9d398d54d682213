"""What a question asks for."""

from datetime import date, timedelta

import numpy as np
import pytest

from index.dates import Window
from index.search.hits import Query
from index.search.question import ParsedQuestion, focus, parse_question
from index.segment.analysis import Trait

DAY = date(2024, 1, 2)
COVERED = (date(2023, 12, 20), date(2024, 1, 1))
VECTOR = np.zeros(4, np.float32)


def parsed(question: str, asked_on: date = DAY, *, use_dates: bool = True) -> ParsedQuestion:
    return parse_question(Query(question, asked_on, use_dates=use_dates), VECTOR, VECTOR, COVERED)


@pytest.mark.parametrize(
    ("question", "asking"),
    [
        ("Who won?", "Who won?"),
        ("The mayor of Ulm resigned on Monday. Who follows him?", "Who follows him?"),
        ("A comet passed this week. It was last seen in:", "It was last seen in:"),
        ("Is it true? The bridge fell.", "Is it true?"),
        ("bridge fell", "bridge fell"),
    ],
)
def test_the_focus_is_the_sentence_that_asks(question: str, asking: str) -> None:
    assert focus(question) == asking


@pytest.mark.parametrize(
    ("question", "traits"),
    [
        ("How many ferries were late?", Trait.FIGURE),
        ("What percentage of voters stayed home?", Trait.FIGURE | Trait.PERCENT),
        ("How much money did the town pay?", Trait.FIGURE | Trait.MONEY),
        ("How long was the tunnel closed?", Trait.LENGTH),
        ("In which year was it opened? And what year was it closed?", Trait.YEAR),
        ("What happened to the ferry?", 0),
    ],
)
def test_the_kind_of_answer_is_told_by_the_asking_words(question: str, traits: int) -> None:
    assert parsed(question).traits == traits


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("Which country left the treaty?", {"country"}),
        ("Which US state banned it?", {"state"}),
        ("Where did the ship sink?", {"country", "state", "city"}),
        ("Who signed the law?", {"person"}),
        ("Why did it fall?", set()),
    ],
)
def test_the_kind_of_name_is_told_by_the_asking_words(question: str, kinds: set[str]) -> None:
    assert parsed(question).kinds == kinds


def test_words_of_the_date_are_no_terms() -> None:
    found = parsed("how many drones fell on Dec 31?")
    assert found.window is not None
    assert (found.window.start, found.window.end) == (date(2023, 12, 31), date(2023, 12, 31))
    assert "31" not in found.terms
    assert "drone" in found.terms


def test_a_question_of_nothing_but_a_date_keeps_its_terms() -> None:
    assert parsed("on Dec 31?").terms


def test_the_window_can_be_taken_off() -> None:
    found = parsed("how many drones fell on Dec 31?", use_dates=False)
    assert found.window is None
    assert "31" in found.terms


def test_a_filter_takes_the_place_of_the_window_in_the_question() -> None:
    strict = Window(date(2023, 12, 24), None)
    query = Query("what happened on Dec 31?", DAY, strict=strict)
    assert parse_question(query, VECTOR, VECTOR, COVERED).window is strict


def test_a_bare_weekday_asked_long_after_the_archive_ends_is_one_of_its_days() -> None:
    found = parsed("what was hit on Friday?", asked_on=date(2026, 11, 22))
    assert found.window is not None
    assert found.window.start == date(2023, 12, 29)


def test_yesterday_asked_long_after_the_archive_ends_counts_from_its_end() -> None:
    found = parsed("what was hit yesterday?", asked_on=date(2026, 11, 22))
    assert found.window is not None
    assert found.window.start == COVERED[1] - timedelta(days=1)
    assert found.window.asked is not None
    assert found.window.asked.start == date(2026, 11, 21)


def test_two_figures_in_one_question_are_two_of_the_same_things() -> None:
    first, second = parsed("How many missiles were launched, and how many were shot down?").figures
    assert (first.noun, first.event) == ("missiles", "launched")
    assert (second.noun, second.event) == ("missiles", "shot down")


def test_a_question_for_no_figure_has_none() -> None:
    assert parsed("Why was the bridge closed?").figures == ()
