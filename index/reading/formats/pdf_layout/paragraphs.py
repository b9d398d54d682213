"""Parts blocks into paragraphs, and joins those that go on in the next column or on the next page. Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from .blocks import Block
from .geometry import Line

_SENTENCE_END: Final = re.compile(r"[.!?\u2026:][\"'\u201d\u2019\u00bb)\]\u2070-\u2079\u00b9\u00b2\u00b3]*$")
_BULLET: Final = re.compile(r"[\u2022\u25cf\u25aa\u25a0\u2023\u25e6*\u2013\u2014-]\s|\(?\d{1,2}[.)]\s|\(?[a-z][.)]\s")
_NOTE: Final = re.compile('(?:\\d{1,2}|[\u00b9\u00b2\u00b3\u2070-\u2079]+|[*\u2020\u2021]) ?[A-Z\u201c"]')
_HYPHEN_END: Final = re.compile(r"\w[-\u00ad]$")
_INDENT: Final = 0.55
_DEEP_INDENT: Final = 5.0
_GAP: Final = 1.22
_HEADING: Final = 1.12
_FULL: Final = 0.75
_COMMON: Final = 0.4
_SAME: Final = 0.06


@dataclass(slots=True)
class Piece:
    """A paragraph, or what one column holds of one.

    Attributes:
        lines: Its lines; the cells of a row.
        page: The number of its page, from 0.
        size: Size of the font.
        font: Number of the font.
        indented: Whether its first line is set in.
        full: Whether its last line reaches the right edge.
        open_end: Whether it is the last of its block, so that it may go on elsewhere.
        first: Whether it is the first of its block.
        aside: Whether it stands beside the story.
        row: Whether it is a row of a table.
        doubtful: Whether it can't be told where on the page it is read.
    """

    lines: list[Line]
    page: int
    size: float
    font: int
    indented: bool
    full: bool
    open_end: bool
    first: bool
    aside: bool
    row: bool
    doubtful: bool

    @property
    def ended(self) -> bool:
        """Whether it ends with a sentence."""
        return bool(_SENTENCE_END.search(self.lines[-1].text))


def pieces_of(blocks: Sequence[Block], page: int) -> list[Piece]:
    """Part the blocks of a page into paragraphs, in order."""
    edges = _Edges(blocks)
    return [piece for block in blocks for piece in _parted(block, edges, page)]


@dataclass(slots=True)
class Face:
    """The fonts in which a file sets its stories.

    Attributes:
        common: Size and font of the letters, how many each.
        indents: Whether its paragraphs begin with an indent.
    """

    common: Counter[tuple[float, int]]
    indents: bool

    def is_body(self, piece: Piece) -> bool:
        """Whether a paragraph is set as the stories are."""
        most = max(self.common.values(), default=0)
        return self.common[_face(piece)] >= _COMMON * most

    def is_heading(self, piece: Piece) -> bool:
        """Whether a paragraph is set larger than the stories."""
        body = max(self.common, key=lambda face: self.common[face], default=(10.0, 0))[0]
        return piece.size >= _HEADING * body


def face_of(pieces: Sequence[Piece]) -> Face:
    """Find the fonts in which stories are set."""
    common: Counter[tuple[float, int]] = Counter()
    for piece in pieces:
        if not piece.aside and not piece.row:
            common[_face(piece)] += sum(len(line.text) for line in piece.lines)
    inner = [piece for piece in pieces if not piece.first and not piece.row and len(piece.lines) > 1]
    return Face(common, 2 * sum(piece.indented for piece in inner) > len(inner))


def joined(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Join pieces that are one paragraph.

    What stands between two parts of a paragraph (a caption, a box, a footnote) comes after it, or before it where the
    paragraph goes on on a later page, so that the pages stay in order.

    Returns:
        The pieces of each paragraph, in the order in which they are read.
    """
    face = face_of(pieces)
    paragraphs: list[list[Piece]] = []
    current: list[Piece] | None = None
    held: list[list[Piece]] = []
    broken = False
    for piece in pieces:
        if (
            current is not None
            and face.is_body(piece)
            and not piece.aside
            and _goes_on(current[-1], piece, face, strict=broken)
        ):
            if held:
                same = [group for group in held if group[-1].page >= piece.page]
                place = _index(paragraphs, current)
                paragraphs[place:place] = [group for group in held if group[-1].page < piece.page]
                held = same
            current.append(piece)
            broken = False
            continue
        if current is not None and _may_stand_between(piece, face) and _is_open(current[-1]):
            held.append([piece])
            broken = broken or (face.is_heading(piece) and not piece.aside and not piece.ended)
            continue
        paragraphs += held
        held, broken = [], False
        paragraphs.append([piece])
        current = paragraphs[-1] if face.is_body(piece) and not piece.aside and not piece.row else None
    return paragraphs + held


