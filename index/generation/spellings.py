"""Finds other spellings of a word among the words of names in an archive.

They are other names of the same place (GeoNames' data), names that sound alike (Lawrence Philips' Metaphone, 1990), and
typing errors (Damerau's distance, 1964). Common words are left alone: only a word of a name can be another spelling.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final

import jellyfish
import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from index.language import gazetteer
from index.segment import SHORTEST_NAME, Frequencies, Segment, term_hash

_SOUNDS_FROM: Final = 5
"""From this many letters on, names that sound alike are taken to be the same."""

_ERRORS_FROM: Final = 7
"""From this many letters on, one different letter is an error; shorter names that differ by one are mostly two."""

_UNKNOWN_FROM: Final = 6
_SIMILAR: Final = 75.0
"""From this similarity on (rapidfuzz's ratio, per cent) a name that is not in the archive is taken to be one that is:
other alphabets are transcribed in many ways, "Zajarova" and "Zakharova"."""

_LONG: Final = 7
_RARER: Final = 5
"""An error is at least this many times rarer than the word itself."""

_MOST: Final = 4


class Spellings:
    """The words of names in an archive.

    Args:
        words: Terms, each with the number of passages that have it in a name.
        held: Whether any passage contains a term, in a name or not.

    Attributes:
        of: Returns the other spellings of a term, the commonest first; for most terms there are none.
    """

    def __init__(self, words: Mapping[str, int], held: Callable[[str], bool]) -> None:
        self._counts, self._held = dict(words), held
        # A cache for each object: one on the class would keep the names of every index that was ever open.
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
        """Find the other spellings of a term, the commonest first."""
        if len(term) < SHORTEST_NAME or not term.isalpha():
            return ()
        found = {*self._same_place(term), *self._sounding_like(term), *self._errors(term)} - {term}
        if not found and term not in self._counts and not self._held(term):
            found = set(self._most_similar(term))
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

    def _errors(self, term: str) -> list[str]:
        """Find words that differ by one letter: errors for this word, or what an unknown word is an error for."""
        known = self._counts.get(term, 0)
        if len(term) < (_ERRORS_FROM if known else _SOUNDS_FROM):
            return []
        lengths = range(len(term) - 1, len(term) + 2)
        near = [word for length in lengths for word in self._shapes.get((term[0], length), ())]
        near = [word for word in near if OSA.distance(term, word, score_cutoff=1) == 1]
        return [word for word in near if not known or self._counts[word] * _RARER <= known]

    def _most_similar(self, term: str) -> list[str]:
        """Find the names most similar to one that is not in the archive; all that are equally similar."""
        if len(term) < _UNKNOWN_FROM:
            return []
        near = [
            word for length in range(len(term) - 3, len(term) + 4) for word in self._shapes.get((term[0], length), ())
        ]
        like = {word: fuzz.ratio(term, word, score_cutoff=_SIMILAR) for word in near if len(word) >= _UNKNOWN_FROM}
        best = max(like.values(), default=0.0)
        return [word for word, ratio in like.items() if ratio == best >= _SIMILAR]


def _place(word: str) -> str | None:
    named = gazetteer().find(word)
    return named.name if named and named.kind not in {"people", "seat"} else None


def spellings_of(segments: Sequence[Segment], held: Callable[[str], bool]) -> Spellings:
    """Gather the words of names of some segments, without those of the dead.

    Args:
        segments: The segments.
        held: Whether any passage contains a term.

    Raises:
        IndexDamaged: A file is missing, or can't be understood.
    """
    return Spellings(name_counts(segments), held)


def name_counts(segments: Sequence[Segment]) -> dict[str, int]:
    """Count the passages that have each word in a name, without those of dead articles, in the words' order."""
    counts: Counter[str] = Counter()
    for segment in segments:
        counts.update(segment.names)
        if len(segment.dead_rows):
            counts.subtract(_of_dead(segment))
    return {word: counts[word] for word in sorted(counts) if counts[word] > 0}


def _of_dead(segment: Segment) -> dict[str, int]:
    gone = Frequencies.of(segment.forward("words").take(segment.dead_rows).hashes)
    words = list(segment.names)
    hashes = np.fromiter(map(term_hash, words), np.int64, len(words))
    return dict(zip(words, gone(hashes).tolist(), strict=True))
