"""Rules for dates that name a month: "30 December 2023", "Dec 30-31", "late December", "in November"."""

import re
from datetime import date
from functools import partial
from typing import Final

from .calendar_words import (
    ANY_WEEKDAY,
    APOSTROPHE,
    DASH,
    EITHER_DAY,
    MONTH,
    NO_MORE_DIGITS,
    NUMBER,
    ORDINAL_DAY,
    YEAR,
    S,
    day_number,
    month_number,
    number,
    rule_pattern,
    weekday_number,
)
from .day_spans import (
    MONDAY,
    SATURDAY,
    SUNDAY,
    Days,
    distance,
    full_year,
    in_years_around,
    make_day,
    month_of,
    months_of,
    one,
    shift,
    week_of,
    weekday_after,
    with_tense,
)
from .rule import Reading, Rule, Scene, day_of_year, looking_ahead, reading, without_year

OPTIONAL_YEAR: Final = (
    rf"(?:,?{S}(?:of{S})?(?P<y>{YEAR})(?!\d|[.,]\d)|,(?P<y2>{YEAR})(?!\d)"
    rf"|,?{S}(?:of{S})?{APOSTROPHE}(?P<y4>\d\d)\b"
    rf"|,?{S}(?:of{S}|in{S})?(?P<which>last|this|next){S}year\b)?"
)
_WEEKDAY_FIRST: Final = rf"(?:(?P<w>{ANY_WEEKDAY}),?{S}(?:the{S})?)?"
_TO: Final = (
    rf"(?:\s?{DASH}\s?|\s?/\s?|\s?&\s?|{S}(?:to|and|or|until|till|through|thru){S}(?:the{S})?(?:{ANY_WEEKDAY}{S})?)"
)
_AHEAD: Final = 10
# Months that an article writes small only where they are none: "told to march", "as they may".
_VERBS: Final = frozenset({"march", "may"})
_SURE_CUE: Final = re.compile(r"(?:in|since|early|late|mid|during)\b", re.IGNORECASE)
_WEEKS_BEGIN: Final = frozenset({MONDAY, SUNDAY})
_REST_OF_WEEK: Final = 6
_MONTHS_IN: Final = {"quarter": 3, "half": 6, "year": 12}
# Parts of a month with their first and last day, 0 for the month's last.
_PARTS: Final = (
    (("early", "beginning", "start"), 1, 10),
    (("mid",), 10, 20),
    (("late", "end"), 21, 0),
    (("first half",), 1, 15),
    (("second half",), 16, 0),
    (("first week",), 1, 7),
)


def year_beside(match: re.Match[str], scene: Scene) -> int | None:
    """Return the year that is written beside a date, None when there is none; "last year" is one."""
    groups = match.groupdict()
    year = groups.get("y") or groups.get("y2") or groups.get("y3")
    if year is not None:
        return int(year)
    if groups.get("y4") is not None:
        return of_two_digits(int(groups["y4"]), scene)
    which = groups.get("which")
    if which is None or scene.today is None:
        return None
    return scene.today.year + {"last": -1, "this": 0, "next": 1}[which.lower()]


def of_two_digits(year: int, scene: Scene) -> int:
    """Return the year that '21 or '68 means: one that lies no more than ten years ahead."""
    return full_year(year) if scene.today is None else full_year(year, scene.today.year + _AHEAD)


def _month_day(match: re.Match[str], scene: Scene) -> Reading | None:
    month, day, year = month_number(match["m"]), day_number(match["d"]), year_beside(match, scene)
    weekday = match["w"]
    if weekday is not None and year is None and scene.today is not None:
        fitting = _with_weekday(month, day, weekday_number(weekday), scene)
        if fitting is not None:
            return Reading(fitting, "day")
    return day_of_year(lambda year: one(make_day(year, month, day)), year, scene)


def _with_weekday(month: int, day: int, weekday: int, scene: Scene) -> Days | None:
    """Find the nearest year, a covered one where days are, in which the day falls on the weekday."""
    near = scene.today if scene.covered is None else scene.covered[1]
    if near is None:
        return None
    candidates = [
        days
        for days in in_years_around(near.year, lambda year: one(make_day(year, month, day)))
        if days[0].weekday() == weekday and (scene.covered is None or distance(days, scene.covered) == 0)
    ]
    return with_tense(candidates, near, "open")


