"""Takes exports of Factiva apart: headline, "612 words", day, paper, copyright, report, "Document ...". Pure."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from . import factiva_codes
from .cover import may_come_before
from .days import day_of_line
from .labels import is_copyright, is_rights
from .lines import Line, from_character, slices
from .parts import Export, Part

_DOCUMENT: Final = r"(?:document[oe]?|dokument|документ)"
_ID: Final = rf"{_DOCUMENT} [A-Z0-9]{{4,16}}(?:19|20)\d{{6}}[a-z0-9]{{4,14}}"
SIGN: Final = re.compile(
    rf"^[^\S\r\n]*(?i:{_DOCUMENT})\s[A-Z0-9]{{4,16}}(?:19|20)\d{{6}}[a-z0-9]{{4,14}}|{factiva_codes.SIGN.pattern}",
    re.MULTILINE,
)
"""What a text has that may be such an export."""

_MARK: Final = re.compile(_ID, re.IGNORECASE)
_WORDS: Final = re.compile(
    r"\d[\d.,\u00a0 ]{0,8} ?(?:words?|w\u00f6rter|wort|mots?|palabras?|parol[ae]|woord(?:en)?|palavras?|"
    r"ord|слов\w?|語|字)",
    re.IGNORECASE,
)
_TIME: Final = re.compile(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?: [A-Z]{2,4}){0,2}")
_PAGE: Final = re.compile(
    r"(?:(?:page|seite|p\u00e1gina|pagina) \d{1,5}(?: (?:of|von|sur|de|van|di) \d{1,5})?)?[ ,|-]{0,3}"
    r"(?:(?:\u00a9|\(c\)|copyright) ?\d{4} factiva\b.{0,80})?",
    re.IGNORECASE,
)
# The logo of the cover, and its list of headlines.
_COVER: Final = re.compile(
    r"(?:dow jones ?)?(?:factiva|dow jones)|"
    r"[^.].{0,200}?(?:\.{4,}|(?: \.){4,}) ?\d{1,4}",
    re.IGNORECASE,
)
_SUMMARY: Final = re.compile(
    r"(?:search summary|zusammenfassung der suche|r\u00e9sum\u00e9 de la recherche|resumen de la b\u00fasqueda|"
    r"zoekoverzicht|samenvatting van (?:de )?zoekopdracht|riepilogo (?:della )?ricerca)",
    re.IGNORECASE,
)
_LANGUAGE: Final = frozenset(
    "english/deutsch/german/fran\u00e7ais/french/espa\u00f1ol/spanish/nederlands/dutch/italiano/italian/portugu\u00eas/"
    "portuguese/englisch/franz\u00f6sisch/spanisch/niederl\u00e4ndisch/anglais/allemand/espagnol/n\u00e9erlandais/"
    "ingl\u00e9s/alem\u00e1n/franc\u00e9s/neerland\u00e9s/engels/duits/frans/spaans".split("/")
)
_PUBLISHER: Final = re.compile(
    r".{0,80}\b(?:limited|ltd|gmbh|inc|llc|plc|company|co|s\.?a|s\.?l|ag|b\.?v|n\.?v|corp|corporation|group|media|press|"
    r"verlag|publishing|publishers|newspapers|syndication|agency|kg)\.?,?(?: & co\.? kg)?",
    re.IGNORECASE,
)
_BY: Final = ("by ", "von ", "par ", "por ", "door ", "di ")
_IN_NAMES: Final = frozenset("and und et y e en van de der von di da le la & del den".split())
# "Business; Business/Financial Desk"
_DESK: Final = re.compile(r"[^.!?;:]{2,40}; ?[^.!?;:]{2,60}\bdesk|[^.!?;:]{2,40} desk", re.IGNORECASE)
_NUMBERED: Final = re.compile(r"\d{1,5}\) ")
_MOST_LABELS: Final = 12
_MOST_ABOVE: Final = 5
_SHORT, _FEW_WORDS, _NAME_WORDS = 40, 3, 5


@dataclass(frozen=True, slots=True)
class _Head:
    """Where the head of an article is: its first line, its number of words, its day, and the first line below it."""

    first: int
    words: int
    dated: int
    report: int
    paper: str


def split(text: str, lines: Sequence[Line], headlines: Collection[str] = ()) -> Export | None:
    """Take an export apart; None for any other text."""
    if coded := factiva_codes.split(text, lines):
        return coded
    heads = _heads(lines)
    closed = any(_MARK.fullmatch(line.plain) for line in lines)
    if not heads or not closed or not may_come_before(lines[: heads[0].first]):
        return None
    ends = [head.first for head in heads[1:]] + [len(lines)]
    numbered = all(_NUMBERED.match(_headline(lines, head, headlines).plain) for head in heads)
    parts = []
    for number, (head, end) in enumerate(zip(heads, ends, strict=True), start=1):
        title, below = _parted(_above(lines, head), headlines)
        if numbered:
            title = from_character(text, title, title.start + title.plain.index(")") + 1)
        parts.append(_part(text, lines[:end], head, number, above=(title, below)))
    return Export(parts)


def _heads(lines: Sequence[Line]) -> list[_Head]:
    heads: list[_Head] = []
    for index, line in enumerate(lines):
        if _WORDS.fullmatch(line.plain) and index and (dated := _dated_below(lines, index)):
            floor = heads[-1].report if heads else 0
            first = _first_line(lines, floor, index)
            report, paper = _labels(lines, dated)
            if first < index:
                heads.append(_Head(first, index, dated, report, paper))
    return heads


def _dated_below(lines: Sequence[Line], words: int) -> int | None:
    near = range(words + 1, min(len(lines), words + 3))
    return next((index for index in near if day_of_line(lines[index].plain)), None)


def _labels(lines: Sequence[Line], dated: int) -> tuple[int, str]:
    """Return where the report begins below paper, code, language and copyright; and the paper."""
    below = list(range(dated + 1, min(len(lines), dated + 1 + _MOST_LABELS)))
    named = [index for index in below if not _TIME.fullmatch(lines[index].plain)]
    paper = lines[named[0]].plain if named else ""
    for index in below:
        if is_copyright(lines[index].plain):
            end = index + 1
            while end < len(lines) and lines[end].block == lines[index].block and is_rights(lines[end].plain):
                end += 1
            return end, paper
        if lines[index].is_prose:
            break
    spoken = next((index for index in named if lines[index].plain.casefold() in _LANGUAGE), None)
    return (spoken if spoken is not None else named[0] if named else dated) + 1, paper


def _first_line(lines: Sequence[Line], floor: int, words: int) -> int:
    """Return where the head begins: below the mark that closes the article before, else above what is no prose."""
    first = words
    while first > floor and not _MARK.fullmatch(lines[first - 1].plain):
        first -= 1
    if (first > floor or not floor) and words - first <= _MOST_ABOVE:
        return first
    bound, first = max(first, floor), words - 1
    while first > bound and words - first < _FEW_WORDS and not _belongs_above(lines[first - 1]):
        first -= 1
    return max(first, bound)


def _belongs_above(line: Line) -> bool:
    """Whether a line ends the article before, rather than to be part of a headline."""
    return line.ends_sentence or bool(_PUBLISHER.fullmatch(line.plain))


def _above(lines: Sequence[Line], head: _Head) -> list[Line]:
    above = [line for line in lines[head.first : head.words] if not _is_furniture(line)]
    return above or [lines[head.words - 1]]


def _is_furniture(line: Line) -> bool:
    return any(each.fullmatch(line.plain) for each in (_PAGE, _COVER))


def _headline(lines: Sequence[Line], head: _Head, headlines: Collection[str]) -> Line:
    return _parted(_above(lines, head), headlines)[0]


def _parted(above: Sequence[Line], headlines: Collection[str]) -> tuple[Line, list[Line]]:
    """Tell the headline from the section above it and the byline below it."""
    marked = next((index for index, line in enumerate(above) if line.plain in headlines), None)
    if marked is not None:
        return above[marked], list(above[marked + 1 :])
    if len(above) == 1:
        return above[0], []
    place = len(above) - 1
    if _is_names(above[place]) and not (len(above) == _FEW_WORDS - 1 and _is_section(above[0], above[1])):
        place -= 1
    if place > 0 and not _is_section(above[0], above[1]):
        place = 0
    elif place > 1:
        place = 1
    return above[place], list(above[place + 1 :])


def _is_names(line: Line) -> bool:
    """Whether a line is a byline: "By ..." or a few words that may all belong to names."""
    words = line.plain.split()
    if line.plain.casefold().startswith(_BY):
        return not line.is_prose
    names = all(word[0].isupper() or word in _IN_NAMES for word in words)
    return names and len(words) <= _NAME_WORDS and line.plain[-1] not in ".?!" and not any(map(str.isdigit, line.plain))


def _is_section(line: Line, below: Line) -> bool:
    if _DESK.fullmatch(line.plain):
        return True
    few = len(line.plain.split()) <= _FEW_WORDS and len(line.plain) <= _SHORT
    return few and len(below.plain) > len(line.plain) and not line.ends_sentence


def _part(text: str, lines: Sequence[Line], head: _Head, number: int, *, above: tuple[Line, list[Line]]) -> Part:
    title, below = above
    day = day_of_line(lines[head.dated].plain)
    report = slices(text, _report(lines[head.report :]))
    return Part(number, text[title.start : title.end], head.paper, day, tuple(slices(text, below)), tuple(report))


def _report(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of the report: without what closes the article, pages and the publisher's name."""
    end = next((index for index, line in enumerate(lines) if _SUMMARY.fullmatch(line.plain)), len(lines))
    marks = [index for index, line in enumerate(lines[:end]) if _MARK.fullmatch(line.plain)]
    kept = [line for line in lines[: marks[-1] if marks else end] if not _PAGE.fullmatch(line.plain)]
    if len(kept) > 1 and _PUBLISHER.fullmatch(kept[-1].plain) and kept[-1].block != kept[-2].block:
        kept.pop()
    return kept
