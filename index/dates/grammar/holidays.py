"""Days with a name, and the date of each in a given year."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from dateutil.easter import easter

from .calendar_words import APOSTROPHE, S
from .day_spans import MONDAY, SUNDAY, THURSDAY, weekday_after, weekday_before

DayOfYear = Callable[[int], date]


def fixed(month: int, day: int) -> DayOfYear:
    """Return the rule for the same date in every year."""
    return lambda year: date(year, month, day)


def after_easter(days: int) -> DayOfYear:
    """Return the rule for a day so many days after (Western) Easter Sunday."""
    return lambda year: easter(year) + timedelta(days)


def nth(weekday: int, count: int, month: int) -> DayOfYear:
    """Return the rule for the n-th such weekday of a month."""
    return lambda year: weekday_after(date(year, month, 1), weekday) + timedelta(7 * (count - 1))


def thanksgiving(year: int) -> date:
    """Return the fourth Thursday of November (United States)."""
    return nth(THURSDAY, 4, 11)(year)


_S = rf"{APOSTROPHE}?s?{APOSTROPHE}?"
# Names that can only be the day itself.
NAMED: Final[tuple[tuple[str, DayOfYear], ...]] = (
    (rf"new{S}year{_S}{S}eve|nye(?!{S}county)|(?:the{S})?last{S}day{S}of{S}the{S}year", fixed(12, 31)),
    (rf"new{S}year{_S}{S}day|(?:the{S})?first{S}day{S}of{S}the{S}year", fixed(1, 1)),
    (rf"orthodox{S}christmas(?:{S}day)?", fixed(1, 7)),
    (rf"(?:christmas|xmas){S}eve", fixed(12, 24)),
    (rf"(?:christmas|xmas){S}day", fixed(12, 25)),
    (rf"boxing{S}day|st\.?{S}stephen{_S}{S}day", fixed(12, 26)),
    (rf"(?:st\.?|saint){S}valentine{_S}{S}day|valentine{_S}{S}day", fixed(2, 14)),
    (rf"(?:st\.?|saint){S}patrick{_S}{S}day", fixed(3, 17)),
    (rf"international{S}women{_S}{S}day", fixed(3, 8)),
    (rf"april{S}fool{_S}(?:{S}day)?", fixed(4, 1)),
    (rf"may{S}day(?!{S}(?:call|signal))", fixed(5, 1)),
    (rf"victory{S}day", fixed(5, 9)),
    (r"juneteenth", fixed(6, 19)),
    (rf"(?:the{S})?fourth{S}of{S}july", fixed(7, 4)),
    (rf"bastille{S}day", fixed(7, 14)),
    (rf"(?:bonfire|guy{S}fawkes){S}(?:night|day)", fixed(11, 5)),
    (rf"veterans{APOSTROPHE}?{S}day|armistice{S}day", fixed(11, 11)),
    (rf"ash{S}wednesday", after_easter(-46)),
    (rf"palm{S}sunday", after_easter(-7)),
    (rf"maundy{S}thursday", after_easter(-3)),
    (rf"good{S}friday", after_easter(-2)),
    (rf"holy{S}saturday", after_easter(-1)),
    (rf"easter{S}sunday", after_easter(0)),
    (rf"easter{S}monday", after_easter(1)),
    (rf"ascension{S}day", after_easter(39)),
    (rf"whit{S}sunday", after_easter(49)),
    (rf"whit{S}monday", after_easter(50)),
    (rf"thanksgiving{S}day", thanksgiving),
    (rf"black{S}friday", lambda year: thanksgiving(year) + timedelta(1)),
    (rf"small{S}business{S}saturday", lambda year: thanksgiving(year) + timedelta(2)),
    (r"giving\s{0,4}tuesday", lambda year: thanksgiving(year) + timedelta(5)),
    (rf"cyber{S}monday", lambda year: thanksgiving(year) + timedelta(4)),
    (rf"(?:martin{S}luther{S}king|mlk)(?:{S}jr\.?)?{S}day", nth(MONDAY, 3, 1)),
    (rf"presidents{APOSTROPHE}?{S}day", nth(MONDAY, 3, 2)),
    (rf"memorial{S}day", lambda year: weekday_before(date(year, 5, 31), MONDAY)),
    (rf"labou?r{S}day", nth(MONDAY, 1, 9)),
    (rf"columbus{S}day", nth(MONDAY, 2, 10)),
    (rf"mother{_S}{S}day", nth(SUNDAY, 2, 5)),
    (rf"father{_S}{S}day", nth(SUNDAY, 3, 6)),
    (rf"groundhog{S}day", fixed(2, 2)),
    (rf"earth{S}day", fixed(4, 22)),
    (rf"inauguration{S}day", fixed(1, 20)),
    (rf"anzac{S}day", fixed(4, 25)),
    (rf"australia{S}day", fixed(1, 26)),
    (rf"canada{S}day", fixed(7, 1)),
    (rf"flag{S}day", fixed(6, 14)),
    (rf"tax{S}day", fixed(4, 15)),
    (rf"pearl{S}harbor{S}day", fixed(12, 7)),
    (rf"all{S}saints{_S}{S}day", fixed(11, 1)),
    (rf"all{S}souls{_S}{S}day", fixed(11, 2)),
    (rf"cinco{S}de{S}mayo", fixed(5, 5)),
    (r"hogmanay", fixed(12, 31)),
    (rf"pentecost(?:{S}sunday)?", after_easter(49)),
    (rf"remembrance{S}sunday", nth(SUNDAY, 2, 11)),
    (rf"election{S}day", lambda year: nth(MONDAY, 1, 11)(year) + timedelta(1)),
)
# Names that as often mean a season, a party or a dinner: read only where a date can be.
SEASONAL: Final[tuple[tuple[str, DayOfYear], ...]] = (
    (r"christmas|xmas", fixed(12, 25)),
    (rf"new{S}year{_S}", fixed(1, 1)),
    (r"halloween", fixed(10, 31)),
    (r"thanksgiving", thanksgiving),
    (r"easter", after_easter(0)),
)
_ALL: Final = tuple((re.compile(names, re.IGNORECASE), day) for names, day in (*NAMED, *SEASONAL))


def day_named(name: str) -> DayOfYear:
    """Return the rule for the day with this name.

    Raises:
        KeyError: No such day.
    """
    for names, day in _ALL:
        if names.fullmatch(name):
            return day
    raise KeyError(name)
