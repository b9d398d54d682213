"""Arithmetic on spans of days, ends inclusive."""

import calendar
from collections.abc import Callable, Iterable
from datetime import MAXYEAR, MINYEAR, date
from typing import Literal

Days = tuple[date, date]
Tense = Literal["past", "future", "open"]

MONDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = 0, 3, 4, 5, 6
# Far enough for 29 February and a Friday the 13th to come round, over a century that has no leap day too.
YEARS_AROUND = 8
_CENTURY = 2000
_LATEST = 2050


def make_day(year: int, month: int, day: int) -> date | None:
    """Return the day, None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_year(digits: int, latest: int = _LATEST) -> int:
    """Return the year that two digits mean, one up to `latest`: 23 is 2023 and 98 is 1998."""
    return _CENTURY + digits if _CENTURY + digits <= latest else _CENTURY - 100 + digits


def shift(day: date, days: int) -> date:
    """Move a day, stopping at the ends of the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def one(day: date | None) -> Days | None:
    """Return the span of a single day."""
    return None if day is None else (day, day)


def month_of(year: int, month: int) -> Days:
    """Return a month; `month` may run over 1 to 12 into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    year = min(max(year, MINYEAR), MAXYEAR)
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def months_of(year: int, first: int, count: int) -> Days:
    """Return `count` months from month `first` of a year."""
    return month_of(year, first)[0], month_of(year, first + count - 1)[1]


def same_day_in(month: Days, day: date) -> date:
    """Return the day of a month with the number of `day`, the month's last if it is shorter."""
    return min(shift(month[0], day.day - 1), month[1])


def year_of(year: int) -> Days:
    """Return a calendar year."""
    return date(year, 1, 1), date(year, 12, 31)


def week_of(day: date) -> Days:
    """Return the week of a day, Monday to Sunday."""
    monday = shift(day, -day.weekday())
    return monday, shift(monday, 6)


def weekday_before(day: date, weekday: int, *, strictly: bool = False) -> date:
    """Return the last such weekday up to `day`, before it if `strictly`."""
    back = (day.weekday() - weekday) % 7
    return shift(day, -(7 if strictly and back == 0 else back))


def weekday_after(day: date, weekday: int, *, strictly: bool = False) -> date:
    """Return the first such weekday from `day`, after it if `strictly`."""
    ahead = (weekday - day.weekday()) % 7
    return shift(day, 7 if strictly and ahead == 0 else ahead)


def distance(days: Days, other: Days) -> int:
    """Count the days between two spans, 0 when they meet."""
    return max((days[0] - other[1]).days, (other[0] - days[1]).days, 0)


def bounds(spans: Iterable[Days]) -> Days:
    """Return the smallest span that holds all of them."""
    starts, ends = zip(*spans, strict=True)
    return min(starts), max(ends)


def with_tense(candidates: Iterable[Days], today: date, tense: Tense) -> Days | None:
    """Choose the span nearest to `today` that fits the tense; the earlier one of two equally near."""
    fitting = [
        days for days in candidates if (tense != "past" or days[0] <= today) and (tense != "future" or days[1] >= today)
    ]
    return min(fitting, key=lambda days: (distance(days, (today, today)), days[0]), default=None)


def in_years_around(year: int, make: Callable[[int], Days | None]) -> list[Days]:
    """Return the spans that `make` finds in the years around one, leaving out years that have none."""
    first, last = max(year - YEARS_AROUND, MINYEAR), min(year + YEARS_AROUND, MAXYEAR - 1)
    spans = (make(candidate) for candidate in range(first, last + 1))
    return [days for days in spans if days is not None]


def days_later(day: date, days: int) -> Days:
    """Return the single day so many days later."""
    moved = shift(day, days)
    return moved, moved


def days_up_to(day: date, days: int) -> Days:
    """Return the span from so many days earlier to `day`."""
    return shift(day, -days), day
