"""Whether a speaker is the one asked for: spelling, initials, and whose side an institution is on. Pure."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from .designation import TITLES
from .doers import country_of

_WORD: Final = re.compile(r"[^\W_]+")
_EMPTY: Final = frozenset("the a an of for and s in at by from to".split()) | TITLES
_SHORT: Final = 4
_SAME: Final = 82.0


@lru_cache(maxsize=16384)
def speaker_matches(asked: str, speaker: str, side: str | None = None) -> bool:
    """Tell whether a speaker named in an article is the one that somebody asks for.

    Args:
        asked: A name as a person types it: "zelensky", "Ukraine", "UN", "defence ministry".
        speaker: A name or designation as an article gives it.
        side: Country code of the speaker's title, as `Attribution.side` gives it.

    Returns:
        True for the same name in another spelling or longer, for the initials of it, and, where a country, its people
        or its capital is asked for, for whatever bears that country's name.
    """
    wanted, given = _words(asked), _words(speaker)
    if not wanted or not given:
        return False
    if all(any(_same(word, other) for other in given) for word in wanted):
        return True
    initials = "".join(word[0] for word in _WORD.findall(speaker.casefold()) if word not in _EMPTY)
    if asked.replace(".", "").isupper() and asked.replace(".", "").casefold() == initials:
        return True
    country = country_of(asked)
    theirs = side or country_of(speaker)
    if country is None or theirs not in {country, None}:
        return False
    rest = [word for word in wanted if country_of(word.capitalize()) is None]
    if not rest:
        return theirs == country
    return all(any(_same(word, other) for other in given) for word in rest)


def _words(name: str) -> list[str]:
    """Split a name into plain lower-cased words, without titles and small words unless nothing else is left."""
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark))
    words = [word for word in _WORD.findall(plain.casefold()) if word != "s"]
    return [word for word in words if word not in _EMPTY] or words


def _same(word: str, other: str) -> bool:
    """Tell whether two words are one in two spellings: "zelensky" and "zelenskyy", "defense" and "defence"."""
    if word == other:
        return True
    if min(len(word), len(other)) <= _SHORT or word[0] != other[0]:
        return False
    return fuzz.ratio(word, other) >= _SAME
