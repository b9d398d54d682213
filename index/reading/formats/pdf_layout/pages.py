"""Reads the layout of a page: its lines, and its blocks in the order in which they are read. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .blocks import Block, find_blocks, in_boxes
from .drop_caps import with_drop_caps
from .geometry import Frame, Line, Page
from .gutters import find_gutters
from .lines import find_lines, usual_size
from .order import in_order
from .tables import table_rows


@dataclass(slots=True)
class LaidPage:
    """The lines of a page before they are ordered.

    Attributes:
        width: Its width in points.
        height: Its height.
        size: Size of the font of most letters.
        lines: The lines that stand upright, from the top down.
        turned: The lines of each other direction.
        boxes: Frames with words in them.
        rules: Lines that are drawn.
        askew: Whether some words stand at an odd angle.
    """

    width: float
    height: float
    size: float
    lines: list[Line]
    turned: list[list[Line]] = field(default_factory=list)
    boxes: list[Frame] = field(default_factory=list)
    rules: list[Frame] = field(default_factory=list)
    askew: bool = False


def lay_out(page: Page) -> LaidPage:
    """Find the lines of a page."""
    size = usual_size(page.words)
    words = with_drop_caps(page.words, size)
    lines = find_lines(words, find_gutters(words, size))
    turned = [find_lines(group, ()) for group in page.turned]
    return LaidPage(page.width, page.height, size, lines, turned, page.boxes, page.rules, page.askew)


def read_blocks(page: LaidPage, lines: Sequence[Line]) -> list[Block]:
    """Order what stands on a page.

    Args:
        page: The page.
        lines: Its lines, without running headers and page numbers.

    Returns:
        The blocks in the order in which they are read; what is turned comes last.
    """
    outside, boxes = in_boxes(lines, page.boxes)
    rows = table_rows(outside, page.size)
    cells = {id(line) for row in rows for line in row}
    rest = [line for line in outside if id(line) not in cells]
    held = {id(group[0]): group for group in boxes}
    blocks = find_blocks(rest) + [Block(row, row=True) for row in rows] + [Block(group, aside=True) for group in boxes]
    ordered: list[Block] = []
    for block in in_order(blocks, page.rules, page.size):
        inner = held.get(id(block.lines[0])) if block.aside else None
        if inner is None:
            ordered.append(block)
        else:
            parts = in_order(find_blocks(inner, aside=True), (), page.size)
            for part in parts:
                part.aside = True
                part.doubtful |= block.doubtful
            ordered += parts
    for group in page.turned:
        for part in in_order(find_blocks(group, aside=True), (), page.size):
            part.aside = True
            part.doubtful |= page.askew
            ordered.append(part)
    return ordered
