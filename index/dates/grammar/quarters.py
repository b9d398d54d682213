"""Rules for the periods of accounts: "third-quarter profit", "the first nine months", "fiscal 1988".

A quarter is one of the calendar: in which month a company's year begins, its report rarely says.
"""

import re
from dataclasses import replace
from datetime import date
from typing import Final

from .calendar_words import APOSTROPHE, DASH, MONTH, NUMBER, ORDINALS, YEAR, S, month_number, number, rule_pattern
from .day_spans import distance, month_of, months_of, year_of
from .rule import Reading, Rule, Scene, without_year

_MONTHS_OF_YEAR: Final = 12
_QUARTER: Final = 3
_HALF: Final = 6
_REACH: Final = 160
_FAR: Final = 180
_YEARS: Final = {"last": -1, "this": 0, "next": 1}
# A game has quarters too.
_GAME: Final = re.compile(
    r"\b(?:touchdowns?|yards?|quarterback|scor(?:e|ed|ing)|points|rebounds?|kick-?off|halftime|interceptions?|fumbles?"
    r"|baskets?|turnovers?|field\sgoals?|free\sthrows?|three-pointers?|nba|nfl|playoffs?|championship\sgame|outscored"
    r"|leads?\sof|(?:minutes|seconds)\sleft)\b",
    re.IGNORECASE,
)
_MONEY: Final = re.compile(
    r"[$\u20ac\u00a3%]|\b(?:percent(?:age)?|per\scent|profits?|loss(?:es)?|earnings|revenues?|sales|results|shares?)\b",
    re.IGNORECASE,
)


def _quarter(match: re.Match[str], scene: Scene) -> Reading | None:
    groups = match.groupdict()
    if _is_of_a_game(match):
        return None
    digit, length = (
        groups.get("q"),
        _HALF if "half" in match[0].lower() or match[0].lower().startswith("h") else _QUARTER,
    )
    count = int(digit) if digit else ORDINALS[(groups.get("nth") or groups["nth2"]).lower()]
    first = 1 + (count - 1) * length
    written = groups.get("y") or groups.get("y2")
    if written:
        return Reading(months_of(int(written), first, length), "month")
    which = groups.get("which") or groups.get("whose")
    if scene.today is not None and which:
        year = scene.today.year + _YEARS[which.lower()]
        return Reading(months_of(year, first, length), "month")
    found = without_year(lambda year: months_of(year, first, length), scene, "month")
    if scene.tense == "future" and _is_far(found, scene.today):
        # "Had expected third-quarter earnings": reports look back, and the next one is far.
        return without_year(lambda year: months_of(year, first, length), replace(scene, tense="past"), "month")
    return found


def _is_far(found: Reading | None, today: date | None) -> bool:
    return (
        found is not None
        and found.days is not None
        and today is not None
        and distance(found.days, (today, today)) > _FAR
    )


