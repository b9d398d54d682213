"""Developments: a figure that changes with the day of publication. Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from index.conflicts import Conflict, SourcedFigure

_MOST_MARKS: Final = 26
_LEAST_DIFFERENT: Final = 2
"""Least number of different days, and of different figures."""


@dataclass(frozen=True, slots=True)
class Point:
    """One mark of a chart.

    Attributes:
        mark: Its letter, from "A".
        day: Day of publication.
        value: The figure.
        statement: The statement it is from.
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
    """Turn a conflict into what a chart can show: one mark for each article, with its highest exact figure.

    Returns:
        None unless there are at least two days and two different figures.
    """
    highest: dict[str, SourcedFigure] = {}
    for statement in conflict.statements:
        if statement.published is None or statement.figure.vague or statement.kind != "body":
            continue
        known = highest.get(statement.source)
        if known is None or statement.figure.value > known.figure.value:
            highest[statement.source] = statement
    told = list(highest.values())[:_MOST_MARKS]
    points = [
        Point(chr(ord("A") + place), one.published, one.figure.value, one)
        for place, one in enumerate(told)
        if one.published
    ]
    fewest = min(len({point.day for point in points}), len({point.value for point in points}))
    return Development(conflict, tuple(points)) if fewest >= _LEAST_DIFFERENT else None
