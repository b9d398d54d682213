"""Reads the days that people write in a filter. Pure."""

from collections.abc import Callable
from datetime import date

from bot.replies import notation, shorten, wording
from index.dates import Window

FindWindow = Callable[[str], Window | None]
"""Finds the days that a text names and the span of their words, as a search would."""


class BadDayError(ValueError):
    """A filter names no day, or its first day is after its last; the message says what to write."""


def read_window(start: str, end: str, find_window: FindWindow) -> Window | None:
    """Read the two days of a filter.

    Args:
        start: First day as written: "2023-12-31", "31 Dec 2023", "Dec 31"; "" for no first day. A longer
            period, "December", stands for its first day.
        end: Last day, likewise; a longer period stands for its last day.
        find_window: Reads what is not an ISO date.

    Returns:
        The days; None when neither is given.

    Raises:
        BadDayError: One can't be read, or the first is after the last.
    """
    first = _read(start, find_window).start if start.strip() else None
    last = _read(end, find_window).end if end.strip() else None
    if first and last and first > last:
        raise BadDayError(wording.BACKWARDS.format(start=notation.day(first), end=notation.day(last)))
    return Window(first, last) if first or last else None


def _read(written: str, find_window: FindWindow) -> Window:
    try:
        day = date.fromisoformat(written.strip())
    except ValueError:
        found = find_window(written)
    else:
        return Window(day, day)
    if found is None or found.start is None or found.end is None:
        raise BadDayError(wording.BAD_DAY.format(day=shorten(written, 60)))
    return found
