"""Spellings: other ways to write the words of names, as an archive holds them."""

from pathlib import Path

import pytest

from index.errors import IndexDamaged
from index.generation.spellings import Spellings, read_names, write_names
from tests.index.archives import IndexedFolder

NAMES = Spellings(
    [
        ("kiev", 9),
        ("lukashenko", 40),
        ("lukashenka", 3),
        ("bergamot", 30),
        ("begramot", 1),
        ("martin", 20),
        ("marlin", 20),
        ("austria", 9),
        ("australia", 9),
        ("iran", 9),
        ("iraq", 9),
        ("mohammad", 5),
        ("muhammad", 5),
        ("kremlin", 5),
        ("zajarova", 4),
        ("klitschko", 4),
    ],
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


def test_names_come_back_as_written(tmp_path: Path) -> None:
    write_names(tmp_path, [["kiev", "kiev", "lund"], ["kiev", "su", "a1b2c3"]])
    assert (tmp_path / "names.txt").read_text("utf-8") == "kiev 2\nlund 1\n"
    assert read_names(tmp_path, {"tram"}.__contains__).of("kyiv") == ("kiev",)


@pytest.mark.parametrize("content", [None, b"kiev\n", b"kiev two\n", b"\xff\xfe 1\n"])
def test_a_broken_list_is_damage(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "names.txt").write_bytes(content)
    with pytest.raises(IndexDamaged, match=r"names\.txt"):
        read_names(tmp_path, {"tram"}.__contains__)
