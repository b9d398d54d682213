"""Numerals: the values of digits and number words. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from .tokens import Token

_UNITS: Final = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety"
SMALL: Final = {word: float(value) for value, word in enumerate(_UNITS.split())} | {
    word: 10.0 * value for value, word in enumerate(_TENS.split(), 2)
}
_SCALES: Final = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
}
_SHORT_SCALES: Final = {"bn": 1e9, "tn": 1e12, "mn": 1e6, "m": 1e6, "k": 1e3}
PLURALS: Final = {
    "dozens": 12.0,
    "scores": 20.0,
    "tens": 10.0,
    "hundreds": 1e2,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
    "trillions": 1e12,
}
_ROUND_TENS: Final = frozenset(map(float, range(20, 100, 10)))
_HUNDRED: Final = 100.0
_MOST_OF_RATIO: Final = 1000
_PARTS: Final = {
    "half": 1 / 2,
    "third": 1 / 3,
    "thirds": 1 / 3,
    "quarter": 1 / 4,
    "quarters": 1 / 4,
    "fifth": 1 / 5,
    "fifths": 1 / 5,
    "sixth": 1 / 6,
    "sixths": 1 / 6,
    "tenth": 1 / 10,
    "tenths": 1 / 10,
}
_TIMES: Final = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "year", "decade"})
# The first word of a number in words, unless it has a hyphen.
NUMBER_STARTS: Final = frozenset({*SMALL, *PLURALS, "a", "an", "half", "several"})
_PERCENT: Final = frozenset({"%", "percent", "pct"})
CURRENCIES: Final = frozenset("£$€¥₹₽₴")
# Units written without a space; "mm" is not one, because a calibre is part of a name.
_ATTACHED: Final = frozenset(
    {"km", "kg", "mph", "kph", "kmh", "lb", "lbs", "ft", "mi", "c", "f", "gw", "mw", "kw", "tb", "gb"}
)
_DIGITS: Final = re.compile(
    r"(\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)([^\W\d_]*)((?:-[^\W_]+)*)", re.ASCII
)
_RANGE: Final = re.compile(r"(\d+(?:[.,]\d+)*)-(\d+(?:[.,]\d+)*)")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a list of tokens.

    Attributes:
        first: Index of its first token.
        end: Index after its last token.
        value: The number; the lower end of a range.
        high: The upper end of a range.
        unit: "%", a currency sign, "share" for a part of a whole, an attached unit such as "km", or "".
        vague: Whether it is a plural such as "dozens"; `value` is then the smallest number that it can mean.
        round: Whether it is a round number in words: "a dozen", "a hundred".
        written: Whether it is in words, not digits.
        suffix: "odd", "plus" or "".
    """

    first: int
    end: int
    value: float
    high: float | None = None
    unit: str = ""
    vague: bool = False
    round: bool = False
    written: bool = False
    suffix: str = ""


