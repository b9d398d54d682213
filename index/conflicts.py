"""Where sources differ: statements that count the same thing of one event, with figures that cannot all hold. Pure."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Final, Literal

from .agreement import agree, grew, same_counts
from .articles import DateOrigin
from .asking import FigureAsk, asks_for_figure
from .figures import Figure
from .furniture import PassageKind
from .gazetteer import gazetteer
from .places import mentions_in
from .tokens import tokenize
from .windows import Window

ConflictKind = Literal["development", "disagreement"]

_NEWS: Final = timedelta(days=3)
_LONGEST: Final = timedelta(days=10)
# One event has one number of these; of other things (goals, dollars, reports) there are as many as there are doers.
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
_FACTOR: Final = 10.0
_LIST: Final = 3
_DISTANCE: Final = " from the "


@dataclass(frozen=True, slots=True)
class SourcedFigure:
    """A figure with the place to cite.

    Attributes:
        figure: What is stated.
        source: The article.
        paragraph: Its paragraph, from 1.
        published: Its day of publication, None when unknown.
        kind: Of the passage; a "link" or "teaser" speaks of an earlier report.
        passage: Id of the passage, 0 when it has none.
        published_how: How the day of publication was found.
        sentence: The sentence that states it, exactly as written; "" when it isn't known.
    """

    figure: Figure
    source: str
    paragraph: int
    published: date | None
    kind: PassageKind = "body"
    passage: int = 0
    published_how: DateOrigin = "unknown"
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements about one thing that differ.

    Attributes:
        counts: What all of them count.
        place: Where, "" when none of them says.
        kind: "development" where the figure grows with the day of publication, else "disagreement".
        statements: By publication, the unknown last, then by source and paragraph.
    """

    counts: str
    place: str
    kind: ConflictKind
    statements: tuple[SourcedFigure, ...]

    @property
    def paragraphs(self) -> frozenset[tuple[str, int]]:
        """Every article and paragraph that takes part."""
        return frozenset((statement.source, statement.paragraph) for statement in self.statements)


def find_conflicts(
    statements: Iterable[SourcedFigure], question: str | None = None, window: Window | None = None
) -> list[Conflict]:
    """Find what sources differ about.

    Args:
        statements: Figures of the passages to compare.
        question: Keeps only what the question asks about: its things, what happened to them, its places.
        window: Keeps only what happened in these days, or is not dated.

    Returns:
        The conflicts, the one with most statements first. Two articles make one; a link to an earlier report and what
        one article says twice stand in one but make none.
    """
    ask = asks_for_figure(question) if question else None
    places = places_named(question) if question else set()
    doer = _doer_asked(question) if question and ask and ask.event == "launched" and not ask.speaker else None
    statements = list(statements)
    # Where an article places one figure for sure, it may be believed to mean the same place with the next.
    sure = {(item.source, item.figure.places) for item in statements if item.figure.place_from in _NEAR}
    groups: dict[str, list[SourcedFigure]] = {}
    for statement in statements:
        figure = statement.figure
        if (
            _comparable(figure)
            and (ask is None or _asked(ask, figure))
            and _in_window(figure, window)
            and (doer is None or _may_be_done_by(doer, figure))
        ):
            groups.setdefault(same_counts(figure.counts), []).append(statement)
    found = [
        conflict
        for group in groups.values()
        for event in _events(group)
        if (conflict := _conflict(event, sure)) and (not places or places & set(conflict.place.split(", ")))
    ]
    return sorted(found, key=lambda conflict: -len(conflict.statements))


def _comparable(figure: Figure) -> bool:
    """Tell whether a figure says enough to be held against another: the whole of what happened, where, and lately."""
    told = figure.counts_event in _TOLLS or _DISTANCE in figure.counts
    days = figure.event
    brief = days is None or days.start is None or days.end is None or days.end - days.start <= _LONGEST
    whole = (
        figure.standing == "whole" and figure.value == int(figure.value) and not figure.counts_noun.startswith(_PARTS)
    )
    return told and brief and whole and bool(figure.places)


def _asked(ask: FigureAsk, figure: Figure) -> bool:
    nouns, event = figure.counts_noun, figure.counts_event
    return (not ask.noun or ask.noun == nouns) and (not ask.event or ask.event == event)


def _in_window(figure: Figure, window: Window | None) -> bool:
    return window is None or figure.event is None or window.overlaps(figure.event)


def places_named(question: str) -> set[str]:
    """Name the places of a question; a people stands for no place."""
    return {mention.named.name for mention in mentions_in(tokenize(question)) if mention.locates}


def _doer_asked(question: str) -> str | None:
    """Give the country whose doing a question asks about: "How many drones did Russia launch?"."""
    tokens = tokenize(question)
    for mention in mentions_in(tokens):
        before = tokens[mention.tokens[0] - 1].low if mention.tokens[0] else ""
        if before in {"did", "has", "have", "by"}:
            return mention.named.country
    return None


