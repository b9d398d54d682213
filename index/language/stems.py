"""Stems of English words, by Porter's stemmer in its Snowball form: all forms of a word compare equal."""

from functools import lru_cache
from typing import Final

import Stemmer

# No cache of its own: there is one below.
_STEMMER: Final = Stemmer.Stemmer("english", 0)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Stem a lower-cased word, so that its forms compare equal."""
    return str(_STEMMER.stemWord(word))
