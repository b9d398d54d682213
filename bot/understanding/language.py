"""Recognises questions that are not in English, which the search handles worse. Pure."""

import re
import unicodedata
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")


def word_set(words: str) -> frozenset[str]:
    """Return the set of the words in a text; easier to read than a list of strings."""
    return frozenset(words.split())


_ENGLISH: Final = word_set(
    "the a an of in on to and is are was were did do does how many much what who when where why which say "
    "said has have had by for from with at that this it be been will would about after before"
)
_OTHERS: Final = word_set(
    "der die das und ist sind wie viele was wer wann wo warum haben wurden den von mit auf nicht le la les "
    "des et est sont combien que qui quand où pourquoi une dans pour avec sur ont pas el los las y es son "
    "cuántos cuántas qué quién cuándo dónde por con una del han no il gli e quanti quante che chi quando dove "
    "perché di sono hanno non o os quantos quantas quem quando onde por foram não com uma hoeveel wie waar "
    "wanneer het een van niet zijn werden"
)


def foreign(text: str) -> bool:
    """Whether a text is not English, judging by its alphabet and its function words."""
    letters = [character for character in text if character.isalpha()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    if letters and latin * 2 < len(letters):
        return True
    words = [word.casefold() for word in _WORD.findall(text)]
    english = sum(word in _ENGLISH for word in words)
    return sum(word in _OTHERS for word in words) > english + 1
