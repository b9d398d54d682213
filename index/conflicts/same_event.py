"""Whether two figures may be of the same event: its place, side, kind, name and days. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from index.dates import Window
from index.figures import Figure
from index.language import gazetteer

from .sourced_figure import SourcedFigure

_NEWS: Final = timedelta(days=3)
"""How old the events of an undated report may be."""
_COUNTING: Final = timedelta(days=14)
"""How long the dead of one storm are counted, and how far apart two counts of it may be published."""
_LATELY: Final = timedelta(days=7)
"""How old an event may be that is still being counted."""
_LONGEST_LIST: Final = 3
SUDDEN: Final = frozenset({"storm", "quake", "crush"})
"""Causes that strike once and whose victims are counted for days. In a war, fires and explosions strike repeatedly."""
_LASTING: Final = frozenset({"protest", "heat"})
"""Causes that last for days: only running counts of them are of one event."""
_RUNNING: Final = re.compile(
    r"\b(?:ha(?:s|ve|d) (?:\w+ ){0,2}(?:been|died|perished|killed|left|claimed|risen|climbed|reached)|tolls?|so far|"
    r"to date|as of|(?:rises?|rose|risen|climbs?|climbed|soars?|soared|jumps?|jumped|grew|grown|increased) to)\b",
    re.IGNORECASE,
)
_STORM: Final = re.compile(r"\b(?:Hurricane|Typhoon|Cyclone|(?:Tropical |Winter )?Storm) ([A-Z][a-z]+)\b")
_NO_NAMES: Final = frozenset("Center Centre Season Surge Watch Warning Warnings Watches Hunters Prediction".split())
_NAME: Final = re.compile(r"\b[A-Z][a-z]+\b")
_SEVERAL: Final = re.compile(r"\b(?:crashes|collisions|accidents|shootings|stabbings|wrecks)\b", re.IGNORECASE)
_SINGLE: Final = re.compile(
    r"\b(?:crash|collision|accident|pile-?up|derailment|shooting|stabbing|wreck)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class EventClues:
    """What a figure, its sentence and its headline say about its event.

    Attributes:
        places: Names of the places; a long list of places in one country is that country.
        days: When it happened, None when unknown.
        published: Day of publication, None when unknown.
        doer: Country code of the side that did it, None when unknown.
        causes: Kinds of event that it may belong to, empty when unknown.
        kinds: Words that narrow the things.
        storms: Names of the storms that it is about, usually one; empty when none is named.
        running: Whether it is a running count, up to the day of publication.
        number: 1 if its sentence is about one crash, shooting or the like, 2 if about several, 0 if it doesn't say.
        timeless: Whether it holds on every day, as a distance does.
    """

    places: frozenset[str]
    days: Window | None
    published: date | None
    doer: str | None
    causes: frozenset[str]
    kinds: frozenset[str]
    storms: frozenset[str]
    running: bool
    number: int
    timeless: bool


def event_clues(statements: Sequence[SourcedFigure]) -> list[EventClues]:
    """Read what each statement says about its event; a storm that one of them names is known to all."""
    storms = frozenset[str]().union(*(_storms_in(f"{item.title}\n{item.sentence}") for item in statements))
    return [_clues_of(item, _named(item.sentence, storms) or _named(item.title, storms)) for item in statements]


def _clues_of(item: SourcedFigure, storms: frozenset[str]) -> EventClues:
    figure = item.figure
    days = figure.event and Window(figure.event.start, figure.event.end)
    return EventClues(
        places=_area(figure),
        days=days,
        published=item.published,
        doer=figure.doer,
        causes=figure.causes | ({"storm"} if storms else frozenset()),
        kinds=frozenset(kind for kind in figure.kinds if not kind.endswith("-made") and not _is_people(kind)),
        storms=storms,
        running=_is_running(item),
        number=2 if _SEVERAL.search(item.sentence) else 1 if _SINGLE.search(item.sentence) else 0,
        timeless=is_timeless(figure),
    )


def is_timeless(figure: Figure) -> bool:
    """Whether a figure holds on every day: how far a place is from a thing such as the border."""
    return figure.distance is not None and figure.distance.of_a_thing


def _storms_in(text: str) -> frozenset[str]:
    """Return the names of the storms in a text: "Hurricane Vera", "Tropical Storm Vera"."""
    return frozenset(_STORM.findall(text)) - _NO_NAMES


def _named(text: str, storms: frozenset[str]) -> frozenset[str]:
    return storms & frozenset(_NAME.findall(text)) if storms else storms


def _is_running(statement: SourcedFigure) -> bool:
    days, published = statement.figure.event, statement.published
    lately = days is None or days.end is None or published is None or published - days.end <= _LATELY
    return lately and bool(_RUNNING.search(statement.sentence))


def _area(figure: Figure) -> frozenset[str]:
    names = gazetteer()
    countries = {named.country for name in figure.places if (named := names.find(name))}
    if len(figure.places) > _LONGEST_LIST and len(countries) == 1:
        return frozenset({names.country_name(countries.pop())})
    return frozenset(figure.places)


def _is_people(word: str) -> bool:
    named = gazetteer().find(word)
    return named is not None and named.kind == "people"


def may_be_one_event(one: EventClues, other: EventClues) -> bool:
    """Whether nothing that two statements say rules out that they are about the same event."""
    return (
        (one.places <= other.places or other.places <= one.places)
        and (one.doer is None or other.doer is None or one.doer == other.doer)
        and (not one.causes or not other.causes or bool(one.causes & other.causes))
        and {one.number, other.number} != {1, 2}
        # Only one statement may narrow the things further, as long as they share a word.
        and (one.kinds == other.kinds or bool(one.kinds & other.kinds))
        and _same_days(one, other)
    )


def _same_days(one: EventClues, other: EventClues) -> bool:
    """Whether the days overlap; if one gives none, whether both were published about the same days."""
    if one.storms and other.storms:
        return bool(one.storms & other.storms)
    if one.days and other.days and one.days.overlaps(other.days):
        return True
    counted = _counted_for_days(one, other)
    if one.days and other.days and not counted:
        return False
    if one.timeless:
        return True
    near = [_window_of(item, counted=counted) for item in (one, other)]
    return near[0] is not None and near[1] is not None and near[0].overlaps(near[1])


def _counted_for_days(one: EventClues, other: EventClues) -> bool:
    """Whether two statements may be successive counts of something that is counted for days."""
    causes = one.causes | other.causes
    if not (one.causes and other.causes and causes <= SUDDEN | _LASTING):
        return False
    return (one.running and other.running) or (causes <= SUDDEN and (one.running or other.running))


def _window_of(clues: EventClues, *, counted: bool) -> Window | None:
    """Return the days of a statement, else the days up to its publication."""
    running = counted and clues.running
    if clues.days and not running:
        return clues.days
    day = clues.published
    return Window(day - (_COUNTING if running else _NEWS), day) if day else None
