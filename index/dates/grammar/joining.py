"""Join simple mentions into one: "from Friday to Sunday", "28 and 29 December", "overnight on Friday"."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from .calendar_words import DASH, S, rule_pattern
from .day_spans import Days, bounds, distance, weekday_after, weekday_before
from .mentions import Mention
from .rule import Grain, Reading
from .weekdays import WEEKDAY_RULES

_LONGEST_LIST: Final = 7
_RANGE: Final = rule_pattern(
    rf"\s?{DASH}\s?|{S}(?:to|until|till|through|thru|into|and{S}into)(?:{S}(?:the|early|on))?{S}|\s?/\s?"
)
_AND: Final = rule_pattern(
    rf"\s?,?\s?(?:and|or|&|as{S}well{S}as){S}?(?:on{S}|in{S}|the{S}|early{S}|late{S}){{0,2}}|,\s?"
)
_COMMA: Final = rule_pattern(r",\s?")
_SAME: Final = rule_pattern(rf"\s?,?\s?\(?(?:a{S}|on{S})?")
_OF_NIGHT: Final = rule_pattern(rf"{S}(?:on{S}|of{S})?")
_BETWEEN: Final = rule_pattern(rf"\b(?:between|from)(?:{S}(?:the|early|about)){{0,2}}{S}$")


def join(text: str, mentions: Iterable[Mention], today: date | None = None) -> list[Mention]:
    """Join neighbouring mentions that form one expression: ranges, lists, a date and its weekday.

    Args:
        text: Where they stand.
        mentions: In the order of the text.
        today: Day of asking or of publication: a range told of as past ends before it.
    """
    joined: list[Mention] = []
    for mention in mentions:
        one = _pair(text, joined[-1], mention, today) if joined else None
        if one is None:
            joined.append(mention)
        else:
            joined[-1] = one
    return joined


def _pair(text: str, left: Mention, right: Mention, today: date | None) -> Mention | None:
    # "On Thursday to the 2018 film" is no range.
    apart = right.rule == "year as an adjective" and left.reading.grain != "year"
    if left.reading.days is None or right.reading.days is None or apart:
        return None
    gap = text[left.end : right.start]
    if _is_weekday(right) and left.reading.grain == "day" and not _is_weekday(left) and _SAME.fullmatch(gap):
        return replace(left, end=right.end)
    if left.reading.grain == "night" and right.reading.grain == "day" and _OF_NIGHT.fullmatch(gap):
        return replace(right, start=left.start)
    if _RANGE.fullmatch(gap) or (
        _AND.fullmatch(gap) and "," not in gap and _BETWEEN.search(text, max(left.start - 20, 0), left.start)
    ):
        return _with_days(left, right, _range(left, right, today))
    comma = _COMMA.fullmatch(gap) is not None
    if _AND.fullmatch(gap) and (not comma or (_is_weekday(left) and _is_weekday(right))):
        days = bounds((_beside(left.reading, right.reading.days), right.reading.days))
        if _is_weekday(left) and _is_weekday(right) and (days[1] - days[0]).days >= _LONGEST_LIST - 1:
            days = left.reading.days[0], weekday_after(left.reading.days[1], right.reading.days[1].weekday())
        fine = left.reading.grain in {"day", "night"}
        if left.reading.grain == right.reading.grain and (not fine or (days[1] - days[0]).days < _LONGEST_LIST):
            return _with_days(left, right, days)
    return None


def _is_weekday(mention: Mention) -> bool:
    return mention.rule in WEEKDAY_RULES


def _with_days(left: Mention, right: Mention, days: Days) -> Mention:
    grain: Grain = left.reading.grain
    return Mention(left.start, right.end, Reading(days, grain), left.rule)


def _beside(reading: Reading, other: Days) -> Days:
    """Return the days in the year that brings them closest to their neighbour's: "late December or early January"."""
    if reading.days is None or reading.in_year is None:
        return reading.days or other
    years = (reading.in_year(year) for year in (other[0].year, max(other[0].year - 1, 1), min(other[0].year + 1, 9999)))
    return min((days for days in years if days is not None), key=lambda days: distance(days, other), default=other)


def _range(left: Mention, right: Mention, today: date | None) -> Days:
    """Return the days from one date to another, with a year or week that was not written corrected to fit."""
    first, last = left.reading, right.reading
    if first.days is None or last.days is None:
        raise ValueError("a range needs two dates")
    start, end = first.days[0], last.days[1]
    if first.in_year is not None:
        earlier = (first.in_year(year) for year in (end.year, max(end.year - 1, 1)))
        return max((days[0] for days in earlier if days is not None and days[0] <= end), default=start), end
    if _is_weekday(left) and not _is_weekday(right) and last.grain == "day":
        return weekday_before(last.days[0], start.weekday()), end
    if _is_weekday(left) and _is_weekday(right):
        if today is not None and end < start < today:  # Told of as past: the one that ended then.
            return weekday_before(end, start.weekday()), end
        return start, weekday_after(start, end.weekday())
    return min(start, end), max(start, end)
