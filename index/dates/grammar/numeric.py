"""Rules for dates in digits: "2023-12-30", "30.12.2023", "12/30/2023", "31/12"."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from .calendar_words import YEAR, S, rule_pattern
from .day_spans import Days, distance, make_day, month_of, one
from .months import of_two_digits
from .rule import Reading, Rule, Scene, reading, without_year

# Famous pairs of numbers that look like a day and a month.
_NO_DATES: Final = frozenset({(24, 7), (9, 11), (7, 7), (50, 50), (20, 20)})
# Plural nouns, and none of the words that may follow a date in a question.
_COUNTED: Final = rule_pattern(
    rf"{S}(?:(?!(?:does|this|always|perhaps|news|across|towards|besides|versus|whereas)\b)[a-z]{{2,24}}[^\W\ds]s"
    rf"|people|men|women|children|per{S}?cent|majority)\b"
)


def _iso(match: re.Match[str], _: Scene) -> Reading | None:
    return reading(one(make_day(int(match["y"]), int(match["m"]), int(match["d"]))), "day")


def _iso_month(match: re.Match[str], _: Scene) -> Reading | None:
    if int(match["m"]) == int(match["y"][2:]) + 1:
        return None  # A season, as in 2010-11.
    return Reading(month_of(int(match["y"]), int(match["m"])), "month")


def choose_order(readings: list[date], scene: Scene) -> date | None:
    """Choose between day/month and month/day: not in the future, then among the covered days, then the nearest."""
    if len(set(readings)) == 1:
        return readings[0]
    today = scene.today
    if today is None:
        return None
    covered = scene.covered or (today, today)
    return min(
        readings,
        key=lambda day: (day > today, distance((day, day), covered), distance((day, day), (today, today))),
        default=None,
    )


def _both_orders(a: int, b: int, year: int) -> list[date]:
    days = (make_day(year, b, a), make_day(year, a, b))
    return [day for day in days if day is not None]


def _with_year(match: re.Match[str], scene: Scene) -> Reading | None:
    year = int(match["y"])
    whole = year if len(match["y"]) > len("23") else of_two_digits(year, scene)
    orders = _both_orders(int(match["a"]), int(match["b"]), whole)
    if match["sep"] == "." and len(orders) > 1:  # Dots are used where the day comes first.
        orders = orders[:1]
    return reading(one(choose_order(orders, scene)), "day")


def _without_year(match: re.Match[str], scene: Scene) -> Reading | None:
    groups = match.groupdict()
    a, b = int(groups["a"] or groups["a2"]), int(groups["b"] or groups["b2"])
    if (a, b) in _NO_DATES or scene.today is None or _is_fraction(match):
        return None
    found: list[date] = []
    for day, month in {(a, b), (b, a)}:
        candidate = without_year(_yearly(month, day), scene, "day")
        if candidate is not None and candidate.days is not None:
            found.append(candidate.days[0])
    chosen = choose_order(sorted(found), scene)
    return reading(one(chosen), "day")


def _is_fraction(match: re.Match[str]) -> bool:
    """Whether the numbers count what follows: "on 5/6 occasions", "on 5-6 days"."""
    numbers = [int(digits) for digits in re.findall(r"\d{1,2}", match[0])[:2]]
    return numbers[0] < numbers[-1] and _COUNTED.match(match.string, match.end()) is not None


def _yearly(month: int, day: int) -> Callable[[int], Days | None]:
    return lambda year: one(make_day(year, month, day))


_START: Final = r"(?<![\w.,/:$\u20ac\u00a3+-])"
_END: Final = r"(?![\w%/]|[.,:-]\d)"
_D: Final = r"3[01]|[12]\d|0?[1-9]"
_M: Final = r"1[0-2]|0?[1-9]"

RULES: Final = (
    Rule(
        "year, month, day",
        "digits",
        rule_pattern(
            rf"(?<![\w.,/:-])(?P<y>{YEAR})(?P<sep>[-/.])(?P<m>{_M})(?P=sep)(?P<d>{_D})"
            rf"(?:T\d\d:?\d\d(?::?\d\d(?:\.\d{{1,9}})?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w/-])"
        ),
        _iso,
    ),
    Rule(
        "year, month, day run together",
        "digits",
        rule_pattern(r"(?<![\w.,/:+-])(?P<y>20\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?![\w/-]|[.,:]\d)"),
        _iso,
        "question",
    ),
    Rule(
        "day, month, year",
        "digits",
        rule_pattern(rf"{_START}(?P<a>\d{{1,2}})(?P<sep>[-/.])(?P<b>\d{{1,2}})(?P=sep)(?P<y>{YEAR}){_END}"),
        _with_year,
    ),
    Rule(
        "day, month, short year",
        "digits",
        rule_pattern(rf"{_START}(?P<a>\d{{1,2}})(?P<sep>/|\.(?=\d\d\.))(?P<b>\d{{1,2}})(?P=sep)(?P<y>\d\d){_END}"),
        _with_year,
        "question",
    ),
    Rule(
        "year and month",
        "digits",
        rule_pattern(rf"{_START}(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2]){_END}"),
        _iso_month,
        "question",
    ),
    Rule(
        "month and year in digits",
        "digits",
        rule_pattern(rf"{_START}(?P<m>{_M})/(?P<y>{YEAR}){_END}"),
        _iso_month,
        "question",
    ),
    Rule(
        "day and month, one of them above twelve",
        "digits",
        rule_pattern(
            rf"{_START}(?:(?P<a>3[01]|2\d|1[3-9])/(?P<b>{_M})|(?P<b2>{_M})/(?P<a2>3[01]|2\d|1[3-9]))"
            rf"{_END}(?!{S}of\b)"
        ),
        _without_year,
        "question",
    ),
    Rule(
        "day and month at the end",
        "digits",
        rule_pattern(
            rf"(?<=[a-z]{{2}}\s)(?<!\bof\s)(?<!\bis\s)(?<!\bas\s)(?<!\bby\s)(?<!\bto\s)(?<!\bat\s)(?<!\bor\s)"
            rf"(?<!\bonly\s)(?<!\bgot\s)(?<!\bgets\s)(?<!\bgive\s)(?<!\bgave\s)(?<!rate\s)(?<!rated\s)(?<!rating\s)"
            rf"(?<!score\s)(?<!scored\s)(?!1/[234]\b|[23]/[34]\b)(?P<a>{_D})/(?P<b>{_D})(?=\s{{0,4}}\??\s{{0,4}}$)"
        ),
        _without_year,
        "question",
    ),
    Rule(
        "day and month after a cue",
        "digits",
        rule_pattern(
            rf"\b(?:on|since|before|until|till|from|between){S}"
            rf"(?P<core>(?P<a>{_D})(?:/|-|\.)(?P<b>{_D})\.?){_END}(?!{S}(?:of|odds|majority|vote|goal|score)\b)"
        ),
        _without_year,
        "question",
    ),
)
