"""Questions: what a question asks for, before anything is looked up."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from .analysis import FIGURE, MONEY, NAME, PERCENT, QUOTATION
from .dates import Window, question_window
from .encoder import Vectors
from .hits import Query
from .terms import terms

_WANTS: Final = (
    (
        FIGURE,
        re.compile(
            r"\bhow (?:many|much|high|long|old|big|tall|far|fast)\b|\bnumber of\b|\btoll\b|\bwhat percentage\b",
            re.IGNORECASE,
        ),
    ),
    (MONEY, re.compile(r"\bhow much (?:money|in)\b|\bworth\b|\bcosts?\b|\bprice\b|\bfined?\b", re.IGNORECASE)),
    (PERCENT, re.compile(r"\bpercent(?:age)?\b|\bper cent\b", re.IGNORECASE)),
    (
        NAME,
        re.compile(r"\b(?:who|whom|whose|which|where|what (?:is|was) the name|named?|called)\b", re.IGNORECASE),
    ),
    (QUOTATION, re.compile(r"\b(?:say|said|says|call(?:ed)?|claim(?:ed)?|accuse[ds]?|describe[ds]?)\b", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the search sees it.

    Attributes:
        terms: Its terms, each once, in order, without those of its date.
        vector: Shape (dimension,), unit length.
        asked_on: Day of asking.
        window: Days asked about, None when none.
        traits: Bits (`analysis`) of the kinds of answer that it wants.
    """

    terms: tuple[str, ...]
    vector: Vectors
    asked_on: date
    window: Window | None
    traits: int


def understand(query: Query, vector: Vectors, covered: tuple[date, date] | None) -> Asked:
    """Take a question apart.

    Args:
        query: The question.
        vector: Its vector, shape (dimension,), unit length.
        covered: First and last publication day of the index, None when no article has one.
    """
    guessed = question_window(query.question, query.asked_on, covered) if query.use_dates else None
    undated = query.question
    if guessed and guessed.phrase:
        undated = undated[: guessed.span[0]] + " " + undated[guessed.span[1] :]
    found = terms(undated) or terms(query.question)
    return Asked(
        terms=tuple(dict.fromkeys(found)),
        vector=vector,
        asked_on=query.asked_on,
        window=query.strict or guessed,
        traits=sum(bit for bit, pattern in _WANTS if pattern.search(query.question)),
    )
