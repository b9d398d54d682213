"""Figures in sentences with an unusual order: parts last, participles first, clauses in between."""

import pytest

from tests.index.stated_figures import figures_in

COUNTS: list[tuple[str, list[tuple[str, str]]]] = [
    (
        "The ferry fire killed nine passengers, three of them children.",
        [("nine", "passengers killed"), ("three", "children killed")],
    ),
    (
        "Police said 40 miners had been injured and that six of these were women.",
        [("40", "miners injured"), ("six", "women injured")],
    ),
    (
        "At least 30 people were injured, seven children among them.",
        [("At least 30", "people injured"), ("seven", "children injured")],
    ),
    (
        "In the hall 30 people were injured. Five nurses were among these.",
        [("30", "people injured"), ("Five", "nurses injured")],
    ),
    (
        "At least six hikers, a Danish guide among them, were rescued.",
        [("At least six", "hikers rescued")],
    ),
    (
        "The army fired 49 rockets, 21 of which the coast guard destroyed.",
        [("49", "missiles launched"), ("21", "missiles shot down")],
    ),
    ("It found 12 rifles, foreign-made, which the gang bought.", [("12", "rifles bought")]),
    ("Damaged in the storm, by her count, were 40 homes.", [("40", "homes damaged")]),
    (
        "Burned in the fire were 40 homes, a chapel, a sports hall and three shops.",
        [("40", "homes burned"), ("three", "shops burned")],
    ),
    ("After the quake 21 were the dead.", [("21", "people killed")]),
    ("The death toll of the fire on the coast last Friday is already 16.", [("16", "people killed")]),
    ("The ministry speaks of 12 men and two women killed.", [("12", "men killed"), ("two", "women killed")]),
    (
        "Of the barges sent to Malta, the port says, 21 of 49 were cancelled.",
        [("21", "barges cancelled"), ("49", "barges sent")],
    ),
    ("It also shot down, the army said, 21 drones.", [("21", "drones shot down")]),
    ("Norway said that two Viking missiles carrying painted markings had been used.", [("two", "missiles launched")]),
    ("Officials report dozens of houses with damage.", [("dozens", "homes damaged")]),
    ("Officials report 20 cases of the flu.", [("20", "cases reported")]),
    ("From Lund it is merely 20 kilometers to the coast.", [("20", "kilometers from the coast")]),
    ("The crew drove 20 kilometers to the coast.", [("20", "kilometers")]),
    ("The two leaders met.", []),
    ("The town keeps 49 boats that they planned to use.", [("49", "boats")]),
]


@pytest.mark.parametrize(("text", "wanted"), COUNTS, ids=[text[:60] for text, _ in COUNTS])
def test_what_is_counted(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(found.figure, found.counts) for found in figures_in(text)] == wanted


PLACES = [
    ("The bombing by Norway last Friday of Malmö left 24 dead.", "Malmö"),
    ("The bombing last Friday of Malmö, in Sweden, left 24 dead.", "Malmö"),
    ("A storm hit the Uppsala region, to the north of Stockholm, where it killed 14 people.", "Uppsala"),
    ("Floods reached Stockholm, where 14 people died.", "Stockholm"),
    ("A storm hit the Uppsala region of Sweden, to the north of Stockholm, where it killed 14 people.", "Uppsala"),
    ("In Malmö, third city of Sweden by size, the fire reached a hotel, where 14 people died.", "Malmö"),
    ("Malmö, Swedish city, is bombed: 14 dead", "Malmö"),
    ("Malmö was struck by a storm that killed 14 people.", "Malmö"),
    ("In the north of Sweden, where 14 people died, it rained on.", "Sweden"),
]


@pytest.mark.parametrize(("text", "place"), PLACES, ids=[text for text, _ in PLACES])
def test_where(text: str, place: str) -> None:
    (found,) = figures_in(text)
    assert found.place == place


def test_a_headline_in_capitals_names_no_place_by_its_small_words() -> None:
    (found,) = figures_in("At Least 12 Drown As Ferry Sinks In Sudden Run Of Storms")
    assert found.place == ""


SPEAKERS = [
    ("At least 14 dead, two guards among them, is the toll that the prison authorities give.", "prison authorities"),
    ("In the fire 14 people died, say the authorities in Sweden.", "authorities in Sweden"),
    ("The fire reached the hotel, say the police, who count eight injured.", "police"),
    ("The storm reached other places – 120 towns, by the count of the governor, Anna Holm.", "Anna Holm"),
    ("By the estimate of the Swedish coast guard, 158 boats sank.", "Swedish coast guard"),
    ("Twelve boats, as described by Lund's harbour office, were sunk.", "Lund's harbour office"),
    ("Seven people were injured, in the words of the interior minister, Karl Berg.", "Karl Berg"),
    ("Ten homes were flooded, explained on Telegram Anna Holm, the mayor.", "Anna Holm"),
    ("The hospital took in 12 children, as was announced on Facebook by the Lund Health Board.", "Lund Health Board"),
    ("The latest toll from the Greek Rescue Agency was of 14 divers dead.", "Greek Rescue Agency"),
    ("A new count from the Greek Rescue Agency speaks of 14 divers dead.", "Greek Rescue Agency"),
    ("What the Coast Guard did affirm on Sunday is that 12 boats sank.", "Coast Guard"),
    (
        "The port lost 70 boats, said harbour sources in Malta; owners, however, insist that it was less.",
        "harbour sources in Malta",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS, ids=[text[:60] for text, _ in SPEAKERS])
def test_who_says_so(text: str, speaker: str) -> None:
    assert figures_in(text)[0].said_by == speaker
