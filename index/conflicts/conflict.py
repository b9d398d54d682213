"""Statements that contradict or update each other. Pure."""

from dataclasses import dataclass
from typing import Literal

from .sourced_figure import SourcedFigure

ConflictKind = Literal["development", "disagreement"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements about the same thing whose figures differ.

    Attributes:
        counts: What all of them count, in normal form.
        place: Names of the places, joined by commas.
        kind: "development" if the figure only grows with the day of publication, else "disagreement".
        statements: Ordered by day of publication (unknown last), source and paragraph.
    """

    counts: str
    place: str
    kind: ConflictKind
    statements: tuple[SourcedFigure, ...]

    @property
    def paragraphs(self) -> frozenset[tuple[str, int]]:
        """Source and paragraph of every statement."""
        return frozenset((statement.source, statement.paragraph) for statement in self.statements)
