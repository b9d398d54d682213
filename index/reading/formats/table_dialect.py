"""Tells how a table is written: what parts its cells and how they are quoted. Pure.

The standard library's own detector looks at the signs alone. Here the names of the columns tell most: with the right
sign they are names that articles have, and every row has as many cells as there are names.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, product
from typing import Any, Final

from .record_names import NAMES, key_of
from .records import FieldMap, knows

SAMPLE: Final = 200_000
"""How many characters of a table tell how it is written."""

_DELIMITERS: Final = (",", ";", "\t", "|")
_ROWS: Final = 200
_KNOWN: Final = frozenset(name for names in NAMES.values() for name in names)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written.

    Attributes:
        delimiter: What stands between cells.
        quote: What encloses cells; None where nothing does, and a quotation mark is one of the text.
        escape: What stands before a quotation mark in a quoted cell; None where it is doubled.
        spaced: Whether a space follows the delimiter.
        announced: Lines before the names: 1 where the first line names the delimiter, as Excel writes it ("sep=;").
    """

    delimiter: str
    quote: str | None = '"'
    escape: str | None = None
    spaced: bool = False
    announced: int = 0

    def arguments(self) -> dict[str, Any]:
        """Return it as the arguments of `csv.reader`."""
        return {
            "delimiter": self.delimiter,
            "quotechar": self.quote or '"',
            "quoting": csv.QUOTE_MINIMAL if self.quote else csv.QUOTE_NONE,
            "escapechar": self.escape,
            "doublequote": self.escape is None,
            "skipinitialspace": self.spaced,
        }


def dialect_of(sample: str, own: FieldMap) -> Dialect:
    """Tell the dialect of a table by its first characters.

    Args:
        sample: The first `SAMPLE` characters.
        own: Names of columns that a person has mapped.
    """
    first = sample[:20].lower().lstrip("\ufeff\"'")
    if first.startswith("sep=") and len(first) > len("sep="):
        return Dialect(first[len("sep=")], escape=_escape(sample), announced=1)
    candidates = [
        Dialect(delimiter, quote, _escape(sample) if quote else None, f'{delimiter} "' in sample)
        for quote, delimiter in product(('"', None), _DELIMITERS)
    ]
    return max(candidates, key=lambda dialect: _fit(sample, dialect, own))


def sample_rows(sample: str, dialect: Dialect) -> Iterator[list[str]]:
    """Yield the rows of a sample, without the last if it is cut off."""
    # Unlike `splitlines`, it parts lines where the file does.
    lines = islice(io.StringIO(sample, newline=""), dialect.announced, None)
    rows = csv.reader(lines, **dialect.arguments())
    try:
        found = [row for row in islice(rows, _ROWS) if row]
    except csv.Error:
        return
    yield from found[:-1] if len(sample) >= SAMPLE and len(found) > 1 else found


def _fit(sample: str, dialect: Dialect, own: FieldMap) -> tuple[bool, float, int]:
    """Return how well a dialect fits: whether a column holds text, how many rows are as they should be, known names."""
    names, *rows = [*sample_rows(sample, dialect)] or [[]]
    good = sum(len(row) == len(names) and not _is_quoted(row, dialect) for row in rows)
    bad = _offences(sample, dialect)
    alike = good / (len(rows) + bad) if rows or bad else 1.0
    known = sum(key_of(name) in _KNOWN or name in own.values() for name in names)
    return knows(dict.fromkeys(names, "x"), own), round(alike, 2), known


def _is_quoted(row: list[str], dialect: Dialect) -> bool:
    """Whether quotation marks, which a dialect takes for text, enclose a whole cell."""
    return dialect.quote is None and any(len(cell) > 1 and cell[0] == cell[-1] == '"' for cell in row)


def _offences(sample: str, dialect: Dialect) -> int:
    """Count the rows in which something follows the quotation mark that ends a cell."""
    lines = islice(io.StringIO(sample, newline=""), dialect.announced, _ROWS)
    rows = csv.reader(lines, strict=True, **dialect.arguments())
    offences = 0
    while True:
        try:
            if next(rows, None) is None:
                return offences
        except csv.Error as failure:
            # Where the sample is cut off, or the last quotation mark is missing, nothing is told.
            offences += "expected after" in str(failure)


def _escape(sample: str) -> str | None:
    """Tell whether quotation marks within cells are escaped or doubled."""
    escaped = sum(sample.count(f'\\"{sign}') for sign in (" ", ".")) + sample.count(' \\"')
    return "\\" if escaped and escaped > sample.count('""') else None
