"""The days of a question that is asked long before or after the days that an archive covers. Pure."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from .grammar import MONTH, YEAR, rule_pattern
from .questions import question_window
from .windows import Window

_LONG: Final = timedelta(days=7)
_DAY: Final = timedelta(days=1)
_ABSOLUTE: Final = rule_pattern(rf"\b(?:{MONTH}|{YEAR}\b)")


def archive_window(question: str, asked_on: date, covered: tuple[date, date] | None = None) -> Window | None:
    """Find the days that a question asks for in an archive.

    Where it is asked more than a week before or after the days that the archive covers, "Sunday", "last night" or "in
    the past few days" would mean days of which no article is. They are counted from the archive's last day then, and
    the window says so in `asked`. A date with its month or year is never moved.

    Args:
        question: In the asker's words.
        asked_on: Day of asking.
        covered: First and last day of the archive; without them nothing is moved.
    """
    window = question_window(question, asked_on, covered)
    if window is None or covered is None or not _is_far(window, asked_on, covered):
        return window
    return counted_from(question, window, covered[1], covered) or window


def counted_from(question: str, window: Window, day: date, covered: tuple[date, date]) -> Window | None:
    """Count the words of a window from another day than that of asking; None where this changes nothing.

    Args:
        question: Where the words stand.
        window: The days as they are understood so far.
        day: The day to count from.
        covered: First and last day of the archive.
    """
    asked = window.asked or window
    moved = question_window(question, day, covered)
    if moved is None or (moved.start, moved.end) == (asked.start, asked.end):
        return None
    return replace(moved, asked=asked)


def _is_far(window: Window, asked_on: date, covered: tuple[date, date]) -> bool:
    """Whether the words of a window count from a day of asking that is too far from the archive for it to have them."""
    first, last = covered
    near = first - min(_LONG, first - date.min) <= asked_on <= last + min(_LONG, date.max - last)
    told = window.overlaps(Window(first, last + min(_DAY, date.max - last)))
    return not near and not told and not _ABSOLUTE.search(window.phrase)