def _days_of_month(match: re.Match[str], scene: Scene) -> Reading | None:
    month, first, last, year = (
        month_number(match["m"]),
        day_number(match["d"]),
        day_number(match["e"]),
        year_beside(match, scene),
    )
    if first > last:
        return None

    def in_year(year: int) -> Days | None:
        start, end = make_day(year, month, first), make_day(year, month, last)
        return None if start is None or end is None else (start, end)

    return day_of_year(in_year, year, scene)


def _part_of(days: Days, part: str) -> Days:
    """Narrow a month to its part: early to the 10th, mid from the 10th to the 20th, late from the 21st."""
    first, last = days
    part = " ".join(part.lower().split())
    if "weekend" in part:
        saturday = weekday_after(first if part.startswith("first") else shift(last, -_REST_OF_WEEK), SATURDAY)
        return saturday, shift(saturday, 1)
    for words, start, end in _PARTS:
        if part.startswith(words):
            return first.replace(day=start), first.replace(day=end) if end else last
    return shift(last, -_REST_OF_WEEK), last


def _part_of_month(match: re.Match[str], scene: Scene) -> Reading | None:
    month, part, year = month_number(match["m"]), match["part"], year_beside(match, scene)
    if year is not None:
        return Reading(_part_of(month_of(year, month), part), "week")
    return without_year(lambda year: _part_of(month_of(year, month), part), scene, "month")


def _month(match: re.Match[str], scene: Scene) -> Reading | None:
    month, year = month_number(match["m"]), year_beside(match, scene)
    if year is not None:
        return Reading(month_of(year, month), "month")
    how = (match.groupdict().get("how") or "").lower()
    if scene.today is None or (not scene.asking and match["m"] in _VERBS and not _SURE_CUE.match(match[0])):
        return None
    if how.endswith(("last", "past")):
        current = scene.today.year, scene.today.month
        return Reading(month_of(scene.today.year - ((scene.today.year, month) >= current), month), "month")
    if how == "next":
        return Reading(month_of(scene.today.year + (month <= scene.today.month), month), "month")
    if how == "this":
        return Reading(month_of(scene.today.year, month), "month")
    return without_year(partial(month_of, month=month), looking_ahead(match, scene), "month")


