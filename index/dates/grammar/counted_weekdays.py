"""Rules for weekdays counted in a month or year: "the first Monday of December", "the last Friday of next month"."""

import re
from typing import Final

from .calendar_words import ANY_WEEKDAY, MONTH, ORDINALS, S, month_number, rule_pattern, weekday_number
from .day_spans import Days, days_later, month_of, weekday_after, weekday_before, year_of
from .months import OPTIONAL_YEAR, year_beside
from .rule import NO_SUCH_DAY, Reading, Rule, Scene, day_of_year, existing_day, without_year

_LAST: Final = frozenset({"last", "final"})
_COUNTS: Final = ORDINALS | {"fifth": 5, "5th": 5}
_WEEK: Final = 7
_NTH: Final = "|".join((*_COUNTS, *sorted(_LAST)))
_BY: Final = {"last": -1, "the": 0, "this": 0, "next": 1}


def _nth_weekday(match: re.Match[str], scene: Scene) -> Reading | None:
    if match["every"] is not None:
        return NO_SUCH_DAY
    if match["unit"] is not None:
        return _of_unit(match, scene)
    month, year = month_number(match["m"]), year_beside(match, scene)
    return day_of_year(lambda year: _nth_in(month_of(year, month), match), year, scene)


def _of_unit(match: re.Match[str], scene: Scene) -> Reading | None:
    if scene.today is None:
        return None
    today, by = scene.today, _BY[match["whose"].lower()]
    if match["unit"].lower() == "year":
        if match["whose"].lower() == "the":
            return without_year(lambda year: _nth_in(year_of(year), match), scene, "day")
        return existing_day(_nth_in(year_of(min(max(today.year + by, 1), 9999)), match))
    found = _nth_in(month_of(today.year, today.month + by), match)
    if by == 0 and scene.asking and scene.tense == "past" and found is not None and found[0] > today:
        found = _nth_in(month_of(today.year, today.month - 1), match)
    return existing_day(found)


def _nth_in(days: Days, match: re.Match[str]) -> Days | None:
    """Return the n-th or last such weekday of a span, None when it has fewer."""
    weekday, nth = weekday_number(match["w"]), match["nth"].lower()
    if nth in _LAST:
        day = weekday_before(days[1], weekday)
        return day, day
    found = days_later(weekday_after(days[0], weekday), _WEEK * (_COUNTS[nth] - 1))
    return found if found[0] <= days[1] else None


RULES: Final = (
    Rule(
        "weekday counted",
        "weekday",
        rule_pattern(
            rf"\b(?P<every>(?:every|each){S})?(?:the{S})?(?P<nth>{_NTH}){S}(?P<w>{ANY_WEEKDAY}){S}(?:of|in){S}"
            rf"(?:(?P<whose>the|this|last|next){S}(?P<unit>month|year)\b|(?P<m>{MONTH})(?!{S}\d{{1,2}}\b){OPTIONAL_YEAR})"
        ),
        _nth_weekday,
    ),
)
