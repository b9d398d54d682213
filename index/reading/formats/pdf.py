"""Reads PDF: the text of the pages, with paragraphs where the layout separates them."""

import io
import logging
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from .draft import Draft, UnreadableError

# A gap between lines of more than this many times the usual one separates paragraphs.
_GAP = 1.2
# A line indented by this many points may begin a paragraph.
_INDENT, _MAX_INDENT = 6.0, 60.0
_SENTENCE_END = re.compile(r"[.!?\u2026][\"'\u201d\u2019\u00bb)\]]*\s*$")
_HYPHEN_END = re.compile(r"\w-$")
# Titles that programs fill in by themselves.
_NO_TITLE = re.compile(
    r"^(?:untitled|microsoft word|document\d*$|https?:|\(anonymous\)|\(unspecified\))|\.\w{2,5}$", re.IGNORECASE
)


# The longest reports have some hundred thousand operations; a file made to block its reader has millions.
_MAX_OPERATIONS, _MAX_PAGES = 1_000_000, 5_000


class _TooLong(Exception):
    """A file that would take minutes to read."""


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    height: float


def read(data: bytes) -> Iterator[Draft | UnreadableError]:
    """Yield the one article of a .pdf file.

    The title is the one in the metadata, unless a program filled it in. The dates in the metadata are those of the file
    and not of the publication; they are ignored.

    Raises:
        UnreadableError: The file is broken, encrypted, far too long, or contains only pictures.
    """
    # On first use: only a folder with PDF files pays for the import.
    import pypdf  # noqa: PLC0415 - see above

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        lines = _all_lines(reader)
        title = reader.metadata.title if reader.metadata else None
    except (pypdf.errors.FileNotDecryptedError, pypdf.errors.DependencyError) as failure:
        raise UnreadableError("encrypted PDF: save it without a password") from failure
    except _TooLong as failure:
        raise UnreadableError("PDF too long: more pages or drawing operations than any article has") from failure
    except Exception as failure:  # Whatever a hostile file breaks in the parser is the fault of the file.
        raise UnreadableError(f"broken PDF ({type(failure).__name__})") from failure
    text = _text(lines)
    if not text:
        raise UnreadableError("PDF without text (pictures only?): it would need text recognition")
    yield Draft(text=text, title=title if title and not _NO_TITLE.search(title.strip()) else None)


def _all_lines(reader: Any) -> list[list[_Line]]:
    """Return the lines of each page.

    Raises:
        _TooLong: There are too many pages, or too many operations in all. Pages can share their contents, so the size
            of the file does not limit them.
    """
    operations = 0

    def count(*_operation: object) -> None:
        nonlocal operations
        operations += 1
        if operations > _MAX_OPERATIONS:
            raise _TooLong

    if len(reader.pages) > _MAX_PAGES:
        raise _TooLong
    return [_lines(page, count) for page in reader.pages]


def _lines(page: Any, count: Callable[..., None]) -> list[_Line]:
    """Return the lines of a page in reading order, each with its position in points."""
    lines: list[_Line] = []
    parts: list[str] = []
    place: tuple[float, float] | None = None

    def visit(text: str, outer: list[float], inner: list[float], _font: Any, _size: float) -> None:
        nonlocal parts, place
        if place is None and text.strip():
            place = (
                inner[4] * outer[0] + inner[5] * outer[2] + outer[4],
                inner[4] * outer[1] + inner[5] * outer[3] + outer[5],
            )
        first, *others = text.split("\n")
        parts.append(first)
        for other in others:
            end_line()
            parts = [other]

    def end_line() -> None:
        nonlocal parts, place
        written = "".join(parts).strip()
        if written and place:
            lines.append(_Line(written, *place))
        parts, place = [], None

    page.extract_text(visitor_text=visit, visitor_operand_before=count)
    end_line()
    return lines


def _text(pages: list[list[_Line]]) -> str:
    usual = _usual_gap(pages)
    written: list[str] = []
    before: _Line | None = None
    for lines in pages:
        for line in lines:
            if before is not None:
                written.append(_separator(before, line, usual))
            written.append(line.text)
            before = line
    return _join_surrogates("".join(written)).replace("\0", "").strip()


def _join_surrogates(text: str) -> str:
    """Join halves of surrogate pairs, which a font may map one by one, and replace halves that are alone."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _usual_gap(pages: list[list[_Line]]) -> float:
    gaps = Counter(
        round(above.height - below.height, 1)
        for lines in pages
        for above, below in pairwise(lines)
        if above.height - below.height > 1
    )
    return gaps.most_common(1)[0][0] if gaps else 0.0


def _separator(above: _Line, below: _Line, usual: float) -> str:
    """Return what goes between two lines: a blank line, a space, or nothing after a hyphen."""
    gap = above.height - below.height
    ended = bool(_SENTENCE_END.search(above.text))
    if gap < 0:  # The next page or column: only a finished sentence can end a paragraph there.
        apart = ended
    else:
        indented = _INDENT <= below.left - above.left <= _MAX_INDENT
        apart = gap > _GAP * usual or (ended and indented)
    if apart:
        return "\n\n"
    return "" if _HYPHEN_END.search(above.text) else " "
