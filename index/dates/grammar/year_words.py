"""Years written out, as broadcasters say them: "nineteen ninety-six", "the year two thousand". Pure."""

import re
from collections.abc import Iterator
from typing import Final

from .spelling import Corrected

_ONES: Final = "one two three four five six seven eight nine".split()
_TEENS: Final = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES: Final = {word: value for value, word in enumerate((*_ONES, *_TEENS), start=1)} | {
    ten: 10 * value for value, ten in enumerate(_TENS, start=2)
}
_CENTURIES: Final = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000, "two thousand": 2000}
_GAP: Final = r"[\s-]{1,3}"
_ONE: Final = "|".join(_ONES)
_REST: Final = rf"(?:{'|'.join(_TEENS)}|(?:{'|'.join(_TENS)})(?:{_GAP}(?:{_ONE}))?|oh{_GAP}(?:{_ONE}))"
# Where "two thousand" or "twenty ten" is a year and no count.
_PLACED: Final = r"(?:(?<=\bin\s)|(?<=\bof\s)|(?<=\bby\s)|(?<=\bsince\s)|(?<=\byear\s))"
_NO_COUNT: Final = (
    r"(?![\w-]|[\s-]{1,3}(?:years?|days?|people|men|women|dollars|pounds|percent|thousand|hundred|million)\b)"
)
_WRITTEN: Final = re.compile(
    rf"\b(?:(?P<century>eighteen|nineteen){_GAP}(?P<rest>{_REST})"
    rf"|{_PLACED}(?P<early>two{_GAP}thousand)(?:(?:{_GAP}and)?{_GAP}(?P<one>{_ONE}))?"
    rf"|{_PLACED}(?P<late>twenty){_GAP}(?P<after>{_REST})){_NO_COUNT}",
    re.IGNORECASE,
)
_SEEN: Final = re.compile(r"\b(?:eighteen|nineteen|twenty|thousand)\b", re.IGNORECASE)


def years_in_digits(text: str) -> Corrected:
    """Write the years of a text in digits, and leave every other word alone."""
    pieces: list[str] = []
    starts, origins = [0], [0]
    done = length = 0
    for match in _years(text):
        year = str(_value(match))
        pieces += [text[done : match.start()], year]
        length += match.start() - done + len(year)
        done = match.end()
        starts.append(length)
        origins.append(done)
    return Corrected("".join([*pieces, text[done:]]), tuple(starts), tuple(origins))


def _years(text: str) -> Iterator[re.Match[str]]:
    return _WRITTEN.finditer(text) if _SEEN.search(text) else iter(())


def _value(match: re.Match[str]) -> int:
    century = " ".join(re.split(r"[\s-]+", match["century"] or match["early"] or match["late"]))
    words = re.split(r"[\s-]+", match["rest"] or match["one"] or match["after"] or "")
    return _CENTURIES[century.lower()] + sum(_VALUES.get(word.lower(), 0) for word in words)
