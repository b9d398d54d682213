"""Columns: what ranking knows about each passage, by its row."""

from dataclasses import fields
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from index.dates import Window
from index.errors import IndexDamaged
from index.segment.analysis import Analysis, Trait
from index.segment.columns import NAME_KINDS, OPEN_END, OPEN_START, Columns, columns_of

from .records import passage, record

FIRST, LAST = date(2024, 1, 1), date(2024, 1, 3)
AFTER = Window(LAST, None, "", (0, 0))
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
                    terms=(("1",), ("2024",)),
                ),
            ),
            (passage(30, "a.txt", 3, "Two."), Analysis()),
        ],
        published=LAST,
    ),
    record(
        "b.txt",
        [(passage(50, "b.txt", 1, "Three."), Analysis(event_dates=(AFTER,), terms=(("three",),)))],
    ),
]


@pytest.fixture
def columns(tmp_path: Path) -> Columns:
    columns_of(RECORDS).write(tmp_path)
    return Columns.read(tmp_path)


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
    assert NAME_KINDS == ("country", "state", "city", "person")
    assert columns.name_counts.tolist() == [[0, 0, 2, 1], [0, 0, 0, 0], [0, 0, 0, 0]]


def test_what_is_read_is_what_was_made(columns: Columns) -> None:
    made = columns_of(RECORDS)
    assert all(np.array_equal(getattr(columns, each.name), getattr(made, each.name)) for each in fields(Columns))


def test_columns_of_nothing_have_their_shapes(tmp_path: Path) -> None:
    columns_of([]).write(tmp_path)
    empty = Columns.read(tmp_path)
    assert (empty.event_days.shape, empty.name_counts.shape) == ((0, 2), (0, len(NAME_KINDS)))
    assert empty.event_starts.tolist() == empty.sentences.tolist() == [0]


def test_a_missing_column_is_damage(tmp_path: Path) -> None:
    columns_of(RECORDS).write(tmp_path)
    (tmp_path / "column.sentences.npy").unlink()
    with pytest.raises(IndexDamaged, match="sentences"):
        Columns.read(tmp_path)
