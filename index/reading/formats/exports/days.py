"""Reads the days that exports state, in the languages that news headers come in. Pure."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from index.dates import written_days

_YEAR: Final = re.compile(r"\d{4}")
_WORD: Final = r"[^\W\d_]{2,13}(?:-[^\W\d_]{2,9})?"
_BEFORE: Final = re.compile(rf"(?:\(?{_WORD}[,.]?)?")
# After the day: its weekday, a time with its zone, an edition.
_AFTER: Final = re.compile(
    rf"(?:,? ?\(?{_WORD}\)?)?(?:,? ?(?:at )?\d{{1,2}}[:.h]\d\d(?:[:.]\d\d)?)?"
    r"(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,5}(?:[+-]\d{1,2}(?::\d\d)?)?| uhr)?"
    r"(?:[,;]? [^.!?]{0,60}(?:edition|ausgabe|\u00e9dition|edici\u00f3n|editie|final|late|early|cycle)\b[^.!?]{0,40})?",
    re.IGNORECASE,
)
# Magazines state a month.
_MONTH: Final = re.compile(r"[^\W\d_]{3,12}\.? (?:19|20)\d\d")
_LONGEST_LINE: Final = 140


@lru_cache(maxsize=10_000)
def day_in(written: str) -> date | None:
    """Return the first day that is written out in a value: "Mar 4, 2024", "4. M\u00e4rz 2024"; None for none."""
    found = written_days(written[:400])
    return found[0].day if found else None


@lru_cache(maxsize=10_000)
def day_of_line(line: str) -> date | None:
    """Return the day of a line that is a date, with its weekday, time or edition at most; None for any other line."""
    if len(line) > _LONGEST_LINE or not _YEAR.search(line):
        return None
    found = written_days(line)
    if not found:
        return None
    start, end = found[0].span
    whole = _BEFORE.fullmatch(line[:start].strip()) and _AFTER.fullmatch(line[end:].rstrip(" ;,"))
    return found[0].day if whole else None


def is_month(line: str) -> bool:
    """Whether a line states a month without a day, as magazines do."""
    return bool(_MONTH.fullmatch(line))
