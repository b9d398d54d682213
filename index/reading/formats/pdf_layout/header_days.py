"""Reads the day and the name of a paper in running headers. Pure."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

_MONTHS: Final = (
    "january jan enero januar janvier gennaio janeiro januari",
    "february feb febrero februar f\u00e9vrier febbraio fevereiro februari",
    "march mar marzo m\u00e4rz mars mar\u00e7o maart",
    "april apr abril avril aprile",
    "may mayo mai maggio maio mei maj",
    "june jun junio juni juin giugno junho",
    "july jul julio juli juillet luglio julho",
    "august aug agosto ao\u00fbt augustus augusti",
    "september sept sep septiembre septembre settembre setembro",
    "october oct octubre oktober octobre ottobre outubro okt",
    "november nov noviembre novembre novembro",
    "december dec diciembre dezember d\u00e9cembre dicembre dezembro dez",
)
_NUMBER_OF: Final = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_MONTH: Final = r"(?P<month{0}>[^\W\d_]{{3,10}})\.?"
_WEEKDAY: Final = r"(?:[^\W\d_]{3,12},?\s+)?"
_DAY: Final = re.compile(
    rf"\b(?:(?P<day1>\d{{1,2}})(?:st|nd|rd|th|\.|\u00ba)?\s+(?:of\s+|de\s+)?{_MONTH.format(1)},?\s+(?:de\s+)?(?P<year1>\d{{4}})"
    rf"|{_MONTH.format(2)}\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{{4}})"
    r"|(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2}))\b"
)
_WEEKDAYS: Final = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:mon|tue|wed|thu|fri|sat|sun)\b\.?|"
    r"\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|lundi|mardi|mercredi|jeudi|vendredi|"
    r"samedi|dimanche|lunes|martes|mi\u00e9rcoles|jueves|viernes|s\u00e1bado|domingo)\b",
    re.IGNORECASE,
)
_PAGE: Final = re.compile(
    r"\b(?:page|pg|seite|p\u00e1gina|pagina|p\.)\s*[A-Z]?\d+(?:\s*(?:of|/)\s*\d+)?", re.IGNORECASE
)
_ISSUE: Final = re.compile(
    r"\b(?:vol(?:ume)?|no|nr|issue|number)\b\.?\s*[\d,.IVXLC]+|[\u00a3$\u20ac]\s?\d+(?:[.,]\d+)?", re.IGNORECASE
)
_PARTS: Final = re.compile(r"\s*[|\u2022\u00b7\u25cf\t]\s*|\s+[\u2013\u2014-]+\s+|\s{2,}")
_OUTER: Final = " ,;:|\u2022\u00b7\u2013\u2014-/()[]"
_PAPER: Final = re.compile(
    r"\b(?:times|post|herald|courier|gazette|news|journal|tribune|chronicle|press|observer|mail|telegraph|star|sun|"
    r"guardian|independent|examiner|mirror|echo|record|sentinel|standard|daily|weekly|evening|zeitung|le|la|el|"
    r"monitor|inquirer|bulletin|register|dispatch|globe|today|review|mercury|argus|advertiser|express|reporter|ledger)\b",
    re.IGNORECASE,
)
_MOST_WORDS: Final = 6
_EARLIEST: Final = 1600


def day_in(text: str) -> date | None:
    """Return the first day that a header writes out, None without one. "04/03/24" could be two days and is none."""
    for match in _DAY.finditer(text):
        if (day := _day(match)) is not None:
            return day
    return None


def name_in(headers: Sequence[str]) -> str | None:
    """Return the name of a paper among running headers, None when there is none.

    What is left of a header without its day, page and price may be a name: one with a word that papers are called by
    first, then one that stands beside a day.
    """
    dated: list[str] = []
    others: list[str] = []
    for header in headers:
        rest = _PAGE.sub("|", _ISSUE.sub("|", _WEEKDAYS.sub(" ", _DAY.sub("|", header))))
        names = [name for part in _PARTS.split(rest) if (name := part.strip(_OUTER + "0123456789")) and _may_be(name)]
        (dated if day_in(header) else others).extend(names)
    for name in [*dated, *others]:
        if _PAPER.search(name):
            return name
    return next(iter(dated), None)


def _may_be(name: str) -> bool:
    letters = sum(map(str.isalpha, name))
    return letters >= 3 and 2 * letters > len(name) and len(name.split()) <= _MOST_WORDS  # noqa: PLR2004 - a short name


def _day(match: re.Match[str]) -> date | None:
    for number in "12":
        if match[f"month{number}"]:
            month = _NUMBER_OF.get(match[f"month{number}"].casefold())
            return _made(match[f"year{number}"], month or 0, match[f"day{number}"])
    return _made(match["year3"], int(match["month3"]), match["day3"])


def _made(year: str, month: int, day: str) -> date | None:
    try:
        made = date(int(year), month, int(day))
    except ValueError:
        return None
    return made if made.year >= _EARLIEST else None
