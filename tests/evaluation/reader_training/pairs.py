"""Pairs to learn from, and the words of an answer in a passage."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.comprehension import Readable

Span = tuple[int, int]
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A question and a passage.

    Attributes:
        question: The question.
        passage: The passage.
        spans: Where its answer stands in the passage; empty when it doesn't answer.
    """

    question: str
    passage: Readable
    spans: tuple[Span, ...] = ()

    @property
    def answers(self) -> bool:
        """Whether the passage answers."""
        return bool(self.spans)


Group = tuple[Pair, ...]
"""Pairs that are compared with each other: those of one question. A group may be without any that answers."""


def places_of(words: Sequence[str], text: str) -> tuple[Span, ...]:
    """Find words that follow each other in a text, whatever stands between them and in any case."""
    if not words:
        return ()
    pattern = r"(?<![^\W_])" + r"[\W_]+".join(map(re.escape, words)) + r"(?![^\W_])"
    return tuple(found.span() for found in re.finditer(pattern, text, re.IGNORECASE))


def words_of(text: str) -> list[str]:
    """Return the words of a text, letters and digits only."""
    return WORD.findall(text)
