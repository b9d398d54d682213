"""Limits: how "since", "before", "two days after" or "on" before a date change the days it means."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from .calendar_words import NUMBER, S, number, rule_pattern
from .day_spans import Days, days_later, shift
from .mentions import Mention
from .rule import Grain
from .weekdays import WEEKDAY_RULES


@dataclass(frozen=True, slots=True)
class Phrase:
    """A date expression together with the words before it.

    Attributes:
        start: Where its words begin, in characters, its preposition included.
        end: Where they end, exclusive.
        first: First day, None if that side is open.
        last: Last day, None if that side is open.
        grain: How fine the words are.
        limit: "since", "after", "before" or "until" if such a word opens one side; else "".
        vague: Whether the words mean no particular days.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    grain: Grain
    limit: str = ""
    vague: bool = False


_REACH: Final = 64
_WEEK: Final = 7
_PREPOSITION: Final = rule_pattern(
    rf"\b(?:on|in|at|over|during|from|between|throughout|before|until|till|after|by|through|as{S}of)"
    rf"(?:{S}(?:the|about|around))?{S}$"
)
_LIMIT: Final = rule_pattern(
    rf"\b(?:(?P<since>(?:ever{S})?since|starting(?:{S}(?:on|from))?|on{S}or{S}after|not{S}before)"
    rf"|(?P<until>until|till|up{S}(?:un)?to|through|on{S}or{S}before|no{S}later{S}than)"
    rf"|(?P<before>before|prior{S}to|ahead{S}of)|(?P<after>after|following))"
    rf"(?P<event>{S}(?:the|an?|his|her|its|their)(?:{S}\w{{1,20}}){{1,3}}{S}(?:on|of|in))?"
    rf"(?:{S}(?:the|its|his|her|their|about|around|on|late|early))?{S}$"
)
# "by Friday", and neither "hit by December storms" nor "by Friday's storm".
_BY: Final = rule_pattern(rf"\bby(?:{S}(?:the|about|around|late|early))?{S}$")
_AFTER_BY: Final = rule_pattern(
    rf"\s{{0,4}}(?:$|[?.,;:!)])|{S}(?:in|at|to|for|from|with|if|or|and|but|when|who|what|how|which|is|are|was|were|did|do|does"
    rf"|had|has|have|will|would|must|should|can|the|they|he|she|we|it|you)\b"
)
_OFFSET: Final = rule_pattern(
    rf"\b(?:(?P<n>{NUMBER}|the){S})(?P<unit>day|night|week)s?{S}(?P<way>before|after|prior{S}to|following)"
    rf"(?:{S}the)?{S}$"
)
_ONWARDS: Final = rule_pattern(rf"{S}(?:onwards?|on(?={S}?[?.,;]|$))")
_NAMES: Final = ("since", "until", "before", "after")
_POSSESSIVE: Final = rule_pattern(r"['\u2019]s\b")


def finish(text: str, mention: Mention, today: date | None, *, asking: bool) -> Phrase:
    """Combine a mention with the words before it.

    Args:
        text: Where the mention stands.
        mention: The date.
        today: Day of asking, up to which "since Friday" reaches in a question.
        asking: Whether the text is a question. An article's "before Friday" still speaks of Friday; a question's
            asks for the days before it.
    """
    days, grain = mention.reading.days, mention.reading.grain
    if days is None:
        return Phrase(mention.start, mention.end, None, None, grain, vague=True)
    reach = max(mention.start - _REACH, 0)
    offset = _OFFSET.search(text, reach, mention.start)
    if offset is not None:
        return Phrase(offset.start(), mention.end, *_moved(days, offset), grain)
    limit = _LIMIT.search(text, reach, mention.start)
    if limit is not None and grain != "night" and (asking or (limit["since"] and not limit["event"])):
        name = next(name for name in _NAMES if limit[name])
        said_since = limit["since"] is not None and limit["since"].lower().endswith("since")
        if said_since and today is not None and mention.rule in WEEKDAY_RULES and days == (today, today):
            days = days_later(today, -_WEEK)  # "Since Friday", said on a Friday, means more than today.
        around = limit["event"] is not None or _POSSESSIVE.match(text, mention.end) is not None
        first, last = _limited(mention, days, name, today if asking else None, around=around)
        return Phrase(limit.start(), mention.end, first, last, grain, name)
    by = _BY.search(text, reach, mention.start) if asking and grain != "night" else None
    if by is not None and _AFTER_BY.match(text, mention.end):
        return Phrase(by.start(), mention.end, None, days[1], grain, "until")
    preposition = _PREPOSITION.search(text, reach, mention.start)
    start = mention.start if preposition is None else preposition.start()
    onwards = _ONWARDS.match(text, mention.end)
    if onwards is not None and preposition is not None and preposition[0].lower().startswith("from"):
        first, last = _limited(mention, days, "since", today if asking else None, around=False)
        return Phrase(start, onwards.end(), first, last, grain, "since")
    return Phrase(start, mention.end, days[0], days[1], grain)


def _moved(days: Days, offset: re.Match[str]) -> Days:
    """Return the day so many days before or after; "the week before" is a week of days."""
    later = offset["way"].lower() in {"after", "following"}
    count = 1 if offset["n"].lower() == "the" else number(offset["n"])
    week = offset["unit"].lower() == "week"
    if week and count == 1:
        return (shift(days[1], 1), shift(days[1], _WEEK)) if later else (shift(days[0], -_WEEK), shift(days[0], -1))
    by = count * (_WEEK if week else 1)
    day = shift(days[1], by) if later else shift(days[0], -by)
    return day, day


def _limited(
    mention: Mention, days: Days, limit: str, today: date | None, *, around: bool
) -> tuple[date | None, date | None]:
    """Return the days before or after the given ones; an open end is the day of asking.

    `around`: whether the limit is an event on these days, which then count too.
    """
    first, last = days
    if limit == "before":
        return None, first if around else shift(first, -1)
    if limit == "until":
        return None, last
    in_year = mention.reading.in_year
    if today is not None and first > today and in_year is not None:  # Nothing lasts since a day to come.
        first, last = in_year(first.year - 1) or days
    start = first if limit == "since" or around else shift(last, 1)
    return start, today if today is not None and today >= start else None
