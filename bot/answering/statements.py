"""Splits a text into statements that can each be compared with the articles. Pure."""

import re
from typing import Final

from bot.replies import limits

_END: Final = re.compile(r"(?<=[.!?…。！？])[\"'”’)\]]*\s+|\n\s*")
_WORD: Final = re.compile(r"[^\W_]+")
_LEAST_WORDS: Final = 3
_ABBREVIATED: Final = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|St|No|vs|approx|Jan|Feb|Aug|Sept|Oct|Nov|Dec))\.$"
)


def split_statements(text: str) -> list[str]:
    """Split a text into its sentences and lines, in order.

    Those with fewer than three words are left out: they state nothing. A sentence too long to be searched is
    split at a space, so that all of it is compared.
    """
    found: list[str] = []
    for piece in _END.split(text):
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    pieces = (part for piece in found for part in _parts(" ".join(piece.split())))
    return [piece for piece in pieces if len(_WORD.findall(piece)) >= _LEAST_WORDS]


def _parts(sentence: str) -> list[str]:
    parts = []
    while len(sentence) > limits.QUESTION_LENGTH:
        space = sentence.rfind(" ", limits.QUESTION_LENGTH // 2, limits.QUESTION_LENGTH)
        cut = space if space > 0 else limits.QUESTION_LENGTH
        parts.append(sentence[:cut])
        sentence = sentence[cut:].lstrip()
    return [*parts, sentence]
