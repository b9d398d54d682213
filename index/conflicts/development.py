"""Whether differing figures update each other or contradict each other. Pure."""

from collections.abc import Sequence
from itertools import combinations
from typing import Final

from .agreement import agree, grew
from .sourced_figure import SourcedFigure

_FACTOR: Final = 10.0
"""Figures that are farther apart than this are hardly about the same event."""


def differ(one: SourcedFigure, other: SourcedFigure) -> bool:
    """Whether two figures contradict each other: not the same number, but near enough to be about the same event."""
    low, high = sorted((one.figure.value, other.figure.value))
    return not agree(one.figure, other.figure) and high <= max(low, 1) * _FACTOR


def develops(differing: Sequence[tuple[SourcedFigure, SourcedFigure]]) -> bool:
    """Whether figures only rise with the day of publication; "at least 14" may also rise on the same day."""
    rose = False
    for one, other in differing:
        lower, higher = (one, other) if grew(one.figure, other.figure) else (other, one)
        if lower.source == higher.source or lower.published is None or higher.published is None:
            return False
        open_ended = lower.figure.qualifier == "at least" and not lower.figure.vague
        if lower.published > higher.published:
            return False
        rose = rose or open_ended or lower.published < higher.published
    return rose


def falls_back(shown: Sequence[SourcedFigure]) -> bool:
    """Whether a lower figure was published after a higher one."""
    told = [item for item in shown if item.kind == "body" and not item.figure.vague]
    for one, other in combinations(told, 2):
        lower, higher = (one, other) if grew(one.figure, other.figure) else (other, one)
        later = lower.published and higher.published and lower.published > higher.published
        if later and differ(one, other):
            return True
    return False
