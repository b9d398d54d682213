"""What a rebuild computes of each passage once, so that a search need not."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from .dates import Window, date_phrases
from .names import names
from .passages import Passage
from .terms import terms

FIGURE: Final = 1
MONEY: Final = 2
PERCENT: Final = 4
QUOTATION: Final = 8
ASKS: Final = 16
YEAR: Final = 32
LENGTH: Final = 64
"""Traits of a passage, bits of `Analysis.traits`."""

_TRAITS: Final = (
    (
        FIGURE,
        re.compile(
            r"\d|\b(?:dozens?|hundreds?|thousands?|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE
        ),
    ),
    (MONEY, re.compile(r"[$£€¥]\s?\d|\b(?:dollars?|euros?|pounds?|yen|rubles?|roubles?)\b", re.IGNORECASE)),
    (PERCENT, re.compile(r"\d\s?%|\bper\s?cent\b", re.IGNORECASE)),
    (QUOTATION, re.compile(r"[\"“”«»]")),
    (ASKS, re.compile(r"[?:][\"'”’)\]]*\s*\Z")),
    (YEAR, re.compile(r"\b(?:1[5-9]|20)\d\d\b")),
    (LENGTH, re.compile(r"\b(?:second|minute|hour|day|week|month|year|decade)s?\b", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Analysis:
    """What search knows of a passage besides its vector.

    Attributes:
        terms: Its terms in order; empty for boilerplate.
        names: What it names, as `names.names` has it.
        event_dates: Days it speaks of.
        traits: Which kinds of answer it may hold, as bits.
    """

    terms: tuple[str, ...]
    names: tuple[str, ...]
    event_dates: tuple[Window, ...]
    traits: int


def analyse(passage: Passage, published: date | None) -> Analysis:
    """Analyse a passage of an article published on a day."""
    if passage.kind != "body":
        return Analysis((), (), (), 0)
    traits = sum(bit for bit, pattern in _TRAITS if pattern.search(passage.text))
    return Analysis(
        tuple(terms(passage.text)), tuple(names(passage.text)), _event_dates(passage.text, published), traits
    )


def _event_dates(text: str, published: date | None) -> tuple[Window, ...]:
    found = (phrase.window for phrase in date_phrases(text, published))
    return tuple(window for window in found if window is not None)
