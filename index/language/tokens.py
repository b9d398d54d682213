"""Tokens: a sentence split into words, numbers and signs, each with its offsets. Pure."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

# Dotted abbreviations first, then what starts with a digit (1,000 2.04 16:05 155mm 10-15), then words
# with inner hyphens, then the possessive ending by itself, then any other sign.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|\d+(?:[.,:/]\d+|[\u00a0\u202f]\d{3}(?!\d))*[^\W\d_]*(?:-[^\W_]+)*"
    r"|['’]s?\b(?<=s)"
    r"|[^\W\d_][^\W_]*(?:['’](?!s\b)[^\W\d_]+|-[^\W_]+)*"
    r"|[^\s\w]|_"
)


class Token(NamedTuple):
    """A word, number or sign.

    Attributes:
        text: As written.
        low: Lower-cased, with a straight apostrophe.
        start: Offset of its first character in the whole text.
        end: Offset after its last character.
    """

    text: str
    low: str
    start: int
    end: int


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Split `text[start:end]` into tokens; their offsets count from the start of `text`."""
    return list(_tokens(text, start, len(text) if end is None else end))


@lru_cache(maxsize=256)
def _tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Split into tokens; cached, because several readers split the same sentence."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        found.append(Token(word, word.lower().replace("’", "'"), *match.span()))
    return tuple(found)


_SHORTENED = frozenset(
    (
        "mr mrs ms dr st sen rep gov gen col capt lt sgt maj prof jr sr rev hon vs no jan feb mar apr jun jul "
        "aug sep sept oct nov dec"
    ).split()
)


def ends_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token ends a sentence: a question or exclamation mark, or a full stop that is not an abbreviation's."""
    if tokens[at].text not in {".", "!", "?", "…"}:
        return False
    if tokens[at].text != "." or at == 0:
        return True
    before = tokens[at - 1]
    if before.low in _SHORTENED or len(before.text) == 1:
        return False
    return at + 1 >= len(tokens) or not tokens[at + 1].text[0].islower()
