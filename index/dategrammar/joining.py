"""Joining: "from Friday to Sunday", "since Saturday", "the day after Christmas" made of simple mentions."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from .mentions import Mention
from .rule import Grain, Reading
from .spans import Days, bounds, shift
from .words import DASH, NUMBER, S, number, rule_pattern

_LONGEST_LIST: Final = 7
_RANGE: Final = rule_pattern(
    rf"\s?{DASH}\s?|{S}(?:to|until|till|through|thru|into|and{S}into)(?:{S}(?:the|early|on))?{S}|\s?/\s?"
)
_AND: Final = rule_pattern(rf"\s?,?\s?(?:and|or|&|as{S}well{S}as){S}?(?:on{S}|in{S}|the{S}){{0,2}}|,\s?")
_COMMA: Final = rule_pattern(r",\s?")
_SAME: Final = rule_pattern(rf"\s?,?\s?\(?(?:a{S}|on{S})?")
_OF_NIGHT: Final = rule_pattern(rf"{S}(?:on{S}|of{S})?")
_BETWEEN: Final = rule_pattern(rf"\b(?:between|from)(?:{S}(?:the|early|about)){{0,2}}{S}$")
_WEEKDAY_RULES: Final = frozenset({"weekday", "short weekday", "short weekday that is also a word"})


def join(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """Join neighbours that make one expression: ranges, lists and a date beside its weekday."""
    joined: list[Mention] = []
    for mention in mentions:
        one = _pair(text, joined[-1], mention) if joined else None
        if one is None:
            joined.append(mention)
        else:
            joined[-1] = one
    return joined


def _pair(text: str, left: Mention, right: Mention) -> Mention | None:
    if left.reading.days is None or right.reading.days is None:
        return None
    gap = text[left.end : right.start]
    if _is_weekday(right) and left.reading.grain == "day" and not _is_weekday(left) and _SAME.fullmatch(gap):
        return replace(left, end=right.end)
    if left.reading.grain == "night" and right.reading.grain == "day" and _OF_NIGHT.fullmatch(gap):
        return replace(right, start=left.start)
    if _RANGE.fullmatch(gap) or (
        _AND.fullmatch(gap) and "," not in gap and _BETWEEN.search(text, max(left.start - 20, 0), left.start)
    ):
        return _with_days(left, right, _range(left, right))
    comma = _COMMA.fullmatch(gap) is not None
    if _AND.fullmatch(gap) and (not comma or (_is_weekday(left) and _is_weekday(right))):
        days = bounds((left.reading.days, right.reading.days))
        fine = left.reading.grain in {"day", "night"}
        if left.reading.grain == right.reading.grain and (not fine or (days[1] - days[0]).days < _LONGEST_LIST):
            return _with_days(left, right, days)
    return None


def _is_weekday(mention: Mention) -> bool:
    return mention.rule in _WEEKDAY_RULES


def _with_days(left: Mention, right: Mention, days: Days) -> Mention:
    grain: Grain = left.reading.grain
    return Mention(left.start, right.end, Reading(days, grain), left.rule)


def _range(left: Mention, right: Mention) -> Days:
    """Give the days from one date to another; a year or week that was not written is set right."""
    first, last = left.reading, right.reading
    if first.days is None or last.days is None:
        raise ValueError("a range needs two dates")
    start, end = first.days[0], last.days[1]
    if first.in_year is not None:
        earlier = (first.in_year(year) for year in (end.year, max(end.year - 1, 1)))
        return max((days[0] for days in earlier if days is not None and days[0] <= end), default=start), end
    if start > end and _is_weekday(right):
        return start, shift(end, 7)
    return min(start, end), max(start, end)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A date expression with what stands before it taken into account.

    Attributes:
        start: Where its words begin, in characters, its preposition included.
        end: Where they end, exclusive.
        first: First day, None for an open side.
        last: Last day, None for an open side.
        grain: How fine the words are.
        limit: "since", "after", "before" or "until" where such a word makes one side an open one; else "".
        vague: Whether the words give no days at all.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    grain: Grain
    limit: str = ""
    vague: bool = False


_REACH: Final = 48
_PREPOSITION: Final = rule_pattern(
    rf"\b(?:on|in|at|over|during|from|between|throughout|before|until|till|after|by|through)(?:{S}(?:the|about|around))?{S}$"
)
_LIMIT: Final = rule_pattern(
    rf"\b(?:(?P<since>(?:ever{S})?since|starting(?:{S}(?:on|from))?)|(?P<before>before|prior{S}to|ahead{S}of)"
    rf"|(?P<until>until|till|up{S}(?:un)?to|through)|(?P<after>after|following))(?:{S}(?:the|about|around|on|late|early))?{S}$"
)
_OFFSET: Final = rule_pattern(
    rf"\b(?:(?P<n>{NUMBER}|the){S})(?P<unit>day|night|week)s?{S}(?P<way>before|after|prior{S}to|following)"
    rf"(?:{S}the)?{S}$"
)
_ONWARDS: Final = rule_pattern(rf"{S}(?:onwards?|on(?={S}?[?.,;]|$))")
_POSSESSIVE: Final = rule_pattern(r"['\u2019]s\b")


def finish(text: str, mention: Mention, today: date | None, *, asking: bool) -> Phrase:
    """Take the words before a mention into account: "since", "before", "two days after", or a mere "on"."""
    days, grain = mention.reading.days, mention.reading.grain
    reach = max(mention.start - _REACH, 0)
    if days is None:
        return Phrase(mention.start, mention.end, None, None, grain, vague=True)
    offset = _OFFSET.search(text, reach, mention.start)
    if offset is not None:
        moved = _moved(days, offset)
        return Phrase(offset.start(), mention.end, moved[0], moved[1], grain)
    limit = _LIMIT.search(text, reach, mention.start)
    name = "" if limit is None else limit.lastgroup or ""
    # An article's "before Friday" still speaks of Friday; a question's asks for what lies before.
    if limit is not None and grain != "night" and (asking or name == "since"):
        possessive = _POSSESSIVE.match(text, mention.end) is not None
        first, last = _limited(days, name, today if asking else None, possessive=possessive)
        return Phrase(limit.start(), mention.end, first, last, grain, name)
    onwards = _ONWARDS.match(text, mention.end)
    preposition = _PREPOSITION.search(text, reach, mention.start)
    start = mention.start if preposition is None else preposition.start()
    if onwards is not None and preposition is not None and preposition[0].lower().startswith("from"):
        first, last = _limited(days, "since", today if asking else None, possessive=False)
        return Phrase(start, onwards.end(), first, last, grain, "since")
    return Phrase(start, mention.end, days[0], days[1], grain)


def _moved(days: Days, offset: re.Match[str]) -> Days:
    count = 1 if offset["n"].lower() == "the" else number(offset["n"])
    by = count * (7 if offset["unit"].lower() == "week" else 1)
    if offset["way"].lower() in {"after", "following"}:
        return shift(days[1], by), shift(days[1], by)
    return shift(days[0], -by), shift(days[0], -by)


def _limited(days: Days, limit: str, today: date | None, *, possessive: bool) -> tuple[date | None, date | None]:
    """Turn days into what lies before or after them; what is open ends on the day of asking."""
    first, last = days
    if limit == "before":
        return None, first if possessive else shift(first, -1)
    if limit == "until":
        return None, last
    start = first if limit == "since" or possessive else shift(last, 1)
    return start, today if today is not None and today >= start else None
