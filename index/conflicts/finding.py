"""Find conflicts: statements that count the same thing of one event, but give figures that can't all be right. Pure."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from itertools import combinations
from typing import Final

from index.dates import Window
from index.figures import Figure
from index.language import mentions_in, tokenize

from .agreement import agree, same_counts
from .conflict import Conflict, ConflictKind
from .development import develops, differ, falls_back
from .partial_counts import whole_counts
from .question_filter import QuestionFilter
from .same_event import SUDDEN, EventClues, event_clues, is_timeless, may_be_one_event
from .sourced_figure import SourcedFigure

_LONGEST: Final = timedelta(days=10)
"""The longest period that can be one event."""
_MONTH: Final = timedelta(days=31)
"""The same for earthquakes, storms and crushes: a place hardly has two deadly ones in this time."""
# An event has one number of these. Of other things (goals, dollars, reports) everybody has a number of their own.
_TOLLS: Final = frozenset(
    (
        "killed",
        "injured",
        "missing",
        "launched",
        "shot down",
        "destroyed",
        "damaged",
        "attacked",
        "arrested",
        "evacuated",
        "displaced",
        "rescued",
        "hospitalised",
        "infected",
        "made homeless",
        "stranded",
        "trapped",
        "cancelled",
        "delayed",
        "grounded",
        "laid off",
        "flooded",
        "burned",
        "abducted",
        "released",
        "captured",
        "present",
    )
)
_PARTS: Final = ("share of", "percent", "dollars", "pounds", "euros")
_NEAR: Final = frozenset({"sentence", "paragraph"})
_SIDE_BY_SIDE: Final = 3.0
"""The greatest ratio of two speakers' figures in one paragraph that are about the same thing."""
# Such words may refer to another place than the one named far back in the text.
_ANOTHER_PLACE: Final = re.compile(
    r"\b(?:the|that|this) (?:state|county|city|town|region|province|village|district)\b", re.IGNORECASE
)
_CluedFigure = tuple[SourcedFigure, EventClues]


def find_conflicts(
    statements: Iterable[SourcedFigure], question: str | None = None, window: Window | None = None
) -> list[Conflict]:
    """Find what sources disagree about.

    A conflict needs two articles, or two speakers in one paragraph. Links to earlier reports and repetitions within an
    article are listed in a conflict but don't make one.

    Args:
        statements: Figures of the passages to compare.
        question: Keep only what the question asks about: its things, what happened to them, its places.
        window: Keep only what happened in these days or is not dated.

    Returns:
        The conflicts, those with the most statements first.
    """
    statements = list(statements)
    # An article that gives the place of one figure for certain probably means the same place with the next.
    sure = {(item.source, item.figure.places) for item in statements if item.figure.place_from in _NEAR}
    whole = whole_counts(item for item in statements if _comparable(item.figure))
    clued = [(item, clues) for item, clues in zip(whole, event_clues(whole), strict=True) if _in_window(clues, window)]
    asked = QuestionFilter(question, [clues for _, clues in clued]) if question else None
    groups: dict[str, list[_CluedFigure]] = {}
    for item, clues in clued:
        if asked is None or asked.accepts(item.figure, clues):
            groups.setdefault(same_counts(item.figure), []).append((item, clues))
    found = [
        conflict
        for group in groups.values()
        for event in _events(group)
        if (conflict := _conflict(event, sure))
        and (asked is None or asked.accepts_conflict(conflict, (clues for _, clues in event)))
    ]
    # "The Lund floods" means Lund if sources disagree about Lund.
    named = [each for each in found if asked and asked.mentions_place_of(each)]
    return sorted(named or found, key=lambda conflict: -len(conflict.statements))


