"""Finds paragraphs that begin in the middle of a sentence: a sign that columns were told apart wrongly. Pure."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from .paragraphs import Face, Piece, face_of

_LEVEL: Final = 0.4
_NEAR: Final = 3.0
"""In sizes of the font."""


def mark_fragments(paragraphs: Sequence[Sequence[Piece]]) -> None:
    """Mark what begins in the middle of a sentence as doubtful, and with it what stands beside it at the same height.

    The lines from which it was cut are those beside it; words of another column may have come to stand in them.
    """
    face = face_of([piece for pieces in paragraphs for piece in pieces])
    cut = [pieces[0] for pieces in paragraphs if _is_fragment(pieces[0], face)]
    if not cut:
        return
    on_page: dict[int, list[Piece]] = defaultdict(list)
    for pieces in paragraphs:
        for piece in pieces:
            on_page[piece.page].append(piece)
    for fragment in cut:
        fragment.doubtful = True
        for piece in on_page[fragment.page]:
            piece.doubtful |= _beside(fragment, piece)


def _is_fragment(piece: Piece, face: Face) -> bool:
    start = piece.lines[0].text
    return start[:1].islower() and face.is_body(piece) and not piece.row and not piece.aside


def _beside(fragment: Piece, piece: Piece) -> bool:
    size = fragment.size
    return not piece.row and any(
        abs(one.base - other.base) <= _LEVEL * size
        and max(one.left, other.left) - min(one.right, other.right) <= _NEAR * size
        for one in fragment.lines
        for other in piece.lines
    )
