"""Sentences of made-up news: common words, names, figures, quotations, compounds. No two are likely to be equal."""

import random
from typing import Final

from tests.benchmarks.news import words

_NAMES: Final = "Marta Ostrom|Ivo Lindqvist|Ann Petrak|Samir Oduya|Rosa Vantage|Theo Harbeck|Lena Whitlock".split("|")
_PLACES: Final = "Nordholm|Saltmere|East Tarn|Vellby|Port Arden|Quillfjord".split("|")
_COMPOUNDS: Final = "three-year-old|well-known|self-made|north-east|twenty-one|vice-president|long-term".split("|")
_SAYING: Final = "said|told reporters|wrote|announced|claimed".split("|")
_KINDS: Final = 7


def sentence(chance: random.Random) -> str:
    """Make a sentence of 6 to 24 words."""
    known, cumulated = words()
    body = [word for word in chance.choices(known, cum_weights=cumulated, k=chance.randint(6, 24)) if word.isalpha()]
    kind = chance.randrange(_KINDS)
    if kind == 0:
        body.insert(len(body) // 2, f"{chance.randint(2, 9)},{chance.randint(100, 999)}")
    elif kind == 1:
        body.insert(1, chance.choice(_COMPOUNDS))
    elif kind == 2:
        return f"“{_begun(' '.join(body))},” {chance.choice(_NAMES)} {chance.choice(_SAYING)}."
    elif kind == 3:
        body += ["in", chance.choice(_PLACES)]
    return _begun(" ".join(body)) + "."


def paragraph(chance: random.Random, most: int = 5) -> str:
    """Make a paragraph of one to `most` sentences."""
    return " ".join(sentence(chance) for _ in range(chance.randint(1, most)))


def headline(chance: random.Random, least: int = 4, most: int = 9) -> str:
    """Make a headline, without a full stop."""
    return _begun(" ".join(chance.choices(words()[0][300:6000], k=chance.randint(least, most))))


def name(chance: random.Random) -> str:
    """Choose the name of a person."""
    return chance.choice(_NAMES)


def _begun(text: str) -> str:
    return text[0].upper() + text[1:]
