"""Reads the days that exports state, in the languages that news headers come in. Pure."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from index.dates import publication_date

_WORD: Final = r"[^\W\d_]{3,12}"
_YEAR: Final = r"(?:1[89]|20)\d\d"
_WRITTEN: Final = re.compile(
    rf"{_WORD}\.? \d{{1,2}}(?:st|nd|rd|th)?,? {_YEAR}(?!\d)"
    rf"|\d{{1,2}}(?:\.|er|\u00ba|st|nd|rd|th)? (?:de |of )?{_WORD}\.?,? (?:del? )?{_YEAR}(?!\d)"
    rf"|{_YEAR}-\d\d?-\d\d?(?!\d)|\d{{1,2}}[./-]\d{{1,2}}[./-]{_YEAR}(?!\d)"
)
_BEFORE: Final = re.compile(r"(?:[^\W\d_]{2,13}(?:-[^\W\d_]{2,9})?[,.]?)?")
# After the day: its weekday, a time with its zone, an edition.
_AFTER: Final = re.compile(
    r"(?:,? ?\(?[^\W\d_]{2,13}(?:-[^\W\d_]{2,9})?\)?)?(?:,? ?(?:at )?\d{1,2}[:.h]\d\d(?:[:.]\d\d)?)?"
    r"(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,5}(?:[+-]\d{1,2}(?::\d\d)?)?| uhr)?"
    r"(?:[,;]? [^.!?]{0,60}(?:edition|ausgabe|\u00e9dition|edici\u00f3n|editie|final|late|early)\b[^.!?]{0,40})?",
    re.IGNORECASE,
)
_LONGEST_LINE: Final = 140


@lru_cache(maxsize=10_000)
def day_in(written: str) -> date | None:
    """Return the first day that is written out in a value: "Mar 4, 2024", "4. M\u00e4rz 2024"; None for none."""
    for match in _WRITTEN.finditer(written[:400]):
        if day := _day(match[0]):
            return day
    return None


@lru_cache(maxsize=10_000)
def day_of_line(line: str) -> date | None:
    """Return the day of a line that is a date, with its weekday, time or edition at most; None for any other line."""
    match = _WRITTEN.search(line) if len(line) <= _LONGEST_LINE else None
    if match is None or not _BEFORE.fullmatch(line[: match.start()].strip()):
        return None
    return _day(match[0]) if _AFTER.fullmatch(line[match.end() :].rstrip(" ;,")) else None


def _day(written: str) -> date | None:
    # The label makes a header of it, which is read in every language that headers are.
    day, how = publication_date(f"Date: {written}", "")
    return day if how == "stated" else None
