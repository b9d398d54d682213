"""Array work that several signals share: what rows own, and the best value of each group of rows. Pure."""

import numpy as np

from index.segment import Floats, Ints


def owned(starts: Ints, rows: Ints) -> tuple[Ints, Ints]:
    """List the items that rows own, in a table that is stored row after row.

    Args:
        starts: Where each row's items begin, and where the last row's end, shape (all rows + 1,).
        rows: The rows of interest, shape (n,).

    Returns:
        For every item the place of its owner in `rows`, and the item's own number; both of shape (items,).
    """
    counts = starts[rows + 1] - starts[rows]
    owners = np.repeat(np.arange(len(rows)), counts)
    before = np.repeat(np.cumsum(counts) - counts, counts)
    return owners, np.repeat(starts[rows], counts) + np.arange(int(counts.sum())) - before


def best_of_group(values: Floats, groups: Ints) -> Floats:
    """Return for every row the greatest value in its group, shape (n,)."""
    _, group = np.unique(groups, return_inverse=True)
    best = np.full(int(group.max()) + 1 if len(group) else 0, -np.inf, np.float32)
    np.maximum.at(best, group, values)
    return best[group]
