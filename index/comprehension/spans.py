"""The best span: which words of a passage answer, from scores of starts and ends."""

import re
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

LONGEST_SPAN: Final = 40
"""Tokens in the longest span."""

Place = tuple[int, int]

_WHOLE: Final = re.compile(r"[$£€¥]?(?:\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*)+%?")
"""A word, or a number with its sign: a network's tokens are parts of them."""


def best_span(
    scores: npt.NDArray[np.float32], places: Sequence[Place | None], longest: int = LONGEST_SPAN
) -> tuple[Place, float] | None:
    """Find the likeliest span.

    Args:
        scores: Scores of start and end for each token, shape (tokens, 2).
        places: Where each token stands in the passage; None outside it.
        longest: Tokens in the longest span.

    Returns:
        Start and end in characters of the passage, and the probability of start and end, each a softmax over the
        passage's tokens; None when the passage has no token.
    """
    inside = [at for at, place in enumerate(places) if place is not None]
    if not inside:
        return None
    first = inside[0]
    held = scores[first : inside[-1] + 1].astype(np.float64)
    log = held - np.log(np.exp(held - held.max(axis=0)).sum(axis=0)) - held.max(axis=0)
    both = log[:, 0][:, None] + log[:, 1][None, :]
    size = len(held)
    allowed = np.triu(np.ones((size, size), bool)) & ~np.triu(np.ones((size, size), bool), longest)
    start, end = np.unravel_index(int(np.argmax(np.where(allowed, both, -np.inf))), both.shape)
    begin, stop = places[first + int(start)], places[first + int(end)]
    if begin is None or stop is None:
        return None
    return (begin[0], stop[1]), float(np.exp(both[start, end]))


def whole_words(text: str, span: Place) -> Place:
    """Widen a span so that it begins and ends with whole words and numbers: no "679" out of "13,679"."""
    start, end = span
    for found in _WHOLE.finditer(text):
        if found.start() < start < found.end():
            start = found.start()
        if found.start() < end < found.end():
            end = found.end()
    return start, end
