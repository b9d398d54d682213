"""The publication day of an article that states none, if its text leaves only one possible. Pure.

An article may give its day away: "today, New Year's Eve", "this Sunday, the last day of the year", or a dateline
without a year. Such an anchor is one day in every year. The years it mentions, the weekdays it names and the
anniversaries it looks forward to rule years out; the day is inferred only when one is left and something besides
the anchor speaks for it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from .grammar import (
    APOSTROPHE,
    DASH,
    EITHER_DAY,
    MONTH,
    NAMED,
    SEASONAL,
    WEEKDAY,
    S,
    day_named,
    day_number,
    make_day,
    month_number,
    month_of,
    shift,
    tense_around,
    weekday_number,
)
from .letters import fold_letters
from .phrases import DatePhrase, date_phrases

_READ: Final = 30_000
_YEARS_ON: Final = 2
_JUNE: Final = 6
_HEAD: Final = 600
_WEEK: Final = 7
_DAYS_OF_YEAR: Final = 365


@dataclass(frozen=True, slots=True)
class Anchor:
    """What ties the day of publication to a day of every year.

    Attributes:
        in_year: The day of publication in a given year, None where there is none.
        weekdays: Weekdays that the publication day can be; empty for any.
    """

    in_year: Callable[[int], date | None]
    weekdays: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Years:
    """The years that a text mentions.

    Attributes:
        past: Date phrases that are not in the future tense.
        coming: Years described as still to come.
    """

    past: tuple[DatePhrase, ...]
    coming: frozenset[int]


_NAMES: Final = "|".join(names for names, _ in (*NAMED, *SEASONAL))
_CALENDAR_DAY: Final = (
    rf"(?:(?P<name>{_NAMES})\b|(?P<m>{MONTH}){S}(?P<d>{EITHER_DAY})\b|(?P<d2>{EITHER_DAY}){S}(?:of{S})?(?P<m2>{MONTH}))"
)
_NO_YEAR: Final = rf"(?!,?{S}(?:1[89]|20)\d\d)"
_ANCHOR: Final = re.compile(
    rf"\b(?:(?P<near>today|yesterday|tomorrow)|this{S}(?P<w>{WEEKDAY}))(?:\s?,)?{S}?\(?"
    rf"(?:(?:which{S}is|on|the|also){S}){{0,2}}{_CALENDAR_DAY}{_NO_YEAR}",
    re.IGNORECASE,
)
_DATELINE: Final = re.compile(
    rf"^\s{{0,4}}[A-Z][A-Z .,'/-]{{2,40}}(?:,{S}[A-Z][\w .]{{2,20}})?,{S}(?i:(?P<m>{MONTH}){S}(?P<d>{EITHER_DAY})"
    rf"|(?P<d2>{EITHER_DAY}){S}(?P<m2>{MONTH}))\s?\([\w ./&-]{{2,30}}\)\s?{DASH}",
    re.MULTILINE,
)
_OFFSETS: Final = {"yesterday": 1, "today": 0, "tomorrow": -1}
_COMING: Final = re.compile(
    rf"(?:,[^,.\n]{{1,40}},)?{S}(?:will|would|is{S}to|is{S}going{S}to|is{S}set{S}to|promises{S}to){S}", re.IGNORECASE
)
_DAY_AFTER: Final = re.compile(rf"\byesterday,{S}(?:just{S})?(?:a|one){S}day{S}after\b", re.IGNORECASE)
_BARE_WEEKDAY: Final = re.compile(rf"\b(?P<before>\w{{1,10}}{S})?(?P<w>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b")
_COUNTS: Final = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
_ANNIVERSARY: Final = re.compile(
    rf"\b(?:approach(?:es|ing)?|nears?|nearing|ahead{S}of|before|towards?|until){S}(?:\w{{1,5}}{S})?"
    rf"(?P<n>{'|'.join(_COUNTS)}|\d{{1,3}}(?:st|nd|rd|th)){S}anniversary\b[^.\n]{{0,30}}?\b(?:in|on){S}(?P<m>{MONTH})",
    re.IGNORECASE,
)


def inferred_day(text: str) -> date | None:
    """Infer the publication day from what the text says in passing; None if more than one is possible."""
    text = fold_letters(text[:_READ])
    anchors = list(_anchors(text))
    if not anchors:
        return None
    years = _years(text)
    days = {day for day in (_only_day(anchor, years, text) for anchor in anchors) if day is not None}
    return days.pop() if len(days) == 1 else None


def _anchors(text: str) -> Iterator[Anchor]:
    for match in _ANCHOR.finditer(text):
        weekday = match["w"]
        if weekday is not None and tense_around(text, *match.span()) != "past":
            continue  # A day that may be to come is not that of the report.
        by = _OFFSETS[match["near"].lower()] if match["near"] else 0
        allowed = frozenset() if weekday is None else frozenset({weekday_number(weekday)})
        yield Anchor(_later(_calendar_day(match), by), allowed)
    dateline = _DATELINE.search(text[:_HEAD])
    if dateline is not None:
        named = {weekday_number(match["w"]) for match in _BARE_WEEKDAY.finditer(text, 0, _HEAD)}
        if len(named) == 1:
            day = named.pop()
            yield Anchor(_calendar_day(dateline), frozenset({day, (day + 1) % _WEEK}))


def _calendar_day(match: re.Match[str]) -> Callable[[int], date | None]:
    name = match.groupdict().get("name")
    if name is not None:
        return day_named(" ".join(name.split()))
    month, day = month_number(match["m"] or match["m2"]), day_number(match["d"] or match["d2"])
    return lambda year: make_day(year, month, day)


def _later(in_year: Callable[[int], date | None], days: int) -> Callable[[int], date | None]:
    def moved(year: int) -> date | None:
        day = in_year(year)
        return None if day is None else shift(day, days)

    return moved


def _years(text: str) -> Years:
    past: list[DatePhrase] = []
    coming: set[int] = set()
    for phrase in date_phrases(text, None):
        if phrase.window is None or phrase.window.start is None:
            continue
        if _COMING.match(text, phrase.span[1]):
            coming.add(phrase.window.start.year)
        elif tense_around(text, *phrase.span) != "future":
            past.append(phrase)
    return Years(tuple(past), frozenset(coming))


def _only_day(anchor: Anchor, years: Years, text: str) -> date | None:
    """Return the anchor's day in the only year that nothing rules out; None without evidence or with several left."""
    evidence = _evidence(anchor, years, text)
    if not evidence:
        return None
    latest = _latest(years)
    possible = _possible_years(years)
    # "Yesterday, New Year's Eve" is a day of the year after, "tomorrow, New Year's Day" of the year before.
    around = range(max(possible.start - 1, 1), min(possible.stop + 1, date.max.year))
    days = [day for year in around if (day := anchor.in_year(year)) is not None and day.year in possible]
    left = [
        day
        for day in days
        if (latest is None or day >= latest)
        and all(fits(day) for fits in evidence)
        and not _written_out(day, years)
        and _weekday_fits(day, text)
    ]
    return left[0] if len(left) == 1 else None


