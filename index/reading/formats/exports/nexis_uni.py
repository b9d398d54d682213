"""Takes exports of Nexis Uni apart: headline, paper, day, labels, "Body", report, "Classification", "End of Document".

Pure.
"""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from .cover import is_of_cover, may_come_before, stated_count
from .days import day_of_line, is_month
from .labels import BODY, CLASSIFICATION, END, HEAD, fold, is_copyright, label_in
from .lines import Line, slices
from .nexis_head import read_head
from .nexis_tail import is_sure_tail, is_tail, tail_start
from .parts import Export, Part

SIGN: Final = re.compile(
    r"^[^\S\r\n]*(?:end of document|ende des dokuments|dokumentende|fin d[eu] document|fin del? documento|"
    r"einde (?:van )?(?:het )?document|fine (?:del )?documento|fim do documento|load-date|"
    r"(?:classification|klassifi[kz][^\r\n]{1,8}|clasificaci\u00f3n|classificatie|classificazione))\b",
    re.IGNORECASE | re.MULTILINE,
)
"""What a text has that may be such an export."""

_HEAD_LINES: Final = 24
_MOST_TITLE: Final = 3
_MOST_OF_PAPER: Final = 2


def split(text: str, lines: Sequence[Line]) -> Export | None:
    """Take an export apart; None for any other text."""
    heads = _heads(lines)
    if not heads:
        return None
    floors = [0, *((body or dated) + 1 for dated, body in heads)]
    starts = [_first_line(lines, floor, dated) for floor, (dated, _) in zip(floors, heads, strict=False)]
    if not may_come_before(lines[: starts[0]]) or not _is_export(lines):
        return None
    regions = zip(starts, [*starts[1:], len(lines)], strict=True)
    parts = [
        _part(text, lines, region, head, number)
        for number, (region, head) in enumerate(zip(regions, heads, strict=True), start=1)
    ]
    return Export(parts, stated_count(lines[: starts[0]]))


def _is_export(lines: Sequence[Line]) -> bool:
    """Whether there is what only such an export has: an end mark, or a heading of labels, with labels by it."""
    closed = any(fold(line.plain) in END for line in lines)
    classified = any(fold(line.plain) in CLASSIFICATION for line in lines)
    labelled = any(is_sure_tail(line) for line in lines)
    counted = any((found := label_in(line.plain, HEAD)) and found[0] == "length" for line in lines)
    return (closed and (labelled or counted)) or (classified and labelled)


def _heads(lines: Sequence[Line]) -> list[tuple[int, int | None]]:
    """Find each article: the index of the line with its day, and that of "Body" below it; None where there is none."""
    heads: list[tuple[int, int | None]] = []
    taken = -1
    for index, line in enumerate(lines):
        if fold(line.plain) in BODY:
            dated = _dated_above(lines, taken, index)
            if dated is not None:
                heads.append((dated, index))
                taken = index
        elif fold(line.plain) in END:
            dated = _dated_without_body(lines, taken, index)
            if dated is not None:
                heads.append((dated, None))
            taken = index
    return heads


def _dated_above(lines: Sequence[Line], taken: int, body: int) -> int | None:
    """Find the day of the head that "Body" closes: the first date after what belongs to the article before."""
    start = max(taken + 1, body - _HEAD_LINES)
    tails = [index for index in range(start, body) if is_sure_tail(lines[index])]
    start = max([start, *(index + 1 for index in tails)])
    dated = [index for index in range(start, body) if _is_date(lines[index])]
    for index in dated:
        between = lines[index + 1 : body]
        if any(is_copyright(line.plain) or label_in(line.plain, HEAD) for line in between) and not any(
            line.is_prose and not is_copyright(line.plain) and label_in(line.plain, HEAD) is None for line in between
        ):
            return index
    return None


def _dated_without_body(lines: Sequence[Line], taken: int, end: int) -> int | None:
    """Find the day of an article between two end marks that has no "Body": a picture, or a table."""
    near = lines[taken + 1 : taken + 1 + _HEAD_LINES]
    dated = next((index for index, line in enumerate(near) if _is_date(line)), None)
    if dated is None or taken + 1 + dated >= end or (taken >= 0 and fold(lines[taken].plain) in BODY):
        return None
    between = lines[taken + 1 + dated : end]
    return taken + 1 + dated if any(is_copyright(line.plain) for line in between) else None


def _is_date(line: Line) -> bool:
    return day_of_line(line.plain) is not None or is_month(line.plain)


def _first_line(lines: Sequence[Line], floor: int, dated: int) -> int:
    """Return the index at which the head of an article begins: paper above the day, headline above the paper."""
    bound = dated
    while bound > floor and dated - bound < _HEAD_LINES and not _closes(lines[bound - 1]):
        bound -= 1
    if dated - bound <= _MOST_TITLE:
        return bound
    # Nothing closes the article before, or a cover stands above: the headline is the paragraph above the paper.
    first = next((place for place in range(bound, dated) if lines[place].block == lines[dated - 1].block), dated - 1)
    title = (first if dated - first <= _MOST_OF_PAPER else dated - 1) - 1
    parted = lines[title].block != lines[dated - 1].block
    while parted and title > bound and lines[title - 1].block == lines[title].block:
        title -= 1
    return max(bound, title)


def _closes(line: Line) -> bool:
    return fold(line.plain) in END or is_tail(line) or is_of_cover(line)


def _part(text: str, lines: Sequence[Line], region: tuple[int, int], head: tuple[int, int | None], number: int) -> Part:
    start, end = region
    dated, body = head
    title, paper = _title_and_paper(text, lines[start:dated])
    day: date | None = day_of_line(lines[dated].plain)
    if body is None:
        return Part(number, title, paper, day, (), ())
    above = read_head(lines[dated + 1 : body], text).above(text)
    report = _report(lines[body + 1 : end])
    return Part(number, title, paper, day, above, tuple(slices(text, report)))


def _title_and_paper(text: str, above: Sequence[Line]) -> tuple[str, str]:
    if len(above) <= 1:
        return (text[above[0].start : above[0].end] if above else ""), ""
    # Collections of blogs name themselves and the blog, in lines of one paragraph.
    last = [line for line in above if line.block == above[-1].block]
    paper = last if len(last) < len(above) else above[-1:]
    title = above[: len(above) - len(paper)]
    return text[title[0].start : title[-1].end], " ".join(line.plain for line in paper)


def _report(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of the report, without the labels below it and the end mark."""
    ends = [index for index, line in enumerate(lines) if fold(line.plain) in END]
    # A report may quote an end mark: the true one is the last.
    kept = lines[: ends[-1]] if ends else lines
    return kept[: tail_start(kept, 0)]
