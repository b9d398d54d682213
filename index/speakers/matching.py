"""Match a speaker asked for with one in an article: by spelling, initials, title or country. Pure."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from index.language import TITLES, country_of

_WORD: Final = re.compile(r"[^\W_]+")
_EMPTY: Final = frozenset("the a an of for and s in at by from to".split()) | TITLES
_SHORT: Final = 4
_SAME: Final = 82.0


@lru_cache(maxsize=16384)
def speaker_matches(asked: str, speaker: str, side: str | None = None) -> bool:
    """Whether a speaker named in an article is the one asked for.

    Args:
        asked: A name as a person types it: "zelensky", "Ukraine", "UN", "defence ministry".
        speaker: A name or designation from an article.
        side: Country code of the speaker, as in `Attribution.side`.

    Returns:
        True for the same name in another spelling or a longer form, for its initials, and, where a country, its people
        or its capital is asked for, for any speaker of that country.
    """
    wanted, given = _words(asked), _words(speaker)
    if not wanted or not given:
        return False
    return (
        _all_in(wanted, given)
        # "the governor" asked for, "governor of the region" in the article.
        or _is_title(wanted, speaker)
        # "Anna Holm" asked for, "Holm" in the article.
        or (len(given) == 1 and country_of(speaker) is None and _same(wanted[-1], given[0]))
        or _are_initials(asked, speaker)
        or _is_side(asked, wanted, given, side or country_of(speaker))
    )


def _all_in(wanted: Sequence[str], given: Sequence[str]) -> bool:
    return all(any(_same(word, other) for other in given) for word in wanted)


def _is_title(wanted: Sequence[str], speaker: str) -> bool:
    """Whether only a title is asked for, and the speaker has that title."""
    titles = [word for word in wanted if word in TITLES]
    return bool(titles) and _EMPTY.issuperset(wanted) and _all_in(titles, _plain_words(speaker))


def _are_initials(asked: str, speaker: str) -> bool:
    letters = asked.replace(".", "")
    initials = "".join(word[0] for word in _WORD.findall(speaker.casefold()) if word not in _EMPTY)
    return letters.isupper() and letters.casefold() == initials


def _is_side(asked: str, wanted: Sequence[str], given: Sequence[str], side: str | None) -> bool:
    """Whether a country is asked for and the speaker belongs to it, and the other words asked for match as well."""
    country = country_of(asked)
    if country is None or side not in {country, None}:
        return False
    rest = [word for word in wanted if country_of(word.capitalize()) is None]
    return _all_in(rest, given) if rest else side == country


def _words(name: str) -> list[str]:
    """Split a name into plain lower-cased words, without titles and small words unless nothing else is left."""
    words = _plain_words(name)
    return [word for word in words if word not in _EMPTY] or words


def _plain_words(name: str) -> list[str]:
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark))
    return _WORD.findall(plain.casefold())


def _same(word: str, other: str) -> bool:
    """Whether two words are spellings of one: "zelensky" and "zelenskyy", "defense" and "defence"."""
    if word == other:
        return True
    if min(len(word), len(other)) <= _SHORT or word[0] != other[0]:
        return False
    return fuzz.ratio(word, other) >= _SAME
