"""A file of many articles that grows costs only what is new, and gives what reading it anew would."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.building.progress import Progress
from index.generation.opening import open_current
from index.segment import Record
from tests.index.archives import CRANE, FERRY, SHIPS, TRAMS, IndexedFolder

LINES: tuple[dict[str, Any], ...] = (
    {"title": "Crane falls", "published": "2023-12-31", "text": f"{CRANE}\n\n{SHIPS}"},
    {"title": "Trams", "published": "2023-12-30", "text": f"{TRAMS} Mayor Ilse Brandt said on Friday: 12 is enough."},
)
NEW = {"title": "Ferries", "published": "2024-01-01", "text": FERRY}


def as_lines(articles: tuple[dict[str, Any], ...]) -> str:
    return "".join(json.dumps(article) + "\n" for article in articles)


def as_array(articles: tuple[dict[str, Any], ...]) -> str:
    return json.dumps(list(articles))


def as_table(articles: tuple[dict[str, Any], ...]) -> str:
    rows = [",".join('"' + article[name].replace('"', '""') + '"' for name in LINES[0]) for article in articles]
    return "\n".join([",".join(LINES[0]), *rows]) + "\n"


FORMS = {"desk.jsonl": as_lines, "desk.json": as_array, "desk.csv": as_table}


def analysed(desk: IndexedFolder, **options: Any) -> int:
    """Rebuild; returns how many articles were analysed."""
    told: list[Progress] = []
    desk.rebuild(on_progress=told.append, **options)
    return max((step.total for step in told if step.stage == "analysing"), default=0)


def everything(desk: IndexedFolder) -> list[Record]:
    """All that the index has of every article, in the order of their file."""
    generation = open_current(desk.index)
    return [record for file in generation.table.files for record in generation.archive.records(file)]


@pytest.mark.parametrize(
    ("name", "articles", "new"),
    [
        *((name, (*LINES, NEW), 1) for name in FORMS),
        ("desk.jsonl", LINES[:1], 0),
        ("desk.jsonl", (LINES[0], LINES[1] | {"text": TRAMS}), 1),
        ("desk.csv", (LINES[0] | {"published": "2023-12-29"}, LINES[1]), 1),
        ("desk.jsonl", (LINES[0], LINES[1] | {"title": "New trams"}), 1),
        ("desk.csv", LINES[::-1], 2),
    ],
)
def test_only_what_is_new_is_analysed_and_all_is_as_if_read_anew(
    tmp_path: Path, name: str, articles: tuple[dict[str, Any], ...], new: int
) -> None:
    """Articles without a name are cited by their place: in another order they are others."""
    desk = IndexedFolder(tmp_path, {name: FORMS[name](LINES)})
    assert analysed(desk) == 2
    desk.write(name, FORMS[name](articles))
    assert analysed(desk) == new
    once = everything(desk)
    assert len(once) == len(articles)
    assert all(record.passages for record in once)
    assert analysed(desk, full=True) == len(articles)
    assert everything(desk) == once


@pytest.mark.parametrize(
    "change", [lambda text: text.replace("title", "text2"), lambda text: text.replace("title", "headline")]
)
def test_columns_of_other_names_make_other_articles(tmp_path: Path, change: Callable[[str], str]) -> None:
    """The cells are the same, but not what they are."""
    desk = IndexedFolder(tmp_path, {"desk.csv": as_table(LINES)})
    desk.rebuild()
    desk.write("desk.csv", change(as_table(LINES)))
    desk.rebuild()
    once = everything(desk)
    desk.rebuild(full=True)
    assert everything(desk) == once
