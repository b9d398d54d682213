"""Writes the text of paragraphs: ligatures taken apart, words joined that were divided at a line's end. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .paragraphs import Piece

_LIGATURES: Final = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "ft", "\ufb06": "st"}
)
_DIVIDED: Final = re.compile(r"(?:^|[\s\"'\u201c\u2018(\[\u2014\u2013/])([^\W\d_]+(?:[-'\u2019][^\W\d_]+)*)-$")
_GOES_ON: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_COMPOUND: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_LONGEST_WORD: Final = 80
_KEPT_BEFORE: Final = frozenset("self vice well twenty thirty forty fifty sixty seventy eighty ninety".split())
"""Parts of English compounds that mostly keep their hyphen."""
_KEPT_AFTER: Final = frozenset("term based backed owned funded year century".split())
_COUNTS: Final = frozenset("one two three four five six seven eight nine ten".split())
_COUNTED: Final = frozenset("day week month hour minute man mile page part point star storey thirds way".split())


@dataclass(slots=True)
class Written:
    """A text with the places of its pages and doubts.

    Attributes:
        text: The text.
        pages: Where each page begins.
        uncertain: Spans whose order on the page couldn't be told.
    """

    text: str
    pages: tuple[int, ...]
    uncertain: tuple[tuple[int, int], ...]


def write(paragraphs: Sequence[Sequence[Piece]], pages: int) -> Written:
    """Write paragraphs, a blank line between two.

    Args:
        paragraphs: The pieces of each, in order.
        pages: How many pages there are.
    """
    compounds = _compounds(paragraphs)
    parts: list[str] = []
    length = 0
    starts = [0] + [-1] * (pages - 1)
    uncertain: list[tuple[int, int]] = []
    for pieces in paragraphs:
        if length:
            parts.append("\n\n")
            length += 2
        begin = length
        written = ""
        for piece in pieces:
            text = _text_of(piece, compounds)
            written = _joined(written, text, compounds) if written else text
            if starts[piece.page] < 0:
                starts[piece.page] = begin + max(len(written) - len(text), 0)
        parts.append(written)
        length += len(written)
        if any(piece.doubtful for piece in pieces):
            uncertain.append((begin, length))
    for number in range(pages - 1, 0, -1):  # A page without text begins where the next one does.
        if starts[number] < 0:
            starts[number] = starts[number + 1] if number + 1 < pages else length
    return Written("".join(parts), tuple(starts), tuple(uncertain))


def _text_of(piece: Piece, compounds: frozenset[str]) -> str:
    if piece.row:
        return "\t".join(_tidy(line.text) for line in piece.lines)
    written = _tidy(piece.lines[0].text)
    for line in piece.lines[1:]:
        written = _joined(written, _tidy(line.text), compounds)
    return written


def _joined(above: str, below: str, compounds: frozenset[str]) -> str:
    """Join two lines: the hyphen of a divided word goes, that of a compound stays."""
    if above.endswith("\u00ad"):
        return above[:-1] + below
    if not above.endswith("-") or above.endswith(" -"):
        return f"{above} {below}"
    divided = _DIVIDED.search(above[-_LONGEST_WORD:])
    goes_on = _GOES_ON.match(below)
    if divided is None or goes_on is None or not goes_on[0][0].islower():
        return above + below
    head, tail = divided[1], goes_on[0]
    return above + below if _is_compound(head, tail, compounds) else above[:-1] + below


def _is_compound(head: str, tail: str, compounds: frozenset[str]) -> bool:
    """Whether two halves are written with a hyphen: elsewhere in the file, or mostly in English."""
    if "-" in head + tail or f"{head}-{tail}".lower() in compounds:
        return True
    counted = head.lower() in _COUNTS and tail in _COUNTED
    return head.lower() in _KEPT_BEFORE or tail in _KEPT_AFTER or counted


def _compounds(paragraphs: Sequence[Sequence[Piece]]) -> frozenset[str]:
    """Collect the words with hyphens that stand whole in a line."""
    return frozenset(
        match[0].lower()
        for pieces in paragraphs
        for piece in pieces
        for line in piece.lines
        if "-" in line.text
        for match in _COMPOUND.finditer(line.text)
    )


def _tidy(text: str) -> str:
    """Take ligatures apart, join halves of surrogate pairs, and drop what is no character."""
    if not text.isascii():
        text = text.translate(_LIGATURES).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        text = text.replace("\u00ad", "\u00ad" if text.endswith("\u00ad") else "")
    return text.replace("\0", "")
