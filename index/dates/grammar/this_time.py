"""Rules for a day pointed at from another unit: "this time last year", "the 1st of last month", "at year end"."""

import re
from datetime import date
from typing import Final

from .calendar_words import APOSTROPHE, DASH, NUMBER, ORDINAL_DAY, S, day_number, number, rule_pattern
from .day_spans import Days, days_later, make_day, month_of, one, same_day_in, shift, week_of, year_of
from .rule import Reading, Rule, Scene, existing_day

_WEEK: Final = 7
_FEW_DAYS: Final = 3
_END_OF_YEAR: Final = 10
_BY: Final = {"last": -1, "a": -1, "next": 1, "this": 0, "the": 0}


def _this_time(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "this time last year": the same day then, give or take a week; three days for a month, none for a week."""
    if scene.today is None:
        return None
    by, unit = _BY[(match["which"] or "a").lower()], (match["unit"] or match["unit2"]).lower()
    if unit == "week":
        return Reading(days_later(scene.today, _WEEK * by), "day")
    months = 12 if unit == "year" else 1
    then = same_day_in(month_of(scene.today.year, scene.today.month + months * by), scene.today)
    around = _WEEK if unit == "year" else _FEW_DAYS
    return Reading((shift(then, -around), shift(then, around)), "week")


def _years_ago(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "two years ago this week": that week or month, so many years back."""
    if scene.today is None:
        return None
    then = month_of(scene.today.year - number(match["n"]), scene.today.month)
    week = match["unit"].lower() == "week"
    return Reading(week_of(same_day_in(then, scene.today)) if week else then, "week" if week else "month")


def _in_time(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "in two weeks" of what is to come; of what was it says how long it took."""
    if scene.today is None or scene.tense != "future":
        return None
    count, unit = number(match["n"]), match["unit"].lower()
    if unit == "day" or (unit == "week" and count == 1):
        return Reading(days_later(scene.today, count * (1 if unit == "day" else _WEEK)), "day")
    if unit == "week":
        return Reading(week_of(shift(scene.today, _WEEK * count)), "week")
    if unit == "month":
        return Reading(month_of(scene.today.year, scene.today.month + count), "month")
    return Reading(year_of(min(scene.today.year + count, date.max.year)), "year")


def _day_of_month(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the 1st of last month"; "the 3rd of the month" is the latest one."""
    if scene.today is None:
        return None
    number, which = day_number(match["d"]) if match["d"] else 1, match["which"].lower()
    found = _numbered(scene.today, number, _BY[which])
    if which == "the" and found is not None and found > scene.today and scene.tense != "future":
        found = _numbered(scene.today, number, -1)
    return existing_day(one(found))


def _part_of_unit(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "early next year" and "late last month"."""
    if scene.today is None:
        return None
    by, unit, part = _BY[match["which"].lower()], match["unit"].lower(), match["part"].lower()[:4].strip()
    if unit == "year":
        first, count = {"earl": (1, 3), "mid": (5, 4), "late": (10, 3)}[part]
        year = min(max(scene.today.year + by, 1), date.max.year)
        return Reading((month_of(year, first)[0], month_of(year, first + count - 1)[1]), "month")
    if unit == "month":
        month = month_of(scene.today.year, scene.today.month + by)
        start, end = {"earl": (1, 10), "mid": (10, 20), "late": (21, month[1].day)}[part]
        return Reading((month[0].replace(day=start), month[0].replace(day=end)), "week")
    monday = shift(week_of(scene.today)[0], _WEEK * by)
    start, end = {"earl": (0, 1), "mid": (2, 2), "late": (3, 6)}[part]
    return Reading((shift(monday, start), shift(monday, end)), "day")


def _numbered(today: date, number: int, by: int) -> date | None:
    month: Days = month_of(today.year, today.month + by)
    return make_day(month[0].year, month[0].month, number)


def _year_end(_: re.Match[str], scene: Scene) -> Reading | None:
    """Read "by year end": the end of this year; told of as past, of the last one."""
    if scene.today is None:
        return None
    last = year_of(scene.today.year)[1]
    if scene.tense == "past" and scene.today < shift(last, -_END_OF_YEAR):
        last = year_of(max(scene.today.year - 1, 1))[1]
    return Reading((shift(last, -_END_OF_YEAR), last), "week")


RULES: Final = (
    Rule(
        "part of last year",
        "unit",
        rule_pattern(
            rf"\b(?P<part>early|mid|late)(?:{S}in)?(?:{S}|{DASH})(?P<which>last|this|next){S}(?P<unit>year|month|week)\b"
            rf"(?!{APOSTROPHE}s{S}(?:eve|day)\b)"
        ),
        _part_of_unit,
    ),
    Rule(
        "years ago this week",
        "ago",
        rule_pattern(rf"\b(?P<n>{NUMBER}){S}years?{S}ago{S}this{S}(?P<unit>week|month)\b"),
        _years_ago,
    ),
    Rule(
        "in so much time",
        "unit",
        rule_pattern(
            rf"\bin(?:{S}about)?{S}(?P<n>(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{{1,2}})){S}"
            rf"(?P<unit>day|week|month|year)s?(?={APOSTROPHE}?{S}time\b|\s{{0,2}}(?:[.,;)]|$)|{S}(?:in|at|to|when|with|for|and|but)\b)"
        ),
        _in_time,
        "article",
    ),
    Rule(
        "this time last year",
        "unit",
        rule_pattern(
            rf"\b(?:(?:about|around|at){S})?this{S}(?:same{S})?time,?{S}(?:(?P<which>last|next){S}(?P<unit>year|month|week)"
            rf"|a{S}(?P<unit2>year|month|week){S}ago)\b"
        ),
        _this_time,
    ),
    Rule(
        "day of last month",
        "ordinal",
        rule_pattern(rf"\b(?:the{S})?(?P<d>{ORDINAL_DAY})(?:{S}day)?{S}of{S}(?P<which>last|this|next|the){S}month\b"),
        _day_of_month,
    ),
    Rule(
        "first day of last month",
        "unit",
        rule_pattern(rf"\bthe{S}first(?:{S}day)?(?P<d>(?!))?{S}of{S}(?P<which>last|this|next){S}month\b"),
        _day_of_month,
    ),
    Rule(
        "year end",
        "unit",
        rule_pattern(
            rf"\b(?:the{S})?year(?:{S}|{DASH}|{APOSTROPHE}s{S})end\b(?!{S}(?:bonus(?:es)?|party|lists?|reviews?)\b)"
        ),
        _year_end,
        "article",
    ),
)
