"""Whether two figures can be the same number, given their qualifiers and units. Pure."""

from dataclasses import replace
from typing import Final

from index.figures import Figure

_ABOUT: Final = 0.15
"""Share by which "about 100" may be off, to either side."""
_LENGTH: Final = 0.1
"""The same for a length, which is always given in round numbers."""
_VAGUE: Final = 5.0
"""How many times its smallest value "dozens" may mean."""
_OVER: Final = 2.0
"""How many times its value "over 100" may mean."""
_UP_TO: Final = 0.5
"""The least share of its value that "up to 100" may mean."""


def same_counts(figure: Figure) -> str:
    """Return what is counted, lengths in one unit, so that miles and kilometers of the same distance compare."""
    distance = figure.distance
    return replace(distance, unit="kilometers").text if distance and distance.kilometers else figure.counts


def agree(one: Figure, other: Figure) -> bool:
    """Whether two figures of one thing can be the same number, rounded or bounded differently.

    "At least 14" and 21 don't agree: both may be true, but the second says more.
    """
    low, high = _range(one)
    other_low, other_high = _range(other)
    return low <= other_high and other_low <= high


def grew(earlier: Figure, later: Figure) -> bool:
    """Whether the later figure is certainly the higher one."""
    return _range(later)[0] > _range(earlier)[1]


def _range(figure: Figure) -> tuple[float, float]:
    """Return the least and the greatest number that a figure can mean; distances in kilometers."""
    kilometers = figure.distance.kilometers if figure.distance else None
    factor = kilometers or 1.0
    low, high = figure.value * factor, (figure.value if figure.high is None else figure.high) * factor
    margin = _LENGTH if kilometers else 0.0
    if figure.qualifier == "about":
        margin = _ABOUT
    if figure.vague:
        return low, high * _VAGUE
    if figure.qualifier == "over":
        return low, high * _OVER
    if figure.qualifier == "up to":
        return low * _UP_TO, high
    return low * (1 - margin), high * (1 + margin)
