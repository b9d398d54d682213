"""Reads how many articles the cover page of an export says that there are. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from .lines import Line

_COUNTED: Final = re.compile(
    r"(?:documents?|dokumente|documentos?|documenten|documenti|dokumenter) ?\((\d{1,5})\)", re.IGNORECASE
)
_ITEMS: Final = re.compile(
    r"(?:download request|ausgabeauftrag|demande de t\u00e9l\u00e9chargement|solicitud de descarga|downloadverzoek)"
    r" ?:.{0,60}?: ?(\d[\d, -]{0,200})",
    re.IGNORECASE,
)
_RANGE: Final = re.compile(r"(\d{1,6})(?: ?- ?(\d{1,6}))?")
_LISTED: Final = re.compile(r"(\d{1,5})\. \S.{0,400}")
_SIGN: Final = re.compile(
    r"(?:(?:.{0,20}\| ?)?about lexisnexis|"
    r"download request|time of request|ausgabeauftrag|datum der anforderung|demande de t\u00e9l\u00e9chargement|"
    r"solicitud de descarga|downloadverzoek|project id|job number|auftragsnummer|num\u00e9ro de la t\u00e2che|"
    r"user name|benutzername|nom d.utilisateur|nombre de usuario|gebruikersnaam|client/matter|suchbegriffe|"
    r"search terms|date and time|datum und (?:uhr)?zeit|table of contents|"
    r"inhaltsverzeichnis|table des mati\u00e8res)\b",
    re.IGNORECASE,
)


def stated_count(cover: Sequence[Line]) -> int:
    """Return how many articles a cover page states: by a count, by what was selected, or by its list; 0 for none."""
    listed = 0
    for line in cover:
        if match := _COUNTED.fullmatch(line.plain):
            return int(match[1])
        if match := _ITEMS.match(line.plain):
            return sum(max(0, int(last or first) - int(first) + 1) for first, last in _RANGE.findall(match[1]))
        if (match := _LISTED.fullmatch(line.plain)) and int(match[1]) == listed + 1:
            listed += 1
    return listed


def is_of_cover(line: Line) -> bool:
    """Whether a line can only stand on a cover page."""
    return bool(_SIGN.match(line.plain) or _COUNTED.fullmatch(line.plain))


def may_come_before(lines: Sequence[Line]) -> bool:
    """Whether lines can be what an export has above its first article: a cover page, a list, nothing; not a report."""
    return any(map(is_of_cover, lines)) or not any(line.is_prose for line in lines)
