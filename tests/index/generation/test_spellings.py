"""Spellings: other ways to write the words of names, as an archive holds them."""

from pathlib import Path

import pytest

from index.errors import IndexDamaged
from index.generation.spellings import Spellings, name_counts, spellings_of
from index.segment.analysis import Analysis
from index.segment.archive import Record
from tests.index.archives import IndexedFolder
from tests.index.segment.records import passage, record, segment

NAMES = Spellings(
    {
        "kiev": 9,
        "lukashenko": 40,
        "lukashenka": 3,
        "bergamot": 30,
        "begramot": 1,
        "martin": 20,
        "marlin": 20,
        "austria": 9,
        "australia": 9,
        "iran": 9,
        "iraq": 9,
        "mohammad": 5,
        "muhammad": 5,
        "kremlin": 5,
        "zajarova": 4,
        "klitschko": 4,
    },
    held={"closing", "zacharias"}.__contains__,
)


@pytest.mark.parametrize(
    ("term", "others"),
    [
        ("kyiv", ("kiev",)),
        ("lukashenko", ("lukashenka",)),
        ("lukaschenko", ("lukashenko",)),
        ("bergamot", ("begramot",)),
        ("mohammed", ("mohammad", "muhammad")),
        ("zakharova", ("zajarova",)),
        ("klychko", ("klitschko",)),
    ],
)
def test_a_name_is_known_in_its_other_spellings(term: str, others: tuple[str, ...]) -> None:
    assert NAMES.of(term) == others


@pytest.mark.parametrize(
    "term", ["martin", "marlin", "austria", "iran", "begramot", "russia", "21", "mh17", "tea", "zacharias", "klimt", ""]
)
def test_different_names_stay_apart(term: str) -> None:
    """Short names a letter apart are two; a frequent one is no slip of a rare one; a seat is not its country."""
    assert NAMES.of(term) == ()


def test_a_question_finds_a_name_spelt_otherwise(tmp_path: Path) -> None:
    desk = IndexedFolder(
        tmp_path,
        {
            "a.txt": "Port talks\n\nMinister Oleksandr Voskoboynyk met the crane drivers of Odessa on Monday.\n",
            "b.txt": "Weather\n\nRain fell on the hills all day and a fair was put off.\n",
        },
    )
    desk.rebuild()
    hit = desk.search("Voskoboinik Odesa").hits[0]
    assert hit.passage.source == "a.txt"
    assert hit.signals["words_focus"] == pytest.approx(1.0)


def named(source: str, *names: str) -> Record:
    """Make an article with a passage for each name, which has it twice."""
    analyses = [Analysis(names=(f"word:{name}", f"city:{name}", f"word:{name}")) for name in names]
    passages = [passage(10 * ord(source) + at, source, at, name) for at, name in enumerate(names, 1)]
    return record(source, list(zip(passages, analyses, strict=True)))


def test_names_are_counted_over_segments_without_what_is_dead(tmp_path: Path) -> None:
    segments = [
        segment(tmp_path / "1", [named("a", "lund", "kiev"), named("b", "minsk", "kiev")], dead=[1]),
        segment(tmp_path / "2", [named("c", "kiev", "kiev", "aarhus")]),
    ]
    assert list(name_counts(segments).items()) == [("aarhus", 1), ("kiev", 3), ("lund", 1)]
    spellings = spellings_of(segments, {"tram"}.__contains__)
    assert spellings.of("kyiv") == ("kiev",)
    assert spellings.of("minks") == ()
    assert spellings_of([segment(tmp_path / "3", [named("b", "minsk")])], {"tram"}.__contains__).of("minks") == (
        "minsk",
    )


def test_a_broken_list_is_damage(tmp_path: Path) -> None:
    made = segment(tmp_path / "1", [named("a", "lund")])
    (made.folder / "names.txt").write_bytes(b"lund\n")
    with pytest.raises(IndexDamaged, match=r"names\.txt"):
        spellings_of([made], {"tram"}.__contains__)
