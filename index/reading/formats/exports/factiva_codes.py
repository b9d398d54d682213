"""Takes exports of Factiva apart that write its field codes: HD, BY, WC, PD, SN, LP, TD, AN and others. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from .cover import may_come_before
from .days import day_in
from .lines import Line, from_character, slices
from .parts import Export, Part

SIGN: Final = re.compile(r"^[^\S\r\n]*HD(?:\s|$)", re.MULTILINE)
"""What a text has that may be such an export."""

_ORDER: Final = (
    "CLM SE HD BY CR WC PD ET SN SC ED PG VOL LA CY LP TD ART CX CT RF CO IN NS RE IPC IPD PUB AN".split()
)  # fmt: skip
_PLACE: Final = {code: place for place, code in enumerate(_ORDER)}
_CODE: Final = re.compile(rf"({'|'.join(_ORDER)})(\t\s*|[^\S\t]{{2,}}|[^\S\t]|$)")
_FIRST: Final = frozenset({"CLM", "SE", "HD"})
_INDEXED: Final = re.compile(r"[a-z0-9]{1,12} ?: \S", re.IGNORECASE)
_ID: Final = re.compile(r"(?:\w{6,10} )?[A-Z0-9]{4,16}(?:19|20)\d{6}[a-z0-9]{4,14}")
_NEAR: Final = 8
_REPORT: Final = ("LP", "TD")


def split(text: str, lines: Sequence[Line]) -> Export | None:
    """Take an export apart; None for any other text."""
    articles = _articles(text, lines)
    if not articles or not may_come_before(lines[: articles[0][1]]):
        return None
    if not any({"PD", "SN"} <= fields.keys() for fields, _ in articles):
        return None
    return Export([_part(text, fields, number) for number, (fields, _) in enumerate(articles, start=1)])


def _articles(text: str, lines: Sequence[Line]) -> list[tuple[dict[str, list[Line]], int]]:
    """Find the fields of each article, and the index of its first line."""
    articles: list[tuple[dict[str, list[Line]], int]] = []
    last = ""
    for index, line in enumerate(lines):
        code, begins = _code(text, lines, index, last)
        if code in _FIRST and (not last or _PLACE[code] <= _PLACE[last]):
            articles.append(({}, index))
        if code:
            last = code
        if articles and last and (code or last != "AN"):
            value = from_character(text, line, begins) if code else line
            field = articles[-1][0].setdefault(last, [])
            if value.start < value.end:
                field.append(value)
    return [(fields, index) for fields, index in articles if "HD" in fields]


def _code(text: str, lines: Sequence[Line], index: int, last: str) -> tuple[str, int]:
    """Return the code that a line begins with, and where its value begins; "" for none."""
    line = lines[index]
    match = _CODE.match(text, line.start, line.end)
    if match is None:
        return "", 0
    code, gap = match.groups()
    if code in _FIRST and (not last or last in {*_REPORT, "AN"} or _PLACE[last] > _PLACE["TD"]):
        follows = any(_begins(text, each, "WC", "PD", "SN") for each in lines[index + 1 : index + 1 + _NEAR])
        return (code, match.end()) if follows else ("", 0)
    if not last or _PLACE[code] <= _PLACE[last] or (gap == " " and not _sure(text, lines, index, last, code)):
        return "", 0
    return code, match.end()


def _sure(text: str, lines: Sequence[Line], index: int, last: str, code: str) -> bool:
    """Whether a code with a single space after it is one, and not a word of the report: "IN LONDON"."""
    value = lines[index].plain[len(code) :].strip()
    if code == "AN":
        return bool(_ID.fullmatch(value))
    if code == "PUB":
        return any(_begins(text, each, "AN") for each in lines[index + 1 : index + 3])
    return _PLACE[last] < _PLACE["LP"] or last == "LP" or bool(_INDEXED.match(value))


def _begins(text: str, line: Line, *codes: str) -> bool:
    match = _CODE.match(text, line.start, line.end)
    return match is not None and match[1] in codes


def _part(text: str, fields: dict[str, list[Line]], number: int) -> Part:
    title = fields["HD"]
    report = [paragraph for code in _REPORT for paragraph in slices(text, fields.get(code, []))]
    paper = " ".join(line.plain for line in fields.get("SN", []))
    written = " ".join(line.plain for line in fields.get("PD", []))
    above = tuple(slices(text, fields.get("BY", [])))
    headline = text[title[0].start : title[-1].end] if title else ""
    return Part(number, headline, paper, day_in(written), above, tuple(report))