def _half(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "in the first half" where it is one of accounts and of no game."""
    around = match.string[max(match.start() - _REACH, 0) : match.end() + _REACH]
    return _quarter(match, scene) if _MONEY.search(around) and not _GAME.search(around) else None


def _quarter_to(match: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the September quarter": the three months that end with it."""
    last = month_number(match["m"])
    if match["y"]:
        return Reading(months_of(int(match["y"]), last - _QUARTER + 1, _QUARTER), "month")
    return without_year(lambda year: months_of(year, last - _QUARTER + 1, _QUARTER), scene, "month")


def _is_of_a_game(match: re.Match[str]) -> bool:
    around = match.string[max(match.start() - _REACH, 0) : match.end() + _REACH]
    return _GAME.search(around) is not None and _MONEY.search(around) is None


def _first_months(match: re.Match[str], scene: Scene) -> Reading | None:
    groups, count, today = match.groupdict(), number(match["n"]), scene.today
    if not 1 <= count <= _MONTHS_OF_YEAR or (today is None and groups.get("y") is None):
        return None
    if groups.get("y") is None and groups.get("which") is None:
        return without_year(lambda year: months_of(year, 1, count), scene, "month")
    year = int(match["y"]) if match["y"] or today is None else today.year - (match["which"].lower() == "last")
    return Reading(months_of(year, 1, count), "month")


def _latest_quarter(_: re.Match[str], scene: Scene) -> Reading | None:
    """Read "the latest quarter": the last that has ended, which is reported on."""
    if scene.today is None:
        return None
    first = (scene.today.month - 1) // _QUARTER * _QUARTER + 1 - _QUARTER
    return Reading((month_of(scene.today.year, first)[0], month_of(scene.today.year, first + 2)[1]), "month")


def _fiscal_year(match: re.Match[str], _: Scene) -> Reading:
    return Reading(year_of(int(match["y"])), "year")


_NTH: Final = r"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)"
_NO_FINAL: Final = rf"(?!{DASH}|{S}?finals?\b)"
_NO_OTHER_WHOLE: Final = rf"(?!{S}of{S}(?:the|a|an|all|it|his|her|its|their|an?)\b)"

RULES: Final = (
    Rule(
        "quarter in words",
        "quarter",
        rule_pattern(
            rf"\b(?:the{S})?(?:(?:(?P<y2>{YEAR})|(?P<whose>last|this|next){S}year{APOSTROPHE}s){S})?"
            rf"(?:(?:fiscal|financial){S})?{_NTH}(?:{S}|{DASH})quarter\b{_NO_FINAL}"
            rf"(?:,?{S}(?:of{S}|in{S})?(?:fiscal{S})?(?:(?P<y>{YEAR})\b|(?P<which>last|this|next){S}year\b)|{_NO_OTHER_WHOLE})"
        ),
        _quarter,
    ),
    Rule(
        "quarter by its last month",
        "quarter",
        rule_pattern(
            rf"\b(?:the{S})?(?P<m>{MONTH})(?:{S}|{DASH})quarter\b{_NO_FINAL}(?:{S}(?:of{S})?(?P<y>{YEAR})\b)?"
        ),
        _quarter_to,
    ),
    Rule(
        "first half",
        "quarter",
        rule_pattern(
            rf"\b(?:(?:in|for|during|over){S}(?P<core>the{S}(?P<nth>first|second){S}half)\b(?!{S}of\b)"
            rf"|(?P<adjective>(?P<nth2>first|second){DASH}half)\b)"
        ),
        _half,
        "article",
    ),
    Rule(
        "half of a year",
        "unit",
        rule_pattern(
            rf"\b(?:the{S})?(?P<nth>first|second){S}half{S}of{S}(?:(?P<y>{YEAR})\b|(?P<which>last|this){S}year\b)"
        ),
        _quarter,
    ),
    Rule(
        "first months of a year",
        "months",
        rule_pattern(
            rf"\b(?:the{S})?first{S}(?P<n>{NUMBER}){S}months{S}of{S}(?:(?P<y>{YEAR})|(?P<which>the|this|last){S}year)\b"
        ),
        _first_months,
    ),
    Rule(
        "first months",
        "months",
        rule_pattern(
            rf"\b(?:in|for|during|over){S}(?P<core>the{S}first{S}(?P<n>three|six|nine){S}months)\b(?!{S}of\b)"
        ),
        _first_months,
        "article",
    ),
    Rule(
        "latest quarter",
        "quarter",
        rule_pattern(rf"\bthe{S}(?:latest|most{S}recent|just{S}ended){S}quarter\b"),
        _latest_quarter,
    ),
    Rule(
        "quarter in short",
        "quarter",
        rule_pattern(
            rf"(?<![\w/-])q(?P<q>[1-4])\b(?!{S}(?:stadium|arena|cent(?:er|re)|field)\b)"
            rf"(?:{S}(?:of{S})?(?P<y>{YEAR})\b)?"
        ),
        _quarter,
    ),
    Rule("half in short", "quarter", rule_pattern(rf"\bh(?P<q>[12]){S}(?P<y>{YEAR})\b"), _quarter),
    Rule(
        "fiscal year",
        "year",
        rule_pattern(rf"\b(?:the{S})?(?:fiscal|financial)(?:{S}year)?{S}(?P<y>(?:19|20)\d\d)\b"),
        _fiscal_year,
    ),
)
