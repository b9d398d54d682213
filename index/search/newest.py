"""Order what answers by time, for who asks for the latest or for a year. Pure."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
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
    close = _close(rows, probabilities)
    newest = sorted(close, key=lambda row: -published[row])
    return [*newest, *(row for row in rows if row not in close)]


def of_year_first(rows: Sequence[int], probabilities: Mapping[int, float], told: AbstractSet[int]) -> list[int]:
    """Put first what tells of the year asked about, of the passages that answer about as well as the likeliest.

    Args:
        rows: The best passages, best first.
        probabilities: That each answers.
        told: Those that tell of the year.
    """
    first = [row for row in _close(rows, probabilities) if row in told]
    return [*first, *(row for row in rows if row not in first)]


def _close(rows: Sequence[int], probabilities: Mapping[int, float]) -> list[int]:
    head = rows[:CONSIDERED]
    likeliest = max((probabilities[row] for row in head), default=0.0)
    return [row for row in head if probabilities[row] >= CLOSE * likeliest] if likeliest else []
