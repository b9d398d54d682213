"""Correct misspelt months, weekdays and the like in questions, and map the result back to the original text."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

_LONG: Final = (
    "january", "february", "september", "october", "november", "december", "tuesday", "wednesday", "thursday",
    "saturday", "yesterday", "tomorrow", "christmas", "thanksgiving", "weekend",
)  # fmt: skip
_SHORT: Final = ("march", "april", "august", "sunday", "monday", "friday", "easter", "tonight", "today")
_TWO_SLIPS_FROM: Final = 8
_VOWELS: Final = frozenset("aeiou")
_WORD: Final = re.compile(r"[^\W\d_]{4,14}")
_CUE: Final = re.compile(
    r"(?:\b(?:on|last|this|next|since|until|till|before|after|from|in|early|late|mid|and|to)|\d(?:st|nd|rd|th)?)[\s,]{1,3}$",
    re.IGNORECASE,
)
_DAY_AFTER: Final = re.compile(r"\s{1,3}(?:3[01]|[12]?\d)(?:st|nd|rd|th)?\b|\s{0,2}[?.,]?$")
# Real words that are one typing error away from a calendar word.
_WORDS: Final = frozenset(
    {"marsh", "match", "larch", "marches", "marched", "sundry", "sundae", "sundar", "mondal", "friary", "eastern",
     "weekends", "weekender", "midweek", "weekened", "tomorrows", "decembers", "toady"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Corrected:
    """A text with some words corrected.

    Attributes:
        text: The text as corrected.
        starts: For each stretch of `text`, where it begins there; the first is 0.
        origins: For each stretch, where it begins in the text as it was.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the span in the original text; both ends must not lie inside a corrected word."""
        return self._place(start), self._place(end)

    def _place(self, position: int) -> int:
        stretch = bisect_right(self.starts, position) - 1
        return self.origins[stretch] + position - self.starts[stretch]


def correct(text: str) -> Corrected:
    """Correct misspelt names of months, weekdays and a few days, and leave every other word alone."""
    pieces: list[str] = []
    starts, origins = [0], [0]
    done = length = 0
    for word in _WORD.finditer(text):
        name = _meant(word[0])
        certain = name not in _SHORT or word[0].lower() in _WRITTEN
        if name is None or not (certain or _expected(text, word)):
            continue
        pieces += [text[done : word.start()], name]
        length += word.start() - done + len(name)
        done = word.end()
        starts.append(length)
        origins.append(done)
    return Corrected("".join([*pieces, text[done:]]), tuple(starts), tuple(origins))


def _expected(text: str, word: re.Match[str]) -> bool:
    """Whether a date can stand here: after "on" or a day's number, or before one."""
    return bool(_CUE.search(text, 0, word.start()) or (_DAY_AFTER.match(text, word.end()) and word.start() == 0))


_WRITTEN: Final = {"tonite": "tonight", "yesterdays": "yesterday", "todays": "today", "tonights": "tonight"}


@lru_cache(maxsize=4096)
def _meant(word: str) -> str | None:
    """Return the name that a word misspells, None for a correctly spelt name and for any other word."""
    lowered = word.lower()
    if lowered in _WRITTEN:
        return _WRITTEN[lowered]
    if lowered in _WORDS or lowered in _LONG or lowered in _SHORT:
        return None
    for name in _LONG:
        slips = 2 if len(name) >= _TWO_SLIPS_FROM else 1
        if lowered[0] == name[0] and OSA.distance(lowered, name, score_cutoff=slips) <= slips:
            return name
    for name in _SHORT:
        if lowered[0] == name[0] and _one_slip(lowered, name):
            return name
    return None


def _one_slip(word: str, name: str) -> bool:
    """Whether a word is a name with one error: letters swapped, lost or doubled, or a wrong vowel."""
    if OSA.distance(word, name, score_cutoff=1) != 1:
        return False
    if word[:-1] == name:  # A letter added at the end makes a name of another kind: Augusta, Marche.
        return word[-1] == name[-1]
    if len(word) != len(name) or sorted(word) == sorted(name):
        return len(word) <= len(name) or len(word) == len(name) + 1
    wrong = [(a, b) for a, b in zip(word, name, strict=True) if a != b]
    return all(a in _VOWELS and b in _VOWELS for a, b in wrong)
