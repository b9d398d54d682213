"""Groups the lines of a page into blocks: lines below each other in one column and one font. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from .geometry import Frame, Line

_FURTHEST: Final = 2.0
"""Lines of one block are at most so many sizes of their font apart."""
_NEAREST: Final = 0.4
_LINE_HEIGHT: Final = 1.5
_SAME_SIZE: Final = 0.06
_MOST_IN_BOXES: Final = 0.6
"""When more of the lines than this stand in boxes, the boxes are the design of the page and no asides."""


@dataclass(slots=True)
class Block:
    """Lines that are read one after the other.

    Attributes:
        lines: The lines from the top down.
        aside: Whether it stands beside the story: in a box, or turned.
        row: Whether it is a row of a table; its lines are the cells.
        doubtful: Whether it can't be told where on the page it is read.
    """

    lines: list[Line]
    aside: bool = False
    row: bool = False
    doubtful: bool = False
    left: float = field(init=False)
    right: float = field(init=False)
    top: float = field(init=False)
    bottom: float = field(init=False)

    def __post_init__(self) -> None:
        self.left = min(line.left for line in self.lines)
        self.right = max(line.right for line in self.lines)
        self.top = max(line.top for line in self.lines)
        self.bottom = min(line.bottom for line in self.lines)

    @property
    def size(self) -> float:
        """Size of the font."""
        return self.lines[0].size

    @property
    def letters(self) -> int:
        """How many letters it has."""
        return sum(len(line.text) for line in self.lines)


def find_blocks(lines: Sequence[Line], *, aside: bool = False) -> list[Block]:
    """Group lines that follow each other: each is the only next one of the other, in the same font.

    Args:
        lines: Lines of a page, from the top down.
        aside: Whether they stand beside the story.
    """
    below = _neighbours(lines)
    above: dict[int, list[int]] = defaultdict(list)
    for place, others in below.items():
        for other in others:
            above[other].append(place)
    following = {
        place: others[0]
        for place, others in below.items()
        if len(others) == 1 and len(above[others[0]]) == 1 and _alike(lines[place], lines[others[0]])
    }
    led = set(following.values())
    blocks = []
    for place in range(len(lines)):
        if place in led:
            continue
        chain = [place]
        while chain[-1] in following:
            chain.append(following[chain[-1]])
        blocks += [Block(part, aside=aside) for part in _evenly([lines[each] for each in chain])]
    return blocks


def in_boxes(lines: Sequence[Line], boxes: Sequence[Frame]) -> tuple[list[Line], list[list[Line]]]:
    """Part the lines outside of boxes from those in each box, outermost boxes first."""
    rest = list(lines)
    inside: list[list[Line]] = []
    for box in sorted(boxes, key=lambda box: -box.width * box.height):
        held = [line for line in rest if box.holds(line)]
        if len(held) > 1:
            rest = [line for line in rest if not box.holds(line)]
            inside.append(held)
    boxed = sum(len(line.text) for held in inside for line in held)
    whole = boxed + sum(len(line.text) for line in rest)
    return (list(lines), []) if boxed > _MOST_IN_BOXES * whole else (rest, inside)


def _neighbours(lines: Sequence[Line]) -> dict[int, list[int]]:
    """Return for each line those directly below it."""
    below: dict[int, list[int]] = {}
    furthest = _FURTHEST * max((line.size for line in lines), default=0.0)
    for place, line in enumerate(lines):
        found: list[int] = []
        for other in range(place + 1, len(lines)):
            next_line = lines[other]
            drop = line.base - next_line.base
            if drop > _FURTHEST * max(line.size, next_line.size):
                if drop > furthest:
                    break
                continue
            if drop < _NEAREST * min(line.size, next_line.size) or not _overlap(line, next_line):
                continue
            if any(_overlap(lines[each], next_line) for each in found):
                continue
            if (
                found
                and _follows(line, lines[found[0]])
                and lines[found[0]].base - next_line.base > _NEAREST * line.size
            ):
                break  # Beside and below the short last line of a heading or a caption.
            found.append(other)
        below[place] = found
    return below


def _follows(line: Line, below: Line) -> bool:
    return _alike(line, below) and line.base - below.base <= _LINE_HEIGHT * line.size


def _overlap(one: Line, other: Line) -> bool:
    return min(one.right, other.right) - max(one.left, other.left) > 1.0


def _alike(one: Line, other: Line) -> bool:
    return one.font == other.font and abs(one.size - other.size) <= _SAME_SIZE * one.size


def _evenly(lines: list[Line]) -> Iterator[list[Line]]:
    """Part lines where the distance is much wider than the usual of the block: something else may belong between."""
    drops = sorted(above.base - below.base for above, below in pairwise(lines))
    usual = drops[len(drops) // 2] if drops else 0.0
    part = lines[:1]
    for above, below in pairwise(lines):
        if above.base - below.base > 1.8 * usual:
            yield part
            part = []
        part.append(below)
    yield part
