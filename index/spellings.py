"""Spellings: which words of names in an archive are another way to write a word of a question.

One place under its several names (GeoNames' data), names that sound alike (Lawrence Philips' Metaphone, 1990), and
slips of the pen (Damerau's distance, 1964). Common words are left alone: only what stands in names is a variant.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

import jellyfish
from rapidfuzz.distance import OSA

from .errors import IndexDamaged
from .gazetteer import gazetteer

_FILE: Final = "names.txt"
_SHORTEST: Final = 4
_SOUNDS_FROM: Final = 5
"""Letters from which on names that sound alike are taken for one."""

_SLIPS_FROM: Final = 7
"""Letters from which on one wrong letter is a slip; shorter names a letter apart are mostly different names."""

_LONG: Final = 7
_RARER: Final = 5
"""So many times rarer than the word itself must be what is taken for a slip of it."""

_MOST: Final = 4


class Spellings:
    """The words of names in an archive.

    Args:
        words: Terms, each with how many passages name it.

    Attributes:
        of: Gives the other spellings of a term, the commonest first; empty for most.
    """

    def __init__(self, words: Iterable[tuple[str, int]]) -> None:
        self._counts = dict(words)
        # A cache of its own: one on the class would keep the names of every index that was ever open.
        self.of = lru_cache(maxsize=4096)(self._of)
        self._sounds: dict[str, list[str]] = defaultdict(list)
        self._shapes: dict[tuple[str, int], list[str]] = defaultdict(list)
        self._places: dict[str, list[str]] = defaultdict(list)
        for word in self._counts:
            self._sounds[jellyfish.metaphone(word)].append(word)
            self._shapes[word[0], len(word)].append(word)
            if place := _place(word):
                self._places[place].append(word)

    def _of(self, term: str) -> tuple[str, ...]:
        """Find the other spellings of a term, the commonest first; empty for most."""
        if len(term) < _SHORTEST or not term.isalpha():
            return ()
        found = {*self._same_place(term), *self._sounding_like(term), *self._slips(term)} - {term}
        return tuple(sorted(found, key=lambda word: (-self._counts[word], word))[:_MOST])

    def _same_place(self, term: str) -> Sequence[str]:
        place = _place(term)
        return self._places.get(place, ()) if place else ()

    def _sounding_like(self, term: str) -> list[str]:
        if len(term) < _SOUNDS_FROM:
            return []
        far = 2 if len(term) >= _LONG else 1
        same = self._sounds.get(jellyfish.metaphone(term), ())
        return [word for word in same if len(word) >= _SOUNDS_FROM and OSA.distance(term, word) <= far]

    def _slips(self, term: str) -> list[str]:
        """Words one letter off: slips of this word, or what an unknown word is a slip of."""
        known = self._counts.get(term, 0)
        if len(term) < (_SLIPS_FROM if known else _SOUNDS_FROM):
            return []
        lengths = range(len(term) - 1, len(term) + 2)
        near = [word for length in lengths for word in self._shapes.get((term[0], length), ())]
        near = [word for word in near if OSA.distance(term, word, score_cutoff=1) == 1]
        return [word for word in near if not known or self._counts[word] * _RARER <= known]


def _place(word: str) -> str | None:
    named = gazetteer().find(word)
    return named.name if named and named.kind not in {"people", "seat"} else None


def write_names(folder: Path, passages: Iterable[Sequence[str]]) -> None:
    """Write the words of names of a generation.

    Args:
        folder: Of the generation being built.
        passages: For each searched passage its words of names, as terms.
    """
    counts = Counter(word for words in passages for word in set(words))
    lines = sorted(f"{word} {count}\n" for word, count in counts.items() if len(word) >= _SHORTEST and word.isalpha())
    (folder / _FILE).write_text("".join(lines), "utf-8")


def read_names(folder: Path) -> Spellings:
    """Read what `write_names` wrote.

    Raises:
        IndexDamaged: It is missing or no such file.
    """
    try:
        rows = [line.split(" ") for line in (folder / _FILE).read_text("utf-8").splitlines()]
        return Spellings([(word, int(count)) for word, count in rows])
    except (OSError, ValueError) as error:
        raise IndexDamaged(folder, f"{_FILE} cannot be read") from error
