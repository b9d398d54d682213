"""Terms of the lexical index, made by the same function for passages and questions."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from .stems import stem

_FOLDED: Final = (
    *((invisible, "") for invisible in "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"),
    *(("’", "'"), ("‘", "'"), ("ʼ", "'"), ("‐", "-"), ("‑", "-")),
)

_TOKEN: Final = re.compile(
    r"""
      (?P<acronym>\b(?:[A-Za-z]\.){2,})               # U.S., U.N.
    | (?P<number>\d+(?:[.,]\d+)*)(?P<scale>(?:bn|mn|tn|[mkb])\b)?
    | (?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)
    """,
    re.VERBOSE,
)
_PLAIN: Final = re.compile(r"[^\W_]+")
_CODE: Final = re.compile(r"\b[A-Za-z]{1,6}-?\d{1,4}[A-Za-z]?\b")
_CLITIC: Final = re.compile(r"(?:n't|'(?:s|re|ve|ll|d|m))$")
_SCALES: Final = {
    "bn": "billion",
    "b": "billion",
    "mn": "million",
    "m": "million",
    "k": "thousand",
    "tn": "trillion",
}
_SMALL: Final = dict(
    zip(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        map(str, range(2, 13)),
        strict=True,
    )
)

STOP_WORDS: Final = frozenset(
    """a about above after again all also am an and any are as at be because been before being below between both
    but by can could did do does doing down during each few for from further had has have having he her here hers
    him himself his how i if in into is it its itself just may me might more most must my no nor not now of off on
    once only or other our ours out over own per same shall she should so some such than that the their theirs them
    then there these they this those through to too under until up upon us very was we were what when where which
    while who whom whose why will with would you your yours""".split()
)


def normalise(text: str) -> str:
    """Replace compatibility characters, typographic signs, white space and invisible characters by plain ones.

    Only search uses the result; people see the text as it is.
    """
    if text.isascii():
        return " ".join(text.split())
    text = unicodedata.normalize("NFKC", text)
    # Not `str.translate`, which looks up every character.
    for sign, plain in _FOLDED:
        text = text.replace(sign, plain)
    return " ".join(text.split())


def fold(word: str) -> str:
    """Lower-case a word and remove its accents."""
    lowered = word.casefold()
    if lowered.isascii():
        return lowered
    return "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))


def terms(text: str) -> list[str]:
    """Split a text into terms, in order, without stop words.

    Words are folded and stemmed, possessives dropped and hyphenated words split. "1,000" becomes 1000, "£5bn"
    5 billion, and "Su-34" also su34. An acronym that would be a stop word ("US", "WHO") gets dots to keep it.
    """
    text = normalise(text)
    found: list[str] = []
    for match in _TOKEN.finditer(text):
        if match["word"]:
            found.extend(_word(match["word"]))
        elif match["number"]:
            found.extend(_number(match["number"], match["scale"]))
        else:
            found.extend(_acronym(match["acronym"]))
    found.extend(fold(code.replace("-", "")) for code in _CODE.findall(text) if any(map(str.isalpha, code)))
    return found


def plain_words(text: str) -> str:
    """Return the words and numbers of a text, folded, with a space around each, for finding a quotation in it."""
    return f" {' '.join(_PLAIN.findall(fold(normalise(text))))} "


@lru_cache(maxsize=200_000)
def _word(word: str) -> tuple[str, ...]:
    if word.isupper() and 1 < len(word) <= 4 and word.lower() in STOP_WORDS:  # noqa: PLR2004 - as long as WHO, US
        return (".".join(word.lower()),)
    folded = fold(word)
    base = _CLITIC.sub("", folded)
    if base in STOP_WORDS or len(base) < 2:  # noqa: PLR2004 - single letters say nothing
        return ()
    if base in _SMALL:
        return (_SMALL[base],)
    return (stem(base.replace("'", "")),)


def _number(number: str, scale: str | None) -> list[str]:
    grouped = re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", number)
    plain = number.replace(",", "") if grouped else number.replace(",", ".")
    return [plain, _SCALES[scale]] if scale else [plain]


def _acronym(acronym: str) -> list[str]:
    letters = acronym.replace(".", "").lower()
    return [".".join(letters)] if letters in STOP_WORDS else [letters]
