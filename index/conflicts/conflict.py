"""Statements that contradict or update each other. Pure."""

from dataclasses import dataclass
from typing import Literal

from .agreement import agree
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
    def differing(self) -> tuple[SourcedFigure, ...]:
        """One statement in the text of an article for each figure that differs from the others, in ascending order.

        A bound or a round number that another figure satisfies ("at least 39" beside "39") is no difference.
        """
        told = [statement for statement in self.statements if statement.kind == "body"]
        kept: list[SourcedFigure] = []
        for statement in sorted(told, key=lambda item: item.figure.qualifier != "exact" or item.figure.vague):
            if not any(agree(statement.figure, other.figure) for other in kept):
                kept.append(statement)
        return tuple(sorted(kept, key=lambda item: item.figure.value))

    @property
    def paragraphs(self) -> frozenset[tuple[str, int]]:
        """Source and paragraph of every statement."""
        return frozenset((statement.source, statement.paragraph) for statement in self.statements)
