"""Puts the blocks of a page into the order in which they are read. Pure.

The XY-cut of G. Nagy and S. Seth, "Hierarchical representation of optically scanned documents" (1984): a page is cut
from top to bottom into columns, and from side to side where something stands across the columns. What stands across is
looked for first, as in "XY-Cut++" (arXiv 2504.10258), for otherwise gaps between paragraphs that happen to be level
would cut columns apart.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from .blocks import Block
from .geometry import Frame
from .tables import table_of

_WHITE: Final = 0.5
"""Columns are at least so many sizes of the font apart."""
_HEADING: Final = 1.3
_SLACK: Final = 0.35
_DEEPEST: Final = 40
_WIDE_RULE: Final = 0.9


def in_order(blocks: Sequence[Block], rules: Sequence[Frame], size: float) -> list[Block]:
    """Return blocks in the order in which they are read.

    Args:
        blocks: The blocks of a page. Those whose place can't be told are marked as doubtful.
        rules: The lines drawn on the page.
        size: Size of the font of most letters.
    """
    level = [rule for rule in rules if rule.width > rule.height]
    return _cut(list(blocks), level, size, 0)


def _cut(blocks: list[Block], rules: Sequence[Frame], size: float, depth: int) -> list[Block]:
    if len(blocks) < 2 or depth > _DEEPEST:  # noqa: PLR2004 - nothing to order
        return blocks
    columns = _columns(blocks, size)
    if len(columns) > 1:
        table, doubtful = table_of(columns)
        if table is not None:
            return table
        bands = _bands_at(blocks, _level_places(blocks, rules, size))
        if len(bands) > 1:
            return [each for band in bands for each in _cut(band, rules, size, depth + 1)]
        for block in blocks:
            block.doubtful |= doubtful
        return [each for column in columns for each in _cut(column, rules, size, depth + 1)]
    bands = _across(blocks, size) or _bands_at(blocks, _level_places(blocks, rules, size))
    if len(bands) > 1:
        return [each for band in bands for each in _cut(band, rules, size, depth + 1)]
    return _downwards(blocks, size)


def _columns(blocks: Sequence[Block], size: float) -> list[list[Block]]:
    """Part blocks where a white strip goes from top to bottom."""
    parts: list[list[Block]] = []
    edge = 0.0
    for block in sorted(blocks, key=lambda block: block.left):
        if not parts or block.left - edge >= _WHITE * size:
            parts.append([])
            edge = block.right
        parts[-1].append(block)
        edge = max(edge, block.right)
    return parts


def _level_places(blocks: Sequence[Block], rules: Sequence[Frame], size: float) -> list[float]:
    """Return heights at which to cut: above headings that stand alone in their band, and at rules from side to side."""
    left, right = min(block.left for block in blocks), max(block.right for block in blocks)
    places = [
        block.top
        for block in blocks
        if block.size >= _HEADING * size
        and not block.aside
        and not any(other is not block and _level(block, other) for other in blocks)
    ]
    for rule in rules:
        across = min(rule.right, right) - max(rule.left, left)
        if across >= _WIDE_RULE * (right - left):
            places.append((rule.top + rule.bottom) / 2)
    return places


def _bands_at(blocks: Sequence[Block], places: Sequence[float]) -> list[list[Block]]:
    """Part blocks at heights that cut none of them."""
    clear = [
        place
        for place in sorted(places, reverse=True)
        if not any(block.bottom + _slack(block) < place < block.top - _slack(block) for block in blocks)
    ]
    bands: list[list[Block]] = []
    rest = sorted(blocks, key=lambda block: -block.top)
    for place in clear:
        bands.append([block for block in rest if (block.top + block.bottom) / 2 > place])
        rest = [block for block in rest if (block.top + block.bottom) / 2 <= place]
    return [band for band in [*bands, rest] if band]


def _across(blocks: Sequence[Block], size: float) -> list[list[Block]]:
    """Part blocks into bands of what stands across a white strip and what stands beside it.

    Of the strips on whose both sides something stands, the one is taken across which the least stands.
    """
    best: tuple[int, list[list[Block]]] | None = None
    for left, right in _gaps(blocks, size):
        across = [block for block in blocks if block.left < right - 1 and block.right > left + 1]
        if best is not None and sum(block.letters for block in across) >= best[0]:
            continue
        beside = [block for block in blocks if not (block.left < right - 1 and block.right > left + 1)]
        if not _on_both_sides(beside, left):
            continue
        bands = _banded(across, beside)
        if bands is not None and len(bands) > 1:
            best = (sum(block.letters for block in across), bands)
    return best[1] if best else []


def _gaps(blocks: Sequence[Block], size: float) -> list[tuple[float, float]]:
    """Return what is white between blocks that stand side by side at the same height."""
    gaps = set()
    for block in blocks:
        beside = [other for other in blocks if other.left >= block.right and _level(block, other)]
        if beside:
            right = min(other.left for other in beside)
            if right - block.right >= _WHITE * size:
                gaps.add((block.right, right))
    return sorted(gaps)


def _on_both_sides(blocks: Sequence[Block], place: float) -> bool:
    """Whether blocks stand side by side around a place."""
    before = [block for block in blocks if block.right <= place + 1]
    after = [block for block in blocks if block.left > place]
    return any(_level(one, other) for one in before for other in after)


def _banded(across: Sequence[Block], beside: Sequence[Block]) -> list[list[Block]] | None:
    """Part blocks into bands from the top down; None where what stands across is level with what stands beside."""
    bands: list[tuple[bool, list[Block]]] = []
    marked = [(block, True) for block in across] + [(block, False) for block in beside]
    for block, is_across in sorted(marked, key=lambda pair: -pair[0].top):
        if bands and bands[-1][0] == is_across:
            bands[-1][1].append(block)
        else:
            bands.append((is_across, [block]))
    for (_, upper), (_, lower) in pairwise(bands):
        floor = min(block.bottom + _slack(block) for block in upper)
        if any(block.top - _slack(block) > floor for block in lower):
            return None
    return [band for _, band in bands]


def _downwards(blocks: Sequence[Block], size: float) -> list[Block]:
    """Order blocks that no cut parts: from the top down. Where they are level, their order is a guess."""
    ordered = sorted(blocks, key=lambda block: (-block.top, block.left))
    for place, block in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if _level(block, other) and not _one_line(block, other, size):
                block.doubtful = other.doubtful = True
    return ordered


def _one_line(one: Block, other: Block, size: float) -> bool:
    """Whether two blocks are words of one line with a wide gap between."""
    alone = len(one.lines) == len(other.lines) == 1
    return alone and abs(one.lines[0].base - other.lines[0].base) < 0.2 * size


def _level(one: Block, other: Block) -> bool:
    return min(one.top, other.top) - max(one.bottom, other.bottom) > max(_slack(one), _slack(other))


def _slack(block: Block) -> float:
    """How far letters may reach into the next line without standing beside it."""
    return _SLACK * block.size
