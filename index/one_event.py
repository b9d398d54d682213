"""Whether two statements are of one event: its place, side, kind, name and days. Rules. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from .articles import DateOrigin
from .figures import Figure
from .furniture import PassageKind
from .gazetteer import gazetteer
from .windows import Window

DISTANCE: Final = " from the "
"""What stands in `Figure.counts` of a distance, which is the same on every day."""

_NEWS: Final = timedelta(days=3)
_COUNTING: Final = timedelta(days=14)
"""How long the dead of one storm are counted, and how far apart two counts of it may be published."""
_LATELY: Final = timedelta(days=7)
_LIST: Final = 3
# Happens once and is counted for days; a protest happens day after day, and only a count of all of them goes on.
SUDDEN: Final = frozenset({"storm", "quake", "crush", "fire", "explosion"})
_LASTING: Final = frozenset({"protest", "heat"})
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
        title: Headline of the article, "" when it has none.
    """

    figure: Figure
    source: str
    paragraph: int
    published: date | None
    kind: PassageKind = "body"
    passage: int = 0
    published_how: DateOrigin = "unknown"
    sentence: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement with what its sentence and its headline tell of the event.

    Attributes:
        statement: The statement.
        storms: Names of the storm that it is about, each storm having one; empty when it names none.
        running: Whether it counts up to the day of publication, its date being that of the count.
        number: Whether its sentence speaks of one crash, shooting or the like (1), of several (2) or doesn't say (0).
    """

    statement: SourcedFigure
    storms: frozenset[str]
    running: bool
    number: int

    @property
    def figure(self) -> Figure:
        """What is stated."""
        return self.statement.figure

    @property
    def causes(self) -> frozenset[str]:
        """Kinds of event that it may be of."""
        return self.figure.causes | ({"storm"} if self.storms else frozenset())


def tell(statements: Sequence[SourcedFigure]) -> list[Telling]:
    """Read what the sentences and headlines of statements tell of their events."""
    storms = frozenset[str]().union(*(storms_in(f"{item.title}\n{item.sentence}") for item in statements))
    return [
        Telling(
            item,
            _named(item.sentence, storms) or _named(item.title, storms),
            _is_running(item),
            2 if _SEVERAL.search(item.sentence) else 1 if _SINGLE.search(item.sentence) else 0,
        )
        for item in statements
    ]


def storms_in(text: str) -> frozenset[str]:
    """Name the storms of a text: "Hurricane Vera", "Tropical Storm Vera"."""
    return frozenset(_STORM.findall(text)) - _NO_NAMES


def _named(text: str, storms: frozenset[str]) -> frozenset[str]:
    return storms & frozenset(_NAME.findall(text)) if storms else storms


def _is_running(statement: SourcedFigure) -> bool:
    days, published = statement.figure.event, statement.published
    lately = days is None or days.end is None or published is None or published - days.end <= _LATELY
    return lately and bool(_RUNNING.search(statement.sentence))


def may_be_one_event(one: Telling, other: Telling) -> bool:
    """Tell whether nothing that two statements say parts their events."""
    here, there = one.figure, other.figure
    return (
        (area(here) <= area(there) or area(there) <= area(here))
        and (here.doer is None or there.doer is None or here.doer == there.doer)
        and (not one.causes or not other.causes or bool(one.causes & other.causes))
        and {one.number, other.number} != {1, 2}
        and _same_kind(here, there)
        and _same_days(one, other)
    )


def area(figure: Figure) -> frozenset[str]:
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


def _same_days(one: Telling, other: Telling) -> bool:
    """Tell whether the days overlap; where one says none, whether they are news of the same days."""
    if one.storms and other.storms:
        return bool(one.storms & other.storms)
    days, others = one.figure.event, other.figure.event
    if days and others and days.overlaps(others):
        return True
    counted = _counted_for_days(one, other)
    if days and others and not counted:
        return False
    if DISTANCE in one.figure.counts:
        return True
    near = [_window_of(item, counted=counted) for item in (one, other)]
    return near[0] is not None and near[1] is not None and near[0].overlaps(near[1])


def _counted_for_days(one: Telling, other: Telling) -> bool:
    """Tell whether two statements may be counts of what is counted for days, the later the fuller."""
    causes, others = one.causes, other.causes
    if not (causes and others and causes | others <= SUDDEN | _LASTING):
        return False
    return (one.running and other.running) or (causes | others <= SUDDEN and (one.running or other.running))


def _window_of(telling: Telling, *, counted: bool) -> Window | None:
    """Give the days of a statement, else those up to its publication."""
    days, published = telling.figure.event, telling.statement.published
    if days and not (counted and telling.running):
        return days
    return Window(published - (_COUNTING if counted and telling.running else _NEWS), published) if published else None
