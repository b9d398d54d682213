"""Rules for dates as people type them: "dec30", "Sunday the 31st", "the thirtieth of May", "the week before last"."""

import re
from datetime import date
from typing import Final

from .calendar_words import (
    ANY_WEEKDAY,
    DAY,
    MONTH,
    ORDINAL_DAY,
    WEEKDAY,
    YEAR,
    S,
    day_number,
    month_number,
    rule_pattern,
    weekday_number,
)
from .day_spans import SATURDAY, Days, days_later, make_day, month_of, one, shift, week_of, weekday_before, year_of
from .rule import Grain, Reading, Rule, Scene, day_of_year, reading, without_year

_ONES: Final = "first second third fourth fifth sixth seventh eighth ninth".split()
_TEENS: Final = (
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
)
_DAY_WORDS: Final = {
    word: number
    for number, word in enumerate(
        [*_ONES, *_TEENS, "twentieth", *(f"twenty {one}" for one in _ONES), "thirtieth", "thirty first"], start=1
    )
}
_WORD_DAY: Final = "|".join(word.replace(" ", r"[\s-]") for word in sorted(_DAY_WORDS, key=len, reverse=True))
_MONTHS_BACK: Final = 12
# Of three months in a row at least one has a 31st.
_ORDINAL_MONTHS_BACK: Final = 3
_PART_OF_UNIT: Final = 10
_LASTING: Final = re.compile(r"\b(?:until|till|through)\s{1,4}$", re.IGNORECASE)
_NEAR: Final = 12
_DAYS_OF_WEEK: Final = 6
_YEARS: Final = 10
_LONGEST_YEAR: Final = 366


def _run_together(match: re.Match[str], scene: Scene) -> Reading | None:
    return _day(month_number(match["m"] or match["m2"]), int(match["d"] or match["d2"]), None, scene)


def _in_words(match: re.Match[str], scene: Scene) -> Reading | None:
    groups = match.groupdict()
    day = _DAY_WORDS[" ".join(re.split(r"[\s-]+", (groups["d"] or groups["d2"]).lower()))]
    return _day(month_number(groups["m"] or groups["m2"]), day, groups["y"], scene)


def _day(month: int, day: int, year: str | None, scene: Scene) -> Reading | None:
    return day_of_year(lambda year: one(make_day(year, month, day)), None if year is None else int(year), scene)


