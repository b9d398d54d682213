"""Rules for holidays and seasons."""

import re
from typing import Final

from .calendar_words import APOSTROPHE, DASH, YEAR, S, rule_pattern
from .day_spans import (
    FRIDAY,
    SATURDAY,
    Days,
    bounds,
    distance,
    in_years_around,
    make_day,
    months_of,
    one,
    shift,
    week_of,
    weekday_after,
    weekday_before,
)
from .holidays import NAMED, SEASONAL, day_named
from .rule import Reading, Rule, Scene, looking_ahead, reading, without_year

_THIRTEENTH: Final = 13
_YEARS: Final = {"last": -1, "this": 0, "next": 1}
_DECADE: Final = 10
_MONTHS_OF_YEAR: Final = 12
_SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_SEASON_MONTHS: Final = 3


def _holiday(match: re.Match[str], scene: Scene) -> Reading | None:
    groups = match.groupdict()
    rule, year = day_named(" ".join(match["name"].split())), groups.get("y")
    if year is not None:
        return reading(one(rule(int(year))), "day")
    how = (groups.get("how") or "").lower()
    if groups.get("of") and scene.today is not None:
        return reading(one(rule(scene.today.year + _YEARS[groups["of"].lower()])), "day")
    if how in {"last", "this", "next"} and scene.today is not None:
        return _relative_holiday([one(rule(scene.today.year + by)) for by in (-1, 0, 1)], how, scene)
    return without_year(lambda year: one(rule(year)), scene, "day", slips=True)


