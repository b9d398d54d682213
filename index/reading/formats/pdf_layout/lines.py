"""Puts words together into the lines of columns. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from .geometry import Line, Word
from .gutters import Strip

_LEVEL: Final = 0.18
"""Words whose baselines differ by less than this share of their size stand on one line."""
_FAR: Final = 2.5
"""A gap of so many sizes ends a line, unless the file draws one word right after the other."""
_TOUCHING: Final = 0.08
_TINY: Final = 0.8
_RAISED_DIGITS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def usual_size(words: Sequence[Word]) -> float:
    """Return the size of the font that most letters have, 10 for none."""
    letters: Counter[float] = Counter()
    for word in words:
        letters[round(word.size, 1)] += len(word.text)
    return max(letters, key=lambda size: (letters[size], size), default=10.0)


def find_lines(words: Sequence[Word], gutters: Sequence[Strip]) -> list[Line]:
    """Put words together into lines, none of which goes across a gutter.

    Returns:
        The lines from the top down, those of one height from left to right.
    """
    lines: list[Line] = []
    for row in _rows(_with_raised(words)):
        near = [
            strip for strip in gutters if strip.bottom <= row[0].base + 0.5 * row[0].size and row[0].base <= strip.top
        ]
        lines += [_line(part) for part in _parts(row, near)]
    return sorted(lines, key=lambda line: (-line.base, line.left))


def _rows(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Yield the words of each height, from left to right."""
    row: list[Word] = []
    for word in sorted(words, key=lambda word: -word.base):
        if row and row[0].base - word.base > _LEVEL * min(row[0].size, word.size):
            yield sorted(row, key=lambda word: word.left)
            row = []
        row.append(word)
    if row:
        yield sorted(row, key=lambda word: word.left)


def _parts(row: list[Word], gutters: Sequence[Strip]) -> Iterator[list[Word]]:
    part = [row[0]]
    for word in row[1:]:
        edge = max(each.right for each in part[-3:])
        if _is_apart(part[-1], word, edge, gutters):
            yield part
            part = []
        part.append(word)
    yield part


def _is_apart(before: Word, word: Word, edge: float, gutters: Sequence[Strip]) -> bool:
    gap, size = word.left - edge, max(before.size, word.size)
    if gap <= 0:
        return False
    if any(strip.left < word.left - 0.1 and edge + 0.1 < strip.right for strip in gutters):
        return True
    follows = 0 <= word.order - before.order - len(before.text) <= 2  # noqa: PLR2004 - a space, or a line end
    return gap > _FAR * size and not follows


def _line(words: list[Word]) -> Line:
    letters: Counter[tuple[float, int]] = Counter()
    for word in words:
        letters[round(word.size, 1), word.font] += len(word.text)
    size, font = max(letters, key=lambda face: letters[face])
    base = next(word.base for word in words if (round(word.size, 1), word.font) == (size, font))
    text = words[0].text
    for before, word in pairwise(words):
        text += word.text if _is_close(before, word) else " " + word.text
    right = max(word.right for word in words)
    return Line(text, words[0].left, right, base, size, font, min(word.order for word in words))


def _is_close(before: Word, word: Word) -> bool:
    """Whether two words are one: drawn in one go without a space, or touching each other."""
    distance = word.order - before.order - len(before.text)
    if 0 < distance <= 2:  # noqa: PLR2004 - a space, or a line end
        return False
    return word.left - before.right <= _TOUCHING * min(before.size, word.size)


def _with_raised(words: Sequence[Word]) -> list[Word]:
    """Write digits raised above a line, as those of footnotes are, as such: "14" and a raised "1" is not "141"."""
    usual = usual_size(words)
    small = [word for word in words if word.size < usual and word.text.isdecimal() and word.text.isascii()]
    if not small:
        return list(words)
    merged: dict[int, Word] = {}
    dropped: set[int] = set()
    for digit in small:
        host = next((word for word in words if _carries(word, digit, usual)), None)
        if host is not None:
            grown = merged.get(id(host), host)
            merged[id(host)] = Word(
                grown.text + digit.text.translate(_RAISED_DIGITS),
                host.left,
                digit.right,
                host.base,
                host.size,
                host.font,
                host.order,
            )
            dropped.add(id(digit))
    return [merged.get(id(word), word) for word in words if id(word) not in dropped]


def _carries(word: Word, digit: Word, usual: float) -> bool:
    smaller = digit.size <= _TINY * word.size and word.size <= 1.5 * usual
    raised = 0.15 * word.size < digit.base - word.base < 0.7 * word.size
    return smaller and raised and -0.1 * word.size <= digit.left - word.right <= 0.15 * word.size
