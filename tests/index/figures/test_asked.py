"""What a question asks for, in many ways of asking."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.figures.asked import SpeakerAsk, asks_for_figure, asks_for_speaker, by_office, figure_meant, places_asked

FIGURES = [
    ("how many drones did Ukraine say it shot down on Dec 31?", "drones shot down", "", "Ukraine"),
    (
        "How many UAVs did Greece's General Staff claim to have downed?",
        "drones shot down",
        "",
        "Greece's General Staff",
    ),
    ("how many people died in Lund", "people killed", "", None),
    ("How many died in Lund?", "people killed", "", None),
    ("how many kids hurt in the crash", "children injured", "", None),
    ("How many people did Russian strikes kill?", "people killed", "", None),
    ("How many houses did Hurricane Ivan destroy in Lund?", "homes destroyed", "", None),
    ("How many people lost their lives in Lund?", "people killed", "", None),
    ("how many games did they lose", "games lost", "", None),
    ("How many protesters did Iran arrest?", "protesters arrested", "", None),
    ("How many people did Korean strikes kill?", "people killed", "", None),
    ("How many wounded in Lund?", "people injured", "", None),
    ("how many flats were damaged per Holm", "apartments damaged", "", "Holm"),
    ("how many of the 37 drones did they down?", "drones shot down", "", None),
    ("how many attacks did they carry out last week?", "attacks carried out", "", None),
    ("how many jobs will the bank cut", "jobs cut", "", None),
    ("how many goals has she scored", "goals scored", "", None),
    ("number of flights cancelled at Oslo", "flights cancelled", "", None),
    ("What is the death toll of the flood?", "people killed", "", None),
    ("what percentage of voters backed the measure", "voters backed", "percent", None),
    ("how much did the flood cost?", "cost", "money", None),
    ("How much money did the club lose", "lost", "money", None),
    ("What is the price of copper?", "", "money", None),
    ("how many soldiers were in Lund according to Norway", "soldiers", "", "Norway"),
    ("How many missiles and drones were launched?", "missiles and drones launched", "", None),
]


@pytest.mark.parametrize(("question", "counts", "unit", "speaker"), FIGURES, ids=[row[0] for row in FIGURES])
def test_a_figure_is_asked_for(question: str, counts: str, unit: str, speaker: str | None) -> None:
    ask = asks_for_figure(question)
    assert ask is not None
    assert (ask.counts, ask.unit, ask.speaker) == (counts, unit, speaker)


@pytest.mark.parametrize(
    ("question", "doer"),
    [
        ("how many missiles did Norway fire on Friday?", "Norway"),
        ("HOW MANY DRONES DID NORWAY SHOOT DOWN?", "NORWAY"),
        ("how many ferries has the port sold?", "port"),
        ("how many drones were launched by Norway", "Norway"),
        ("how many people died by Friday?", None),
        ("how many drones did Norway say it shot down?", None),
        ("how many wounded in Lund?", None),
    ],
)
def test_who_did_it_is_asked_for(question: str, doer: str | None) -> None:
    ask = asks_for_figure(question)
    assert ask is not None
    assert ask.doer == doer


SPEAKERS = [
    ("What was Holm's comment on the bridge?", "Holm"),
    ("the mayor's reaction to the flood", "mayor"),
    ("what was the reaction of the Danish government to the flood?", "Danish government"),
    ("statement by Anna Holm on the trams", "Anna Holm"),
    ("what reason did the port authority give for the delay?", "port authority"),
    ("How did Holm answer the council?", "Holm"),
    ("What did Holm say about the bridge?", "Holm"),
    ("what did the mayor of Lund say about trams", "mayor of Lund"),
    ("What did Anna Holm announce on Monday?", "Anna Holm"),
    ("what does NASA say about the launch", "NASA"),
    ("is the bridge safe according to the engineers", "engineers"),
    ("who said the bridge was unsafe?", None),
    ("who accused the council of lying", None),
    ("Who has claimed the attack?", None),
]


@pytest.mark.parametrize(("question", "speaker"), SPEAKERS, ids=[row[0] for row in SPEAKERS])
def test_somebodys_words_are_asked_for(question: str, speaker: str | None) -> None:
    ask = asks_for_speaker(question)
    assert ask is not None
    assert ask.speaker == speaker


NEITHER = [
    "Which hotel was hit?",
    "who won the final",
    "When is the day of mourning?",
    "what happened to the ice rink",
    "why did the minister resign",
    "",
    "?",
]


@pytest.mark.parametrize("question", NEITHER)
def test_other_questions_ask_for_neither(question: str) -> None:
    assert asks_for_figure(question) is None
    assert asks_for_speaker(question) is None


@given(
    st.lists(st.sampled_from("how many much of the did Holm say people killed number per according to ? 12".split()))
)
def test_any_row_of_the_words_that_rules_know_is_read_to_its_end(words: list[str]) -> None:
    question = " ".join(words)
    ask = asks_for_figure(question)
    assert ask is None or ask.unit in {"", "percent", "money"}
    speaker = asks_for_speaker(question)
    assert speaker is None or speaker.speaker is None or speaker.speaker.strip()


PLACES = [
    ("How many died in Lyon?", {"Lyon"}),
    ("how many dead in lyon", {"Lyon"}),
    ("how many dead in lyon in march", {"Lyon"}),
    ("what is the latest toll from Lyon", {"Lyon"}),
    ("deaths in south korea", {"South Korea"}),
    ("how many died in total", set()),
    ("how many people got hit in turn", set()),
    ("How many Norwegian soldiers died?", set()),
]


@pytest.mark.parametrize(("question", "places"), PLACES, ids=[row[0] for row in PLACES])
def test_places_are_read_however_they_are_typed(question: str, places: set[str]) -> None:
    assert places_asked(question) == places


OFFERED = [
    ("Were 14 or 21 people killed in Lund?", "people killed"),
    ("14 or 21 wounded in Lund, per the report of Saturday?", "people injured"),
    ("Did two or three million trees burn?", "trees burned"),
    ("Is it red or blue?", None),
    ("Who won 3 or more?", None),
    ("How many died, 14 or 21?", "people killed"),
]


@pytest.mark.parametrize(("question", "counts"), OFFERED, ids=[row[0] for row in OFFERED])
def test_two_numbers_offered_are_of_the_figure_meant(question: str, counts: str | None) -> None:
    meant = figure_meant(question)
    assert (meant.counts if meant else None) == counts


@pytest.mark.parametrize(
    ("question", "speaker"),
    [("in view of the flood, who is in charge?", None), ("in other words, how many died?", None)],
)
def test_words_of_nobody(question: str, speaker: None) -> None:
    assert asks_for_speaker(question) is speaker


def test_an_office_is_distinguished_from_a_name() -> None:
    assert by_office(SpeakerAsk("NATO secretary general"))
    assert by_office(SpeakerAsk("anonymous army source"))
    assert not by_office(SpeakerAsk("President Holm"))
    assert not by_office(SpeakerAsk(None))
