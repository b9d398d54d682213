"""Reads tables (.csv, .tsv): one article in each row, under the names in the first. A bad row is reported."""

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import BinaryIO, Final

from .draft import Draft, UnreadableError
from .record_names import values_of
from .records import FieldMap, article_of, knows, shown, summed
from .streams import MAX_RECORD, stream_encoding
from .table_dialect import SAMPLE, Dialect, dialect_of, sample_rows

_PIECE: Final = 1 << 20
_MOST_COLUMNS: Final = 2_000
# Each time the file is read again from its beginning.
_MOST_RECOVERIES: Final = 10
_SLASHES: Final = re.compile(r"\b(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)\b")
_MONTHS: Final = 12
_NOT_CLOSED: Final = "a quotation mark in this row is not closed"


def read(stream: BinaryIO, own: FieldMap) -> Iterator[Draft | UnreadableError]:
    """Yield the article of each row of a table, or why that row has none.

    Rows are counted as a spreadsheet counts them, the names being the first; so `line` is the row.

    Args:
        stream: The file, which may be longer than memory.
        own: Names of columns that a person has mapped.

    Raises:
        UnreadableError: The bytes are no text, or the first row doesn't name a column of text.
    """
    encoding, mark = stream_encoding(stream)
    stream.seek(mark)
    # Not closed: the stream is the caller's.
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    try:
        yield from summed(_articles(text, own, mark), "row")
    except UnicodeDecodeError as failure:
        raise UnreadableError(f"cannot be decoded: it is not {encoding.upper()} throughout") from failure
    finally:
        text.detach()


def _articles(text: io.TextIOWrapper, own: FieldMap, mark: int) -> Iterator[Draft | UnreadableError]:
    # The limit is one for the whole process; nothing else of Dateline reads tables.
    csv.field_size_limit(MAX_RECORD)
    sample = text.read(SAMPLE)
    dialect = dialect_of(sample, own)
    rows = _rows(text, dialect, mark)
    names = next(rows, None)
    if names is None or isinstance(names.cells, str):
        raise UnreadableError(f"no table: {names.cells if names else 'it has no row'}")
    columns = [name.strip("\ufeff \t") for name in names.cells]
    if not knows(dict.fromkeys(columns, "x"), own):
        listed = ", ".join(shown(name) for name in columns[:12])
        raise UnreadableError(
            f"its first row names no column that holds text: {listed}. If one of them does, say which: --map text=NAME"
        )
    day_first = _day_first([_fields(columns, row) for row in islice(sample_rows(sample, dialect), 1, None)], own)
    for row in rows:
        if isinstance(row.cells, str):
            yield UnreadableError(row.cells, line=row.number)
        elif any(cell.strip() for cell in row.cells):
            yield _article(row, columns, own, day_first=day_first)


def _article(row: "_Row", columns: Sequence[str], own: FieldMap, *, day_first: bool | None) -> Draft | UnreadableError:
    try:
        article = article_of(_fields(columns, row.cells), own, what="row", day_first=day_first)
    except UnreadableError as failure:
        return UnreadableError(str(failure), line=row.number)
    # What a cell says depends on the name of its column.
    digest = hashlib.sha256("\x1f".join([*columns, *row.cells]).encode("utf-8", "surrogatepass")).hexdigest()
    return replace(article, line=row.number, sha256=digest)


def _fields(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Name the cells of a row; of two columns of one name the first counts."""
    return {name: cell for name, cell in reversed(list(zip(columns, cells, strict=False))) if cell}


def _day_first(rows: Sequence[dict[str, str]], own: FieldMap) -> bool | None:
    """Tell from the days of many rows whether "04/03/2024" has the day first; None where they don't agree."""
    written = [value for fields in rows for _, value in values_of(fields, "published", own)]
    pairs = [(int(match[1]), int(match[2])) for value in written if (match := _SLASHES.search(value))]
    told = {first > _MONTHS for first, second in pairs if (first > _MONTHS) != (second > _MONTHS)}
    return told.pop() if len(told) == 1 else None


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: its number, from 1, and its cells, or why it can't be read."""

    number: int
    cells: list[str] | str


class _Lines:
    """The lines of a table, for `csv.reader`, which asks for the next where a cell goes on over the end of one.

    Attributes:
        size: Characters of the row so far; who reads rows sets it back.
        count: Lines given so far.
        ended: Whether the file has ended.
    """

    def __init__(self, text: io.TextIOWrapper, quote: str | None) -> None:
        self._text, self._quote = text, quote or "\0"
        self.size = self.count = 0
        self.ended = False

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        within = self.size > 0
        line = self._text.readline(MAX_RECORD - self.size)
        self.size += len(line)
        self.count += 1
        if line and self.size >= MAX_RECORD:
            self._skip(line, quoted=within)
            raise OverflowError
        if not line:
            self.ended = True
            raise StopIteration
        return line

    def skip(self, lines: int, start: int) -> None:
        """Go to the beginning of the file, and past some lines of it."""
        self._text.seek(start)
        self.ended, self.count = False, 0
        while self.count < lines and (line := self._text.readline(_PIECE)):
            self.count += line.endswith(("\n", "\r"))

    def _skip(self, line: str, *, quoted: bool) -> None:
        """Go to the end of a row that is too long: the first line end that no quotation marks enclose."""
        quoted ^= line.count(self._quote) % 2 == 1
        while quoted or not line.endswith(("\n", "\r")):
            line = self._text.readline(_PIECE)
            if not line:
                self.ended = True
                return
            self.count += line.endswith(("\n", "\r"))
            quoted ^= line.count(self._quote) % 2 == 1


def _rows(text: io.TextIOWrapper, dialect: Dialect, start: int) -> Iterator[_Row]:
    """Yield the rows of a table.

    A row that never ends, because a quotation mark is not closed, is a failure. Reading goes on in its second line;
    from there on a row must have as many cells as the first, or it is a part of what was not closed.
    """
    lines = _Lines(text, dialect.quote)
    lines.skip(dialect.announced, start)
    reader = csv.reader(lines, **dialect.arguments())
    number, width, recoveries = lines.count, 0, 0
    while True:
        number, lines.size, before = number + 1, 0, lines.count
        cells: list[str] | str | None
        try:
            cells = next(reader, None)
        except OverflowError:
            cells = f"the row is longer than {MAX_RECORD:,} characters"
        except csv.Error as failure:
            cells = f"the row cannot be read: {failure}"
        if cells is None:
            return
        width = width or len(cells)
        checked = _checked(cells, width, exactly=recoveries > 0)
        # A mark that isn't closed runs on to the next one, or to the end of the file.
        ran_on = isinstance(checked, str) and not isinstance(cells, str) and lines.count - before > 1
        yield _Row(number, _NOT_CLOSED if ran_on or (lines.ended and not isinstance(cells, str)) else checked)
        if lines.ended or ran_on:
            recoveries += 1
            if recoveries > _MOST_RECOVERIES:
                raise UnreadableError(f"too many quotation marks are not closed: rows after {number:,} are not read")
            lines.skip(before + 1, start)
            reader = csv.reader(lines, **dialect.arguments())


def _checked(cells: list[str] | str, width: int, *, exactly: bool) -> list[str] | str:
    """Return the cells of a row, or why they don't stand under the names of the columns."""
    if isinstance(cells, str) or not cells:
        return cells
    if any(cells[width:]) or width > _MOST_COLUMNS or (exactly and len(cells) != width):
        return f"the row has {len(cells):,} cells, the first row {width:,}"
    return cells
