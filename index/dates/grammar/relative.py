"""Rules for words that count from a day: "yesterday", "overnight", "two days ago", "last week", "the day prior"."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from .calendar_words import APOSTROPHE, MONTH, NUMBER, PART_OF_DAY, S, number, rule_pattern
from .day_spans import (
    SATURDAY,
    Days,
    days_later,
    days_up_to,
    month_of,
    one,
    same_day_in,
    shift,
    week_of,
    year_of,
)
from .rule import VAGUE, Grain, Reading, Rule, Scene, reading

DAYS_IN: Final = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "weekend": 7}
HOURS_A_DAY: Final = 24
# The days that "a few days" and the like may reach.
FEW_IN_DAYS: Final = {
    "hour": 1,
    "day": 7,
    "night": 7,
    "week": 35,
    "fortnight": 70,
    "month": 153,
    "year": 1826,
    "decade": 18262,
}
_RECENT_WEEKEND: Final = 2
_YEARS: Final = 10
_LASTING: Final = re.compile(r"\b(?:until|till|through)\s{1,4}$", re.IGNORECASE)
_NEAR: Final = 12


def days_from_today(days: int) -> Callable[[re.Match[str], Scene], Reading | None]:
    """Return a reader of words for the day so many days from today."""

    def read(_: re.Match[str], scene: Scene) -> Reading | None:
        return None if scene.today is None else Reading(days_later(scene.today, days), "day")

    return read


def _night(_: re.Match[str], scene: Scene) -> Reading | None:
    """Read a night without a date: the one that ended on this day, or on the day last spoken of."""
    if scene.today is None:
        return None
    morning = scene.today if scene.asking or scene.said is None else scene.said
    return Reading(days_up_to(morning, 1), "night")


def _ago(match: re.Match[str], scene: Scene) -> Reading | None:
    if scene.today is None:
        return None
    count, unit = number(match["n"]), match["unit"].lower()
    back = _back(scene.today, count, unit)
    if match["exact"] is None or back.days is None:
        return back
    if unit in DAYS_IN:
        return Reading(days_later(scene.today, -count * DAYS_IN[unit]), "day")
    month = back.days[0].month if unit == "month" else scene.today.month
    return reading(one(same_day_in(month_of(back.days[0].year, month), scene.today)), "day")


def _back(today: date, count: int, unit: str) -> Reading:
    if unit in {"year", "decade"}:
        return Reading(year_of(max(today.year - count * (_YEARS if unit == "decade" else 1), 1)), "year")
    if unit == "month":
        return Reading(month_of(today.year, today.month - count), "month")
    moved = shift(today, -count * DAYS_IN[unit])
    if unit == "week" and count > 1:
        return Reading(week_of(moved), "week")
    return Reading((moved, moved), "day")


def _past(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the past 3 days": from so many days before to the day itself."""
    if scene.today is None:
        return None
    groups, today = match.groupdict(), scene.today
    count, unit = number(groups.get("n") or "one"), (groups["unit"] or groups["unit2"]).lower()
    if unit == "hour":
        return Reading(days_up_to(today, -(-count // HOURS_A_DAY)), "day")
    if unit == "month":
        return Reading((same_day_in(month_of(today.year, today.month - count), today), today), "month")
    if unit in {"year", "decade"}:
        years = count * (_YEARS if unit == "decade" else 1)
        month = month_of(max(today.year - years, 1), today.month)
        return Reading((same_day_in(month, today), today), "year")
    return Reading(days_up_to(today, count * DAYS_IN[unit]), "week")


def _past_few(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the last few days": too vague in an article; so much as it may be in a question."""
    if not scene.asking:
        return VAGUE
    return None if scene.today is None else Reading(days_up_to(scene.today, FEW_IN_DAYS[match["unit"].lower()]), "week")


def _last_one(match: re.Match[str], scene: Scene) -> Reading | None:
    if scene.today is None:
        return None
    return reading(_unit_away(scene.today, match["unit"].lower(), -1), _grain(match["unit"]))


def _next_one(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "next week"; "the next year" of a story follows the year that it told of."""
    if match["the"] and not scene.asking:
        return VAGUE
    if scene.asking and match["unit"].lower() == "year":
        return None  # As with a year to come: it is what the question is about.
    if scene.today is None:
        return None
    return reading(_unit_away(scene.today, match["unit"].lower(), 1), _grain(match["unit"]))


def _grain(unit: str) -> Grain:
    grains: dict[str, Grain] = {"week": "week", "month": "month", "year": "year"}
    return grains.get(unit.lower(), "week")


def _unit_away(today: date, unit: str, by: int) -> Days | None:
    if unit == "week":
        return week_of(shift(today, 7 * by))
    if unit == "month":
        return month_of(today.year, today.month + by)
    if unit == "quarter":
        first = (today.month - 1) // 3 * 3 + 1 + 3 * by
        return month_of(today.year, first)[0], month_of(today.year, first + 2)[1]
    return year_of(min(max(today.year + by, 1), 9998))


def _this_one(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "this week": from its first day to this one; what is to come ends with the unit."""
    if scene.today is None:
        return None
    groups, unit = match.groupdict(), match["unit"].lower()
    days = _unit_away(scene.today, unit, 0)
    if days is None:
        return None
    when = (groups.get("when") or "").lower()
    lasting = _LASTING.search(match.string, max(match.start() - _NEAR, 0), match.start())
    if when.startswith("later") or lasting or (not when and scene.tense == "future"):
        return Reading((scene.today, days[1]), _grain(unit))
    return Reading((days[0], scene.today), _grain(unit))


def _weekend(match: re.Match[str], scene: Scene) -> Reading | None:
    if scene.today is None:
        return None
    how = (match["how"] or "").lower()
    today = scene.today
    this_saturday = shift(week_of(today)[0], SATURDAY)
    if how in {"last", "past"}:
        saturday = shift(this_saturday, -7)
    elif how in {"next", "coming"}:
        saturday = this_saturday if this_saturday > today and how == "coming" else shift(this_saturday, 7)
        if how == "next" and today < this_saturday and today.weekday() < SATURDAY:
            saturday = this_saturday if scene.asking else saturday
    elif (
        today >= this_saturday
        or scene.tense == "future"
        or (scene.tense == "open" and not scene.asking and match[0].lower().startswith("for"))
        or (how == "this" and scene.tense == "open" and today.weekday() > _RECENT_WEEKEND)
    ):
        saturday = this_saturday
    else:
        saturday = shift(this_saturday, -7)
    return Reading((saturday, shift(saturday, 1)), "week")


def _neighbour(by: int) -> Callable[[re.Match[str], Scene], Reading | None]:
    """Read "the previous day" and its like, counted from the day last spoken of, else from this one."""

    def read(match: re.Match[str], scene: Scene) -> Reading | None:
        spoken_of = scene.said or scene.told
        base = spoken_of or scene.today
        if base is None:
            return None
        if by > 0 and spoken_of is None:
            return VAGUE
        return Reading(days_later(base, by * number(match.groupdict().get("n") or "one")), "day")

    return read


def _after_event(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "A day after X, ...": it dates the main clause, which is the day spoken of or that of the report."""
    if scene.today is None:
        return None
    if scene.said is not None:
        return Reading((scene.said, scene.said), "day")
    # At the head of a sentence it follows what was told before, as far as a day was told.
    aside = match.string[max(match.start() - 3, 0) : match.start()].rstrip().endswith(",")
    leading = scene.leading and (aside or scene.told is None)
    return Reading((scene.today, scene.today), "day") if leading else VAGUE


def _same_day(_: re.Match[str], scene: Scene) -> Reading:
    day = scene.said or scene.told
    return VAGUE if day is None else Reading((day, day), "day")


def _vague(_: re.Match[str], __: Scene) -> Reading:
    return VAGUE


_UNIT: Final = r"(?P<unit>day|night|week|fortnight|month|year|decade)s?"
_SPAN_UNIT: Final = r"week|month|quarter|year"
_SOME: Final = (
    rf"(?:a{S}few|few|several|many|some|a{S}couple{S}of|couple{S}of|a{S}number{S}of|recent|countless|dozens{S}of)"
)
_UNITS: Final = r"(?:days|nights|weeks|months|years|decades)\b"
_NO_NEWSPAPER: Final = "".join(rf"(?<!{name} today)" for name in ("usa", "florida", "russia", "india", "psychology"))
_NO_YEAR_THING: Final = rf"(?!{APOSTROPHE}s{S}(?:eve|day)\b)"

RULES: Final = (
    Rule("day before yesterday", "day", rule_pattern(rf"\b(?:the{S})?day{S}before{S}yesterday\b"), days_from_today(-2)),
    Rule("day after tomorrow", "day", rule_pattern(rf"\b(?:the{S})?day{S}after{S}tomorrow\b"), days_from_today(2)),
    Rule("yesterday", "day", rule_pattern(rf"\byesterday\b{PART_OF_DAY}"), days_from_today(-1)),
    Rule("tomorrow", "day", rule_pattern(rf"\btomorrow\b{PART_OF_DAY}"), days_from_today(1)),
    Rule(
        "today",
        "day",
        rule_pattern(rf"\b(?:today{_NO_NEWSPAPER}|tonight|this{S}(?:morning|afternoon|evening))\b"),
        days_from_today(0),
    ),
    Rule(
        "last night",
        "day",
        rule_pattern(
            rf"\b(?:last{S}night|overnight|this{S}night|(?:during|in|through|throughout){S}the{S}night"
            rf"(?!{S}(?:of|from|between|to)\b)|the{S}night(?={S}(?:attack|attacks|strike|strikes|raid|raids)\b))\b"
        ),
        _night,
    ),
    Rule("yesterday in other words", "unit", rule_pattern(rf"\bthe{S}other{S}day\b"), _vague, "article"),
    Rule("days ago", "ago", rule_pattern(rf"\b(?P<n>{NUMBER}){S}{_UNIT}{S}ago\b(?P<exact>{S}today\b)?"), _ago),
    Rule(
        "past days",
        "unit",
        rule_pattern(
            rf"\b(?:the|these|in|over|this){S}(?:last|past){S}(?:(?P<n>{NUMBER}){S})"
            rf"(?P<unit>hour|day|night|week|weekend|month|year|decade)s?\b(?!{S}of{S}{MONTH})"
        ),
        _past,
    ),
    Rule(
        "past days, short",
        "unit",
        rule_pattern(
            rf"\b(?:last|past|previous){S}(?P<n>{NUMBER}){S}(?P<unit>hour|day|night|week|month|year)s\b(?!{S}of{S}{MONTH})"
        ),
        _past,
    ),
    Rule(
        "the past week",
        "unit",
        rule_pattern(
            rf"\b(?:(?:the|this){S}past{S}(?P<unit>day|week|fortnight|month|year|decade)"
            rf"|(?:the{S}last|past){S}(?P<unit2>week|fortnight|month|year|decade))\b(?!{S}of\b)"
        ),
        _past,
    ),
    Rule(
        "past few days",
        "unit",
        rule_pattern(
            rf"\b(?:the{S})?(?:last|past){S}(?:few|couple{S}of|several){S}(?P<unit>day|night|week|month|year|decade)s\b"
        ),
        _past_few,
    ),
    Rule("last week", "unit", rule_pattern(rf"\blast{S}(?P<unit>{_SPAN_UNIT})\b"), _last_one),
    Rule(
        "next week",
        "unit",
        rule_pattern(rf"\b(?:(?P<the>the{S})?next|the{S}coming){S}(?P<unit>{_SPAN_UNIT})\b"),
        _next_one,
    ),
    Rule(
        "this week",
        "unit",
        rule_pattern(
            rf"\b(?:(?P<when>earlier|later|so{S}far){S})?(?:this|the{S}current){S}(?P<unit>{_SPAN_UNIT})\b"
            rf"{_NO_YEAR_THING}"
        ),
        _this_one,
    ),
    Rule(
        "weekend",
        "unit",
        rule_pattern(
            rf"\b(?:(?P<how>last|past|this|next|coming){S}weekend"
            rf"|(?:over|at|on|during|before|since|until|after|for){S}(?P<core>the{S}weekend))\b"
        ),
        _weekend,
    ),
    Rule(
        "the previous day",
        "days",
        rule_pattern(
            rf"\b(?:the{S}day{S}(?:prior|before|earlier)|the{S}night{S}(?:before|earlier)(?=\s{{0,2}}(?:[.,;:)]|$))|the{S}(?:previous|preceding){S}(?:day|evening|night)"
            rf"|(?:a|one){S}day{S}(?:earlier|before))\b(?!{S}(?:to|yesterday|the|a|his|her|their)\b|{S}(?-i:[A-Z]))"
        ),
        _neighbour(-1),
        "article",
    ),
    Rule(
        "days earlier",
        "days",
        rule_pattern(rf"\b(?P<n>two|three|four|five|six){S}days{S}(?:earlier|before|prior)\b(?!{S}\w)"),
        _neighbour(-1),
        "article",
    ),
    Rule(
        "the following day",
        "days",
        rule_pattern(rf"\b(?:the{S}(?:following|next){S}day|(?:a|one){S}day{S}later|the{S}day{S}after(?=[.,;]))\b"),
        _neighbour(1),
        "article",
    ),
    Rule(
        "days later",
        "days",
        rule_pattern(rf"\b(?P<n>two|three|four|five|six){S}days{S}later\b"),
        _neighbour(1),
        "article",
    ),
    Rule(
        "a day after",
        "days",
        rule_pattern(rf"\b(?:a|one|just{S}a|the){S}day{S}after\b(?!{S}(?:tomorrow|day)\b)(?!\s*[.,;])"),
        _after_event,
        "article",
    ),
    Rule(
        "the same day", "days", rule_pattern(rf"\b(?:the{S}same|that){S}(?:day|evening|night)\b"), _same_day, "article"
    ),
    Rule(
        "vague days",
        "vague",
        rule_pattern(
            rf"\b(?:{_SOME}{S}{_UNITS}{S}(?:ago|earlier|later|before)\b"
            rf"|(?:in|over|for|during|within){S}(?:the{S})?(?:coming{S}|last{S}|past{S})?{_SOME}{S}{_UNITS}"
            rf"|in{S}the{S}coming{S}{_UNITS}|recently\b|(?:days|weeks|months|years|decades){S}ago\b)"
        ),
        _vague,
        "article",
    ),
)
