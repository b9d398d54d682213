"""Tells tables from columns of text, and reads them row by row. Pure."""

from collections.abc import Sequence
from typing import Final

from .blocks import Block
from .geometry import Line

_LEVEL: Final = 0.3
_FEWEST_ROWS: Final = 3
_FULL_ROWS: Final = 0.6
_NUMBERS: Final = 0.3
"""With so many cells of figures a grid is a table."""
_SHORT, _SHORTISH = 1.8, 3.2
"""Words in a cell, at most: columns of text have more in a line."""
_ROW_DROP: Final = 2.6
_CELL_WORDS: Final = 4
_LOOSE: Final = 0.72
"""How much of its column a cell fills, at most: lines of text fill theirs."""


def rows_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Group lines of the same height, from left to right, from the top down."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.base):
        if rows and rows[-1][0].base - line.base <= _LEVEL * min(line.size, rows[-1][0].size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda line: line.left) for row in rows]


def table_of(columns: Sequence[Sequence[Block]]) -> tuple[list[Block] | None, bool]:
    """Read columns beside each other as a table, if they are one.

    Args:
        columns: The blocks of each column.

    Returns:
        The rows, None for columns of text; and whether it can't be told which.
    """
    lines = [line for column in columns for block in column for line in block.lines]
    rows = rows_of(lines)
    full = [row for row in rows if len(row) > 1]
    if len(full) < _FEWEST_ROWS or len(full) < _FULL_ROWS * len(rows):
        return None, False
    words = sum(len(line.text.split()) for line in lines) / len(lines)
    numbers = sum(_is_figure(line.text) for line in lines) / len(lines)
    filled = _filled(columns)
    if (words <= _SHORT and filled <= _LOOSE) or (words <= _SHORTISH and numbers >= _NUMBERS):
        return [Block(row, row=True) for row in rows], False
    return None, words <= _SHORTISH and filled <= _LOOSE


def table_rows(lines: Sequence[Line], size: float) -> list[list[Line]]:
    """Find the rows of tables that stand above or below columns of text.

    Rows follow each other, each has cells of a few words, and the cells of a row begin or end where others of the table
    do. What can't be told from columns of short lines is left to the look at columns.

    Args:
        lines: Lines of a page, from the top down.
        size: Size of the font of most letters.
    """
    found: list[list[Line]] = []
    run: list[list[Line]] = []
    for row in [*rows_of(lines), []]:
        follows = run and row and run[-1][0].base - row[0].base <= _ROW_DROP * max(size, row[0].size)
        if _is_row(row) and (not run or (follows and _aligned(run[-1], row, size))):
            run.append(row)
            continue
        found += run if _is_table(run) else []
        run = [row] if _is_row(row) else []
    return found


def _is_row(row: Sequence[Line]) -> bool:
    return len(row) > 1 and all(len(line.text.split()) <= _CELL_WORDS for line in row)


def _aligned(above: Sequence[Line], row: Sequence[Line], size: float) -> bool:
    """Whether two rows have as many cells, each below the other."""
    return len(above) == len(row) and all(
        min(abs(one.left - other.left), abs(one.right - other.right)) <= size
        for one, other in zip(above, row, strict=True)
    )


def _is_table(rows: Sequence[Sequence[Line]]) -> bool:
    cells = [line for row in rows for line in row]
    if len(rows) < _FEWEST_ROWS or len({line.font for line in cells}) > 2:  # noqa: PLR2004 - one for the head
        return False
    return sum(_is_figure(line.text) for line in cells) >= _NUMBERS * len(cells)


def _is_figure(text: str) -> bool:
    """Whether a cell holds a number, with its sign or unit."""
    digits = sum(map(str.isdigit, text))
    return 2 * digits >= len(text.replace(" ", "")) or (digits > 0 and len(text.split()) <= 2 and len(text) <= 12)  # noqa: PLR2004


def _filled(columns: Sequence[Sequence[Block]]) -> float:
    """Return how much of the way from its column to the next the lines fill, on average."""
    starts = sorted(min(block.left for block in column) for column in columns)
    shares = []
    for place, column in enumerate(sorted(columns, key=lambda column: min(block.left for block in column))[:-1]):
        room = starts[place + 1] - starts[place]
        shares += [(line.right - line.left) / room for block in column for line in block.lines if room > 0]
    return sum(shares) / len(shares) if shares else 0.0
