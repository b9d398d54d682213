"""Developments: the figure of one thing by day of publication, as a chart shows it and words tell it. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from index.conflicts import Conflict, SourcedFigure

_MARKS: Final = 26
_DAYS: Final = 2


@dataclass(frozen=True, slots=True)
class Point:
    """One mark of a chart.

    Attributes:
        mark: The letter beside it, "A" and on.
        day: Day of publication.
        value: The figure.
        statement: Where it stands.
    """

    mark: str
    day: date
    value: float
    statement: SourcedFigure


@dataclass(frozen=True, slots=True)
class Development:
    """A figure that changes with the day of publication."""

    conflict: Conflict
    points: tuple[Point, ...]


def development(conflict: Conflict) -> Development | None:
    """Find what can be drawn of a conflict: one mark for each article, its highest figure.

    Returns:
        None unless exact figures of two days at least differ.
    """
    highest: dict[str, SourcedFigure] = {}
    for statement in conflict.statements:
        if statement.published is None or statement.figure.vague or statement.kind != "body":
            continue
        known = highest.get(statement.source)
        if known is None or statement.figure.value > known.figure.value:
            highest[statement.source] = statement
    told = list(highest.values())[:_MARKS]
    points = [
        Point(chr(ord("A") + place), one.published, one.figure.value, one)
        for place, one in enumerate(told)
        if one.published
    ]
    if len({point.day for point in points}) < _DAYS or len({point.value for point in points}) < _DAYS:
        return None
    return Development(conflict, tuple(points))
