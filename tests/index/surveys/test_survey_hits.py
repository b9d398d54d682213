"""Copies of a passage in other articles."""

import numpy as np

from index.generation import open_current
from index.surveys.survey_hits import conflicts_touching, stored_copies
from tests.index.archives import IndexedFolder

from .survey_articles import STORM, WIRE


def copies(desk: IndexedFolder, text: str) -> list[str]:
    """The sources of a passage and its copies."""
    generation = open_current(desk.index)
    texts = generation.archive.texts(generation.dense.ids.tolist())
    rows = np.arange(len(generation.dense))
    row = next(row for row in rows.tolist() if texts[int(generation.dense.ids[row])] == text)
    found = [each.passage.source for each in stored_copies(row, rows, generation)]
    alone = stored_copies(row, rows[:0], generation)
    assert [each.passage.text for each in alone] == [text], "without others there are no copies"
    generation.close()
    return found


def test_wire_copy_comes_with_its_copies_itself_first(desk: IndexedFolder) -> None:
    first, second = copies(desk, WIRE)
    assert {first, second} == {"wire1.txt", "wire2.txt"}


def test_a_passage_of_its_own_has_no_copies(desk: IndexedFolder) -> None:
    assert copies(desk, STORM) == ["storm.txt"]


def test_no_hits_touch_no_conflicts() -> None:
    assert conflicts_touching([], []) == ()
