"""Numbers that count or measure something: value, qualifier and exact span. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from index.language import CURRENCIES, NUMBER_STARTS, Numeral, Token, read_numeral

from .uncounted import counts_nothing, followed_by_plural, is_year, low_at

Qualifier = Literal["exact", "about", "at least", "up to", "over"]

_PHRASES: Final[dict[Qualifier, str]] = {
    "at least": "at least|no fewer than|no less than|not less than|a minimum of|a minimum|minimum of",
    "over": "more than|over|above|upwards of|upward of|in excess of|exceeding|just over|well over|greater than|beyond",
    "up to": "up to|as many as|as much as|at most|no more than|not more than|a maximum of|maximum of|fewer than"
    "|less than|under|below|just under|well under",
    "about": "about|around|approximately|approx|roughly|some|nearly|almost|an estimated|estimated|close to|circa|~"
    "|approaching|in the region of|an average of|perhaps",
}
_QUALIFIERS: Final = {
    tuple(phrase.split()): qualifier for qualifier, phrases in _PHRASES.items() for phrase in phrases.split("|")
}
_LONGEST: Final = max(map(len, _QUALIFIERS))
_AFTER: Final[dict[tuple[str, str], Qualifier]] = {
    ("or", "so"): "about",
    ("or", "more"): "at least",
    ("or", "fewer"): "up to",
    ("or", "less"): "up to",
}

_DASHES: Final = frozenset("-–—")
# After these words "about" doesn't mean "approximately": "we talk about hundreds of deaths".
_ABOUT_THEM: Final = frozenset(
    (
        "talk talks talked talking know knows knew think thinks thinking hear heard hearing worry worried worries care "
        "cares ask asked asking speak spoke speaking complain complained concerned write wrote writing read learn "
        "learned information details news questions"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number that counts or measures something.

    Attributes:
        span: The number with its qualifying words, without the noun, in characters of the text.
        tokens: The same in tokens: index of the first, index after the last.
        value: The number; the lower end of a range, the least that a vague one can mean ("dozens" is 24).
        high: The upper end of a range, else None.
        qualifier: Whether the value is exact, approximate or a bound.
        unit: "%", a currency sign, "share" for a part of a whole (`value` between 0 and 1), an attached unit such as
            "km", or "".
        vague: Whether it is a plural such as "hundreds".
        written: Whether it is written in words.
    """

    span: tuple[int, int]
    tokens: tuple[int, int]
    value: float
    high: float | None
    qualifier: Qualifier
    unit: str
    vague: bool
    written: bool


def numbers_in(tokens: Sequence[Token]) -> list[Number]:
    """Find the numbers of a text that count or measure something, in order."""
    found = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        # Most words can't begin a number; this test is the cheapest.
        if not (
            token.low in NUMBER_STARTS or token.text[0].isdigit() or token.text[0] in CURRENCIES or "-" in token.text
        ):
            at += 1
            continue
        numeral = read_numeral(tokens, at)
        if numeral is None:
            at += 1
            continue
        numeral = _ranged(tokens, numeral)
        number = _qualified(tokens, numeral)
        if not counts_nothing(tokens, numeral, number.tokens[0], exact=number.qualifier == "exact"):
            found.append(number)
        at = numeral.end
    return found


def _ranged(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """Join "10 to 15", "10%–20%" and "between 10 and 15" into one."""
    link = low_at(tokens, numeral.end)
    before = low_at(tokens, numeral.first - 1)
    linked = link in _DASHES or link in {"to", "or"} or (link == "and" and before == "between")
    if not linked or numeral.high is not None or numeral.end + 1 >= len(tokens):
        return numeral
    other = read_numeral(tokens, numeral.end + 1)
    if other is None or other.vague or other.high is not None or is_year(tokens, other):
        return numeral
    if not _joins(tokens, numeral, other):
        return numeral
    # "10 to 15 million": the scale belongs to both.
    if numeral.unit == "%" != other.unit:
        return numeral
    low, unit = numeral.value, numeral.unit or other.unit
    if numeral.end - numeral.first == 1 and other.value >= 1000 > low:  # noqa: PLR2004 - a thousand is the least scale
        scale = 10.0 ** (3 * ((len(str(int(other.value))) - 1) // 3))
        low *= scale if other.end - other.first > 1 else 1
    fits = other.value > low and (not numeral.unit or not other.unit or numeral.unit == other.unit)
    return replace(numeral, end=other.end, value=low, high=other.value, unit=unit) if fits else numeral


def _joins(tokens: Sequence[Token], numeral: Numeral, other: Numeral) -> bool:
    """Whether the word between two numerals makes them a range."""
    link, before = tokens[numeral.end], low_at(tokens, numeral.first - 1)
    if link.low == "to":
        # "Rose by 40 to 150" gives a change and a level, "by 10 to 15 percent" a range.
        level = not (numeral.unit or other.unit or followed_by_plural(tokens, other.end))
        return before != "from" and not (before == "by" and level)
    if link.low == "or":
        return numeral.value < other.value <= 2 * numeral.value and not numeral.vague  # "four or five"
    # "2 May - Ten people": this dash separates a heading from its text.
    return link.low not in _DASHES or numeral.written == other.written or link.start == tokens[numeral.end - 1].end


def _qualified(tokens: Sequence[Token], numeral: Numeral) -> Number:
    qualifier: Qualifier = "about" if numeral.round or numeral.suffix == "odd" else "exact"
    if numeral.vague or numeral.suffix == "plus":
        qualifier = "at least"
    first, end = numeral.first, numeral.end
    if numeral.high is not None and low_at(tokens, first - 1) == "between":
        first -= 1
    for length in range(_LONGEST, 0, -1):
        words = tuple(token.low for token in tokens[max(0, first - length) : first])
        if len(words) == length and words in _QUALIFIERS:
            before = low_at(tokens, first - length - 1)
            if (words == ("about",) and before in _ABOUT_THEM) or (words == ("up", "to") and before == "now"):
                break  # "is now up to 90" has risen to it
            first -= length
            qualifier = _QUALIFIERS[words]
            break
    after = _AFTER.get((low_at(tokens, end), low_at(tokens, end + 1)))
    if after:
        qualifier, end = after, end + 2
    return Number(
        span=(tokens[first].start, tokens[end - 1].end),
        tokens=(first, end),
        value=numeral.value,
        high=numeral.high,
        qualifier=qualifier,
        unit=numeral.unit,
        vague=numeral.vague,
        written=numeral.written,
    )
