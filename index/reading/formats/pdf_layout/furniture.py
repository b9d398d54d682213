"""Finds what belongs to a page and not to its stories: running headers, footers and page numbers. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from .geometry import Line
from .header_days import day_in
from .pages import LaidPage
from .tables import rows_of, table_rows

_EDGE: Final = 0.14
"""Running headers and footers stand within this share of the page's height from its edge."""
_SAME_PLACE: Final = 4.0
_MOST_ROWS: Final = 3
_APART, _MORE, _OTHER_SIZE = 1.4, 1.25, 0.06
_PAGES: Final = 2
_SHARE: Final = 0.4
_LONGEST: Final = 90
_LARGEST: Final = 1.6
_DIGITS: Final = re.compile(r"\d+")
_NUMBER: Final = re.compile(
    r"[\s|\u2022\u00b7\u2013\u2014-]*(?:(?:page|pg\.?|p\.|seite|p\u00e1gina|pagina)\s*)?[A-Z]?\d{1,4}"
    r"(?:\s*(?:of|/|von|de)\s*\d{1,4})?[\s|\u2022\u00b7\u2013\u2014-]*",
    re.IGNORECASE,
)
_BARE_NUMBER: Final = re.compile(r"\D*(\d{1,4})\D*")


def without_furniture(pages: Sequence[LaidPage]) -> tuple[list[list[Line]], list[str]]:
    """Part the lines of stories from running headers, footers and page numbers.

    A line at the edge is furniture when it comes again at the same place on other pages, but for its numbers; when it
    is a page number; or when it stands alone at the top and has a day.

    Returns:
        The lines of each page that are left; and the texts that were taken, each once, those of the first pages first.
    """
    cells = {id(line) for page in pages for row in table_rows(page.lines, page.size) for line in row}
    edges = [[line for line in _at_edges(page) if id(line) not in cells] for page in pages]
    repeated = _repeated(pages, edges)
    left: list[list[Line]] = []
    headers: dict[str, None] = {}
    for number, page in enumerate(pages):
        taken = {id(line) for line in edges[number] if _key(line) in repeated or _key_of_place(line) in repeated}
        taken |= {id(line) for row in _outer_rows(page, taken, cells) for line in row}
        headers.update({line.text: None for line in page.lines if id(line) in taken})
        left.append([line for line in page.lines if id(line) not in taken])
    return left, list(headers)


def _at_edges(page: LaidPage) -> list[Line]:
    low, high = _EDGE * page.height, (1 - _EDGE) * page.height
    rows = rows_of(page.lines)
    drops = sorted(above[0].base - below[0].base for above, below in pairwise(rows))
    usual = drops[len(drops) // 2] if drops else 0.0
    outer = [*_outer(rows, page.size, usual), *_outer(rows[::-1], page.size, usual)]
    return [line for line in outer if (line.base < low or line.base > high) and len(line.text) <= _LONGEST]


def _outer(rows: Sequence[list[Line]], size: float, usual: float) -> list[Line]:
    """Return the lines that a gap parts from the text, or else a font of another size.

    Without this, text that is the same on two pages would be a header.

    Args:
        rows: From the edge inwards.
        size: Size of the font of most letters.
        usual: From one row to the next.
    """
    for place in range(1, min(_MOST_ROWS + 1, len(rows))):
        if abs(rows[place - 1][0].base - rows[place][0].base) >= max(_APART * size, _MORE * usual):
            return [line for row in rows[:place] for line in row]
    if len(rows) == 1:
        return rows[0]
    return [line for row in rows[:_MOST_ROWS] for line in row if abs(line.size - size) > _OTHER_SIZE * size]


def _key(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text.casefold()), round(line.base / _SAME_PLACE)


def _key_of_place(line: Line) -> tuple[str, int]:
    """Return the same key for a line that stands a little lower."""
    return _DIGITS.sub("#", line.text.casefold()), round((line.base + _SAME_PLACE / 2) / _SAME_PLACE)


def _repeated(pages: Sequence[LaidPage], edges: Sequence[Sequence[Line]]) -> set[tuple[str, int]]:
    """Return what comes again on a good part of the pages, at least on two."""
    counts: Counter[tuple[str, int]] = Counter()
    for lines in edges:
        counts.update({_key(line) for line in lines} | {_key_of_place(line) for line in lines})
    needed = max(_PAGES, _SHARE * len(pages))
    return {key for key, count in counts.items() if count >= needed and (len(key[0]) > 1 or key[0] == "#")}


def _outer_rows(page: LaidPage, taken: set[int], cells: set[int]) -> list[list[Line]]:
    """Return the outermost rows that by themselves are a header with a day, or a page number."""
    rows = rows_of([line for line in page.lines if id(line) not in taken])
    found = []
    usual = page.size
    if rows and _is_header(rows, page, usual):
        found.append(rows.pop(0))
    for place in (0, -1):
        if rows and id(rows[place][0]) not in cells and _is_number_row(rows, place, page):
            found.append(rows.pop(place))  # noqa: PERF401 - what is left decides on the next
    return found


def _is_number_row(rows: Sequence[list[Line]], place: int, page: LaidPage) -> bool:
    return any(_is_number(line, page.size) for line in rows[place]) and _alone(rows, place, page)


def _is_header(rows: Sequence[list[Line]], page: LaidPage, usual: float) -> bool:
    row = rows[0]
    whole = " ".join(line.text for line in row)
    small = max(line.size for line in row) <= _LARGEST * usual and len(whole) <= 2 * _LONGEST
    return (
        small
        and day_in(whole) is not None
        and _alone(rows, 0, page)
        and all(len(line.text) <= _LONGEST for line in row)
    )


def _is_number(line: Line, usual: float) -> bool:
    return bool(_NUMBER.fullmatch(line.text)) and line.size <= _LARGEST * usual


def _alone(rows: Sequence[list[Line]], place: int, page: LaidPage) -> bool:
    """Whether a row stands at the edge of the page, away from the text."""
    row = rows[place]
    base = row[0].base
    if _EDGE * page.height < base < (1 - _EDGE) * page.height:
        return False
    if len(rows) == 1:
        return True
    beside = rows[1][0] if place == 0 else rows[-2][0]
    return abs(beside.base - base) >= 1.5 * page.size and all(len(line.text) <= _LONGEST for line in row)
