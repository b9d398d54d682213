"""Where sources differ: statements that count the same thing of one event, with figures that cannot all hold. Pure."""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Final, Literal

from index.dates import Window
from index.figures import Figure, FigureAsk, figure_meant, places_asked
from index.language import causes_of, country_of, gazetteer, mentions_in, tokenize

from .agreement import agree, grew, same_counts
from .partial_counts import whole_counts
from .same_event import SUDDEN, SourcedFigure, Telling, lasts, may_be_one_event, tell

__all__ = ["Conflict", "ConflictKind", "SourcedFigure", "find_conflicts"]

ConflictKind = Literal["development", "disagreement"]

_LONGEST: Final = timedelta(days=10)
_MONTH: Final = timedelta(days=31)
"""Days within which one place has hardly two earthquakes or crushes that kill."""
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
_SIDE_BY_SIDE: Final = 3.0
# Goes back to a place that may be another than the one understood from far back.
_ANOTHER_PLACE: Final = re.compile(
    r"\b(?:the|that|this) (?:state|county|city|town|region|province|village|district)\b", re.IGNORECASE
)
_EVERYWHERE: Final = frozenset({"nationwide", "countrywide", "nationally"})
# What a question calls an attack a report may call an explosion, and what it calls a protest a shooting.
_ALIKE: Final = (frozenset({"war", "explosion", "fire"}), frozenset({"war", "shooting", "protest"}))


_Told = tuple[SourcedFigure, Telling]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements about one thing that differ.

    Attributes:
        counts: What all of them count.
        place: Where, "" when none of them says.
        kind: "development" where the figure grows with the day of publication and none shown falls back, else
            "disagreement".
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
        The conflicts, the one with most statements first. Two articles make one, and two speakers whom a paragraph
        sets side by side; a link to an earlier report and what one article says twice stand in one but make none.
    """
    statements = list(statements)
    # Where an article places one figure for sure, it may be believed to mean the same place with the next.
    sure = {(item.source, item.figure.places) for item in statements if item.figure.place_from in _NEAR}
    whole = whole_counts(item for item in statements if _comparable(item.figure))
    told = [(item, telling) for item, telling in zip(whole, tell(whole), strict=True) if _in_window(telling, window)]
    wanted = _Wanted(question, [telling for _, telling in told]) if question else None
    groups: dict[str, list[_Told]] = {}
    for item, telling in told:
        if wanted is None or wanted.takes(item.figure, telling):
            groups.setdefault(same_counts(item.figure), []).append((item, telling))
    found = [
        conflict
        for group in groups.values()
        for event in _events(group)
        if (conflict := _conflict(event, sure)) and (wanted is None or wanted.is_met(event, conflict))
    ]
    # A place that the question names in passing, "the Lund floods", is meant where sources differ about it.
    meant = [each for each in found if wanted and wanted.names(each)]
    return sorted(meant or found, key=lambda conflict: -len(conflict.statements))


class _Wanted:
    """What a question asks about: things, what happened to them, where, by whose doing, in which storm."""

    def __init__(self, question: str, tellings: Sequence[Telling]) -> None:
        tokens = tokenize(question)
        self.ask = figure_meant(question)
        self.places = places_asked(question)
        self.words = f" {' '.join(token.low for token in tokens)} "
        self.causes = _alike(causes_of(tokens))
        words = {token.low for token in tokens}
        self.everywhere = bool(words & _EVERYWHERE)
        self.storms = {storm for telling in tellings for storm in telling.storms if storm.lower() in words}
        launching = self.ask is not None and self.ask.event == "launched" and not self.ask.speaker
        self.doer = country_of(self.ask.doer) if launching and self.ask else None

    def takes(self, figure: Figure, telling: Telling) -> bool:
        """Tell whether a statement may be what is asked for."""
        return (
            (self.ask is None or _asked(self.ask, figure))
            and (self.doer is None or _may_be_done_by(self.doer, figure))
            and (not self.causes or not telling.causes or bool(self.causes & telling.causes))
            and (not self.storms or not telling.storms or bool(self.storms & telling.storms))
        )

    def is_met(self, event: Sequence[_Told], conflict: Conflict) -> bool:
        """Tell whether a conflict is where the question asks, and of the storm that it names."""
        places = set(conflict.place.split(", "))
        here = not self.places or bool(self.places & places)
        if self.everywhere and not self.places:
            here = all((named := gazetteer().find(place)) and named.kind == "country" for place in places)
        return here and (not self.storms or any(self.storms & telling.storms for _, telling in event))

    def names(self, conflict: Conflict) -> bool:
        """Tell whether the place of a conflict is among the words of the question."""
        return any(f" {place.lower()} " in self.words for place in conflict.place.split(", "))


def _alike(causes: AbstractSet[str]) -> frozenset[str]:
    """Add the kinds of event that reports may speak of where a question speaks of these."""
    return frozenset(causes).union(*(group for group in _ALIKE if group & causes))


def _comparable(figure: Figure) -> bool:
    """Tell whether a figure says enough to be held against another: what happened, where, and lately."""
    told = figure.counts_event in _TOLLS or lasts(figure)
    days = figure.event
    longest = _MONTH if figure.causes and figure.causes <= SUDDEN else _LONGEST
    brief = days is None or days.start is None or days.end is None or days.end - days.start <= longest
    counted = figure.value == int(figure.value) and not figure.counts_noun.startswith(_PARTS)
    return told and brief and counted and bool(figure.places)


def _asked(ask: FigureAsk, figure: Figure) -> bool:
    nouns, event = figure.counts_noun, figure.counts_event
    return (not ask.noun or ask.noun == nouns) and (not ask.event or ask.event == event)


def _in_window(telling: Telling, window: Window | None) -> bool:
    """Tell whether it may have happened in the days asked for; the day of a running count is not that of the event."""
    return window is None or telling.days is None or telling.running or window.overlaps(telling.days)


def _may_be_done_by(country: str, figure: Figure) -> bool:
    """Tell whether a side can have done what is counted: where nobody is named, not to its own country."""
    names = gazetteer()
    hit = {named.country for name in figure.places if (named := names.find(name))}
    return figure.doer == country if figure.doer else hit != {country}


def _events(group: Sequence[_Told]) -> list[list[_Told]]:
    """Part statements of one thing by event; a dated one begins an event before an undated one joins the largest."""
    events: list[tuple[list[_Told], set[Telling]]] = []
    for item, telling in sorted(group, key=_sureness):
        fitting = [event for event in events if all(may_be_one_event(telling, other) for other in event[1])]
        if fitting:
            members, tellings = max(fitting, key=lambda event: len(event[0]))
            members.append((item, telling))
            tellings.add(telling)
        else:
            events.append(([(item, telling)], {telling}))
    return [members for members, _ in events]


def _sureness(told: _Told) -> tuple[bool, bool, int]:
    """Order what says when and where before what doesn't, and "dozens" behind everything that it could part."""
    item, telling = told
    return item.figure.vague, telling.days is None, len(item.figure.places)


