"""Spellings: which words of names in an archive are another way to write a word of a question.

One place under its several names (GeoNames' data), names that sound alike (Lawrence Philips' Metaphone, 1990), and
slips of the pen (Damerau's distance, 1964). Common words are left alone: only what stands in names is a variant.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

import jellyfish
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from index.errors import IndexDamaged
from index.language import gazetteer

_FILE: Final = "names.txt"
_SHORTEST: Final = 4
_SOUNDS_FROM: Final = 5
"""Letters from which on names that sound alike are taken for one."""

_SLIPS_FROM: Final = 7
"""Letters from which on one wrong letter is a slip; shorter names a letter apart are mostly different names."""

_STRANGE_FROM: Final = 6
_LIKE: Final = 75.0
"""Per cent of the letters of two names in common, in order (rapidfuzz's ratio), from which a name that the archive
doesn't hold is taken for one that it does: alphabets are written in many ways, Zajarova and Zakharova."""

_LONG: Final = 7
_RARER: Final = 5
"""So many times rarer than the word itself must be what is taken for a slip of it."""

_MOST: Final = 4


class Spellings:
    """The words of names in an archive.

    Args:
        words: Terms, each with how many passages name it.
        held: Tells whether any passage holds a term, as a name or otherwise.

    Attributes:
        of: Gives the other spellings of a term, the commonest first; empty for most.
    """

    def __init__(self, words: Iterable[tuple[str, int]], held: Callable[[str], bool]) -> None:
        self._counts, self._held = dict(words), held
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
        if not found and term not in self._counts and not self._held(term):
            found = set(self._likest(term))
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

    def _likest(self, term: str) -> list[str]:
        """The names most like one that stands nowhere, as good as each other."""
        if len(term) < _STRANGE_FROM:
            return []
        near = [
            word for length in range(len(term) - 3, len(term) + 4) for word in self._shapes.get((term[0], length), ())
        ]
        like = {word: fuzz.ratio(term, word, score_cutoff=_LIKE) for word in near if len(word) >= _STRANGE_FROM}
        best = max(like.values(), default=0.0)
        return [word for word, ratio in like.items() if ratio == best >= _LIKE]


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


def read_names(folder: Path, held: Callable[[str], bool]) -> Spellings:
    """Read what `write_names` wrote.

    Args:
        folder: Of the generation.
        held: Tells whether any passage holds a term.

    Raises:
        IndexDamaged: It is missing or no such file.
    """
    try:
        rows = [line.split(" ") for line in (folder / _FILE).read_text("utf-8").splitlines()]
        return Spellings([(word, int(count)) for word, count in rows], held)
    except (OSError, ValueError) as error:
        raise IndexDamaged(folder, f"{_FILE} cannot be read") from error
