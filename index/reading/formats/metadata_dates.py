"""Reads publication days in metadata: ISO 8601 and RFC 5322, nothing that would have to be guessed."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d|$)")
_EARLIEST = 1600


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


def _day(year: int, month: int, day: int) -> date | None:
    if year < _EARLIEST:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
