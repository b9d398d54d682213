"""Numbers that count something: value, qualifier and exact place; dates, ages, names and scores left alone. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from index.language import CURRENCIES, FIRST, Numeral, Token, plural_noun, read_numeral

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

_MONTHS: Final = frozenset(
    (
        "January February March April May June July August September October November December Jan Feb Mar Apr "
        "Jun Jul Aug Sep Sept Oct Nov Dec"
    ).split()
)
_DAYS: Final = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday Christmas".split())
_CLOCK: Final = frozenset(("am pm a.m. p.m. o'clock gmt utc et est edt pt pst bst cet cest ist").split())
_BEFORE_YEAR: Final = frozenset(
    (
        "in since of during until till by before after from the early late mid through to between and for around "
        "circa his her their its our my your this a"
    ).split()
)
_YEARLY: Final = frozenset("levels elections primaries midterms olympics games finals playoffs championships".split())
# What numbers of this kind name rather than count: "Resolution 2231", "No. 10", "Flight 370", "day 3".
_NUMBERED: Final = frozenset(
    (
        "resolution no nos number numbers flight route highway interstate motorway article section chapter page "
        "pages phase level category type channel room gate line step game week day year grade class version model "
        "formula group act part title rule question season episode round unit apartment suite building platform "
        "lane district ward precinct zone sector block area studio top figure table appendix clause amendment "
        "proposition prop bill stage tier division covid super serial case file docket order form size bus train "
        "track"
    ).split()
)
_PERSONS: Final = frozenset(["them", "those", "people", "adults", "anyone", "everyone", "women", "men", "patients"])
_NAME_TAIL: Final = frozenset({"'s", "’s", "'"})
_GLUE: Final = frozenset("@#/\\_.:=&-–—")
_DASHES: Final = frozenset("-–—")
_QUOTES: Final = frozenset('"“«')
_LONGEST_TITLE: Final = 12
# Verbs whose "about" is no "nearly": "we talk about hundreds of deaths".
_ABOUT_THEM: Final = frozenset(
    (
        "talk talks talked talking know knows knew think thinks thinking hear heard hearing worry worried worries care "
        "cares ask asked asking speak spoke speaking complain complained concerned write wrote writing read learn "
        "learned information details news questions"
    ).split()
)
_ORDINALS: Final = frozenset("first second other latter last final top bottom better opening closing".split())


@dataclass(frozen=True, slots=True)
class Number:
    """A number that counts or measures something.

    Attributes:
        span: The number with its qualifying words, without the noun, in characters of the text.
        tokens: The same in tokens: index of the first, index after the last.
        value: The number; the lower end of a range, the smallest plural for a vague one ("dozens" is 24).
        high: The upper end of a range.
        qualifier: How near `value` is meant to be.
        unit: "%", a currency sign, "share" for a part of a whole (`value` between 0 and 1), an attached unit such as
            "km", or "".
        vague: Whether it is a plural such as "hundreds".
        written: Whether it stands in words rather than digits.
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
        # Most words can't begin a number: said here, where it costs least.
        if not (token.low in FIRST or token.text[0].isdigit() or token.text[0] in CURRENCIES or "-" in token.text):
            at += 1
            continue
        numeral = read_numeral(tokens, at)
        if numeral is None:
            at += 1
            continue
        numeral = _ranged(tokens, numeral)
        number = _qualified(tokens, numeral)
        if not _is_something_else(tokens, numeral, number):
            found.append(number)
        at = numeral.end
    return found


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def _ranged(tokens: Sequence[Token], numeral: Numeral) -> Numeral:
    """Join "10 to 15", "10%–20%" and "between 10 and 15" into one."""
    link = _low(tokens, numeral.end)
    before = _low(tokens, numeral.first - 1)
    linked = link in _DASHES or link in {"to", "or"} or (link == "and" and before == "between")
    if not linked or numeral.high is not None or numeral.end + 1 >= len(tokens):
        return numeral
    other = read_numeral(tokens, numeral.end + 1)
    if other is None or other.vague or other.high is not None or _is_year(tokens, other):
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
    """Tell whether the word between two numerals makes a range of them."""
    link, before = tokens[numeral.end], _low(tokens, numeral.first - 1)
    if link.low == "to":
        # "rose by 40 to 150" goes from one count to the next, "by 10 to 15 percent" doesn't.
        level = not (numeral.unit or other.unit or _followed_by_plural(tokens, other.end))
        return before != "from" and not (before == "by" and level)
    if link.low == "or":
        return numeral.value < other.value <= 2 * numeral.value and not numeral.vague  # "four or five"
    # "2 May - Ten people": a dash between spaces that parts a heading from its text.
    return link.low not in _DASHES or numeral.written == other.written or link.start == tokens[numeral.end - 1].end


