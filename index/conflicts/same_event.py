"""Whether two statements are of one event: its place, side, kind, name and days. Rules. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from index.dates import Window
from index.figures import Figure
from index.language import gazetteer
from index.reading import DateOrigin, PassageKind

_NEWS: Final = timedelta(days=3)
_COUNTING: Final = timedelta(days=14)
"""How long the dead of one storm are counted, and how far apart two counts of it may be published."""
_LATELY: Final = timedelta(days=7)
_LIST: Final = 3
# Happens once and is counted for days; a protest happens day after day, and only a count of all of them goes on. Of
# fires and explosions a war has one after another.
SUDDEN: Final = frozenset({"storm", "quake", "crush"})
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
    """What a statement tells of its event, its sentence and its headline read.

    Attributes:
        places: Where; a long list of one country's places is that country.
        days: When, None when it doesn't say.
        published: Day of publication, None when unknown.
        doer: Country code of the side that did it, None when it isn't said.
        causes: Kinds of event that it may be of.
        kinds: Words that narrow the things.
        storms: Names of the storm that it is about, each storm having one; empty when it names none.
        running: Whether it counts up to the day of publication, its date being that of the count.
        number: Whether its sentence speaks of one crash, shooting or the like (1), of several (2) or doesn't say (0).
        length: Whether it tells how long a way is, which is the same on every day.
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
    length: bool


def tell(statements: Sequence[SourcedFigure]) -> list[Telling]:
    """Read what statements tell of their events."""
    storms = frozenset[str]().union(*(storms_in(f"{item.title}\n{item.sentence}") for item in statements))
    return [_tell(item, _named(item.sentence, storms) or _named(item.title, storms)) for item in statements]


def _tell(item: SourcedFigure, storms: frozenset[str]) -> Telling:
    figure = item.figure
    days = figure.event and Window(figure.event.start, figure.event.end)
    return Telling(
        places=_area(figure),
        days=days,
        published=item.published,
        doer=figure.doer,
        causes=figure.causes | ({"storm"} if storms else frozenset()),
        kinds=frozenset(kind for kind in figure.kinds if not kind.endswith("-made") and not _is_people(kind)),
        storms=storms,
        running=_is_running(item),
        number=2 if _SEVERAL.search(item.sentence) else 1 if _SINGLE.search(item.sentence) else 0,
        length=lasts(figure),
    )


def lasts(figure: Figure) -> bool:
    """Whether it states how far it is from a thing: that is the same on every day."""
    return figure.distance is not None and figure.distance.of_a_thing


def storms_in(text: str) -> frozenset[str]:
    """Name the storms of a text: "Hurricane Vera", "Tropical Storm Vera"."""
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
    if len(figure.places) > _LIST and len(countries) == 1:
        return frozenset({names.country_name(countries.pop())})
    return frozenset(figure.places)


def _is_people(word: str) -> bool:
    named = gazetteer().find(word)
    return named is not None and named.kind == "people"


def may_be_one_event(one: Telling, other: Telling) -> bool:
    """Tell whether nothing that two statements say parts their events."""
    return (
        (one.places <= other.places or other.places <= one.places)
        and (one.doer is None or other.doer is None or one.doer == other.doer)
        and (not one.causes or not other.causes or bool(one.causes & other.causes))
        and {one.number, other.number} != {1, 2}
        # Where things come from narrows nothing, and neither do words that only one of them has beside the other's.
        and (one.kinds == other.kinds or bool(one.kinds & other.kinds))
        and _same_days(one, other)
    )


def _same_days(one: Telling, other: Telling) -> bool:
    """Tell whether the days overlap; where one says none, whether they are news of the same days."""
    if one.storms and other.storms:
        return bool(one.storms & other.storms)
    if one.days and other.days and one.days.overlaps(other.days):
        return True
    counted = _counted_for_days(one, other)
    if one.days and other.days and not counted:
        return False
    if one.length:
        return True
    near = [_window_of(item, counted=counted) for item in (one, other)]
    return near[0] is not None and near[1] is not None and near[0].overlaps(near[1])


def _counted_for_days(one: Telling, other: Telling) -> bool:
    """Tell whether two statements may be counts of what is counted for days, the later the fuller."""
    causes = one.causes | other.causes
    if not (one.causes and other.causes and causes <= SUDDEN | _LASTING):
        return False
    return (one.running and other.running) or (causes <= SUDDEN and (one.running or other.running))


def _window_of(telling: Telling, *, counted: bool) -> Window | None:
    """Give the days of a statement, else those up to its publication."""
    running = counted and telling.running
    if telling.days and not running:
        return telling.days
    day = telling.published
    return Window(day - (_COUNTING if running else _NEWS), day) if day else None