def _comparable(figure: Figure) -> bool:
    """Whether a figure says enough to be compared with others: what happened, where, and within a short time."""
    told = figure.counts_event in _TOLLS or is_timeless(figure)
    days = figure.event
    longest = _MONTH if figure.causes and figure.causes <= SUDDEN else _LONGEST
    brief = days is None or days.start is None or days.end is None or days.end - days.start <= longest
    counted = figure.value == int(figure.value) and not figure.counts_noun.startswith(_PARTS)
    return told and brief and counted and bool(figure.places)


def _in_window(clues: EventClues, window: Window | None) -> bool:
    """Whether it may have happened in the days asked for; a running count is dated later than its event."""
    return window is None or clues.days is None or clues.running or window.overlaps(clues.days)


def _events(group: Sequence[_CluedFigure]) -> list[list[_CluedFigure]]:
    """Group figures of one thing by event: dated figures first, then undated ones join the largest that fits."""
    events: list[tuple[list[_CluedFigure], set[EventClues]]] = []
    for item, clues in sorted(group, key=_sureness):
        fitting = [event for event in events if all(may_be_one_event(clues, other) for other in event[1])]
        if fitting:
            members, known = max(fitting, key=lambda event: len(event[0]))
            members.append((item, clues))
            known.add(clues)
        else:
            events.append(([(item, clues)], {clues}))
    return [members for members, _ in events]


def _sureness(told: _CluedFigure) -> tuple[bool, bool, int]:
    """Sort key: dated figures of few places first, and vague ones ("dozens") last, since they fit everywhere."""
    item, clues = told
    return item.figure.vague, clues.days is None, len(item.figure.places)


def _conflict(event: Sequence[_CluedFigure], sure: AbstractSet[tuple[str, tuple[str, ...]]]) -> Conflict | None:
    """Compare the figures of one event; None unless two of those that can found a conflict differ."""
    if len(event) < 2:  # noqa: PLR2004 - it takes two
        return None
    where = min((clues.places for _, clues in event), key=len)
    statements = [item for item, _ in event]
    founding = [item for item, clues in event if clues.places == where and _founds(item, sure)]
    differing = [pair for pair in combinations(founding, 2) if differ(*pair)]
    if not any(one.source != other.source or _speakers_differ(one, other) for one, other in differing):
        return None
    # A place that carries over from far back may be wrong: such a figure is shown only if it agrees with a sure one.
    shown = [item for item in statements if item.figure.place_from != "context" or _joins(item, founding)]
    ordered = sorted(
        shown, key=lambda item: (item.published or date.max, item.source, item.paragraph, item.figure.span)
    )
    kind: ConflictKind = "development" if develops(differing) and not falls_back(ordered) else "disagreement"
    return Conflict(statements[0].figure.counts, ", ".join(sorted(where)), kind, tuple(ordered))


def _speakers_differ(one: SourcedFigure, other: SourcedFigure) -> bool:
    """Whether a paragraph gives the figures of two speakers; a far lower figure is of a part or a single day."""
    speakers = [item.figure.said_by for item in (one, other)]
    low, high = sorted((one.figure.value, other.figure.value))
    told = one.paragraph == other.paragraph and None not in speakers and speakers[0] != speakers[1]
    return told and high <= low * _SIDE_BY_SIDE


def _joins(statement: SourcedFigure, founding: Sequence[SourcedFigure]) -> bool:
    return statement.kind != "body" or any(agree(statement.figure, other.figure) for other in founding)


def _founds(statement: SourcedFigure, sure: AbstractSet[tuple[str, tuple[str, ...]]]) -> bool:
    """Whether a statement can found a conflict: it is in the text of its article and its place is certain."""
    places = statement.figure.places
    if statement.kind != "body" or statement.figure.place_from in _NEAR:
        return statement.kind == "body"
    understood = (statement.source, places) in sure or bool(_places_in(statement.title) & set(places))
    return understood and not _ANOTHER_PLACE.search(statement.sentence)


def _places_in(title: str) -> set[str]:
    """Return the names of the places and peoples in a headline."""
    return {mention.named.name for mention in mentions_in(tokenize(title))}
