"""Figures on which sources differ, as a section of a reply for every platform. Pure."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from bot.replies import Block, Section, Span, notation, small
from index.conflicts import Conflict, SourcedFigure

TITLE: Final = "Sources differ"
_ARROW: Final = " → "
_LINES: Final = 8
"""Most statements of a conflict that are shown; the number of others is given."""


def differing_section(conflicts: Sequence[Conflict]) -> Section | None:
    """List the statements of conflicts: each figure in the article's own words, its speaker, place and day.

    Returns:
        None when there is no conflict.
    """
    if not conflicts:
        return None
    body = [block for conflict in conflicts for block in _conflict(conflict)]
    return Section(title=TITLE, body=tuple(body), tone="notice", aside=True)


def _conflict(conflict: Conflict) -> list[Block]:
    told = statements_of(conflict)
    blocks = [Block("text", (Span(subject(conflict), "bold"), Span(f" · {summary(conflict)}")))]
    blocks += [_statement(statement) for statement in told[:_LINES]]
    if len(told) > _LINES:
        blocks.append(small(f"and {notation.count(len(told) - _LINES, 'more statement')}"))
    return blocks


def statements_of(conflict: Conflict) -> list[SourcedFigure]:
    """List the statements of a conflict by publication; what an article says several times is listed once."""
    told: dict[tuple[str, float, float | None, str | None], SourcedFigure] = {}
    for statement in conflict.statements:
        figure = statement.figure
        told.setdefault((statement.source, figure.value, figure.high, figure.said_by), statement)
    named = {key[:3] for key in told if key[3]}
    # "21" according to the governor makes a plain "21" in the same article redundant.
    return [one for key, one in told.items() if key[3] or key[:3] not in named]


def subject(conflict: Conflict) -> str:
    """Return what is counted: "People killed, Belgorod"."""
    words = f"{conflict.counts}, {conflict.place}" if conflict.place else conflict.counts
    return words[:1].upper() + words[1:]


def summary(conflict: Conflict) -> str:
    """Say in one line how the figures differ: "updated: 14 on 30 Dec 2023 → 21 → 24 on 31 Dec 2023"."""
    told = [one for one in statements_of(conflict) if one.kind == "body"]
    if conflict.kind == "disagreement":
        return "figures differ: " + ", ".join(dict.fromkeys(map(words_of, conflict.differing)))
    steps = _steps([one for one in told if not one.figure.vague] or told)
    return "updated: " + _ARROW.join(
        f"{words_of(step)}{_when(step, steps[place + 1] if place + 1 < len(steps) else None)}"
        for place, step in enumerate(steps)
    )


def _steps(told: Sequence[SourcedFigure]) -> list[SourcedFigure]:
    """Keep the statements that raise the figure, by publication and, within a day, the lowest first."""
    steps: list[SourcedFigure] = []
    for statement in sorted(told, key=lambda one: (one.published or date.max, one.figure.value)):
        if not steps or statement.figure.value > steps[-1].figure.value:
            steps.append(statement)
    return steps


def _when(step: SourcedFigure, following: SourcedFigure | None) -> str:
    """Return the day after the last step of that day, "" after the others."""
    if step.published is None or (following is not None and following.published == step.published):
        return ""
    return f" on {notation.day(step.published)}"


def words_of(statement: SourcedFigure) -> str:
    """Return a figure as the article writes it, on one line."""
    return " ".join(statement.figure.figure.split())


def _statement(statement: SourcedFigure) -> Block:
    return Block("item", (Span(words_of(statement), "bold"), Span(cited(statement))))


def cited(statement: SourcedFigure) -> str:
    """Return the citation that follows a figure: " according to the mayor · kyiv.txt · ¶3 · 31 Dec 2023"."""
    speaker = statement.figure.said_by
    said = f" according to {notation.name(speaker)}" if speaker else ""
    day, how = statement.published, statement.published_how
    place = notation.place(statement.source, statement.paragraph, day, how, anchor=statement.anchor)
    return f"{said} · {place}{' · from an earlier report' if statement.kind in {'link', 'teaser'} else ''}"