def _qualified(tokens: Sequence[Token], numeral: Numeral) -> Number:
    qualifier: Qualifier = "about" if numeral.round or numeral.suffix == "odd" else "exact"
    if numeral.vague or numeral.suffix == "plus":
        qualifier = "at least"
    first, end = numeral.first, numeral.end
    if numeral.high is not None and _low(tokens, first - 1) == "between":
        first -= 1
    for length in range(_LONGEST, 0, -1):
        words = tuple(token.low for token in tokens[max(0, first - length) : first])
        if len(words) == length and words in _QUALIFIERS:
            before = _low(tokens, first - length - 1)
            if (words == ("about",) and before in _ABOUT_THEM) or (words == ("up", "to") and before == "now"):
                break  # "is now up to 90" has risen to it
            first -= length
            qualifier = _QUALIFIERS[words]
            break
    after = _AFTER.get((_low(tokens, end), _low(tokens, end + 1)))
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


def _is_something_else(tokens: Sequence[Token], numeral: Numeral, number: Number) -> bool:
    """Tell whether a numeral is no figure: part of a date, a clock time, an age, a name, a score or an address."""
    if numeral.unit and numeral.unit != "share":
        return False
    before = _low(tokens, number.tokens[0] - 1)
    # "the second half of the year"
    half = numeral.value == 1 / 2 and before in _ORDINALS
    title = before in _QUOTES and _is_title(tokens, numeral.end)
    if half or title or before in {"per", "every", "each"} or _is_age(tokens, numeral):
        return True
    if numeral.written:
        return _is_written_name(tokens, numeral) or _is_pronoun(tokens, numeral, number)
    return (
        _is_year(tokens, numeral)
        or _is_day(tokens, numeral)
        or _low(tokens, numeral.end) in _CLOCK
        or _is_score(tokens, numeral)
        or _is_glued(tokens, numeral)
        or (number.tokens[0] == numeral.first and _is_label(tokens, numeral))
    )


