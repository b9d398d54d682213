"""Finds where the report of an article of Nexis ends: at its block of labels and copyright. Pure."""

from collections.abc import Sequence

from .labels import CLASSIFICATION, GRAPHIC, TAIL, fold, is_copyright, is_shouted, label_in
from .lines import Line

_SURE = frozenset({"loaded", "language", "kind"})
# Captions of pictures stand between a report and its labels; there are never many.
_MOST_CAPTIONS = 25
_NEAR = 1


def is_tail(line: Line) -> bool:
    """Whether a line begins with a label that stands below a report, or claims the copyright."""
    return label_in(line.plain, TAIL) is not None or is_copyright(line.plain)


def _labels(line: Line) -> bool:
    return is_tail(line) or is_shouted(line.plain)


def is_sure_tail(line: Line) -> bool:
    """Whether a line can only be a label below a report."""
    found = label_in(line.plain, TAIL)
    return found is not None and found[0] in _SURE


def tail_start(lines: Sequence[Line], start: int) -> int:
    """Return the index of the first line below the report, which begins at `start`."""
    end = _labelled_from(lines, start)
    headed = _heading_from(lines, start, end)
    return min(end, headed)


def _labelled_from(lines: Sequence[Line], start: int) -> int:
    """Go up from the last line over labels with their values, and copyright."""
    end = len(lines)
    while end > start:
        first = end - 1
        # What a label says may go on for several lines of its paragraph.
        while first > start and lines[first - 1].block == lines[first].block and not _labels(lines[first]):
            first -= 1
        if not _labels(lines[first]):
            return end
        end = first
    return end


def _heading_from(lines: Sequence[Line], start: int, end: int) -> int:
    """Find the heading of the classification or of the captions, the first of those near the end of the report."""
    for index in range(max(start, end - _MOST_CAPTIONS), len(lines)):
        word = fold(lines[index].plain)
        following = lines[index + 1 : index + 1 + _NEAR]
        if word in CLASSIFICATION and (not following or any(map(is_tail, following))):
            return index
        found = label_in(lines[index].plain, TAIL)
        if index < end and (word in GRAPHIC or (found and found[0] == "graphic")) and end < len(lines):
            return index
    return end
