"""Which statements are of one event: storms by name, counts that go on for days, places that a headline gives."""

from datetime import date

import pytest

from index.conflicts import find_conflicts
from tests.index.stated_figures import stated, values

SUNDAY, MONDAY, TUESDAY = date(2023, 5, 7), date(2023, 5, 8), date(2023, 5, 9)
NEXT_WEEK, NEXT_MONTH = date(2023, 5, 17), date(2023, 6, 14)


def test_a_storm_is_known_by_its_name_however_late_it_is_reported() -> None:
    statements = [
        *stated("a.txt", MONDAY, "Hurricane Vera killed at least 14 people in Brno."),
        *stated("b.txt", NEXT_MONTH, "Weeks ago Vera killed 33 people in Brno."),
    ]
    (conflict,) = find_conflicts(statements)
    assert (conflict.kind, values(conflict)) == ("development", [14, 33])


def test_a_headline_names_the_storm_where_its_sentences_do_not() -> None:
    statements = [
        *stated("a.txt", MONDAY, "At least 14 people died in Brno.", title="Hurricane Vera moves on"),
        *stated("b.txt", NEXT_MONTH, "Hurricane Vera killed 33 people in Brno."),
    ]
    assert len(find_conflicts(statements)) == 1


def test_storms_of_two_names_are_two() -> None:
    statements = [
        *stated("a.txt", MONDAY, "Hurricane Vera killed at least 14 people in Brno."),
        *stated("b.txt", MONDAY, "Hurricane Otto killed at least 33 people in Brno."),
    ]
    assert find_conflicts(statements) == []


def test_a_hurricane_center_is_no_storm() -> None:
    statements = [
        *stated("a.txt", MONDAY, "A storm killed 14 people in Brno, the Hurricane Center said."),
        *stated("b.txt", NEXT_MONTH, "A storm killed 33 people in Brno, the Hurricane Center said."),
    ]
    assert find_conflicts(statements) == []


STORMS = [
    *stated("a.txt", MONDAY, "Hurricane Vera killed at least 14 people in Brno."),
    *stated("b.txt", TUESDAY, "Hurricane Vera killed 20 people in Brno."),
    *stated("c.txt", NEXT_MONTH, "Hurricane Otto killed at least three people in Brno."),
    *stated("d.txt", NEXT_MONTH, "Hurricane Otto killed five people in Brno."),
]


@pytest.mark.parametrize(("storm", "figures"), [("Vera", [14, 20]), ("otto", [3, 5])])
def test_a_question_keeps_the_storm_that_it_names(storm: str, figures: list[float]) -> None:
    found = find_conflicts(STORMS, f"How many people did {storm} kill in Brno?")
    assert [values(conflict) for conflict in found] == [figures]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("On Sunday a flood killed 14 people in Brno.", "The death toll of the flood in Brno rose to 33 on Wednesday."),
        ("The flood in Brno has killed 14 people.", "As of Wednesday 33 people had died in the Brno flood."),
        ("The earthquake in Brno left 14 dead.", "So far 33 people have died in the earthquake in Brno."),
    ],
)
def test_a_count_that_goes_on_for_days_is_dated_by_its_event(one: str, other: str) -> None:
    (conflict,) = find_conflicts([*stated("a.txt", MONDAY, one), *stated("b.txt", NEXT_WEEK, other)])
    assert (conflict.kind, values(conflict)) == ("development", [14, 33])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A flood killed 14 people in Brno.", "A flood killed 33 people in Brno."),
        ("A missile strike killed 14 people in Brno.", "So far 33 people have died in a missile strike in Brno."),
        ("An explosion killed 14 people in Brno.", "So far 33 people have died in an explosion in Brno."),
        ("Protests in Brno killed 14 people on Sunday.", "The protests in Brno have killed 33 people."),
        ("The flood in Brno has killed 14 people.", "On Wednesday a flood killed 33 people in Brno."),
    ],
)
def test_what_may_be_another_event_of_the_kind_stays_apart(one: str, other: str) -> None:
    later = NEXT_MONTH if other.startswith("On") else NEXT_WEEK
    assert find_conflicts([*stated("a.txt", MONDAY, one), *stated("b.txt", later, other)]) == []


def test_running_counts_of_one_protest_are_of_one_event() -> None:
    statements = [
        *stated("a.txt", MONDAY, "At least 14 people have been killed in the protests in Brno."),
        *stated("b.txt", NEXT_WEEK, "As of Wednesday 33 people had died in the protests in Brno."),
    ]
    assert len(find_conflicts(statements)) == 1