def _around_holiday(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "Labor Day weekend": the feast and the Saturday and Sunday nearest to it; "Christmas week": its week."""
    feast = _holiday(match, scene)
    if feast is None or feast.days is None:
        return None
    week = match["unit"].lower() == "week"
    widen = _week_around if week else _weekend_around
    in_year = feast.in_year

    def make(year: int) -> Days | None:
        days = None if in_year is None else in_year(year)
        return None if days is None else widen(days)

    return Reading(widen(feast.days), "week", None if in_year is None else make)


def _week_around(days: Days) -> Days:
    return week_of(days[0])


def _weekend_around(days: Days) -> Days:
    saturdays = (weekday_before(days[0], SATURDAY), weekday_after(days[0], SATURDAY))
    return bounds((days, min(((day, shift(day, 1)) for day in saturdays), key=lambda weekend: distance(weekend, days))))


def _relative_holiday(candidates: list[Days | None], how: str, scene: Scene) -> Reading | None:
    today = scene.today
    if today is None:
        return None
    days = [found for found in candidates if found is not None]
    if how == "last":
        return reading(max((d for d in days if d[0] < today), default=None), "day")
    if how == "next":
        return reading(min((d for d in days if d[0] > today), default=None), "day")
    return reading(min(days, key=lambda found: abs((found[0] - today).days)), "day")


def _friday_the_13th(_: re.Match[str], scene: Scene) -> Reading | None:
    if scene.today is None:
        return None
    near = scene.covered[1] if scene.asking and scene.covered else scene.today
    days = (
        make_day(year, month, _THIRTEENTH) for year in range(near.year - 1, near.year + 2) for month in range(1, 13)
    )
    fridays = [day for day in days if day is not None and day.weekday() == FRIDAY]
    past = [day for day in fridays if day <= near]
    return reading(one(max(past, default=None)), "day")


def _season(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read a season of the northern half of the world; winter 2022 begins in December 2022."""
    groups = match.groupdict()
    first, year = _SEASONS[match["season"].lower()], groups.get("y")
    if year is not None:
        return Reading(months_of(int(year), first, _SEASON_MONTHS), "month")
    today = scene.today
    if today is None:
        return None
    how = (groups.get("how") or "").lower()
    spans = in_years_around(today.year, lambda year: months_of(year, first, _SEASON_MONTHS))
    if how.startswith(("last", "past")):
        return reading(max((days for days in spans if days[1] < today), default=None), "month")
    if how.startswith(("next", "coming")):
        return reading(min((days for days in spans if days[0] > today), default=None), "month")
    if how == "this":
        nearest = min(spans, key=lambda days: abs((days[0] - today).days))
        this_year = months_of(today.year, first, _SEASON_MONTHS)
        return Reading(nearest if first == _SEASONS["winter"] else this_year, "month")
    return without_year(lambda year: months_of(year, first, _SEASON_MONTHS), looking_ahead(match, scene), "month")


def _names(days: tuple[tuple[str, object], ...]) -> str:
    return "|".join(names for names, _ in days)


_HOW: Final = rf"(?:(?P<how>last|this|next){S})?"
_HOLIDAY_YEAR: Final = rf"(?:,?{S}(?:in{S}|of{S})?(?:(?P<y>{YEAR})|(?P<of>last|this|next){S}year)\b)?"
# What a feast is as well: a market, a dinner, a speech, somebody's tree.
_NO_DINNER: Final = (
    rf"(?=\s*(?:$|[?.,;:!)\u2019'\"\u201d]|{DASH})|{S}(?:and|or|in|at|on|to|is|was|were|did|by|for|with|about|against|"
    rf"over|of{S}(?=\d)|{YEAR}|there|what|who|how|where|which|the|he|she|they|when|because|after|before|as|from)\b)"
)
_PLACED: Final = r"(?:at|on|before|since|until|till|over|after|by|around|during|between|and|to|for|last|this|next|near)"
RULES: Final = (
    Rule(
        "days around a holiday",
        "feast week",
        rule_pattern(
            rf"\b{_HOW}(?P<name>{_names((*NAMED, *SEASONAL))}){APOSTROPHE}?{S}(?:holiday{S})?(?P<unit>weekend|week)\b"
            rf"{_HOLIDAY_YEAR}"
        ),
        _around_holiday,
    ),
    Rule("named day", "feast", rule_pattern(rf"\b{_HOW}(?P<name>{_names(NAMED)})\b{_HOLIDAY_YEAR}"), _holiday),
    Rule(
        "holiday with a year",
        "feast",
        rule_pattern(rf"\b(?P<name>{_names(SEASONAL)}),?{S}(?:in{S}|of{S})?(?P<y>{YEAR})\b"),
        _holiday,
    ),
    Rule(
        "holiday after a cue",
        "feast",
        rule_pattern(rf"\b{_PLACED}{S}(?:the{S})?(?P<core>(?P<name>{_names(SEASONAL)}))(?![\w-]){_NO_DINNER}"),
        _holiday,
    ),
    Rule(
        "holiday after last, this or next",
        "feast",
        rule_pattern(rf"\b(?P<how>last|this|next){S}(?P<name>{_names(SEASONAL)})(?![\w-]){_NO_DINNER}"),
        _holiday,
    ),
    Rule(
        "holiday at the end",
        "feast",
        rule_pattern(rf"\b(?P<name>{_names(SEASONAL)})(?=\s{{0,4}}[?.!]?\s{{0,4}}$)"),
        _holiday,
        "question",
    ),
    Rule("Friday the 13th", "weekday", rule_pattern(rf"\bfriday{S}the{S}(?:13th|thirteenth)\b"), _friday_the_13th),
    Rule(
        "season with a year",
        "season",
        rule_pattern(
            rf"\b(?:the{S})?(?P<season>spring|summer|autumn|fall|winter){S}(?:of{S})?(?P<y>{YEAR})\b"
            rf"(?!{S}(?:olympics?|games|paralympics)\b)"
        ),
        _season,
    ),
    Rule(
        "season after last, this or next",
        "season",
        rule_pattern(rf"\b(?P<how>last|this|next|this{S}past|coming){S}(?P<season>spring|summer|autumn|fall|winter)\b"),
        _season,
    ),
    Rule(
        "season after a cue",
        "season",
        rule_pattern(
            rf"\b(?:in|during|over|since|through|throughout|until|before|after|by|late|early|for){S}"
            rf"(?P<core>(?:the{S})?(?P<season>spring|summer|autumn|winter))\b"
            rf"(?!{S}(?:olympics?|games|palace|school|camp|break|solstice|equinox)\b)(?!{DASH})"
        ),
        _season,
    ),
    Rule(
        "fall after a cue",
        "season",
        rule_pattern(
            rf"\b(?:in|during|since|until|before|by|late|early){S}(?P<core>(?:the{S})?(?P<season>fall))\b"
            rf"(?=\s{{0,2}}(?:[.,;)]|$))"
        ),
        _season,
        "article",
    ),
)