def _may_be_done_by(country: str, figure: Figure) -> bool:
    """Tell whether a side can have done what is counted: where nobody is named, not to its own country."""
    names = gazetteer()
    hit = {named.country for name in figure.places if (named := names.find(name))}
    return figure.doer == country if figure.doer else hit != {country}


def _events(group: Sequence[SourcedFigure]) -> list[list[SourcedFigure]]:
    """Part statements of one thing by event; a dated one begins an event before an undated one joins it."""
    events: list[list[SourcedFigure]] = []
    for statement in sorted(group, key=lambda item: (item.figure.event is None, len(item.figure.places))):
        for event in events:
            if all(_may_be_one_event(statement, other) for other in event):
                event.append(statement)
                break
        else:
            events.append([statement])
    return events


def _may_be_one_event(one: SourcedFigure, other: SourcedFigure) -> bool:
    here, there = one.figure, other.figure
    return (
        (_area(here) <= _area(there) or _area(there) <= _area(here))
        and (here.doer is None or there.doer is None or here.doer == there.doer)
        and (not here.causes or not there.causes or bool(here.causes & there.causes))
        and _same_kind(here, there)
        and _same_days(one, other)
    )


def _area(figure: Figure) -> frozenset[str]:
    """Name the places of a figure; a long list of one country's is that country."""
    names = gazetteer()
    countries = {named.country for name in figure.places if (named := names.find(name))}
    if len(figure.places) > _LIST and len(countries) == 1:
        return frozenset({names.country_name(countries.pop())})
    return frozenset(figure.places)


def _same_kind(one: Figure, other: Figure) -> bool:
    """Tell whether the words that narrow the things leave them comparable; where they come from narrows nothing."""
    kinds, others = (
        {kind for kind in figure.kinds if not kind.endswith("-made") and not _is_people(kind)}
        for figure in (one, other)
    )
    return kinds == others or bool(kinds & others)


def _is_people(word: str) -> bool:
    named = gazetteer().find(word)
    return named is not None and named.kind == "people"


def _same_days(one: SourcedFigure, other: SourcedFigure) -> bool:
    """Tell whether the days overlap; where one says none, whether they are news of the same days."""
    days, others = one.figure.event, other.figure.event
    if days and others:
        return days.overlaps(others)
    if _DISTANCE in one.figure.counts:
        return True
    near = [_window_of(item) for item in (one, other)]
    return near[0] is not None and near[1] is not None and near[0].overlaps(near[1])


def _window_of(statement: SourcedFigure) -> Window | None:
    """Give the days of a statement, else those up to its publication."""
    if statement.figure.event:
        return statement.figure.event
    day = statement.published
    return Window(day - _NEWS, day) if day else None


def _conflict(event: Sequence[SourcedFigure], sure: AbstractSet[tuple[str, tuple[str, ...]]]) -> Conflict | None:
    """Set the statements of one event side by side, if those that found a conflict differ."""
    if len(event) < 2:  # noqa: PLR2004 - it takes two
        return None
    area = min((_area(item.figure) for item in event), key=len)
    founding = [item for item in event if _area(item.figure) == area and _founds(item, sure)]
    differing = [pair for pair in combinations(founding, 2) if _differ(*pair)]
    if all(one.source == other.source for one, other in differing):
        return None
    # A place understood from far back may be wrong: such a figure only adds its voice to one that is there.
    shown = [item for item in event if item.figure.place_from != "context" or _joins(item, founding)]
    ordered = sorted(
        shown, key=lambda item: (item.published or date.max, item.source, item.paragraph, item.figure.span)
    )
    kind: ConflictKind = "development" if _develops(differing) else "disagreement"
    return Conflict(event[0].figure.counts, ", ".join(sorted(area)), kind, tuple(ordered))


def _joins(statement: SourcedFigure, founding: Sequence[SourcedFigure]) -> bool:
    return statement.kind != "body" or any(agree(statement.figure, other.figure) for other in founding)


def _founds(statement: SourcedFigure, sure: AbstractSet[tuple[str, tuple[str, ...]]]) -> bool:
    """Tell whether a statement may make a conflict: in the text itself, its place sure."""
    near = statement.figure.place_from in _NEAR or (statement.source, statement.figure.places) in sure
    return statement.kind == "body" and near


def _differ(one: SourcedFigure, other: SourcedFigure) -> bool:
    """Tell whether two figures can't be meant for the same; far apart they are hardly of one event."""
    low, high = sorted((one.figure.value, other.figure.value))
    return not agree(one.figure, other.figure) and high <= max(low, 1) * _FACTOR


def _develops(differing: Sequence[tuple[SourcedFigure, SourcedFigure]]) -> bool:
    """Tell whether a figure rose from one day of publication to another and never fell back."""
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
