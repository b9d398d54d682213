"""Reads the day and the name of a paper in running headers. Pure."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from index.dates import written_days

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


def day_in(text: str) -> date | None:
    """Return the first day that a header writes out, None without one. "04/03/24" could be two days and is none."""
    return next((written.day for written in written_days(text)), None)


def name_in(headers: Sequence[str]) -> str | None:
    """Return the name of a paper among running headers, None when there is none.

    What is left of a header without its day, page and price may be a name: one with a word that papers are called by
    first, then one that stands beside a day.
    """
    dated: list[str] = []
    others: list[str] = []
    for header in headers:
        rest = _PAGE.sub("|", _ISSUE.sub("|", _WEEKDAYS.sub(" ", _without_days(header))))
        names = [name for part in _PARTS.split(rest) if (name := part.strip(_OUTER + "0123456789")) and _may_be(name)]
        (dated if day_in(header) else others).extend(names)
    for name in [*dated, *others]:
        if _PAPER.search(name):
            return name
    return next(iter(dated), None)


def _may_be(name: str) -> bool:
    letters = sum(map(str.isalpha, name))
    return letters >= 3 and 2 * letters > len(name) and len(name.split()) <= _MOST_WORDS  # noqa: PLR2004 - a short name


def _without_days(header: str) -> str:
    """Put a bar in place of each day."""
    for written in reversed(written_days(header)):
        start, end = written.span
        header = f"{header[:start]}|{header[end:]}"
    return header