def _latest(years: Years) -> date | None:
    """Return the latest past day mentioned: the article can't be older.

    Of a month or a year something is told only once it has begun.
    """
    windows = [phrase.window for phrase in years.past if phrase.window]
    days = ((each.start, each.end) for each in windows if each.start)
    return max((start if start == end else shift(start, 1) for start, end in days), default=None)


def _coming(years: Years) -> int | None:
    """Return the first year described as still to come."""
    latest = _latest(years)
    return min((year for year in years.coming if latest is None or year >= latest.year), default=None)


def _possible_years(years: Years) -> range:
    """Return the years in which the article may have been written; none if it mentions no year."""
    latest, coming = _latest(years), _coming(years)
    if latest is not None:
        return range(latest.year, latest.year + _YEARS_ON + 1)
    return range(0) if coming is None else range(coming - 1, coming + 1)


Test = Callable[[date], bool]


def _evidence(anchor: Anchor, years: Years, text: str) -> list[Test]:
    """Collect what, besides the anchor's day itself, speaks for a day of publication."""
    found = (_by_anchor(anchor), _by_coming(_coming(years)), _by_day_after(text), _by_anniversary(text, years))
    return [fits for fits in found if fits is not None]


def _by_anchor(anchor: Anchor) -> Test | None:
    return (lambda day: day.weekday() in anchor.weekdays) if anchor.weekdays else None


def _by_coming(year: int | None) -> Test | None:
    """Read "2024 will be ...": said in the year before, or early in that year."""
    if year is None:
        return None
    return lambda day: day.year == year - 1 or (day.year == year and day.month <= _JUNE)


def _named_weekdays(text: str) -> set[int]:
    """Return the weekdays named without "last" or "next" before them."""
    matches = _BARE_WEEKDAY.finditer(text)
    return {
        weekday_number(match["w"])
        for match in matches
        if (match["before"] or "").strip().lower() not in {"last", "next", "this", "every", "each"}
    }


def _by_day_after(text: str) -> Test | None:
    """Read "yesterday, a day after ..." beside a single weekday: that weekday is the day before yesterday."""
    named = _named_weekdays(text)
    if len(named) != 1 or not _DAY_AFTER.search(text):
        return None
    today = (named.pop() + 2) % _WEEK
    return lambda day: day.weekday() == today


def _by_anniversary(text: str, years: Years) -> Test | None:
    """Read "nears its second anniversary in February" beside "February 2022": the year up to February 2024."""
    match = _ANNIVERSARY.search(text)
    if match is None:
        return None
    month, written = month_number(match["m"]), match["n"].lower()
    count = _COUNTS[written] if written in _COUNTS else int(written[:-2])
    began = {
        phrase.window.start.year
        for phrase in years.past
        if phrase.window and phrase.window.start and phrase.window.start.month == month and _is_month(phrase)
    }
    if len(began) != 1:
        return None
    end = month_of(began.pop() + count, month)[1]
    return lambda day: shift(end, -_DAYS_OF_YEAR) < day <= end


def _is_month(phrase: DatePhrase) -> bool:
    window = phrase.window
    if window is None or window.start is None or window.end is None:
        return False
    return (window.start, window.end) == month_of(window.start.year, window.start.month)


def _written_out(day: date, years: Years) -> bool:
    """Whether the text writes the year of this day to a month: "in November 2022" is not said in 2022."""
    return any(
        _is_month(phrase) and phrase.window and phrase.window.start and phrase.window.start.year == day.year
        for phrase in years.past
    )


def _weekday_fits(day: date, text: str) -> bool:
    """Whether a text that says "yesterday" names no weekday that would be today or yesterday."""
    if not re.search(rf"\byesterday(?:{APOSTROPHE}s)?\b", text, re.IGNORECASE):
        return True
    return day.weekday() not in {(weekday + by) % _WEEK for weekday in _named_weekdays(text) for by in (0, 1)}