def _months_ending(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the three months ended June 30" and "the year to April": so many months, the last of them the one named."""
    last = _month(match, scene)
    if last is None or last.days is None:
        return None
    count = number(match["n"]) if match["n"] else _MONTHS_IN[match["unit"].lower()]
    first = month_of(last.days[0].year, last.days[0].month + 1 - count)[0]
    if match["d"] is None:
        return Reading((first, last.days[1]), "month")
    end = make_day(last.days[0].year, last.days[0].month, day_number(match["d"]))
    return None if end is None else Reading((first, end), "month")


def _months(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "July-September": the months from one to the other."""
    first, last, year = month_number(match["m"]), month_number(match["e"]), year_beside(match, scene)
    count = (last - first) % _MONTHS_IN["year"] + 1

    def ending(year: int) -> Days:
        return months_of(year - (last < first), first, count)

    return without_year(ending, scene, "month") if year is None else Reading(ending(year), "month")


def _week_around(match: re.Match[str], scene: Scene) -> Reading | None:
    found = _month_day(match, scene)
    if found is None or found.days is None:
        return None
    start = found.days[0]
    if match["ended"]:
        return Reading((shift(start, -_REST_OF_WEEK), start), "week")
    if match["unit"].lower() == "weekend":
        saturday = weekday_after(week_of(start)[0], SATURDAY)
        return Reading((saturday, shift(saturday, 1)), "week")
    return Reading((start, shift(start, _REST_OF_WEEK)) if start.weekday() in _WEEKS_BEGIN else week_of(start), "week")


def _ordinal(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the 30th": the latest one, among the covered days where they are known and have one."""
    if scene.today is None:
        return None
    first, last = day_number(match["d"]), day_number(match["e"] or match["d"])
    if first > last:
        return None

    def latest(up_to: date) -> Days | None:
        months = (month_of(up_to.year, up_to.month - back)[0] for back in range(3))
        spans = ((make_day(m.year, m.month, first), make_day(m.year, m.month, last)) for m in months)
        return next(((a, b) for a, b in spans if a is not None and b is not None and a <= up_to), None)

    if scene.tense == "future" and not scene.asking:
        months = (month_of(scene.today.year, scene.today.month + ahead)[0] for ahead in range(3))
        days = (make_day(m.year, m.month, first) for m in months)
        return reading(one(next((d for d in days if d is not None and d >= scene.today), None)), "day")
    if scene.asking and scene.covered is not None:
        return reading(latest(min(scene.covered[1], max(scene.today, scene.covered[0]))), "day")
    return reading(latest(scene.today), "day")


_NOT_MODAL: Final = (
    rf"(?!(?<=may){S}(?:have|be|not|also|still|never)\b)(?!(?<=march){S}(?:on|to|through|towards?|into|against)\b)"
)
_PART: Final = (
    rf"early(?:{S}in)?|mid|late(?:r?{S}in)?|beginning{S}of|start{S}of|end{S}of|first{S}half{S}of|second{S}half{S}of"
    rf"|middle{S}of|(?:first|last){S}week(?:end)?{S}(?:of|in)"
)
# "May", "March" and months that are first names need a word before them that only a date has.
_CUE: Final = r"in|since|early|during|until|till|throughout|before|after|from|to|between|late|mid"
_PLAIN_MONTH: Final = r"(?:january|february|july|september|october|november|december)\b"
# What follows "the 30th" when it is a day and not a floor or a birthday.
_AFTER_ORDINAL: Final = (
    rf"(?=\s*(?:$|[?.,;:!)\u2019'\"]|{DASH})"
    rf"|{S}(?:in|at|on|by|about|near|for|from|with|as|that|when|after|before|against|of{S}last|of{S}this"
    r"|did|was|were|is|he|she|they|we|it|the|a|who|what|how|where)\b)"
)

RULES: Final = (
    Rule(
        "months that end in one",
        "month",
        rule_pattern(
            rf"\b(?:the{S})?(?:(?:fiscal|financial){S})?(?:(?P<n>{NUMBER})(?:{S}months|{DASH}month{S}period)|(?P<unit>quarter|half|year)(?!{S}to{S}end\b)){S}"
            rf"(?:(?:that{S})?end(?:ed|ing|s)|to|through)(?:{S}(?:in|on|the{S}end{S}of))?{S}"
            rf"(?P<m>{MONTH})(?:{S}(?P<d>{EITHER_DAY})\b{NO_MORE_DIGITS})?{OPTIONAL_YEAR}"
        ),
        _months_ending,
    ),
    Rule(
        "week of a day",
        "month",
        rule_pattern(
            rf"\b(?P<unit>week|weekend){S}(?:of|beginning|starting|(?P<ended>end(?:ed|ing))){S}(?:the{S})?"
            rf"{_WEEKDAY_FIRST}(?P<m>{MONTH}){S}(?P<d>{EITHER_DAY})\b{NO_MORE_DIGITS}{OPTIONAL_YEAR}"
        ),
        _week_around,
    ),
    Rule(
        "week of a day, day first",
        "month",
        rule_pattern(
            rf"\b(?P<unit>week|weekend){S}(?:of|beginning|starting|(?P<ended>end(?:ed|ing))){S}(?:the{S})?"
            rf"{_WEEKDAY_FIRST}(?P<d>{EITHER_DAY}){S}(?:of{S})?(?P<m>{MONTH}){OPTIONAL_YEAR}"
        ),
        _week_around,
    ),
    Rule(
        "days of a month, month first",
        "month",
        rule_pattern(
            rf"\b{_WEEKDAY_FIRST}(?P<m>{MONTH}){S}(?:the{S})?(?P<d>{EITHER_DAY})(?:,\s?{EITHER_DAY}){{0,4}}{_TO}"
            rf"(?P<e>{EITHER_DAY})\b{NO_MORE_DIGITS}(?!{S}{MONTH}){OPTIONAL_YEAR}"
        ),
        _days_of_month,
    ),
    Rule(
        "days of a month, days first",
        "month",
        rule_pattern(
            rf"(?<![\d.,:$\u20ac\u00a3-])\b{_WEEKDAY_FIRST}(?P<d>{EITHER_DAY})\.?"
            rf"(?:,\s?{EITHER_DAY}){{0,4}}{_TO}(?P<e>{EITHER_DAY})\.?"
            rf"{S}(?:of{S})?(?P<m>{MONTH}){_NOT_MODAL}{OPTIONAL_YEAR}"
        ),
        _days_of_month,
    ),
    Rule(
        "month and day",
        "month",
        rule_pattern(
            rf"\b{_WEEKDAY_FIRST}(?P<m>{MONTH})(?:{S}(?:the{S})?|{DASH})"
            rf"(?P<d>{EITHER_DAY})\b{NO_MORE_DIGITS}(?:{DASH}(?P<y3>{YEAR})\b|{OPTIONAL_YEAR})"
        ),
        _month_day,
    ),
    Rule(
        "day and month",
        "month",
        rule_pattern(
            rf"(?<![\d.,:$\u20ac\u00a3-])\b{_WEEKDAY_FIRST}(?P<d>{EITHER_DAY})(?:{S}(?:of{S})?|{DASH}|\.\s?)"
            rf"(?P<m>{MONTH}){_NOT_MODAL}(?:{DASH}(?P<y3>{YEAR})\b|{OPTIONAL_YEAR})"
        ),
        _month_day,
    ),
    Rule(
        "part of a month",
        "month",
        rule_pattern(
            rf"\b(?:the{S})?(?P<part>{_PART})(?:{S}|{DASH})(?:the{S})?(?P<m>{MONTH})(?!{S}\d{{1,2}}\b){OPTIONAL_YEAR}"
        ),
        _part_of_month,
    ),
    Rule(
        "month and year",
        "month",
        rule_pattern(
            rf"\b(?P<m>{MONTH}),?{S}(?:of{S}|in{S})?(?:(?P<y>{YEAR})\b(?![.,]\d)|{APOSTROPHE}(?P<y4>\d\d)\b|(?P<which>last|this|next){S}year\b)"
        ),
        _month,
    ),
    Rule(
        "month after last, this or next",
        "month",
        rule_pattern(rf"\b(?P<how>last|next|this(?:{S}past)?){S}(?P<m>{MONTH})(?!{S}(?:\d|on\b))"),
        _month,
    ),
    Rule(
        "month after a cue",
        "month",
        rule_pattern(rf"\b(?:{_CUE}){S}(?P<core>(?P<m>{MONTH}))(?!{S}(?:\d|on\b))"),
        _month,
    ),
    Rule(
        "month after a cue of plans",
        "month",
        rule_pattern(
            rf"\b(?P<by>by|for|of|this|through|around|next){S}(?:the{S}end{S}of{S})?(?P<core>(?P<m>{MONTH}))(?!{S}(?:\d|on\b|(?-i:[A-Z])))"
        ),
        _month,
        "article",
    ),
    Rule(
        "month as an adjective",
        "month",
        rule_pattern(
            rf"(?:\b(?:the|an?|its|his|her|their|our|this|that)|{APOSTROPHE}s){S}(?P<core>(?P<m>{MONTH}))(?={S}(?!to\b)(?-i:[a-z]))"
        ),
        _month,
        "article",
    ),
    Rule(
        "months of a quarter",
        "month",
        rule_pattern(
            rf"\b(?P<m>{MONTH})(?:\s?{DASH}\s?|{DASH}to{DASH}|{S}to{S}|{S}through{S})(?P<e>{MONTH})(?!{S}\d{{1,2}}\b){OPTIONAL_YEAR}"
        ),
        _months,
    ),
    Rule(
        "month alone",
        "month",
        rule_pattern(rf"\b(?P<m>{_PLAIN_MONTH})(?!{S}\d)"),
        _month,
    ),
    Rule(
        "day without a month",
        "ordinal",
        rule_pattern(
            rf"\b(?:on|since|before|until|till|after|from|by|between){S}(?P<core>(?:{ANY_WEEKDAY}{S})?the{S}"
            rf"(?P<d>{ORDINAL_DAY})(?:\s?(?:to|and|{DASH})\s?(?:the{S})?(?P<e>{ORDINAL_DAY}))?){_AFTER_ORDINAL}"
        ),
        _ordinal,
    ),
)
