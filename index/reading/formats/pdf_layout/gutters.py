"""Finds the white strips between columns: as high as several lines, with words on both sides. Pure.

After T. M. Breuel, "Two Geometric Algorithms for Layout Analysis" (2002): white space separates columns where it is
high, and a line of text is what no such strip cuts. His search over rectangles is replaced by a sweep down the page,
which is linear in the words.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from .geometry import Word

_STEP: Final = 3.0
"""Height in points of the slices in which the page is swept."""
_SPACE: Final = 0.45
"""Less than this share of the font's size is a space between words, however many lines it goes on."""
_FORMS: Final = ((5.0, 0.55), (3.2, 0.9), (2.0, 1.6))
"""A strip of so many lines with words on both sides is a gutter if it is so wide, in sizes of the font."""
_LONG_SIDE: Final = (4.5, 0.9)
"""So is one that is so long beside words on one side, where the other column is but a line or two."""
_RIVER, _SHORT, _NEXT_LINE, _SAME_SIZE = 10.0, 6.0, 1.5, 0.06
_LINE, _TOUCH = 1.15, 0.5
_FEW, _WIDER = (2.0, 0.8), 2.0
_LONG_RIVER, _ALIGNED, _EDGE = 16.0, 0.25, 0.5
_NEAR: Final = 6.0


@dataclass(slots=True)
class Strip:
    """A white strip.

    Attributes:
        left: Where it begins.
        right: Where it ends.
        top: How high up it goes.
        bottom: How far down it goes.
        beside: In how many slices of the page there are words on both sides.
        along: In how many there are words near it on one side at least.
    """

    left: float
    right: float
    top: float
    bottom: float
    beside: int = 0
    along: int = 0


def find_gutters(words: Sequence[Word], size: float) -> list[Strip]:
    """Find the strips between columns.

    Args:
        words: The words of a page, upright.
        size: Size of the font of most of them.
    """
    slices = _slices(words)
    found: list[Strip] = []
    for strip in _strips(slices, _NEAR * size):
        lines, along = (slices_ * _STEP / (_LINE * size) for slices_ in (strip.beside, strip.along))
        width = (strip.right - strip.left) / size
        long_side = along >= _LONG_SIDE[0] and width >= _LONG_SIDE[1]
        wide_enough = long_side or any(lines >= least and width >= wide for least, wide in _FORMS)
        if not wide_enough and lines >= _FEW[0] and width >= _FEW[1] and _stands_out(strip, slices, size):
            found.append(strip)
        if wide_enough and not _is_river(strip, lines, slices, size):
            found.append(strip)
    return found


def _is_river(strip: Strip, lines: float, slices: dict[int, list[Word]], size: float) -> bool:
    """Whether a short strip is a run of wide spaces in justified text: the next lines of that text go across it."""
    if lines > _LONG_RIVER:
        return False
    if not _is_edge(strip, slices, size):
        return True
    if lines > _RIVER:
        return False
    reach = _NEXT_LINE * size
    above = _goes_across(strip, slices, strip.top, strip.top + reach, size)
    below = _goes_across(strip, slices, strip.bottom - reach, strip.bottom, size)
    return (above and below) or (lines < _SHORT and (above or below))


