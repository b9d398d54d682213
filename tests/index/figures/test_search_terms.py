"""Index terms: what passages count and who speaks in them, and what a question looks up."""

from datetime import date

import pytest

from index.figures.asked import FigureAsk, SpeakerAsk
from index.figures.search_terms import (
    SPEAKS,
    CountTerms,
    FigureTerm,
    asked_figure_terms,
    asked_speaker_terms,
    figure_terms,
    speaker_terms,
)
from index.search.question import figures_asked
from tests.index.stated_figures import figures_in

PUBLISHED = date(2024, 3, 6)


def terms_of(text: str) -> set[str]:
    return set(figure_terms(figures_in(text, published=PUBLISHED)))


def best(question: str, text: str) -> tuple[bool, bool, int]:
    """Whether a text counts the things, and what happened to them, and how many of the narrower terms it has."""
    held = terms_of(text)
    [ask] = figures_asked(question)
    return max(
        (each.things in held, each.counted in held, len(held.intersection(each.narrower)))
        for each in asked_figure_terms(ask)
    )


@pytest.mark.parametrize(
    ("term", "stored"),
    [
        (FigureTerm("drones"), "drones"),
        (FigureTerm("drones", ""), "drones|"),
        (FigureTerm("drones", "launched"), "drones|launched"),
        (FigureTerm("drones", "launched", side="RU"), "drones|launched@RU"),
        (FigureTerm("drones", "launched", place="Kharkiv"), "drones|launched#Kharkiv"),
    ],
)
def test_the_stored_form_of_a_term(term: FigureTerm, stored: str) -> None:
    """Indexes on disk hold these very terms: another form would find nothing in them."""
    assert term.text == stored


def test_a_figure_is_stored_by_its_things_its_event_its_sides_and_its_places() -> None:
    assert terms_of("Russia fired 40 missiles at Odesa, Ukraine said.") == {
        "missiles",
        "missiles|launched",
        "missiles|launched@RU",
        "missiles|launched@UA",
        "missiles|launched#Odesa",
    }


def test_speakers_are_stored_and_asked_for_by_name_and_country() -> None:
    assert speaker_terms([]) == []
    assert speaker_terms(["Anna Holm", "Norway@NO"]) == [SPEAKS, "anna", "holm", "norway", "@NO"]
    assert asked_speaker_terms(SpeakerAsk("Anna Holm")) == [["anna", "holm"]]
    assert asked_speaker_terms(SpeakerAsk("Norway")) == [["@NO"], ["norway"]]
    assert asked_speaker_terms(SpeakerAsk(None)) == [[SPEAKS]]


def test_a_side_and_places_narrow_what_is_counted() -> None:
    ask = FigureAsk("drones", "launched", "", None, "Russia", ("Kharkiv",))
    assert asked_figure_terms(ask) == [
        CountTerms("drones", "drones|launched", ("drones|launched@RU", "drones|launched#Kharkiv"))
    ]
    assert asked_figure_terms(FigureAsk("drones", "", "", "Russia")) == [CountTerms("drones", "", ())]


def test_two_things_asked_for_together_are_found_alone_and_attacks_as_strikes() -> None:
    both = [each.things for each in asked_figure_terms(FigureAsk("towns and cities", "attacked", "", None))]
    assert both == ["towns and cities", "towns", "cities"]
    strikes = [each.things for each in asked_figure_terms(FigureAsk("strikes", "carried out", "", None))]
    assert strikes[0] == "strikes"
    assert "attacks" in strikes


@pytest.mark.parametrize(
    ("question", "closer", "farther"),
    [
        (
            "how many missiles did Russia fire?",
            "Russia fired 40 missiles at the port of Odesa.",
            "Ukraine fired 13 missiles at the port.",
        ),
        (
            "how many people were injured in Kharkiv?",
            "In Kharkiv 28 people were injured.",
            "In Belgorod 108 people were injured.",
        ),
    ],
)
def test_the_side_and_the_place_asked_about_come_nearer(question: str, closer: str, farther: str) -> None:
    assert best(question, closer) == (True, True, 1)
    assert best(question, farther) == (True, True, 0)
