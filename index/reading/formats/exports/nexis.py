"""Takes exports of Nexis apart: "1 of 10 DOCUMENTS", paper, day, headline, labels, report, labels, copyright. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Final

from .cover import may_come_before, stated_count
from .days import day_of_line, is_month
from .labels import HEAD, TAIL, is_copyright, label_in
from .lines import Line, blocks_of, from_character, slices
from .nexis_head import Head, read_head
from .nexis_tail import is_sure_tail, tail_start
from .parts import Export, Part

SIGN: Final = re.compile(
    r"^[^\S\r\n]*(?:\d{1,5} (?:of|von|de|sur|di|van) \d{1,5} (?:document|dokument)|"
    r"(?:document|dokument)o? \d{1,5} (?:of|von|de|sur|di|van) \d{1,5}\s)",
    re.IGNORECASE | re.MULTILINE,
)
"""What a text has that may be such an export."""

_MARK: Final = re.compile(
    r"(?P<n>\d{1,5}) (?:of|von|de|sur|di|van) (?P<of>\d{1,5}) (?:document|dokument)(?:s|e|en|o|os|i)?"
    r"|(?:document|dokument)o? (?P<m>\d{1,5}) (?:of|von|de|sur|di|van) (?P<mof>\d{1,5})",
    re.IGNORECASE,
)
_EDITION: Final = re.compile(
    r"(?:.{0,60}\b)?(?:edition|ausgabe|\u00e9dition|edici\u00f3n|editie|edizione|late final|final)\b.{0,60}",
    re.IGNORECASE,
)
_HEAD_LINES, _DATE_LINES = 16, 6


def split(text: str, lines: Sequence[Line]) -> Export | None:
    """Take an export apart; None for any other text."""
    marks = _marks(lines)
    if not marks or not may_come_before(lines[: marks[0][0]]):
        return None
    ends = [index for index, _, _ in marks[1:]] + [len(lines)]
    parts = _above_first_mark(text, lines[: marks[0][0]]) if marks[0][1] > 1 else []
    for (index, number, _), end in zip(marks, ends, strict=True):
        for region in _regions(lines[index + 1 : end]):
            here = number if region[0] is lines[index + 1] else parts[-1].number + 1
            parts.append(_part(text, region, here))
    total = marks[0][2]
    return Export(parts, total if total > 1 else max(total, stated_count(lines[: marks[0][0]])))


def _marks(lines: Sequence[Line]) -> list[tuple[int, int, int]]:
    """Find the lines that begin an article: their index, their number, and of how many.

    A report may quote such a line. A true one is followed by a head, agrees with the others on how many there are,
    and comes in its turn.
    """
    found = []
    for index, line in enumerate(lines):
        match = _MARK.fullmatch(line.plain)
        if match and _begins_head(lines[index + 1 : index + 1 + _HEAD_LINES]):
            found.append((index, int(match["n"] or match["m"]), int(match["of"] or match["mof"])))
    if not found:
        return []
    total = Counter(of for _, _, of in found).most_common(1)[0][0]
    marks: list[tuple[int, int, int]] = []
    for index, number, of in found:
        if of == total and number > (marks[-1][1] if marks else 0):
            marks.append((index, number, of))
    return marks


def _begins_head(lines: Sequence[Line]) -> bool:
    """Whether lines begin with a date among the first, or with labels before any prose."""
    for index, line in enumerate(lines):
        if line.is_prose and label_in(line.plain, HEAD) is None:
            return False
        if index < _DATE_LINES and day_of_line(line.plain):
            return any(_belongs_to_nexis(each) for each in lines) or index > 0
        if (found := label_in(line.plain, HEAD)) and found[0] in {"length", "section", "byline"}:
            return True
    return False


def _belongs_to_nexis(line: Line) -> bool:
    return label_in(line.plain, HEAD) is not None or label_in(line.plain, TAIL) is not None or is_copyright(line.plain)


def _regions(lines: Sequence[Line]) -> list[Sequence[Line]]:
    """Cut what stands between two marks where a mark is missing: after labels below a report follows another head."""
    starts = [0]
    for index, line in enumerate(lines):
        found = label_in(line.plain, HEAD)
        if not found or found[0] != "length" or index < _DATE_LINES:
            continue
        near = range(max(starts[-1], index - _HEAD_LINES), index)
        dated = next((place for place in near if day_of_line(lines[place].plain) and not _labelled(lines[place])), None)
        tails = [place for place in near if dated is not None and place < dated and _is_tail_or_rights(lines[place])]
        if tails and any(is_sure_tail(each) for each in lines[starts[-1] : tails[-1] + 1]):
            starts.append(tails[-1] + 1)
    return [lines[start:end] for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _above_first_mark(text: str, lines: Sequence[Line]) -> list[Part]:
    """Read the article above the first mark, when its own is missing: paper, day, and labels with its length."""
    for index, line in enumerate(lines):
        found = label_in(line.plain, HEAD)
        if found and found[0] == "length":
            near = range(max(0, index - _HEAD_LINES), index)
            dated = next((place for place in near if day_of_line(lines[place].plain)), None)
            return [] if dated is None else [_part(text, lines[max(0, dated - 1) :], 1)]
    return []


def _labelled(line: Line) -> bool:
    return label_in(line.plain, TAIL) is not None


def _is_tail_or_rights(line: Line) -> bool:
    return _labelled(line) or is_copyright(line.plain)


def _part(text: str, lines: Sequence[Line], number: int) -> Part:
    head = read_head(lines, text)
    if head.end == 0:
        return _without_labels(text, lines, number)
    paper, day, rest = _paper_and_day(head)
    title, others = _title(text, head, rest)
    body = _body(text, lines, head)
    return Part(number, title, paper, day, (*others, *head.above(text)), tuple(body), _address(lines))


def _paper_and_day(head: Head) -> tuple[str, date | None, list[Line]]:
    """Take paper, day and edition from the plain lines of a head; what is left is the headline."""
    dated = head.day()
    rest = list(head.plain)
    if dated is None:
        below = [each for each in rest[1:] if not is_month(each.plain)]
        return (rest[0].plain, None, below) if rest else ("", None, [])
    index, day = dated
    line = rest[index]
    after = [each for each in rest[index + 1 :] if each.block != line.block and not _EDITION.fullmatch(each.plain)]
    paper = rest[0].plain if index else ""
    return paper, day, [*rest[1:index], *after]


def _title(text: str, head: Head, rest: Sequence[Line]) -> tuple[str, tuple[str, ...]]:
    """Return the headline, and what stands with it in paragraphs of its own."""
    others = blocks_of(text, rest)
    if "headline" in head.fields:
        lines, value = head.fields["headline"]
        return text[value : lines[-1].end].strip(), tuple(others)
    return (others[0], tuple(others[1:])) if others else ("", ())


def _body(text: str, lines: Sequence[Line], head: Head) -> list[str]:
    start = head.end
    if head.body is None or start >= len(lines) or head.body <= lines[start].start:
        return slices(text, lines[start : tail_start(lines, start)])
    lines = [*lines[:start], from_character(text, lines[start], head.body), *lines[start + 1 :]]
    return slices(text, lines[start : tail_start(lines, start)])


def _without_labels(text: str, lines: Sequence[Line], number: int) -> Part:
    """Read an article without labels above its report: paper, day and headline are its first paragraphs."""
    dated = next((index for index, line in enumerate(lines[:_DATE_LINES]) if day_of_line(line.plain)), None)
    if dated is None:
        return Part(number, "", "", None, (), tuple(slices(text, lines[: tail_start(lines, 0)])))
    start = dated + 1
    while start < len(lines) and (
        lines[start].block == lines[dated].block
        or _EDITION.fullmatch(lines[start].plain)
        or is_copyright(lines[start].plain)
    ):
        start += 1
    paper = next((line.plain for line in lines[:dated] if not is_copyright(line.plain)), "")
    body = slices(text, lines[start : tail_start(lines, start)])
    headed = len(body) > 1 and not body[0].rstrip().endswith(".")
    title = body.pop(0) if headed else ""
    return Part(number, title, paper, day_of_line(lines[dated].plain), (), tuple(body), _address(lines))


def _address(lines: Sequence[Line]) -> str:
    labelled = (label_in(line.plain, TAIL) for line in lines)
    return next((found[1] for found in labelled if found and found[0] == "url"), "")
