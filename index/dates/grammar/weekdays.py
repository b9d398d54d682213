"""Rules for days of the week: "Friday", "this Sunday", "last fri", "on Saturday night", "Friday last week"."""

import re
from typing import Final

from .calendar_words import DASH, NUMBER, PART_OF_DAY, WEEKDAY, S, number, rule_pattern, weekday_number
from .day_spans import days_later, shift, week_of, weekday_after, weekday_before
from .rule import Reading, Rule, Scene

_HALF_WEEK: Final = 3
WEEKDAY_RULES: Final = frozenset({"weekday", "short weekday", "short weekday that is also a word"})
"""Names of the rules that read a weekday and nothing else."""
_WEEK: Final = 7


def _weekday(match: re.Match[str], scene: Scene) -> Reading | None:
    if scene.today is None:
        return None
    groups = match.groupdict()
    how = " ".join((groups.get("how") or "").lower().split())
    day = weekday_number(groups["w"] or groups["w2"] or groups["w3"])
    if how in {"last", "past", "this past", "previous"}:
        found = weekday_before(scene.today, day, strictly=True)
    elif how in {"next", "coming", "upcoming", "this coming"}:
        found = weekday_after(scene.today, day, strictly=True)
    elif scene.tense == "future":
        found = weekday_after(scene.today, day)
    elif how == "this" and (weekday_after(scene.today, day) - scene.today).days <= _HALF_WEEK:
        # "this" is the nearest one; a verb in the past says little two days before a feast.
        found = weekday_after(scene.today, day)
    else:
        found = weekday_before(scene.today, day)
        if not scene.asking and scene.tense == "open" and (scene.today - found).days > _HALF_WEEK:
            found = shift(
                found, 7
            )  # Without a verb that says when it is the nearest: "Tuesday" on a Monday is tomorrow.
    return Reading((found, found), "day")


def _in_week(match: re.Match[str], scene: Scene) -> Reading | None:
    if scene.today is None:
        return None
    weeks = {"last": -7, "this": 0, "next": 7}[match["which"].lower()]
    monday = shift(week_of(scene.today)[0], weeks)
    return Reading(days_later(monday, weekday_number(match["w"])), "day")


def _weekday_ago(match: re.Match[str], scene: Scene) -> Reading | None:
    if scene.today is None:
        return None
    weeks, day = number(match["n"] or match["n2"]), weekday_number(match["w"] or match["w2"])
    if weeks == 1:
        return Reading(days_later(weekday_before(scene.today, day), -_WEEK), "day")
    return Reading(days_later(week_of(shift(scene.today, -_WEEK * weeks))[0], day), "day")


def _week_ended(match: re.Match[str], scene: Scene) -> Reading | None:
    if scene.today is None:
        return None
    end = weekday_before(scene.today, weekday_number(match["w"]))
    return Reading((shift(end, 1 - _WEEK), end), "week")


def _weekdays_ago(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "two Fridays ago": the Friday before the last one."""
    if scene.today is None:
        return None
    last = weekday_before(scene.today, weekday_number(match["w"]), strictly=True)
    return Reading(days_later(last, -_WEEK * (number(match["n"]) - 1)), "day")


# Newspapers, broadcasts and people that carry a weekday (others: dates_in_names.py), and every such day.
_NO_DAY_AFTER: Final = (
    rf"(?!{S}(?:times|telegraph|mirror|express|mail|post|league|school|roast|addams|service"
    rf"|night{S}(?:live|football|lights|fever|takeaway)|blues|best\b))"
)
_NO_DAY_BEFORE: Final = r"(?<!\bevery )(?<!\beach )(?<!\bany )(?<!\bon a )"
_SHORT_SURE: Final = r"(?:tues?|thu(?:rs?)?|fri)\b\.?"
_SHORT_WORDS: Final = r"(?:mon|wed|sat|sun)\b\.?"
_AFTER_SHORT: Final = (
    rf"(?=\s*(?:$|[?.,;:!)]|{DASH})|{S}(?:night|morning|evening|afternoon|in|at|by|and|to|or|about)\b)"
)

RULES: Final = (
    Rule(
        "week that ended on a weekday",
        "weekday",
        rule_pattern(rf"\bweek{S}end(?:ed|ing){S}(?:on{S})?(?:last{S})?(?P<w>{WEEKDAY})"),
        _week_ended,
        "article",
    ),
    Rule(
        "weekday of a week",
        "weekday",
        rule_pattern(rf"\b(?P<w>{WEEKDAY}){PART_OF_DAY},?{S}(?:of{S}|in{S})?(?P<which>last|this|next){S}week\b"),
        _in_week,
    ),
    Rule(
        "weekday of a week, week first",
        "weekday",
        rule_pattern(rf"\b(?P<which>last|this|next){S}week(?:{S}on|['\u2019]s){S}(?P<w>{WEEKDAY}){PART_OF_DAY}"),
        _in_week,
    ),
    Rule(
        "weekday a week ago",
        "weekday",
        rule_pattern(
            rf"\b(?P<n>{NUMBER}){S}weeks?{S}ago,?{S}(?:on{S}|last{S})?(?:the{S})?(?P<w>{WEEKDAY}){PART_OF_DAY}"
            rf"|\b(?:the{S})?(?P<w2>{WEEKDAY}){PART_OF_DAY},?{S}(?P<n2>{NUMBER}){S}weeks?{S}ago\b"
        ),
        _weekday_ago,
    ),
    Rule(
        "weekdays ago",
        "ago",
        rule_pattern(rf"\b(?P<n>{NUMBER}){S}(?P<w>(?:mon|tues|wednes|thurs|fri|satur|sun)day)s?{S}ago\b"),
        _weekdays_ago,
    ),
    Rule(
        "weekday",
        "weekday",
        rule_pattern(
            rf"\b(?:(?P<how>this{S}past|this{S}coming|last|past|previous|this|next|coming|upcoming){S})?"
            rf"{_NO_DAY_BEFORE}(?P<w>{WEEKDAY}){_NO_DAY_AFTER}{PART_OF_DAY}"
        ),
        _weekday,
    ),
    Rule(
        "short weekday",
        "weekday",
        rule_pattern(rf"\b(?:(?P<how>last|this|next|coming){S})?(?P<w>{_SHORT_SURE}){PART_OF_DAY}"),
        _weekday,
        "question",
    ),
    Rule(
        "short weekday that is also a word",
        "weekday",
        rule_pattern(
            rf"\b(?:(?:on|since|until|till|before|after|from){S}(?P<core>(?P<w>{_SHORT_WORDS}))"
            rf"|(?P<how>last|this|next){S}(?P<w2>{_SHORT_WORDS})){_AFTER_SHORT}{PART_OF_DAY}"
            rf"|\b(?P<w3>{_SHORT_WORDS}){S}(?:morning|afternoon|evening|night)\b"
        ),
        _weekday,
        "question",
    ),
)
