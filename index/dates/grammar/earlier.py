"""Rules for what is compared with a period told of: "a year earlier", "the year-ago quarter", "the previous month"."""

import re
from datetime import date
from typing import Final

from .calendar_words import APOSTROPHE, DASH, NUMBER, S, number, rule_pattern
from .day_spans import Days, days_later, month_of, shift, year_of
from .rule import VAGUE, Grain, Reading, Rule, Scene

_WEEK: Final = 7
_YEAR_OF_DAYS: Final = 360
_MONTHS: Final[dict[str, int]] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_GRAINS: Final[dict[str, Grain]] = {"month": "month", "quarter": "month", "half": "month", "year": "year"}


def _year_before(_: re.Match[str], scene: Scene) -> Reading | None:
    """Read "a year earlier": the months told of, a year before; a day or nothing told of: the year before."""
    return _years_before(scene, 1)


def _earlier(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "two years earlier" and "a week before", counted from what was told of."""
    unit, count = match["unit"].lower(), number(match["n"])
    told = scene.said or scene.told
    if unit == "year":
        return _years_before(scene, count) if count == 1 or told or scene.period else VAGUE
    if unit == "week":
        return VAGUE if told is None else Reading(days_later(told, -_WEEK * count), "day")
    base = scene.period[0] if scene.period is not None else told
    if base is None:
        return VAGUE
    return Reading(month_of(base.year, base.month - count), "month")


def _years_before(scene: Scene, count: int) -> Reading | None:
    period, told = scene.period, scene.said or scene.told
    if period is not None and not _is_year(period):
        first, last = (month_of(day.year - count, day.month) for day in period)
        return Reading((first[0], last[1]), "month")
    base = (period[0] if period is not None else None) or told or scene.today
    return None if base is None else Reading(year_of(max(base.year - count, 1)), "year")


def _following(match: re.Match[str], scene: Scene) -> Reading:
    """Read "the following year": the one after what was told of; vague where nothing was."""
    unit, period = match["unit"].lower(), scene.period
    base = period[0] if period is not None else scene.said or scene.told
    if base is None:
        return VAGUE
    if unit == "week":
        monday = shift(base, _WEEK - base.weekday())
        return Reading((monday, shift(monday, _WEEK - 1)), "week")
    after = month_of(base.year, base.month + 2 * _MONTHS[unit])[0]
    return Reading(_unit_before(after, _MONTHS[unit]), _GRAINS[unit])


def _same_of_year(match: re.Match[str], scene: Scene) -> Reading:
    """Read "the same quarter of 1988": the months told of, in that year."""
    year, period = int(match["y"]), scene.period
    if period is None or _is_year(period):
        return Reading(year_of(year), "year")
    by = year - period[1].year
    return Reading((month_of(period[0].year + by, period[0].month)[0], month_of(year, period[1].month)[1]), "month")


def _previous(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the previous quarter": the one before that told of, or before the day of the report's own."""
    unit, period = match["unit"].lower(), scene.period
    base = period[0] if period is not None else scene.said or scene.told or scene.today
    if base is None:
        return None
    if unit == "week":
        monday = shift(base, -base.weekday() - _WEEK)
        return Reading((monday, shift(monday, _WEEK - 1)), "week")
    return Reading(_unit_before(base, _MONTHS[unit]), _GRAINS[unit])


def _unit_before(day: date, months: int) -> Days:
    first = (day.month - 1) // months * months + 1 - months
    return month_of(day.year, first)[0], month_of(day.year, first + months - 1)[1]


def _is_year(days: Days) -> bool:
    return (days[1] - days[0]).days >= _YEAR_OF_DAYS


_AGO: Final = rf"(?:ago|earlier|before|previously)(?!{S}(?:the|a|an|he|she|they|it|his|her|its|today|this|last|when)\b)"
_SAME: Final = r"(?:same|like|corresponding|comparable|equivalent)"
_SPAN: Final = r"(?:period|quarter|month|half|time|stage|point|nine\smonths|six\smonths|three\smonths)"

RULES: Final = (
    Rule(
        "following unit",
        "unit",
        rule_pattern(rf"\b(?:the|in{S}the){S}following{S}(?P<unit>week|month|quarter|year)\b"),
        _following,
        "article",
    ),
    Rule(
        "same quarter of a year",
        "year",
        rule_pattern(rf"\bthe{S}(?:{_SAME}{S})?(?:period|quarter|months?){S}(?:of|in){S}(?P<y>(?:19|20)\d\d)\b"),
        _same_of_year,
        "article",
    ),
    Rule(
        "year earlier",
        "unit",
        rule_pattern(
            rf"\b(?:a|one){S}year{S}(?:earlier|before|previously|prior)\b(?!{S}(?:the|an?|he|she|they|it|his|her|its)\b)"
            rf"|\bthe{S}year{S}(?:earlier|before)\b(?=\s{{0,2}}(?:[.,;:)]|$))"
            rf"|\byear{DASH}(?:ago|earlier)\b(?:{S}{_SPAN}\b)?"
            rf"|\bthe{S}{_SAME}{S}{_SPAN}(?:{S}(?:of|in))?{S}(?:a{S}year{S}{_AGO}|(?:the{S})?(?:last|previous|prior|preceding){S}year|the{S}year{S}before)\b"
            rf"|\b(?:the{S})?year{DASH}ago{S}{_SPAN}\b"
        ),
        _year_before,
        "article",
    ),
    Rule(
        "weeks, months or years earlier",
        "unit",
        rule_pattern(
            rf"\b(?P<n>{NUMBER}){S}(?P<unit>week|month|year)s?{S}(?:earlier|previously|prior)\b(?!{S}(?:to|than)\b)"
        ),
        _earlier,
        "article",
    ),
    Rule(
        "previous unit",
        "unit",
        rule_pattern(
            rf"\b(?:the|its|his|her|their){S}(?:previous|prior|preceding){S}(?P<unit>week|month|quarter|half|year)\b(?!{APOSTROPHE}s{S}eve\b)"
        ),
        _previous,
        "article",
    ),
)
