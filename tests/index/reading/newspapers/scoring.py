"""Compares what was read of a made-up paper with its right text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from rapidfuzz.distance import Indel

from .style import Paper

_SENTENCE: Final = re.compile(r"(?<=[.?!”])\s+(?=[“A-Z])")


class PdfText(Protocol):
    """What a reader made of a file."""

    @property
    def text(self) -> str:
        """The text, a blank line between paragraphs."""

    @property
    def uncertain(self) -> tuple[tuple[int, int], ...]:
        """Spans of doubtful order."""


@dataclass(slots=True)
class Score:
    """How well a paper was read.

    Attributes:
        agreement: Share of the characters that agree, 0 to 1.
        joined: Sentences not marked as uncertain that nobody wrote: put together of two places of the paper.
        cut: Sentences not marked as uncertain of which a part is missing.
        doubted: Share of the characters that are marked as uncertain.
    """

    agreement: float
    joined: list[str] = field(default_factory=list)
    cut: list[str] = field(default_factory=list)
    doubted: float = 0.0


def score(paper: Paper, read: PdfText) -> Score:
    """Compare a paper with what was read of it.

    Captions, boxes and notes may stand anywhere between the paragraphs of a story; their letters count all the same.
    A word divided at its compound's hyphen counts as a wrong character and not as a wrong sentence: whether "north-"
    and "east" were one word is not told by the page.
    """
    left, rest, gone = list(paper.inserts), [], 0
    for paragraph in read.text.split("\n\n"):
        if paragraph in left:
            left.remove(paragraph)
            gone += len(paragraph)
        else:
            rest.append(paragraph)
    wanted, got = "\n\n".join(paper.flow + left), "\n\n".join(rest)
    agreement = (gone + Indel.normalized_similarity(wanted, got) * len(wanted)) / (gone + len(wanted))
    found = Score(agreement, doubted=sum(end - start for start, end in read.uncertain) / max(1, len(read.text)))
    _sentences(paper, read, found)
    return found


def _sentences(paper: Paper, read: PdfText, found: Score) -> None:
    written = [*paper.flow, *paper.inserts, *paper.furniture]
    right = {_folded(sentence) for text in written for sentence in _SENTENCE.split(text)}
    all_of_it = "\n".join(map(_folded, written))
    start = 0
    for paragraph in read.text.split("\n\n"):
        if not any(begin < start + len(paragraph) and start < end for begin, end in read.uncertain):
            wrong = [each for each in _SENTENCE.split(paragraph) if _folded(each) not in right]
            found.cut += [each for each in wrong if _folded(each) in all_of_it]
            found.joined += [each for each in wrong if _folded(each) not in all_of_it]
        start += len(paragraph) + 2


def _folded(text: str) -> str:
    return re.sub(r"[\s-]+", "", text)


def mean(scores: Sequence[Score]) -> float:
    """Return the mean agreement."""
    return sum(each.agreement for each in scores) / len(scores)