def _conflict(event: Sequence[_Told], sure: AbstractSet[tuple[str, tuple[str, ...]]]) -> Conflict | None:
    """Set the statements of one event side by side, if those that found a conflict differ."""
    if len(event) < 2:  # noqa: PLR2004 - it takes two
        return None
    where = min((telling.places for _, telling in event), key=len)
    statements = [item for item, _ in event]
    founding = [item for item, telling in event if telling.places == where and _founds(item, sure)]
    differing = [pair for pair in combinations(founding, 2) if _differ(*pair)]
    if not any(one.source != other.source or _speakers_differ(one, other) for one, other in differing):
        return None
    # A place understood from far back may be wrong: such a figure only adds its voice to one that is there.
    shown = [item for item in statements if item.figure.place_from != "context" or _joins(item, founding)]
    ordered = sorted(
        shown, key=lambda item: (item.published or date.max, item.source, item.paragraph, item.figure.span)
    )
    kind: ConflictKind = "development" if _develops(differing) and not _falls_back(ordered) else "disagreement"
    return Conflict(statements[0].figure.counts, ", ".join(sorted(where)), kind, tuple(ordered))


def _speakers_differ(one: SourcedFigure, other: SourcedFigure) -> bool:
    """Tell whether a paragraph sets two people's figures side by side; one far lower is of a part or a day."""
    speakers = [item.figure.said_by for item in (one, other)]
    low, high = sorted((one.figure.value, other.figure.value))
    told = one.paragraph == other.paragraph and None not in speakers and speakers[0] != speakers[1]
    return told and high <= low * _SIDE_BY_SIDE


def _joins(statement: SourcedFigure, founding: Sequence[SourcedFigure]) -> bool:
    return statement.kind != "body" or any(agree(statement.figure, other.figure) for other in founding)


def _founds(statement: SourcedFigure, sure: AbstractSet[tuple[str, tuple[str, ...]]]) -> bool:
    """Tell whether a statement may make a conflict: in the text itself, its place sure."""
    places = statement.figure.places
    if statement.kind != "body" or statement.figure.place_from in _NEAR:
        return statement.kind == "body"
    understood = (statement.source, places) in sure or bool(_places_in(statement.title) & set(places))
    return understood and not _ANOTHER_PLACE.search(statement.sentence)


def _places_in(title: str) -> set[str]:
    """Name the places of a headline, peoples too."""
    return {mention.named.name for mention in mentions_in(tokenize(title))}


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


def _falls_back(shown: Sequence[SourcedFigure]) -> bool:
    """Tell whether a lower figure is published after a higher one, be it one that found no conflict itself."""
    told = [item for item in shown if item.kind == "body" and not item.figure.vague]
    for one, other in combinations(told, 2):
        lower, higher = (one, other) if grew(one.figure, other.figure) else (other, one)
        later = lower.published and higher.published and lower.published > higher.published
        if later and _differ(one, other):
            return True
    return False
