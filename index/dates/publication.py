"""The publication day of an article, and how it was found. Pure."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final, Literal

from .grammar import YEAR, make_day, month_number
from .header import day_in_digits, stated_header
from .inferred import inferred_day

DateOrigin = Literal["stated", "filename", "address", "inferred", "unknown"]

_FIRST_YEAR: Final = 1800
_LAST_YEAR: Final = 2100
_YEARS_AHEAD: Final = 2
_EDGE: Final = r"(?<![^\W_])"
_END: Final = r"(?![^\W_])"
_MONTH: Final = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
# Whole words of the name only: digits inside a hash or an id are no date.
_NAMES: Final = tuple(
    re.compile(f"{_EDGE}{pattern}{_END}", re.IGNORECASE)
    for pattern in (
        rf"(?P<y>{YEAR})(?P<sep>[-_./]?)(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])(?:T\d{{4,6}}Z?)?",
        rf"(?P<y>{YEAR})(?P<sep>[-_./])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<d>[12]\d|3[01]|0?[1-9])",
        rf"(?P<a>\d{{1,2}})(?P<sep>[-_.])(?P<b>\d{{1,2}})(?P=sep)(?P<y>{YEAR})",
        rf"(?P<d>[12]\d|3[01]|0?[1-9])[-_ .]?(?P<name>{_MONTH})[-_ .]?(?P<y>{YEAR})",
        rf"(?P<name>{_MONTH})[-_ .]?(?P<d>[12]\d|3[01]|0?[1-9])[-_ .,]{{1,2}}(?P<y>{YEAR})",
        rf"(?P<y>{YEAR})[-_ ./](?P<name>{_MONTH})[-_ ./](?P<d>[12]\d|3[01]|0?[1-9])",
    )
)


def publication_date(
    text: str, source: str, *, stated: date | None = None, url: str | None = None, today: date | None = None
) -> tuple[date | None, DateOrigin]:
    """Find the day on which an article was published.

    Args:
        text: The article's text.
        source: Path or name of the article, with `/`; days in folder names count.
        stated: The day that the file's metadata state, None when they state none.
        url: Its web address, whose path may hold the day; None when unknown.
        today: Days more than two years after it are refused; None refuses only those past the year 2099.

    Returns:
        The day and how it was found: stated by metadata or a header, else by the file's name, else by the path of
        its web address, else inferred from the text; `(None, "unknown")` if nothing does. Years before 1800 are
        refused.
    """
    if _sensible(stated, today):
        return stated, "stated"
    header = stated_header(text)
    if header is not None and _sensible(header.day, today):
        return header.day, "stated"
    named = next((day for day in _days_in_name(source) if _sensible(day, today)), None)
    if named is not None:
        return named, "filename"
    addressed = next((day for day in _days_in_name(_path(url)) if _sensible(day, today)), None)
    if addressed is not None:
        return addressed, "address"
    inferred = inferred_day(text)
    return (inferred, "inferred") if _sensible(inferred, today) else (None, "unknown")


def _path(url: str | None) -> str:
    """Return the path of an address; of a copy in a web archive nothing, for its day may be that of the copy."""
    host, _, path = (url or "").partition("://")[2].partition("/")
    return "" if "archive" in host.lower() else re.split(r"[?#]", path, maxsplit=1)[0]


def _sensible(day: date | None, today: date | None) -> bool:
    if day is None:
        return False
    last = _LAST_YEAR if today is None else today.year + _YEARS_AHEAD + 1
    return _FIRST_YEAR <= day.year < last


def _days_in_name(source: str) -> Iterator[date]:
    """Yield the days in a path, those in the file name before those in its folders."""
    name = source.rpartition("/")[2]
    for part in (name, source):
        for pattern in _NAMES:
            for match in pattern.finditer(part):
                day = _day_in(match)
                if day is not None:
                    yield day


def _day_in(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    if "a" in groups:
        separator = "/" if groups["sep"] in "-_" else groups["sep"]
        return day_in_digits(groups["a"], groups["b"], groups["y"], separator)
    month = month_number(groups["name"]) if "name" in groups else int(groups["m"])
    return make_day(int(groups["y"]), month, int(groups["d"]))
