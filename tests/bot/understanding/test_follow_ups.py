"""Follow-ups made whole."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.understanding.follow_ups import follow_up
from index.dates import Window, question_window

ASKED_ON = date(2024, 1, 2)
COVERED = (date(2023, 12, 29), date(2023, 12, 31))
FIRST = "how many drones did Ukraine say it shot down on Dec 31?"


def days(text: str) -> Window | None:
    return question_window(text, ASKED_ON, COVERED)


@pytest.mark.parametrize(
    ("previous", "text", "whole"),
    [
        (FIRST, "and on Dec 30?", "how many drones did Ukraine say it shot down on Dec 30?"),
        (FIRST, "Dec 30?", "how many drones did Ukraine say it shot down on Dec 30?"),
        (FIRST, "what about 30 December", "how many drones did Ukraine say it shot down on 30 December?"),
        (FIRST, "what did Russia say?", "how many drones did Russia say it shot down on Dec 31?"),
        (FIRST, "and Russia?", "how many drones did Russia say it shot down on Dec 31?"),
        ("who was hurt in Belgorod?", "and in Kharkiv?", "who was hurt in Kharkiv?"),
        ("who was hurt in Belgorod?", "and on Dec 30?", "who was hurt in Belgorod on Dec 30?"),
        ("what was hit according to Moscow?", "and Kyiv?", "what was hit according to Kyiv?"),
        (FIRST, "where were they launched?", f"where were they launched? — {FIRST}"),
        (FIRST, "why?", f"why? — {FIRST}"),
        (FIRST, "Russia?", "how many drones did Russia say it shot down on Dec 31?"),
        (FIRST, "and missiles?", "how many missiles did Ukraine say it shot down on Dec 31?"),
        (FIRST, "what about the cruise missiles?", "how many cruise missiles did Ukraine say it shot down on Dec 31?"),
        (FIRST, "and the day before?", "how many drones did Ukraine say it shot down on 30 Dec 2023?"),
        (FIRST, "how many were injured?", "how many were injured? (Ukraine, on Dec 31)"),
        (FIRST, "and who was hurt on Dec 30?", "and who was hurt on Dec 30? (Ukraine)"),
        ("who was hurt in Belgorod?", "in Kharkiv?", "who was hurt in Kharkiv?"),
        ("who was hurt?", "and in Kharkiv?", "and in Kharkiv? — who was hurt?"),
    ],
)
def test_what_leans_on_the_question_before_is_made_whole(previous: str, text: str, whole: str) -> None:
    assert follow_up(previous, text, days) == whole


@pytest.mark.parametrize(
    "text",
    [
        "how many people were injured in Belgorod?",
        "what did Gladkov say about apartments?",
        "who was hurt in Kharkiv?",
        "which tram lines did the council of Porto Vello vote for?",
    ],
)
def test_a_question_that_stands_by_itself_is_left_alone(text: str) -> None:
    assert follow_up(FIRST, text, days) == text


def test_a_chain_of_follow_ups_leans_on_its_root_and_does_not_grow() -> None:
    question = FIRST
    for _ in range(20):
        question = follow_up(question, "why?", days)
    assert question == f"why? — {FIRST}"


def test_what_was_taken_over_can_be_taken_over_again() -> None:
    first = follow_up(FIRST, "how many were injured?", days)
    assert follow_up(first, "why?", days) == f"why? — {first}"
    assert follow_up(first, "and Russia?", days) == "how many were injured? (Russia, on Dec 31)"


def test_another_day_takes_the_old_one_away() -> None:
    """A follow-up with its own day and words is not searched on both days."""
    whole = follow_up(FIRST, "and who was hurt on Dec 30?", days)
    assert "Dec 30" in whole
    assert "Dec 31" not in whole


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_make_a_question(previous: str, text: str) -> None:
    """Never more than the two and what joins them, so that it can't grow without end."""
    assert len(follow_up(previous, text, days)) <= len(previous) + len(text) + len("? — ")
