"""Finds where the paragraphs and lines of a text begin and end. Pure, and linear in the length of the text."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

_LINE_END = r"(?:\r\n|\n|\r(?!\n))"
# White space and invisible characters; no paragraph consists of these alone.
_BLANK = r"[\s\u200b\u2060\ufeff]"
_BLANK_IN_LINE = r"[^\S\r\n]|[\u200b\u2060\ufeff]"
# A line end and a blank line, or U+2029. Possessive throughout: no white space is looked at twice.
_BREAK = re.compile(rf"{_LINE_END}(?:{_BLANK_IN_LINE})*+{_LINE_END}{_BLANK}*+|\u2029{_BLANK}*+")
_ANY_LINE_END = re.compile(_LINE_END)
_INNER = re.compile(rf"{_BLANK}*+")
_NOT_BLANK = re.compile(r"[^\s\u200b\u2060\ufeff]")
_SENTENCE_END = re.compile(r"[.!?\u2026:][\"'\u201d\u2019\u00bb)\]]*$")

MAX_WRAP = 130
"""Nobody wraps lines at more characters than this."""

# Wrapped text has at least a few lines, and most of them are wide: it is running text, not a list.
_MIN_LINES, _MIN_WRAP, _WIDE = 3, 40, 0.6
# A line ends early if, with the next word added, it would still fill no more than this share of the width.
_EARLY = 0.9


def paragraph_spans(text: str) -> list[tuple[int, int]]:
    """Find the paragraphs of a text.

    Blank lines separate paragraphs, whatever the line ends and whatever white space the lines contain; so does U+2029.
    In a text without blank lines each line is a paragraph, unless the lines are wrapped text: then a new paragraph
    begins after a sentence that ends early in its line, and after a sentence before an indented line.

    Args:
        text: The text as it is.

    Returns:
        Start and end (exclusive) of each paragraph, in characters, in order, without blank space at either end. There
        is nothing but blank space between them.
    """
    spans = _between(text, _BREAK)
    if len(spans) > 1 or not spans:
        return spans
    start, end = spans[0]
    lines = [(start + first, start + last) for first, last in _between(text[start:end], _ANY_LINE_END)]
    return _unwrapped(text, lines) if _is_wrapped(text, lines) else lines


def is_blank(text: str) -> bool:
    """Whether a text has only white space and invisible characters."""
    return not _NOT_BLANK.search(text)


def line_starts(text: str) -> list[int]:
    """Return where each line of a text starts, in characters. Lines end with a line feed, a carriage return or both."""
    return [0, *(match.end() for match in _ANY_LINE_END.finditer(text))]


def lines_of(starts: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Return the first and last line, from 1, of a span that is not empty, given the starts of all lines."""
    return bisect_right(starts, start), bisect_right(starts, end - 1)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the blank space at either end; it is empty if nothing is left."""
    match = _INNER.match(text, start, end)
    first = match.end() if match else start
    last = end
    while last > first and not _NOT_BLANK.match(text, last - 1):
        last -= 1
    return first, last


def _between(text: str, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the trimmed spans between separators, leaving out empty ones."""
    spans = []
    place = 0
    for match in separator.finditer(text):
        spans.append(trimmed(text, place, match.start()))
        place = match.end()
    spans.append(trimmed(text, place, len(text)))
    return [(start, end) for start, end in spans if start < end]


def _is_wrapped(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether the lines of a text without blank lines are running text wrapped at a width.

    In wrapped text no line is very long, and most lines end before their sentence does.
    """
    widths = [end - start for start, end in lines[:-1]]
    if len(lines) < _MIN_LINES or max(widths) > MAX_WRAP:
        return False
    wide = [span for span, width in zip(lines, widths, strict=False) if width >= max(_MIN_WRAP, _WIDE * max(widths))]
    ended = sum(bool(_SENTENCE_END.search(text, max(start, end - 6), end)) for start, end in wide)
    return 2 * len(wide) > len(widths) and 2 * ended < len(wide)


def _unwrapped(text: str, lines: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join the lines of wrapped text into paragraphs."""
    width = max(end - start for start, end in lines)
    spans = [lines[0]]
    for (start, end), (next_start, next_end) in pairwise(lines):
        first_word = text[next_start:next_end].split(maxsplit=1)[0]
        early = end - start + 1 + len(first_word) <= _EARLY * width
        indented = text[next_start - 1] not in "\r\n"
        if _SENTENCE_END.search(text, max(start, end - 6), end) and (early or indented):
            spans.append((next_start, next_end))
        else:
            spans[-1] = (spans[-1][0], next_end)
    return spans
