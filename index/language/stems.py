"""Stems: Porter's English stemmer in its Snowball form, for what search and counting must see as one word."""

from functools import lru_cache
from typing import Final

import Stemmer

# Its own cache is turned off: there is one below.
_STEMMER: Final = Stemmer.Stemmer("english", 0)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Stem a lower-cased word, so that its forms compare equal."""
    return str(_STEMMER.stemWord(word))
