"""Rules for years: "in 1987", "the 1987 crash", "the '92 riots", "the 2021-22 season", "the 1990s", "late 2015"."""

import re
from typing import Final

from .calendar_words import APOSTROPHE, DASH, YEAR, S, rule_pattern
from .day_spans import months_of, year_of
from .months import of_two_digits
from .rule import Reading, Rule, Scene

_DECADE: Final = 10
_CENTURY: Final = 100


def _year(match: re.Match[str], scene: Scene) -> Reading | None:
    year = int(match["y"])
    if scene.asking and scene.today is not None and year > scene.today.year:
        return None  # A year to come is what the question is about, not when it was written about.
    return Reading(year_of(year), "year")


def _short_year(match: re.Match[str], scene: Scene) -> Reading:
    return Reading(year_of(of_two_digits(int(match["y4"]), scene)), "year")


def _two_years(match: re.Match[str], _: Scene) -> Reading | None:
    """Read a season that two years share, "2021-22": both."""
    first, last = int(match["y"]), match["z"]
    second = int(last) if len(last) > len("22") else first // _CENTURY * _CENTURY + int(last)
    if len(last) == len("22") and int(last) == 0:
        second += _CENTURY
    return Reading((year_of(first)[0], year_of(second)[1]), "year") if second == first + 1 else None


def _part_of_year(match: re.Match[str], scene: Scene) -> Reading | None:
    year, part = int(match["y"]), match["part"].lower()
    if scene.asking and scene.today is not None and year > scene.today.year:
        return None
    if part.startswith(("early", "beginning", "start")):
        return Reading(months_of(year, 1, 3), "month")
    if part.startswith(("mid", "middle")):
        return Reading(months_of(year, 5, 4), "month")
    if part.startswith("first half"):
        return Reading(months_of(year, 1, 6), "month")
    if part.startswith("second half"):
        return Reading(months_of(year, 7, 6), "month")
    return Reading(months_of(year, 10, 3), "month")


def _decade(match: re.Match[str], _: Scene) -> Reading:
    first = int(match["y"] or f"19{match['short']}")
    start, length = {"early": (0, 4), "mid": (4, 3), "late": (6, 4)}.get((match["part"] or "").lower(), (0, _DECADE))
    return Reading((year_of(first + start)[0], year_of(first + start + length - 1)[1]), "year")


_YEAR_CUE: Final = (
    rf"(?:(?<!born )in(?:{S}the{S}year)?|during|since|throughout|between|and|from|to|until|till|before|after"
    rf"|by(?={S}20[1-9]\d))"
)
_NO_THING_AFTER: Final = r"(?![\d%]|[.,:/-]\d|['\u2019]s\b)"
_COUNTED: Final = (
    r"people|drones|missiles|dollars|euros|pounds|troops|soldiers|km|miles|metres|meters|feet|tons|tonnes"
    r"|others|more|votes|points|percent|seats|men|women|workers|jobs|times|homes|kilometers|kilometres|square"
)
_UNIT_AFTER: Final = (
    rf"(?!{S}(?:{_COUNTED}|us\b|film|movie|album|budget|season"
    rf"|world|olympics?|elections?|merger|deal|book|study|report|survey|census|model|edition)\b)"
)
# What is counted after a bare number, where a year would be an adjective.
_COUNTED_TOO: Final = (
    r"residents|employees|members|students|children|civilians|protesters|refugees|passengers|prisoners|police|officers"
    r"|guests|delegates|volunteers|patients|families|households|acres|hectares|barrels|degrees|hours|days|words|pages"
    r"|calories|watts|rpm|copies|units|cars|rounds|rupees|yen|or|and|to|in|of|on|at|for|with"
)
_YEAR_VERB: Final = (
    rf"(?={S}(?:will|would|was|is|has|had|could|may|might|saw|marks|marked|brought|ended|began|starts)\b)"
)

RULES: Final = (
    Rule(
        "part of a year",
        "year",
        rule_pattern(
            rf"\b(?:the{S})?(?P<part>early(?:{S}in)?|late(?:{S}in)?|mid|middle{S}of|beginning{S}of|start{S}of|end{S}of"
            rf"|(?:first|second){S}half{S}of)(?:{S}|{DASH})(?P<y>{YEAR})\b{_NO_THING_AFTER}"
        ),
        _part_of_year,
    ),
    Rule(
        "decade",
        "decade",
        rule_pattern(
            rf"\b(?:(?P<part>early|mid|late)(?:{S}|{DASH}))?(?:the{S})?"
            rf"(?:(?P<y>(?:1[89]|20)\d0)|(?<=the )(?:['\u2019])?(?P<short>[2-9]0))['\u2019]?s\b"
        ),
        _decade,
    ),
    Rule(
        "year after a cue",
        "year",
        rule_pattern(rf"\b{_YEAR_CUE}{S}(?P<core>(?P<y>(?:19|20)\d\d))\b{_NO_THING_AFTER}{_UNIT_AFTER}"),
        _year,
    ),
    Rule(
        "year of the century before",
        "year",
        rule_pattern(
            rf"\b(?:in|since|by|of|until){S}(?P<core>(?P<y>18\d\d))(?=\s{{0,2}}(?:[.,;:)](?!\d)|$)|{S}(?:and|when|the)\b)"
        ),
        _year,
        "article",
    ),
    Rule(
        "year of an article",
        "year",
        rule_pattern(
            rf"(?<![\w$\u20ac\u00a3.,/-])(?P<y>(?:19|20)\d\d)\b(?:(?=['\u2019]s\b)|(?![\d%]|[.,:/-]\d)(?:{_YEAR_VERB}|(?=[.,;)])))"
        ),
        _year,
        "article",
    ),
    Rule(
        "year as an adjective",
        "year",
        rule_pattern(
            rf"(?:\b(?:the|an?|its|his|her|their|our|this|that|{APOSTROPHE}s|(?:[a-z]{{2,15}}s{APOSTROPHE})|(?:19|20)\d\d{S}(?:and|or))"
            rf"(?:{S}(?:famous|deadly|landmark|disputed|failed|historic|ill-fated|contested|bloody|botched|original|proposed))?{S})"
            rf"(?P<core>(?P<y>(?:19|20)\d\d))(?={S}(?!(?:{_COUNTED}|{_COUNTED_TOO})\b)[a-z]|{S}(?:and|or){S}(?:19|20)\d\d{S}[a-z])"
        ),
        _year,
        "article",
    ),
    Rule(
        "year after of",
        "year",
        rule_pattern(
            rf"\b(?:and|the{S}year|circa|(?:of|or|for|around|about)(?!{S}2000)){S}(?P<core>(?P<y>(?:19|20)\d\d))(?=\s{{0,2}}(?:[.,;:)]|$)|{S}(?:and|or|on|at|in|is|was|were|had|has|when|where|who|that|the|met)\b)"
        ),
        _year,
        "article",
    ),
    Rule(
        "season of two years",
        "year",
        rule_pattern(
            rf"(?<![\w$\u20ac\u00a3.,/-])(?P<y>(?:19|20)\d\d){DASH}(?P<z>(?:19|20)\d\d|\d\d)\b(?![\d%]|[.,:/-]\d)"
        ),
        _two_years,
    ),
    Rule(
        "year in short",
        "digits",
        rule_pattern(
            rf"\b(?:the|in|since|of|until|from|to|and){S}(?P<core>['\u2019](?P<y4>\d\d))\b(?!['\u2019]?s\b)(?!{S}?%)"
        ),
        _short_year,
    ),
)
