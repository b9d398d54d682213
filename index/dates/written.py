"""The days that a short text writes out, in digits or with the name of a month. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from .grammar import make_day
from .header import DATE_TIME, day_of
from .letters import fold_letters

_LONGEST: Final = 2_000
# 2024年3月4日, 2024년 3월 4일
_EAST_ASIAN: Final = re.compile(r"(?<!\d)(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日日일号]")


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day in a text, and where its words stand, with a clock time beside it."""

    day: date
    span: tuple[int, int]


def written_days(text: str, *, day_first: bool | None = None) -> list[WrittenDay]:
    """Find the days that a short text writes out: "4. März 2024", "2024-03-04T06:10", "2024年3月4日".

    Args:
        text: The text; only its first 2,000 characters are looked at.
        day_first: Whether "04/03/2024" is the fourth of March or the third of April; where that is not known it is
            left out.

    Returns:
        The days in the order of the text.
    """
    found = _found(fold_letters(text[:_LONGEST]), day_first=day_first)
    return sorted(found, key=lambda written: written.span)


def _found(text: str, *, day_first: bool | None) -> Iterator[WrittenDay]:
    for match in DATE_TIME.finditer(text):
        if day := day_of(match, day_first=day_first):
            yield WrittenDay(day, match.span())
    for match in _EAST_ASIAN.finditer(text):
        if day := make_day(*map(int, match.groups())):
            yield WrittenDay(day, match.span())
