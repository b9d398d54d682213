"""Order what answers by time, for who asks for the latest. Pure."""

from collections.abc import Mapping, Sequence
from typing import Final

CLOSE: Final = 0.5
"""A passage answers about as well as the likeliest from this share of its probability."""

CONSIDERED: Final = 10
"""How many of the best passages are put in order."""


def newest_first(rows: Sequence[int], probabilities: Mapping[int, float], published: Mapping[int, int]) -> list[int]:
    """Put the newest first of the passages that answer about as well as the likeliest; the others keep their order.

    Args:
        rows: The best passages, best first.
        probabilities: That each answers; 0 for one that can't.
        published: Ordinal of the day of publication of each, 0 when unknown.
    """
    head = rows[:CONSIDERED]
    likeliest = max((probabilities[row] for row in head), default=0.0)
    close = [row for row in head if probabilities[row] >= CLOSE * likeliest] if likeliest else []
    newest = sorted(close, key=lambda row: -published[row])
    return [*newest, *(row for row in rows if row not in close)]
