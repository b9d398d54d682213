"""Which figures and conflicts a question asks about."""

from datetime import date

import pytest

from index.conflicts import Conflict, SourcedFigure
from index.conflicts.question_filter import QuestionFilter
from index.conflicts.same_event import EventClues, event_clues
from tests.index.stated_figures import stated

MONDAY = date(2023, 5, 8)


def read(text: str) -> tuple[SourcedFigure, EventClues]:
    [statement] = stated("a.txt", MONDAY, text)
    [clues] = event_clues([statement])
    return statement, clues


@pytest.mark.parametrize(
    ("question", "text", "accepted"),
    [
        ("How many people died in Brno?", "A flood killed 14 people in Brno.", True),
        ("How many people were injured in Brno?", "A flood killed 14 people in Brno.", False),
        ("How many homes were damaged in Brno?", "A flood killed 14 people in Brno.", False),
        ("What happened in Brno?", "A flood killed 14 people in Brno.", True),
        ("How many people did the flood kill?", "An earthquake killed 14 people in Brno.", False),
        ("How many people did the attack kill?", "An explosion killed 14 people in Brno.", True),
        ("How many people did Vera kill?", "Hurricane Vera killed 14 people in Brno.", True),
        ("How many drones did Norway launch?", "Norway launched 14 drones at Brno.", True),
        ("How many drones did Norway launch?", "Sweden launched 14 drones at Brno.", False),
        ("How many drones did Norway launch?", "On Sunday 14 drones were launched at Brno.", True),
        ("How many drones did Norway launch?", "On Sunday 14 drones were launched at Oslo.", False),
    ],
)
def test_which_figures_are_asked_for(question: str, text: str, *, accepted: bool) -> None:
    statement, clues = read(text)
    assert QuestionFilter(question, [clues]).accepts(statement.figure, clues) is accepted


def test_a_question_about_one_storm_leaves_out_another() -> None:
    vera, otto = (read(f"Hurricane {name} killed 14 people in Brno.") for name in ("Vera", "Otto"))
    asked = QuestionFilter("How many people did Vera kill?", [vera[1], otto[1]])
    assert asked.accepts(vera[0].figure, vera[1])
    assert not asked.accepts(otto[0].figure, otto[1])


@pytest.mark.parametrize(
    ("question", "place", "accepted"),
    [
        ("How many people died in Brno?", "Brno", True),
        ("How many people died in Brno?", "Lyon", False),
        ("How many people died?", "Lyon", True),
        ("How many people died nationwide?", "Lyon", False),
        ("How many people died nationwide?", "France", True),
        ("How many people died in Brno or nationwide?", "Brno", True),
    ],
)
def test_which_places_are_asked_about(question: str, place: str, *, accepted: bool) -> None:
    assert QuestionFilter(question, []).accepts_conflict(conflict(place), []) is accepted


@pytest.mark.parametrize(("place", "mentioned"), [("Brno", True), ("Brno, Lyon", True), ("Lyon", False), ("", False)])
def test_a_place_may_be_mentioned_in_passing(place: str, *, mentioned: bool) -> None:
    asked = QuestionFilter("What is the toll of the brno floods?", [])
    assert asked.mentions_place_of(conflict(place)) is mentioned


def conflict(place: str) -> Conflict:
    return Conflict("people killed", place, "disagreement", ())
