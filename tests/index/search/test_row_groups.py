"""Arrays of things that rows own, and the best of a group, worked out by hand."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.search.row_groups import best_of_group, owned


def test_items_come_with_the_place_of_their_owner() -> None:
    """Row 0 owns items 0 and 1, row 1 none, row 2 items 2 to 4."""
    starts = np.asarray([0, 2, 2, 5])
    owners, items = owned(starts, np.asarray([2, 1, 0]))
    assert owners.tolist() == [0, 0, 0, 2, 2]
    assert items.tolist() == [2, 3, 4, 0, 1]


@given(st.lists(st.integers(0, 4), min_size=1, max_size=20), st.data())
def test_every_row_owns_exactly_its_own_items(sizes: list[int], data: st.DataObject) -> None:
    starts = np.cumsum([0, *sizes])
    rows = data.draw(st.lists(st.integers(0, len(sizes) - 1), unique=True))
    owners, items = owned(starts, np.asarray(rows, np.int64))
    for place, row in enumerate(rows):
        assert items[owners == place].tolist() == list(range(starts[row], starts[row + 1]))


def test_the_best_of_a_group_goes_to_all_of_it() -> None:
    values = np.asarray([0.5, -1.0, 0.25, 0.75], np.float32)
    assert best_of_group(values, np.asarray([7, 3, 3, 7])).tolist() == [0.75, 0.25, 0.25, 0.75]
    assert best_of_group(np.zeros(0, np.float32), np.zeros(0, np.int64)).tolist() == []
