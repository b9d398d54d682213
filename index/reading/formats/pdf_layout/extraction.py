"""From the bytes of a PDF file to its text, with title, day, paper, pages and doubts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .fragments import mark_fragments
from .furniture import without_furniture
from .glyphs import Document
from .header_days import day_in, name_in
from .pages import lay_out, read_blocks
from .paragraphs import joined, pieces_of
from .text import write
from .titles import title_of


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a PDF file says.

    Attributes:
        text: The text, a blank line between paragraphs; "" when there is none.
        title: Its headline, None without one.
        day: The day in the running header, None without one.
        paper: The name of the paper in the running header, None without one.
        pages: Where in the text each page begins.
        uncertain: Spans of the text whose order on the page couldn't be told.
    """

    text: str
    title: str | None
    day: date | None
    paper: str | None
    pages: tuple[int, ...]
    uncertain: tuple[tuple[int, int], ...]


def read_pdf(data: bytes) -> PdfText:
    """Read a PDF file.

    Raises:
        Damaged: It is no PDF, or a broken one.
        Encrypted: It asks for a password.
        TooLong: It would take minutes.
    """
    document = Document(data)
    try:
        title = document.title
        laid = [lay_out(page) for page in document.pages()]
    finally:
        document.close()
    left, furniture = without_furniture(laid)
    pieces = [
        piece
        for number, (page, lines) in enumerate(zip(laid, left, strict=True))
        for piece in pieces_of(read_blocks(page, lines), number)
    ]
    paper = name_in(furniture)
    headline, pieces = title_of(title, pieces, furniture, paper)
    paragraphs = joined(pieces)
    mark_fragments(paragraphs)
    written = write(paragraphs, len(laid))
    return PdfText(written.text, headline, _day(furniture), paper, written.pages, written.uncertain)


def _day(headers: Sequence[str]) -> date | None:
    return next((day for header in headers if (day := day_in(header))), None)
