"""What ranking reads of every passage, as arrays."""

from pathlib import Path

import numpy as np

from index.generation import open_current
from tests.index.archives import Desk


def test_columns_give_rows_in_any_order(tmp_path: Path) -> None:
    """The crane and the ships are the two passages of one article, the trams the one of another."""
    desk = Desk(tmp_path)
    desk.rebuild()
    generation = open_current(desk.index)
    order = np.random.default_rng(0).permutation(len(generation.dense))
    ids = generation.dense.ids[order]
    assert np.array_equal(generation.columns.rows(ids.tolist()), order)
    assert generation.columns.rows([]).tolist() == []
    assert sorted(generation.columns.place(np.arange(3)).tolist()) == [0, 0, 1]
    generation.close()