def _index(paragraphs: list[list[Piece]], wanted: list[Piece]) -> int:
    return next(place for place in range(len(paragraphs) - 1, -1, -1) if paragraphs[place] is wanted)


def _may_stand_between(piece: Piece, face: Face) -> bool:
    return piece.aside or piece.row or not face.is_body(piece)


def _is_open(piece: Piece) -> bool:
    return piece.open_end and (not piece.ended or piece.full)


def _goes_on(before: Piece, after: Piece, face: Face, *, strict: bool) -> bool:
    """Whether a paragraph goes on with a piece that stands elsewhere."""
    if not before.open_end or not after.first or after.row or after.indented or not _same_face(before, after):
        return False
    start = after.lines[0].text.lstrip("\"'\u201c\u2018(\u00ab")
    if _HYPHEN_END.search(before.lines[-1].text):
        return start[:1].islower() or not strict
    if _BULLET.match(after.lines[0].text):
        return False
    if before.ended:
        return before.full and face.indents and not strict
    return start[:1].islower() or (before.full and not strict)


def _same_face(one: Piece, other: Piece) -> bool:
    return one.font == other.font and abs(one.size - other.size) <= _SAME * one.size


def _face(piece: Piece) -> tuple[float, int]:
    return round(piece.size, 1), piece.font


class _Edges:
    """Where the columns of a page begin and end, for lines of each size."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._lines = [line for block in blocks if not block.row for line in block.lines]
        self._drops: dict[tuple[float, int], float] = {}
        drops: dict[tuple[float, int], Counter[float]] = {}
        for block in blocks:
            if not block.row:
                for above, below in pairwise(block.lines):
                    drops.setdefault(_face_of(above), Counter())[round(above.base - below.base, 1)] += 1
        self._drops = {face: min(each, key=lambda drop: (-each[drop], drop)) for face, each in drops.items()}

    def of(self, block: Block) -> tuple[float, float]:
        """Return the left and right edge of a block's column, from all lines of the page that share it."""
        size = block.size
        near = [
            line
            for line in self._lines
            if abs(line.left - block.left) <= 3 * size
            and _face_of(line) == _face_of(block.lines[0])
            and line.right > block.left
        ]
        left = min((line.left for line in near), default=block.left)
        reach = [line.right for line in near if abs(line.left - left) <= 3 * size]
        return min(left, block.left), max([*reach, block.right])

    def drop(self, line: Line) -> float:
        """Return the usual distance of lines of a font, 0 when unknown."""
        return self._drops.get(_face_of(line), 0.0)


def _face_of(line: Line) -> tuple[float, int]:
    return round(line.size, 1), line.font


def _parted(block: Block, edges: _Edges, page: int) -> Iterator[Piece]:
    if block.row:
        first = block.lines[0]
        yield Piece(
            lines=block.lines,
            page=page,
            size=first.size,
            font=first.font,
            indented=False,
            full=False,
            open_end=False,
            first=True,
            aside=block.aside,
            row=True,
            doubtful=block.doubtful,
        )
        return
    left, right = edges.of(block)
    groups = [[block.lines[0]]]
    for above, below in pairwise(block.lines):
        if _begins(above, below, left, right, edges.drop(above)):
            groups.append([])
        groups[-1].append(below)
    for number, lines in enumerate(groups):
        size = lines[0].size
        yield Piece(
            lines=lines,
            page=page,
            size=size,
            font=lines[0].font,
            indented=_INDENT * size <= lines[0].left - left <= _DEEP_INDENT * size,
            full=lines[-1].right - left >= _FULL * (right - left),
            open_end=number == len(groups) - 1,
            first=number == 0,
            aside=block.aside,
            row=False,
            doubtful=block.doubtful,
        )


def _begins(above: Line, below: Line, left: float, right: float, usual: float) -> bool:
    """Whether a line begins a paragraph below another."""
    size = below.size
    if usual and above.base - below.base > _GAP * usual:
        return True
    ended = bool(_SENTENCE_END.search(above.text))
    if _INDENT * size <= below.left - left <= _DEEP_INDENT * size and (ended or above.left - left < _INDENT * size / 2):
        return ended or below.left - above.left >= _INDENT * size
    if ended and (_BULLET.match(below.text) or _NOTE.match(below.text)):
        return True
    first = below.text.split(" ", 1)[0]
    room = right - above.right
    return ended and room > (len(first) + 2) * 0.6 * size