def test_dozens_on_one_day_part_no_running_counts() -> None:
    statements = [
        *stated("a.txt", MONDAY, "On Saturday dozens of people were killed in the protests in Brno."),
        *stated("b.txt", MONDAY, "At least 30 people have been killed in the protests in Brno."),
        *stated("c.txt", NEXT_WEEK, "So far 52 people have died in the protests in Brno."),
    ]
    assert [values(conflict) for conflict in find_conflicts(statements)] == [[30, 52]]


def test_one_crash_is_not_several() -> None:
    statements = [
        *stated("a.txt", MONDAY, "A pileup killed four people in Brno."),
        *stated("b.txt", MONDAY, "Nine people were killed in crashes in Brno."),
    ]
    assert find_conflicts(statements) == []


def test_what_a_question_calls_a_storm_is_no_shooting() -> None:
    statements = [
        *stated("a.txt", MONDAY, "A gunman killed 14 people in Brno."),
        *stated("b.txt", MONDAY, "A gunman killed 21 people in Brno."),
    ]
    assert find_conflicts(statements, "How many people died in the storm in Brno?") == []
    assert len(find_conflicts(statements, "How many people died in the shooting in Brno?")) == 1


def test_a_place_that_the_headline_names_is_sure() -> None:
    far = ("Rain fell all night.", "Nobody was ready.", "At least 40 people died in the flood.")
    known = stated("a.txt", MONDAY, "A flood killed 14 people in Brno.")
    assert find_conflicts([*known, *stated("b.txt", MONDAY, *far, title="Flood in Brno")]) != []
    other = (*far[:2], "At least 40 people died in the flood across the state.")
    assert find_conflicts([*known, *stated("b.txt", MONDAY, *other, title="Flood in Brno")]) == []


@pytest.mark.parametrize(
    "text",
    [
        "The flood left 45 dead, with most of them in Brno.",
        "The flood left 45 dead – 20 of them in Brno.",
        "The flood killed 45 people, with 20 of those deaths in Brno.",
        "The flood killed 14 people in Brno. It killed 45 others in the country.",
        "In Brno 45 people died on Sunday, bringing the total of the flood to 14.",
        "In Brno 45 of those who died in the flood were children.",
        "In Brno 45 new deaths were reported in the flood.",
        "In Brno the toll of the flood is 14, up from two injured and 45 dead.",
    ],
)
def test_a_figure_of_more_or_less_than_its_place_makes_no_conflict(text: str) -> None:
    known = stated("a.txt", MONDAY, "The flood killed 14 people in Brno.")
    found = find_conflicts([*known, *stated("b.txt", MONDAY, text)])
    assert [conflict for conflict in found if 45 in values(conflict)] == []


@pytest.mark.parametrize(
    "part", [", including 16 in Brno", " – 16 of them in Brno", ", with 16 of those deaths in Brno"]
)
def test_a_part_is_all_of_the_place_that_it_names(part: str) -> None:
    statements = [
        *stated("a.txt", MONDAY, f"The flood killed 45 people in Czechia{part}."),
        *stated("b.txt", MONDAY, "The flood killed 21 people in Brno."),
    ]
    (conflict,) = find_conflicts(statements)
    assert (conflict.place, values(conflict)) == ("Brno", [16, 21])


def test_one_article_may_set_two_speakers_side_by_side() -> None:
    text = "The mayor said 14 people were killed in Brno on Sunday. Police said 21 people were killed in Brno."
    (conflict,) = find_conflicts(stated("a.txt", MONDAY, text))
    assert (conflict.kind, values(conflict)) == ("disagreement", [14, 21])
    assert find_conflicts(stated("a.txt", MONDAY, text.replace("Police", "The mayor"))) == []
    assert find_conflicts(stated("a.txt", MONDAY, text.replace("21", "100"))) == []


def test_a_nationwide_toll_is_of_no_town() -> None:
    statements = [
        *stated("a.txt", MONDAY, "The flood killed 14 people in Brno. Across Czechia it killed 50 people."),
        *stated("b.txt", MONDAY, "The flood killed 21 people in Brno. Across Czechia it killed 70 people."),
    ]
    found = find_conflicts(statements, "nationwide death toll of the flood?")
    assert [conflict.place for conflict in found] == ["Czechia"]


@pytest.mark.parametrize("question", ["how many lives did the brno flood take", "what is the toll of the Brno floods?"])
def test_a_place_among_the_words_of_a_question_is_meant(question: str) -> None:
    statements = [
        *stated("a.txt", MONDAY, "A flood killed 14 people in Brno.", "A flood killed two people in Lyon."),
        *stated("b.txt", MONDAY, "A flood killed 21 people in Brno.", "A flood killed five people in Lyon."),
    ]
    assert [conflict.place for conflict in find_conflicts(statements, question)] == ["Brno"]