def read_numeral(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read the longest numeral that begins with token `at`, with its unit; None if there is none."""
    token = tokens[at]
    if token.text in CURRENCIES:
        inner = read_numeral(tokens, at + 1) if at + 1 < len(tokens) and tokens[at + 1].text[0].isdigit() else None
        return inner and replace(inner, first=at, unit=token.text)
    if token.text[0].isdigit():
        found = _read_digits(tokens, at)
    else:
        found = _read_words(tokens, at) if token.low in NUMBER_STARTS or "-" in token.low else None
    return found and (_read_ratio(tokens, found) or _with_percent(tokens, found))


def _read_ratio(tokens: Sequence[Token], found: Numeral) -> Numeral | None:
    """Read "one in five" and "nine out of 10" as a share."""
    low = [token.low for token in tokens[found.end : found.end + 2]]
    at = found.end + (1 if low[:1] == ["in"] else 2)
    if low[:1] != ["in"] and low != ["out", "of"]:
        return None
    if at >= len(tokens) or found.vague or found.high is not None or found.unit:
        return None
    whole = _read_digits(tokens, at) if tokens[at].text[0].isdigit() else _read_count(tokens, at)
    if whole is None or whole.unit or not found.value < whole.value <= _MOST_OF_RATIO or found.value > 10:  # noqa: PLR2004 - "21 in 49" is no ratio
        return None
    if _low(tokens, whole.end).rstrip("s") in _TIMES:
        return None
    return replace(found, end=whole.end, value=found.value / whole.value, unit="share")


def _with_percent(tokens: Sequence[Token], found: Numeral) -> Numeral:
    low = [token.low for token in tokens[found.end : found.end + 2]]
    if low[:1] and low[0] in _PERCENT:
        return replace(found, end=found.end + 1, unit="%")
    if low == ["per", "cent"]:
        return replace(found, end=found.end + 2, unit="%")
    if low[:1] == ["+"] and tokens[found.end].start == tokens[found.end - 1].end:
        return replace(found, end=found.end + 1, suffix="plus")
    return found


def _read_digits(tokens: Sequence[Token], at: int) -> Numeral | None:
    token = tokens[at]
    if span := _RANGE.fullmatch(token.low):
        low, high = (float(part.replace(",", "")) for part in span.groups())
        return _scaled(tokens, Numeral(at, at + 1, low, high)) if high > low else None
    match = _DIGITS.fullmatch(token.low)
    if match is None:
        return None
    money = at > 0 and tokens[at - 1].text in CURRENCIES and tokens[at - 1].end == token.start
    plain = Numeral(at, at + 1, float(re.sub(r"[^\d.]", "", match[1])))
    attached, tail = match[2], match[3][1:]
    if attached:
        return _with_letters(plain, attached, money=money) if not tail or money else None
    if tail in _SCALES:
        return replace(plain, value=plain.value * _SCALES[tail])
    if tail and tail not in {"odd", "plus"}:
        return _scaled(tokens, plain) if money else None
    return _scaled(tokens, replace(plain, suffix=tail))


def _with_letters(plain: Numeral, letters: str, *, money: bool) -> Numeral | None:
    """Read letters right after digits as a scale or a unit: "5bn", "30km"; None if they are part of a name."""
    if letters in _SHORT_SCALES and (money or letters not in {"m", "k"}):
        return replace(plain, value=plain.value * _SHORT_SCALES[letters])
    return replace(plain, unit=letters) if letters in _ATTACHED else None


def _scaled(tokens: Sequence[Token], found: Numeral) -> Numeral:
    """Multiply by the scale words that follow: "1.6 million", "3 hundred thousand"."""
    factor, end = 1.0, found.end
    while end < len(tokens) and (tokens[end].low in _SCALES or tokens[end].low in {"bn", "tn", "mn"}):
        factor *= _SCALES.get(tokens[end].low) or _SHORT_SCALES[tokens[end].low]
        end += 1
    if end == found.end:
        return found
    high = None if found.high is None else found.high * factor
    return replace(found, end=end, value=found.value * factor, high=high)


def _read_words(tokens: Sequence[Token], at: int) -> Numeral | None:
    return _read_vague(tokens, at) or _read_part(tokens, at) or _read_count(tokens, at)


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if at < len(tokens) else ""


def _read_vague(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read "dozens", "tens of thousands", "several hundred", "a few dozen"."""
    end = at + 1
    word = tokens[at].low
    if word in PLURALS:
        value = 2 * PLURALS[word]
        # "hundreds of thousands", "hundreds and hundreds"
        while _low(tokens, end) in {"of", "and"} and _low(tokens, end + 1) in PLURALS:
            value *= PLURALS[_low(tokens, end + 1)] if _low(tokens, end) == "of" else 1
            end += 2
        return Numeral(at, end, value, vague=True, written=True)
    if word == "several" or (word == "a" and _low(tokens, end) in {"few", "couple"}):
        end += word == "a"
        end += _low(tokens, end) == "of"
        scale = _scaled(tokens, Numeral(at, end, 2.0, vague=True, written=True))
        return scale if scale.end > end else None
    return None


def _read_part(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read a fraction: "two thirds", "a quarter of", "half of", "half a million"."""
    found = _read_half(tokens, at)
    if found:
        return found
    first, _, last = tokens[at].low.partition("-")
    end, second = at + 2, _low(tokens, at + 1)
    if last:
        end, second = at + 1, last
    count = 1.0 if first == "a" else SMALL.get(first, 0.0)
    if count and second in _PARTS and _low(tokens, end) == "of" and _low(tokens, end + 1) in {"a", "an"}:
        scale = _low(tokens, end + 2)
        if scale in _SCALES:  # "a quarter of a million"
            return Numeral(at, end + 3, count * _PARTS[second] * _SCALES[scale], round=True, written=True)
    # "a third of", "two thirds"; "a quarter" alone is three months.
    parts = second in _PARTS and (second.endswith("s") if count > 1 else last or _low(tokens, end) == "of")
    return Numeral(at, end, count * _PARTS[second], unit="share", written=True) if count and parts else None


def _read_half(tokens: Sequence[Token], at: int) -> Numeral | None:
    first, _, scale = tokens[at].low.partition("-")
    if first != "half":
        return None
    end, second = at + 1, _low(tokens, at + 1)
    if second in {"a", "an"}:
        end, scale = at + 3, _low(tokens, at + 2)
    if scale in _SCALES:
        return Numeral(at, end, _SCALES[scale] / 2, round=True, written=True)
    whole = second in {"of", "the", "its", "their", "his", "her", "all"}
    return Numeral(at, at + 1, 0.5, unit="share", written=True) if whole else None


def _read_count(tokens: Sequence[Token], at: int) -> Numeral | None:
    """Read "twenty-one", "a hundred and ten", "two dozen"."""
    word, second = tokens[at].low, _low(tokens, at + 1)
    if word in {"a", "an"}:
        if second not in _SCALES:
            return None
        rest = _continue(tokens, at + 2, _SCALES[second])
        return Numeral(at, rest[0], rest[1], round=rest[0] == at + 2, written=True)
    start = _small(word)
    if start is None:
        return None
    end, value = _continue(tokens, at + 1, start)
    return Numeral(at, end, value, written=True)


def _small(word: str) -> float | None:
    """Read one token: "seven", "forty", "twenty-one"."""
    if word in SMALL:
        return SMALL[word]
    tens, hyphen, unit = word.partition("-")
    if hyphen and SMALL.get(tens) in _ROUND_TENS and 0 < SMALL.get(unit, 0.0) < 10:  # noqa: PLR2004 - a digit
        return SMALL[tens] + SMALL[unit]
    return None


def _continue(tokens: Sequence[Token], at: int, value: float) -> tuple[int, float]:
    """Read the number words after the first; return the index after the last one and the value.

    A scale word multiplies `group`. The next word must be smaller than `room`: 10 after "twenty", 100 after "hundred",
    1,000 after "thousand", 0 after "seven".
    """
    total, group = 0.0, value
    room = 10.0 if value in _ROUND_TENS else value if value >= _HUNDRED else 0.0
    while at < len(tokens):
        word = tokens[at].low
        if word in _SCALES:
            scale = room = _SCALES[word]
            if scale > _HUNDRED:
                total, group = total + group * scale, 0.0
            else:
                group *= scale
            at += 1
            continue
        linked = word == "and" and room >= _HUNDRED
        step = _small(_low(tokens, at + 1) if linked else word)
        if not step or step >= room:
            break
        at, group = at + (2 if linked else 1), group + step
        room = 10.0 if step in _ROUND_TENS else 0.0
    return at, total + group