def _is_edge(strip: Strip, slices: dict[int, list[Word]], size: float) -> bool:
    """Whether the lines to the right of a strip begin below each other, as those of a column do."""
    starts: dict[int, float] = {}
    for number in range(int(strip.bottom // _STEP) + 1, int(strip.top // _STEP)):
        row = slices.get(number, [])
        place = bisect_left(row, strip.right - _TOUCH, key=_left)
        if place < len(row) and row[place].left - strip.right < _NEAR * size:
            starts[round(row[place].base)] = row[place].left - strip.right
    aligned = sum(start <= _ALIGNED * size for start in starts.values())
    return aligned >= _EDGE * len(starts)


def _stands_out(strip: Strip, slices: dict[int, list[Word]], size: float) -> bool:
    """Whether a strip of few lines is much wider than the spaces of those lines: justified ones may have wide ones.

    So is it in each line, and each line to the right of it begins where the others do.
    """
    rows = {}
    for number in range(int(strip.bottom // _STEP) + 1, int(strip.top // _STEP)):
        row = slices.get(number, [])
        place = bisect_left(row, strip.right - _TOUCH, key=_left)
        if 0 < place < len(row):
            gaps = [after.left - before.right for before, after in pairwise(row[max(0, place - 9) : place + 9])]
            between = row[place].left - row[place - 1].right
            usual = sorted(gap for gap in gaps if gap > 0)[len(gaps) // 2 :][:1] or [between]
            rows[round(row[place].base)] = between >= _WIDER * usual[0] and row[place].left - strip.right < size
    return len(rows) > 1 and all(rows.values())


def _goes_across(strip: Strip, slices: dict[int, list[Word]], low: float, high: float, size: float) -> bool:
    return any(
        word.left < strip.right - _TOUCH
        and word.right > strip.left + _TOUCH
        and abs(word.size - size) <= _SAME_SIZE * size
        for number in range(int(low // _STEP), int(high // _STEP) + 1)
        for word in slices.get(number, ())
    )


def _strips(slices: dict[int, list[Word]], near: float) -> Iterator[Strip]:
    """Sweep down the page with the strips that are still white."""
    live: list[Strip] = []
    numbers = sorted(slices, reverse=True)  # Between them the page is white from edge to edge: everything goes on.
    place = 0
    while place < len(numbers):
        row, first = slices[numbers[place]], numbers[place]
        last = first
        while place + 1 < len(numbers) and slices[numbers[place + 1]] == row:
            place += 1
            last = numbers[place]
        place += 1
        live, ended = _swept(live, _gaps(row), ((first + 1) * _STEP, last * _STEP), near, first - last + 1)
        yield from ended
    yield from live


def _swept(
    live: list[Strip], gaps: list[tuple[float, float, bool]], heights: tuple[float, float], near: float, slices: int
) -> tuple[list[Strip], list[Strip]]:
    """Carry strips through the gaps of one slice; return those that go on or begin, and those that end."""
    kept: dict[tuple[int, int], Strip] = {}
    ended: list[Strip] = []
    top, bottom = heights
    for strip in live:
        whole = False
        for left, right, between in gaps:
            low, high = max(left, strip.left), min(right, strip.right)
            if high - low < _NARROWEST:
                continue
            whole = whole or (low, high) == (strip.left, strip.right)
            along = between or low - left < near or right - high < near
            counts = strip.beside + slices * between, strip.along + slices * along
            _keep(kept, Strip(low, high, strip.top, bottom, *counts))
        if not whole:
            ended.append(strip)
    for left, right, between in gaps:
        if between:
            _keep(kept, Strip(left, right, top, bottom, slices, slices))
    return list(kept.values()), ended


_NARROWEST: Final = 3.0
"""In points; nothing narrower separates columns."""


def _keep(kept: dict[tuple[int, int], Strip], strip: Strip) -> None:
    key = (int(10 * strip.left), int(10 * strip.right))
    if key not in kept or (kept[key].beside, kept[key].along) < (strip.beside, strip.along):
        kept[key] = strip


def _slices(words: Sequence[Word]) -> dict[int, list[Word]]:
    slices: dict[int, list[Word]] = defaultdict(list)
    for word in sorted(words, key=_left):
        # The middle of the letters is enough, and keeps lines that are set tightly apart.
        for number in range(int(word.base // _STEP), int((word.base + 0.55 * word.size) // _STEP) + 1):
            slices[number].append(word)
    return slices


def _gaps(row: list[Word]) -> list[tuple[float, float, bool]]:
    """Return what is white in a slice, wider than a space, and whether there are words on both sides."""
    gaps = [(-1e6, row[0].left, False)]
    edge, size = row[0].right, row[0].size
    for word in row[1:]:
        space = _SPACE * (min(size, word.size))
        if word.left - edge > space:
            gaps.append((edge, word.left, True))
        if word.right > edge:
            edge, size = word.right, word.size
    gaps.append((edge, 1e6, False))
    return gaps


def _left(word: Word) -> float:
    return word.left
