"""Sentence boundaries of a paragraph."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

import sentencex

_LETTER, _DIGIT = re.compile(r"[^\W\d_]"), re.compile(r"\d")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Capt|Lt|Sgt|Maj|Prof|Rev|Hon)\.\s*$")
_LONGEST_TITLE = 8
_MAX_PART = 10_000


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Find the sentences of a paragraph.

    Args:
        text: A paragraph in English or a language with similar punctuation.

    Returns:
        Start and end (exclusive) of each sentence, in characters, in order and without overlap or surrounding white
        space; every other character of `text` is in one of them. Empty if the text is only white space.
    """
    return list(_spans(text))


@lru_cache(maxsize=16)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    """Find the sentences; cached, because several readers split the same paragraph."""
    starts: list[int] = []
    joined = False
    for start, end in _segments(text):
        wordless = not _LETTER.search(text, start, end)
        # The number of a list item belongs to the text after it, a closing quotation mark to the text before it.
        if not joined and not (wordless and starts and not _DIGIT.search(text, start, end)):
            starts.append(start)
        # The library takes "Mr." after a straight quotation mark for an end.
        joined = wordless or bool(_TITLE.search(text, max(start, end - _LONGEST_TITLE), end))
    return tuple(trimmed for span in pairwise([*starts, len(text)]) if (trimmed := _trimmed(text, *span)))


def _segments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the library's sentences as adjacent segments that cover the whole text.

    The library's time grows with the square of the number of quotation marks, so it gets a long text in parts. The last
    sentence of a part may be cut short, so the next part begins with it.
    """
    place = 0
    while place < len(text):
        part = _part(text, place)
        ends = [boundary["end_index"] for boundary in sentencex.get_sentence_boundaries("en", part)]
        whole = [end for end in ends if end < len(part)]
        if place + len(part) == len(text) or not whole:
            whole.append(len(part))
        begin = 0
        for end in whole:
            if end > begin:
                yield place + begin, place + end
                begin = end
        place += begin


def _part(text: str, place: int) -> str:
    """Return the text from an offset on, cut at a space if it is too long."""
    part = text[place : place + _MAX_PART]
    if place + len(part) == len(text):
        return part
    words, space, _ = part.rpartition(" ")
    return words + space or part


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    inner = piece.strip()
    start += len(piece) - len(piece.lstrip())
    return (start, start + len(inner)) if inner else None