def _weekday_and_day(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "Sunday the 31st": the latest such Sunday within a year, else the latest 31st."""
    weekday, days = weekday_number(match["w"]), _numbered(day_number(match["d"]), scene.latest_asked, _MONTHS_BACK)
    fitting = next((found for found in days if found.weekday() == weekday), days[0] if days else None)
    return reading(one(fitting), "day")


def _the_ordinal(match: re.Match[str], scene: Scene) -> Reading | None:
    days = _numbered(day_number(match["d"]), scene.latest_asked, _ORDINAL_MONTHS_BACK)
    return reading(one(next(iter(days), None)), "day")


def _numbered(number: int, until: date | None, months: int) -> list[date]:
    """Return the days with this number in the last so many months up to a day, latest first."""
    if until is None:
        return []
    firsts = (month_of(until.year, until.month - back)[0] for back in range(months))
    days = (make_day(first.year, first.month, number) for first in firsts)
    return [day for day in days if day is not None and day <= until]


def _before_last(match: re.Match[str], scene: Scene) -> Reading | None:
    if scene.today is None:
        return None
    today, what = scene.today, match["what"].lower()
    saturday = shift(week_of(today)[0], SATURDAY - 14)
    units: dict[str, tuple[Days, Grain]] = {
        "night": ((shift(today, -2), shift(today, -1)), "night"),
        "week": (week_of(shift(today, -14)), "week"),
        "weekend": ((saturday, shift(saturday, 1)), "week"),
        "month": (month_of(today.year, today.month - 2), "month"),
        "year": (year_of(max(today.year - 2, 1)), "year"),
    }
    if what in units:
        return Reading(*units[what])
    last = weekday_before(today, weekday_number(what), strictly=True)
    return Reading(days_later(last, -7), "day")


def _part_of_unit(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the end of the year" and "the start of the week"; what lasts "until the end of the year" begins today."""
    if scene.today is None:
        return None
    end, unit, which = match["part"].lower().startswith("end"), match["unit"].lower(), match["which"].lower()
    if which in {"last", "next"}:
        return _of_neighbour(scene.today, unit, -1 if which == "last" else 1, end=end)
    ahead = not scene.asking and scene.tense != "past"
    lasting = _LASTING.search(match.string, max(match.start() - _NEAR, 0), match.start())
    if unit == "decade" and not (ahead and (lasting or scene.tense == "future")):
        return None  # Which decade it is, only the story knows.
    if end and lasting and not scene.asking:
        return Reading((scene.today, max(_unit_of(scene.today, unit)[1], scene.today)), "week")
    if unit == "year" and not (end and ahead):
        return without_year(lambda year: _edge(year_of(year), end=end), scene, "week")
    days = _unit_of(scene.today, unit)
    if unit == "month" and end and not ahead and scene.today < _edge(days, end=end)[0] and scene.tense != "future":
        days = month_of(scene.today.year, scene.today.month - 1)
    return Reading(_edge(days, end=end), "day" if unit == "week" else "week")


def _of_neighbour(today: date, unit: str, by: int, *, end: bool) -> Reading | None:
    """Read "the end of last month" and "the start of next year"."""
    if unit == "decade":
        return None
    this = _unit_of(today, unit)
    inside = shift(this[1], 1) if by > 0 else shift(this[0], -1)
    return Reading(_edge(_unit_of(inside, unit), end=end), "week")


def _unit_of(today: date, unit: str) -> Days:
    if unit == "decade":
        first = today.year // _YEARS * _YEARS
        return date(max(first, 1), 1, 1), date(first + _YEARS - 1, 12, 31)
    if unit == "week":
        return week_of(today)
    return year_of(today.year) if unit == "year" else month_of(today.year, today.month)


def _edge(days: Days, *, end: bool) -> Days:
    """Return the start or end of a unit: 2 or 3 days of a week, 10 or 11 of a month or year, 2 years of a decade."""
    if days[1] == shift(days[0], _DAYS_OF_WEEK):
        return (shift(days[1], -2), days[1]) if end else (days[0], shift(days[0], 1))
    if (days[1] - days[0]).days > _LONGEST_YEAR:
        return (date(days[1].year - 1, 1, 1), days[1]) if end else (days[0], date(days[0].year + 1, 12, 31))
    return (shift(days[1], -_PART_OF_UNIT), days[1]) if end else (days[0], shift(days[0], _PART_OF_UNIT - 1))


def _turn_of_the_year(_: re.Match[str], scene: Scene) -> Reading | None:
    return without_year(lambda year: (date(year, 12, 31), date(year + 1, 1, 1)), scene, "day")


RULES: Final = (
    Rule(
        "month and day run together",
        "month",
        rule_pattern(
            rf"\b(?:(?P<m>jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec)(?P<d>{DAY})"
            rf"|(?P<d2>{DAY})(?P<m2>jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec))\b"
        ),
        _run_together,
        "question",
    ),
    Rule(
        "day in words",
        "month",
        rule_pattern(
            rf"\b(?:(?:the{S})?(?P<d>{_WORD_DAY}){S}(?:of{S})?(?P<m>{MONTH})"
            rf"|(?P<m2>{MONTH}){S}(?:the{S})?(?P<d2>{_WORD_DAY}))(?:,?{S}(?P<y>{YEAR})\b)?(?!\w)"
        ),
        _in_words,
        "question",
    ),
    Rule(
        "weekday and day",
        "weekday",
        rule_pattern(rf"\b(?P<w>{ANY_WEEKDAY}),?{S}(?:the{S})?(?P<d>{ORDINAL_DAY})\b(?!{S}(?:of{S})?{MONTH})"),
        _weekday_and_day,
        "question",
    ),
    Rule(
        "day without a month at the end",
        "ordinal",
        rule_pattern(r"\bthe\s{1,4}(?P<d>(?:[12]\d|3[01])(?:st|nd|rd|th))(?=\s{0,4}[?.!]?\s{0,4}$)"),
        _the_ordinal,
        "question",
    ),
    Rule("before last", "weekday", rule_pattern(rf"\b(?:the{S})?(?P<what>{WEEKDAY}){S}before{S}last\b"), _before_last),
    Rule(
        "week before last",
        "unit",
        rule_pattern(rf"\b(?:the{S})?(?P<what>night|week|weekend|month|year){S}before{S}last\b"),
        _before_last,
    ),
    Rule(
        "week before that",
        "unit",
        rule_pattern(
            rf"\bnot{S}last{S}(?P<what>night|week|weekend|month|year),?{S}(?:but{S})?(?:on{S}|in{S})?"
            rf"the{S}(?:night|week|weekend|month|year|one){S}before\b(?!{S}last)"
        ),
        _before_last,
        "question",
    ),
    Rule(
        "edge of the year or month",
        "unit",
        rule_pattern(
            rf"\b(?:the{S})?(?P<part>end|beginning|start){S}of{S}(?P<which>the|this|last|next){S}(?P<unit>year|month|week|decade)\b"
        ),
        _part_of_unit,
    ),
    Rule("turn of the year", "unit", rule_pattern(rf"\b(?:the{S})?turn{S}of{S}the{S}year\b"), _turn_of_the_year),
)
