"""Columns: what ranking knows about each passage, by its row."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from index.dates import Window
from index.errors import IndexDamaged
from index.generation.analysis import Analysis, Trait
from index.generation.columns import OPEN_END, OPEN_START, Columns, write_columns, write_sentences

from .records import passage, record

FIRST, LAST = date(2024, 1, 1), date(2024, 1, 3)
IDS = np.asarray([70, 30, 50])
RECORDS = [
    record(
        "a.txt",
        [
            (passage(1, "a.txt", 1, "Title", "title"), Analysis()),
            (
                passage(70, "a.txt", 2, "One."),
                Analysis(
                    names=("word:rome", "city:Rome", "city:Bari", "person:Eva Rossi"),
                    event_dates=(Window(FIRST, LAST, "", (0, 0)), Window(None, FIRST, "", (0, 0))),
                    traits=Trait.FIGURE | Trait.YEAR,
                ),
            ),
            (passage(30, "a.txt", 3, "Two."), Analysis()),
        ],
        published=LAST,
    ),
    record(
        "b.txt",
        [(passage(50, "b.txt", 1, "Three."), Analysis(event_dates=(Window(LAST, None, "", (0, 0)),)))],
    ),
]


@pytest.fixture
def columns(tmp_path: Path) -> Columns:
    write_columns(tmp_path, RECORDS)
    write_sentences(tmp_path, [2, 0, 1])
    return Columns(tmp_path, IDS)


def test_rows_are_searched_passages_in_order(columns: Columns) -> None:
    assert columns.article.tolist() == [0, 0, 1]
    assert columns.traits.tolist() == [17, 0, 0]
    assert columns.sentences.tolist() == [0, 2, 2, 3]


def test_days_are_ordinals_and_open_sides_lie_beyond_all_of_them(columns: Columns) -> None:
    assert columns.published.tolist() == [LAST.toordinal(), 0]
    assert columns.event_starts.tolist() == [0, 2, 2, 3]
    assert columns.event_days.tolist() == [
        [FIRST.toordinal(), LAST.toordinal()],
        [OPEN_START, FIRST.toordinal()],
        [LAST.toordinal(), OPEN_END],
    ]
    assert date.min.toordinal() >= OPEN_START
    assert date.max.toordinal() < OPEN_END


def test_names_are_counted_by_kind(columns: Columns) -> None:
    rows = np.asarray([1, 0])
    assert columns.names_of_kind("city", rows).tolist() == [0, 2]
    assert columns.names_of_kind("person", rows).tolist() == [0, 1]
    assert columns.names_of_kind("country", rows).tolist() == [0, 0]


def test_passages_are_found_by_id_and_by_their_position_in_the_article(columns: Columns) -> None:
    assert columns.rows([50, 70, 30]).tolist() == [2, 0, 1]
    assert columns.place(np.asarray([2, 1, 0])).tolist() == [0, 1, 0]


def test_a_missing_column_is_damage(tmp_path: Path) -> None:
    write_columns(tmp_path, RECORDS)
    with pytest.raises(IndexDamaged, match="sentences"):
        Columns(tmp_path, IDS)
