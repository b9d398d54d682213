"""Reads publication days in metadata and records, nothing that would have to be guessed."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

from index.dates import written_days

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d|$)")
_EARLIEST = 1600
_SECONDS: Final = re.compile(r"\d{9,10}(?:\.\d{1,9})?")
_FRACTIONS: Final = {12: 1_000, 13: 1_000, 16: 1_000_000}
_CLOCK_RUN_ON: Final = re.compile(r"(?:19|20)\d{12}")
_DAY_IN_OBJECT: Final = ("$date", "$numberLong", "@value", "value", "date", "iso", "utc")


def stated_day(value: str) -> date | None:
    """Return the day that a metadata value states.

    Args:
        value: "2023-12-30", "2023-12-30T21:05:00+01:00", "20231230", "Sat, 30 Dec 2023 21:05:00 GMT" and the like. The
            day is the one that is written, in its own time zone.

    Returns:
        The day; None for anything else.
    """
    value = value.strip()[:80]
    match = _YEAR_FIRST.match(value) or _COMPACT.match(value)
    if match:
        return _day(*map(int, match.groups()))
    try:
        written: datetime | None = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return _day(written.year, written.month, written.day) if written else None


def day_in(value: Any, *, day_first: bool | None = None) -> date | None:
    """Return the day that a value states, None for none.

    It may be written in any form that leaves no choice, or count seconds, milliseconds or microseconds from 1970; these
    name the day that it was in UTC.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _day_in_string(str(value), day_first=day_first)
    if isinstance(value, dict):
        inner = next((value[key] for key in _DAY_IN_OBJECT if key in value), None)
        return day_in(next(iter(inner.values()), None) if isinstance(inner, dict) else inner, day_first=day_first)
    if isinstance(value, list):
        year, month, day, *_ = [*value, None, None, None]
        if all(isinstance(part, int) for part in (year, month, day)):
            return stated_day(f"{year}-{month}-{day}")
        return day_in(year) if isinstance(year, str) else None
    return _day_in_string(value, day_first=day_first) if isinstance(value, str) else None


def _day_in_string(value: str, *, day_first: bool | None) -> date | None:
    value = value.strip()[:80]
    if _CLOCK_RUN_ON.fullmatch(value):
        value = value[:8]
    if day := stated_day(value) or _counted(value):
        return day
    days = {written.day for written in written_days(value, day_first=day_first)}
    return days.pop() if len(days) == 1 else None


def _counted(value: str) -> date | None:
    """Read a count of seconds, milliseconds or microseconds from 1970."""
    divisor = 1 if _SECONDS.fullmatch(value) else _FRACTIONS.get(len(value), 0) if value.isdecimal() else 0
    return datetime.fromtimestamp(float(value) / divisor, UTC).date() if divisor else None


def _day(year: int, month: int, day: int) -> date | None:
    if year < _EARLIEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
