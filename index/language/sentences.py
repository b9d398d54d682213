"""Sentences: where those of a paragraph begin and end."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

import sentencex

_LETTER, _DIGIT = re.compile(r"[^\W\d_]"), re.compile(r"\d")
_MAX_PART = 10_000


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Find the sentences of a paragraph.

    Args:
        text: A paragraph, English or a language with like punctuation.

    Returns:
        Start and end (exclusive) of each sentence, in characters, in order, apart, without white space at either end;
        all other characters of `text` stand in one of them. Empty for a text of white space only.
    """
    return list(_spans(text))


@lru_cache(maxsize=16)
def _spans(text: str) -> tuple[tuple[int, int], ...]:
    """Find them once for all that read a paragraph in turn."""
    starts: list[int] = []
    joined = False
    for start, end in _segments(text):
        wordless = not _LETTER.search(text, start, end)
        # A number of a list belongs to what follows it, a closing quotation mark to what it closes.
        if not joined and not (wordless and starts and not _DIGIT.search(text, start, end)):
            starts.append(start)
        joined = wordless
    return tuple(trimmed for span in pairwise([*starts, len(text)]) if (trimmed := _trimmed(text, *span)))


def _segments(text: str) -> Iterator[tuple[int, int]]:
    """Yield the library's sentences, made to touch each other and to fill the text whatever it says.

    The library's time grows with the square of the quotation marks, so a long text is given to it in parts. The last
    sentence of a part may be cut, so the next part begins with it.
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
    """Give the text from a place on, cut before a word where it is long."""
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
