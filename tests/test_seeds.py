"""The articles of the first index keep the oddities of form and the figures that the rest relies on."""

import re
from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
BORDER = "000_1858dae52ea12ca3.txt"
SERIES = "001_830a7218b405cdc4.txt"
RESPONSE = "002_b17bde02f82c6ff1.txt"
NIGHT = "003_25788d25ba91e898.txt"
SUNDAY = "004_f41c982ddcc81b46.txt"

# What a single paragraph of the file says, in these words.
STATED = [
    (BORDER, ("13 missiles", "32 drones", "at least 14 dead")),
    (BORDER, ("16 in kyiv", "at least 39", "almost 160 projectiles")),
    (BORDER, ("a dozen Iranian-made Shahed", "this Saturday")),
    (BORDER, ("Alexander Bogomaz", "civilian targets", "electronics factory")),
    (SERIES, ("at least 14 people", "over 100", "another 108 people")),
    (SERIES, ("skating rink", "Christmas attraction")),
    (SERIES, ("some 70 drones", "electronic factory")),
    (SERIES, ("up to 158 missiles and drones",)),
    (SERIES, ("13 missiles", "32 drones had been shot down")),
    (SERIES, ("ice-skating rink", "New Year's Eve")),
    (RESPONSE, ("39 dead", "139 injured", "on Friday")),
    (RESPONSE, ("United Kingdom", "Maria Zajarova")),
    (RESPONSE, ("two Vilkha missiles", "February 2022")),
    (RESPONSE, ("14 adults and two children", "another 108 people")),
    (RESPONSE, ("158 missiles and drones", "114 of these")),
    (RESPONSE, ("Jan. 1", "day of mourning", "at least 16 people")),
    (RESPONSE, ("Andrei Ordasz", "Jens Stoltenberg")),
    (NIGHT, ("Blegorod", "at least 21 dead", "at least 28 people")),
    (NIGHT, ("49 Shahed", "21 of which", "Cape Chauda")),
    (NIGHT, ("21 deaths", "344 apartments", "17 children", "Vyacheslav Gladkov")),
    (SUNDAY, ("at least 24 dead", "more than a hundred people")),
    (SUNDAY, ("Kharkiv Palace",)),
    (SUNDAY, ("up to 200 foreign mercenaries",)),
    (SUNDAY, ("21 of the 49", "during the night")),
    (SUNDAY, ("21 of 49",)),
    (SUNDAY, ("2024", "family")),
]


def read_seed(name: str) -> str:
    """Return the file as it is: decoded strictly, its line ends untouched."""
    return (SEEDS / name).read_bytes().decode("utf-8")


def padded_words(text: str) -> str:
    """Reduce text to its letters and digits in lower case, one space around every word."""
    return f" {' '.join(re.findall(r'[a-z0-9]+', text.lower()))} "


def test_the_folder_holds_the_five_articles_and_nothing_else() -> None:
    assert sorted(path.name for path in SEEDS.iterdir()) == [BORDER, SERIES, RESPONSE, NIGHT, SUNDAY]


@pytest.mark.parametrize(("name", "count"), [(BORDER, 5), (SERIES, 18), (RESPONSE, 33), (NIGHT, 6), (SUNDAY, 24)])
def test_paragraphs_stand_apart_by_blank_lines(name: str, count: int) -> None:
    assert len([block for block in re.split(r"\n{2,}", read_seed(name)) if block.strip()]) == count


@pytest.mark.parametrize(("name", "day"), [(BORDER, "2023-12-30"), (NIGHT, "2023-12-31")])
def test_a_date_header_runs_into_the_first_sentence(name: str, day: str) -> None:
    assert re.match(rf" date {day} [A-Z]", read_seed(name))


def test_the_dated_header_follows_title_and_byline() -> None:
    title, blank, *header = read_seed(SERIES).split("\n")[:5]
    assert title
    assert not blank
    assert header == ["by Tyler Durden", "Tyler Durden's Photo", "Saturday, Dec 30, 2023 - 04:05 PM"]


@pytest.mark.parametrize(
    ("name", "clues"),
    [
        (RESPONSE, ("today, New Year\u2019s Eve", "yesterday", "November 2022", "February 2022")),
        (SUNDAY, ("This Sunday, the last day of the year", "February 2022", "2023", "2024")),
    ],
)
def test_two_articles_leave_their_day_to_be_inferred(name: str, clues: tuple[str, ...]) -> None:
    """No full date stands in them, only what one can be worked out from."""
    text = read_seed(name)
    assert all(clue in text for clue in clues)
    assert not re.search(r"\d{4}-\d\d|\bDec\b|\bDecember\b", text)


def test_non_breaking_spaces_stand_in_one_article_and_inside_a_figure() -> None:
    assert [name for name in (BORDER, SERIES, RESPONSE, NIGHT, SUNDAY) if "\u00a0" in read_seed(name)] == [SERIES]
    assert "at least\u00a014 people" in read_seed(SERIES)


def test_the_teaser_block_closes_its_article() -> None:
    report, _, teasers = read_seed(RESPONSE).partition("\n\nRelated articles\n\n")
    assert "\n\nProtest over Russian missile\n\n\n" in report
    assert len(teasers.split("\n\n")) == 6
    assert teasers.endswith("...")


def test_captions_links_and_agency_lines_are_paragraphs_of_their_own() -> None:
    sunday = read_seed(SUNDAY).split("\n\n")
    assert [line[:6] for line in sunday if line.startswith("(")] == ["(Also ", "(Also:", "(Keep "]
    assert sunday[-1] == "EFE AND AFP"
    assert {"Via Reuters", "City of Belgorod, Telegram"} < set(read_seed(SERIES).split("\n\n"))


@pytest.mark.parametrize(("name", "wanted"), STATED)
def test_one_paragraph_states_the_figures_together(name: str, wanted: tuple[str, ...]) -> None:
    paragraphs = [padded_words(block) for block in read_seed(name).split("\n\n")]
    assert any(all(padded_words(phrase) in words for phrase in wanted) for words in paragraphs)
