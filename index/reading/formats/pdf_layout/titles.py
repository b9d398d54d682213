"""Finds the headline of a PDF file: stated in the metadata, or the largest heading of its first page. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from .header_days import day_in
from .paragraphs import Piece, face_of

# Titles that programs fill in by themselves.
_NO_TITLE: Final = re.compile(
    r"^(?:untitled|microsoft word|document\d*$|https?:|\(anonymous\)|\(unspecified\)|anonymous$)|\.\w{2,5}$|^\W*$",
    re.IGNORECASE,
)
_LARGER: Final = 1.15
_NEARLY: Final = 0.9
_MOST_WORDS: Final = 30
_LONGEST: Final = 220


def title_of(
    stated: str, pieces: Sequence[Piece], headers: Sequence[str], paper: str | None
) -> tuple[str | None, list[Piece]]:
    """Find the headline.

    Args:
        stated: The title in the metadata, "" when there is none.
        pieces: The paragraphs in order.
        headers: The running headers: a title that is one of them is the paper's name and no headline.
        paper: The paper's name, None when unknown.

    Returns:
        The headline, None when nothing is set as one; and the pieces without the paper's name as it stands over the
        first page.
    """
    kept = [piece for piece in pieces if not _is_masthead(piece, paper)]
    names = {_key(header) for header in headers} | {_key(paper or "")}
    written = " ".join(stated.split())
    if written and not _NO_TITLE.search(written) and _key(written) not in names:
        return written, kept
    dated = {_key(header) for header in headers if day_in(header)} | {_key(paper or "")}
    return _largest(kept, dated), kept  # A heading that is a running header too is the title of a report.


def _largest(pieces: Sequence[Piece], names: set[str]) -> str | None:
    """Return the first of the largest headings on the first page."""
    body = max((count, face[0]) for face, count in face_of(pieces).common.items())[1] if face_of(pieces).common else 0.0
    headings = [piece for piece in pieces if piece.page == pieces[0].page and _may_head(piece, body, names)]
    if not headings:
        return None
    largest = max(piece.size for piece in headings)
    return next(_text(piece) for piece in headings if piece.size >= _NEARLY * largest)


def _may_head(piece: Piece, body: float, names: set[str]) -> bool:
    text = _text(piece)
    fits = len(text) <= _LONGEST and 2 <= len(text.split()) <= _MOST_WORDS  # noqa: PLR2004 - one word is a section
    return fits and piece.size >= _LARGER * body and not piece.aside and not piece.row and _key(text) not in names


def _is_masthead(piece: Piece, paper: str | None) -> bool:
    return paper is not None and piece.page == 0 and not piece.row and _key(_text(piece)) == _key(paper)


def _text(piece: Piece) -> str:
    return " ".join(line.text for line in piece.lines)


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()
