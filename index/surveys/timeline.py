"""Timelines: passages on a topic in the order of events, with the figures that change over time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from index.conflicts import Conflict, find_conflicts
from index.dates import Window
from index.generation import Generation
from index.language import gazetteer, tokenize
from index.search import Hit, sourced_figures, unranked_hit
from index.segment import Floats, Ints, Stored

from .selection import select
from .survey_hits import conflicts_touching, stored_copies

MOST: Final = 20
"""Passages in a timeline."""
_NARROW: Final = 7
"""A date that spans at most this many days says when something happened."""

DayOrigin = Literal["event", "published", "unknown"]


@dataclass(frozen=True, slots=True)
class Moment:
    """A passage in its place in time.

    Attributes:
        hit: The passage.
        window: The day or few days, None when unknown.
        how: Whether these are days that the passage names, or the day it was published.
    """

    hit: Hit
    window: Window | None
    how: DayOrigin

    @property
    def first(self) -> date | None:
        """The first day, None when unknown."""
        return self.window.start if self.window else None


@dataclass(frozen=True, slots=True)
class Timeline:
    """Passages on a topic, in the order of events.

    Attributes:
        topic: The topic.
        window: The days it is limited to, None for all.
        moments: The earliest first, those without a day last; their hits are ranked in this order.
        conflicts: Conflicts between sources in which its hits take part, developments first.
        passages: Number of passages on the topic.
    """

    topic: str
    window: Window | None
    moments: tuple[Moment, ...]
    conflicts: tuple[Conflict, ...]
    passages: int


def build_timeline(topic: str, window: Window | None, rows: Ints, worth: Floats, generation: Generation) -> Timeline:
    """Build a timeline.

    Args:
        topic: The topic.
        window: The days it is limited to, None for all.
        rows: Passages on the topic, shape (n,).
        worth: How much each is about the topic, shape (n,).
        generation: The index.
    """
    moments = [_moment(row, rows, generation) for row in select(rows, worth, generation, MOST)]
    ordered = sorted(moments, key=_order)
    numbered = [replace(one, hit=replace(one.hit, rank=rank)) for rank, one in enumerate(ordered, 1)]
    ids = [int(id_) for id_ in generation.dense.ids[rows]]
    found = _about(topic, find_conflicts(sourced_figures(generation.archive, ids), window=window))
    shown = conflicts_touching(found, [one.hit for one in numbered])
    conflicts = sorted(shown, key=lambda conflict: conflict.kind != "development")
    return Timeline(topic, window, tuple(numbered), tuple(conflicts), len(rows))


def _about(topic: str, conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Keep the conflicts about the places that a topic names; all of them when it names none."""
    names = gazetteer()
    places = {named.name for token in tokenize(topic) if (named := names.find(token.text.capitalize()))}
    places |= {named.name for named in [names.find(topic)] if named}
    if not places:
        return list(conflicts)
    return [conflict for conflict in conflicts if places & set(conflict.place.split(", "))]


def _moment(row: int, rows: Ints, generation: Generation) -> Moment:
    own, *twins = stored_copies(row, rows, generation)
    hit = unranked_hit(own, twins=twins)
    window = _happened(own)
    if window is not None:
        return Moment(hit, window, "event")
    if own.published is not None:
        return Moment(hit, Window(own.published, own.published), "published")
    return Moment(hit, None, "unknown")


def _happened(stored: Stored) -> Window | None:
    """Find the first date named by a passage that is narrow enough to say when something happened."""
    for window in sorted(stored.event_dates, key=lambda window: window.span):
        if window.start and window.end and (window.end - window.start).days < _NARROW:
            return window
    return None


def _order(moment: Moment) -> tuple[bool, date, date, str, int]:
    passage = moment.hit.passage
    first = moment.first or date.max
    return moment.first is None, first, moment.hit.published or date.max, passage.source, passage.paragraph