def _followed_by_plural(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a lower-cased plural noun comes within two words."""
    for token in tokens[at : at + 2]:
        if not token.text[0].islower():
            return False
        if plural_noun(token):
            return True
    return False


def _is_year(tokens: Sequence[Token], numeral: Numeral) -> bool:
    token = tokens[numeral.first]
    if numeral.end - numeral.first > 1 or not re.fullmatch(r"(?:1[4-9]|20)\d\d(?:-\d\d(?:\d\d)?)?", token.text):
        return False
    before = _low(tokens, numeral.first - 1)
    if _low(tokens, numeral.end) in _YEARLY:
        return True
    return before in _BEFORE_YEAR or not _followed_by_plural(tokens, numeral.end)


def _is_day(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Tell whether it is the day of a month: "Jan. 1", "30 December", "28 and 30 December"."""
    if numeral.value > 31:  # noqa: PLR2004 - days of a month
        return False
    before = numeral.first - 1
    if _low(tokens, before) in {".", "the"}:
        before -= 1
    if before >= 0 and tokens[before].text in _MONTHS:
        return True
    after = numeral.end
    while _low(tokens, after) in {"and", "or", "to", "-", "–", "of", ","} or (
        after < len(tokens) and after - numeral.end < 5 and tokens[after].text.isdigit()  # noqa: PLR2004 - "28, 29 and 30"
    ):
        after += 1
    if after < len(tokens) and tokens[after].text in _MONTHS:
        return True
    # The second of "Dec. 30 and 31".
    linked = _low(tokens, numeral.first - 1) in {"and", "to", "-", "–", "or"} and numeral.first >= 3  # noqa: PLR2004 - month, day, link
    return linked and tokens[numeral.first - 2].text.isdigit() and tokens[numeral.first - 3].text.rstrip(".") in _MONTHS


def _is_age(tokens: Sequence[Token], numeral: Numeral) -> bool:
    if numeral.value > 120:  # noqa: PLR2004 - nobody is older
        return False
    before, after = _low(tokens, numeral.first - 1), _low(tokens, numeral.end)
    if before in {"aged", "age", "ages", "turned", "turns", "turning"} and not plural_noun(
        tokens[min(numeral.end, len(tokens) - 1)]
    ):
        return True
    if after in {"years", "year", "months", "year-old", "years-old"}:
        rest = _low(tokens, numeral.end + 1)
        return (
            after.endswith("old")
            or rest in {"old", "older", "younger"}
            or (rest == "of" and _low(tokens, numeral.end + 2) == "age")
        )
    if before in {"over", "under"} and _low(tokens, numeral.first - 2) in _PERSONS:
        return True
    if after in {"and", "or"} and _low(tokens, numeral.end + 1) in {"older", "over", "under", "up", "younger"}:
        return True
    # "Anna Smith, 45, said"
    named = before == "," and numeral.first >= 2 and tokens[numeral.first - 2].text[0].isupper()  # noqa: PLR2004 - name, comma
    return named and after in {",", "."} and numeral.end - numeral.first == 1 and not numeral.written


def _is_score(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Tell whether "24-17" stands for two sides' points: a range has a noun after it."""
    if numeral.high is None or numeral.unit or _low(tokens, numeral.first - 1) == "between":
        return False
    joined = not any(token.low in {"to", "and", "or"} for token in tokens[numeral.first : numeral.end])
    return joined and not _followed_by_plural(tokens, numeral.end) and _low(tokens, numeral.end) not in CURRENCIES


def _is_glued(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Tell whether signs tie it to its neighbours, as in addresses, versions and telephone numbers."""
    before, after = numeral.first - 1, numeral.end
    if before >= 0 and tokens[before].text in _GLUE and tokens[before].end == tokens[numeral.first].start:
        return tokens[before].text != ":" or tokens[before - 1].text[-1].isdigit()
    if before >= 0 and tokens[before].text[0].isdigit() and not tokens[before].text[-1].isalpha():
        return True
    last = tokens[numeral.end - 1]
    if after + 1 < len(tokens) and tokens[after].start == last.end and tokens[after + 1].start == tokens[after].end:
        return tokens[after].text in _GLUE
    return after < len(tokens) and tokens[after].text[0].isdigit()


def _is_label(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Tell whether it numbers a thing: "iPhone 14", "No. 10", "Resolution 2231", "top 10"."""
    at = numeral.first - 1
    if _low(tokens, at) in {".", "(", "“", '"'} and _low(tokens, at - 1) in {"no", "nos"}:
        at -= 1
    if at < 0:
        return False
    word = tokens[at]
    counts = _followed_by_plural(tokens, numeral.end)
    if word.low in _NUMBERED or word.low == "#":
        return word.text[0].isupper() or not counts
    # A capitalised word within a sentence of ordinary words; but "in Lund 28 people" counts them.
    inside = at > 0 and (tokens[at - 1].text == "," or tokens[at - 1].text[0].islower())
    mixed = any(letter.isupper() for letter in word.text[1:]) and word.text[0].isalpha()
    opening = counts and (word.text in _DAYS or _low(tokens, at - 1) in {"in", "on", "at", "near", "of", ","})
    return not opening and ((inside and word.text[0].isupper()) or (mixed and len(word.text) > 1))


def _is_title(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a number that a quotation mark stands before opens a title: "“Five Weeks in a Balloon”"."""
    if at >= len(tokens) or not (tokens[at].text[0].isupper() and plural_noun(tokens[at])):
        return False
    inside = tokens[at : at + _LONGEST_TITLE]
    end = next((place for place, token in enumerate(inside) if token.text in {"”", '"', "»"}), None)
    return end is not None and not any(token.text in {",", ".", ";"} for token in inside[: end - 1])


def _is_written_name(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Tell whether it is part of a name: "the Big Three", "the Six Nations"."""
    word = tokens[numeral.first]
    if not word.text[0].isupper() or numeral.first == 0:
        return False
    before = tokens[numeral.first - 1]
    if before.text[0].islower() and before.text[0].isalpha():
        return True
    return before.low == "big" or _low(tokens, numeral.end) in _NAME_TAIL


def _is_pronoun(tokens: Sequence[Token], numeral: Numeral, number: Number) -> bool:
    """Tell whether "one" is a pronoun or picks a thing out: "one of the", "no one", "this one", "one day"."""
    if (
        numeral.end - numeral.first > 1
        or _low(tokens, numeral.first) not in {"one", "zero"}
        or number.qualifier != "exact"
    ):
        return False
    before, after = (
        _low(tokens, numeral.first - 1),
        tokens[numeral.end] if numeral.end < len(tokens) else None,
    )
    if after is None or not after.text[0].isalpha():
        return True
    return before in _ONE_BEFORE or (after.low in _ONE_AFTER and not _goes_on(tokens, numeral))


def _goes_on(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Tell whether "one" closes a list of counts: "two in Lund and one in Ystad"."""
    place = numeral.end + 1
    while _low(tokens, place) in {"the", "neighboring", "neighbouring", "nearby"}:
        place += 1
    listed = _low(tokens, numeral.first - 1) in {",", "and", "–", "—"} and _low(tokens, numeral.end) in {"in", "from"}
    return listed and place < len(tokens) and tokens[place].text[0].isupper()


_ONE_BEFORE: Final = frozenset(
    (
        "the this that no any every each which another some day number in at by than only not like as for only's "
        "year new old big good only-one someone to"
    ).split()
)
_ONE_AFTER: Final = frozenset(
    (
        "of another that who whom whose which day thing way side hand who's can could would should may might must "
        "will is was has had and or but to in on at for by with from as if when where point time morning night "
        "evening instance case example reason more such part kind type sort form might's or's step"
    ).split()
)
