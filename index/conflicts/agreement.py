"""Whether two figures can both hold, their qualifiers and units taken at their word. Pure."""

from dataclasses import replace
from typing import Final

from index.figures import Figure

_ABOUT: Final = 0.15
_VAGUE: Final = 5.0
_OVER: Final = 2.0
_HALF: Final = 0.5
_LENGTH: Final = 0.1


def same_counts(figure: Figure) -> str:
    """Return what is counted, lengths in one unit, so that miles and kilometers of the same distance compare."""
    distance = figure.distance
    return replace(distance, unit="kilometers").text if distance and distance.kilometers else figure.counts


def agree(one: Figure, other: Figure) -> bool:
    """Tell whether two figures of one thing can be the same number, rounded or bounded in different words.

    "At least 14" and 21 don't agree: both hold, and yet the second says more.
    """
    low, high = _range(one)
    other_low, other_high = _range(other)
    return low <= other_high and other_low <= high


def grew(earlier: Figure, later: Figure) -> bool:
    """Tell whether the later figure is the higher one."""
    return _range(later)[0] > _range(earlier)[1]


def _range(figure: Figure) -> tuple[float, float]:
    """Give the least and the greatest number that a figure can mean."""
    kilometers = figure.distance.kilometers if figure.distance else None
    factor = kilometers or 1.0
    low, high = figure.value * factor, (figure.value if figure.high is None else figure.high) * factor
    # Lengths are given in round numbers.
    margin = _LENGTH if kilometers else 0.0
    if figure.qualifier == "about":
        margin = _ABOUT
    if figure.vague:
        return low, high * _VAGUE
    if figure.qualifier == "over":
        return low, high * _OVER
    if figure.qualifier == "up to":
        return low * _HALF, high
    return low * (1 - margin), high * (1 + margin)
