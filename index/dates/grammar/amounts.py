"""Rules for round amounts of time in questions: "a few days ago", "48 hours ago", "in the next two weeks"."""

import re
from typing import Final

from .calendar_words import NUMBER, S, number, rule_pattern
from .day_spans import Days, bounds, month_of, same_day_in, shift, year_of
from .relative import DAYS_IN, FEW_IN_DAYS, HOURS_A_DAY, days_from_today
from .rule import Grain, Reading, Rule, Scene

# How many units such words mean, at the most and at the least.
_MOST: Final = {"couple": (3, 1), "few": (5, 2), "several": (7, 3)}
_GRAINS: Final[dict[str, Grain]] = {"day": "day", "night": "day", "hour": "day", "month": "month", "year": "year"}


def _some_ago(match: re.Match[str], scene: Scene) -> Reading | None:
    if scene.today is None:
        return None
    unit = match["unit"].lower()
    most, least = _MOST[match["some"].lower()]
    if unit == "hour":
        return Reading((shift(scene.today, -1), scene.today), "day")
    today = scene.today
    if unit == "month":
        days = bounds((month_of(today.year, today.month - most), month_of(today.year, today.month - least)))
    elif unit == "year":
        days = bounds((year_of(max(today.year - most, 1)), year_of(max(today.year - least, 1))))
    else:
        days = shift(today, -most * DAYS_IN[unit]), shift(today, -least * DAYS_IN[unit])
    return Reading(days, _GRAINS.get(unit, "week"))


def _hours_ago(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "48 hours ago": the day before yesterday; what is no whole number of days falls on one of two."""
    if scene.today is None:
        return None
    hours = number(match["n"])
    first, last = shift(scene.today, -hours // HOURS_A_DAY), shift(scene.today, -(hours // HOURS_A_DAY))
    return Reading((first, last), "day")


def _next_some(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the next two weeks": from today to so many days later; "the next few days" are up to a week."""
    if scene.today is None:
        return None
    count = match["n"]
    unit = match["unit"].lower()
    if count is None:
        return Reading((scene.today, shift(scene.today, FEW_IN_DAYS[unit])), "week")
    return Reading(_ahead(scene, number(count), unit), _GRAINS.get(unit, "week"))


def _ahead(scene: Scene, count: int, unit: str) -> Days:
    if scene.today is None:
        raise ValueError("days ahead are counted from a day")
    today = scene.today
    if unit == "hour":
        return today, shift(today, -(-count // HOURS_A_DAY))
    if unit in DAYS_IN:
        return today, shift(today, count * DAYS_IN[unit])
    month = month_of(today.year, today.month + count * (12 if unit == "year" else 1))
    return today, max(same_day_in(month, today), today)


_UNIT: Final = r"(?P<unit>hour|day|night|week|fortnight|month|year)s?"

RULES: Final = (
    Rule(
        "some days ago",
        "ago",
        rule_pattern(rf"\b(?:an?{S})?(?P<some>couple|few|several){S}(?:of{S})?{_UNIT}{S}ago\b"),
        _some_ago,
        "question",
    ),
    Rule("hours ago", "ago", rule_pattern(rf"\b(?P<n>{NUMBER}){S}hours?{S}ago\b"), _hours_ago, "question"),
    Rule(
        "next days",
        "unit",
        rule_pattern(
            rf"\b(?:(?:the|these){S})?(?:next|coming){S}(?:(?P<n>{NUMBER})|few|couple{S}of|several){S}{_UNIT}\b(?!{S}of\b)"
        ),
        _next_some,
        "question",
    ),
    Rule(
        "the day before that",
        "day",
        rule_pattern(rf"\bnot{S}yesterday,?{S}(?:but{S})?(?:on{S})?the{S}(?:day|one){S}before\b(?!{S}yesterday)"),
        days_from_today(-2),
        "question",
    ),
)
