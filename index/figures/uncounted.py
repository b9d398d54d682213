"""Numerals that count nothing: years, days, times, ages, scores, labels, names, addresses and pronouns. Pure."""

import re
from collections.abc import Sequence
from typing import Final

from index.language import CURRENCIES, Numeral, Token, plural_noun

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
# After these words a number is a label: "Resolution 2231", "No. 10", "Flight 370", "day 3".
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
_QUOTES: Final = frozenset('"“«')
_LONGEST_TITLE: Final = 12
_ORDINALS: Final = frozenset("first second other latter last final top bottom better opening closing".split())
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


def low_at(tokens: Sequence[Token], at: int) -> str:
    """Return a token in lower case, "" beyond either end."""
    return tokens[at].low if 0 <= at < len(tokens) else ""


def counts_nothing(tokens: Sequence[Token], numeral: Numeral, first: int, *, exact: bool) -> bool:
    """Whether a numeral is no figure but part of a date, a time of day, an age, a name, a score or an address.

    Args:
        tokens: Tokens of the text.
        numeral: The numeral.
        first: Index of its first token, or of that of the qualifying words before it.
        exact: Whether nothing qualifies it.
    """
    if numeral.unit and numeral.unit != "share":
        return False
    before = low_at(tokens, first - 1)
    # "the second half of the year"
    half = numeral.value == 1 / 2 and before in _ORDINALS
    title = before in _QUOTES and _is_title(tokens, numeral.end)
    if half or title or before in {"per", "every", "each"} or _is_age(tokens, numeral):
        return True
    if numeral.written:
        return _is_written_name(tokens, numeral) or (exact and _is_pronoun(tokens, numeral))
    return (
        is_year(tokens, numeral)
        or _is_day(tokens, numeral)
        or low_at(tokens, numeral.end) in _CLOCK
        or _is_score(tokens, numeral)
        or _is_glued(tokens, numeral)
        or (first == numeral.first and _is_label(tokens, numeral))
    )


def followed_by_plural(tokens: Sequence[Token], at: int) -> bool:
    """Whether one of the next two words is a plural noun in lower case."""
    for token in tokens[at : at + 2]:
        if not token.text[0].islower():
            return False
        if plural_noun(token):
            return True
    return False


def is_year(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether it is a year, and not a count such as "2000 homes": "in 2019", "the 2022 elections", "1994-95"."""
    token = tokens[numeral.first]
    if numeral.end - numeral.first > 1 or not re.fullmatch(r"(?:1[4-9]|20)\d\d(?:-\d\d(?:\d\d)?)?", token.text):
        return False
    before = low_at(tokens, numeral.first - 1)
    if low_at(tokens, numeral.end) in _YEARLY:
        return True
    return before in _BEFORE_YEAR or not followed_by_plural(tokens, numeral.end)


def _is_day(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether it is a day of a month: "Jan. 1", "30 December", "28 and 30 December"."""
    if numeral.value > 31:  # noqa: PLR2004 - days of a month
        return False
    before = numeral.first - 1
    if low_at(tokens, before) in {".", "the"}:
        before -= 1
    if before >= 0 and tokens[before].text in _MONTHS:
        return True
    after = numeral.end
    while low_at(tokens, after) in {"and", "or", "to", "-", "–", "of", ","} or (
        after < len(tokens) and after - numeral.end < 5 and tokens[after].text.isdigit()  # noqa: PLR2004 - "28, 29 and 30"
    ):
        after += 1
    if after < len(tokens) and tokens[after].text in _MONTHS:
        return True
    # The second of "Dec. 30 and 31".
    linked = low_at(tokens, numeral.first - 1) in {"and", "to", "-", "–", "or"}
    if not linked or numeral.first < 3:  # noqa: PLR2004 - month, day, link
        return False
    return tokens[numeral.first - 2].text.isdigit() and tokens[numeral.first - 3].text.rstrip(".") in _MONTHS


def _is_age(tokens: Sequence[Token], numeral: Numeral) -> bool:
    if numeral.value > 120:  # noqa: PLR2004 - nobody is older
        return False
    before, after = low_at(tokens, numeral.first - 1), low_at(tokens, numeral.end)
    if before in {"aged", "age", "ages", "turned", "turns", "turning"} and not plural_noun(
        tokens[min(numeral.end, len(tokens) - 1)]
    ):
        return True
    if after in {"years", "year", "months", "year-old", "years-old"}:
        rest = low_at(tokens, numeral.end + 1)
        return (
            after.endswith("old")
            or rest in {"old", "older", "younger"}
            or (rest == "of" and low_at(tokens, numeral.end + 2) == "age")
        )
    if before in {"over", "under"} and low_at(tokens, numeral.first - 2) in _PERSONS:
        return True
    if after in {"and", "or"} and low_at(tokens, numeral.end + 1) in {"older", "over", "under", "up", "younger"}:
        return True
    # "Anna Smith, 45, said"
    named = before == "," and numeral.first >= 2 and tokens[numeral.first - 2].text[0].isupper()  # noqa: PLR2004 - name, comma
    return named and after in {",", "."} and numeral.end - numeral.first == 1 and not numeral.written


def _is_score(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether it is a score such as "24-17": a range would be followed by a noun."""
    if numeral.high is None or numeral.unit or low_at(tokens, numeral.first - 1) == "between":
        return False
    joined = not any(token.low in {"to", "and", "or"} for token in tokens[numeral.first : numeral.end])
    return joined and not followed_by_plural(tokens, numeral.end) and low_at(tokens, numeral.end) not in CURRENCIES


def _is_glued(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether punctuation joins it to its neighbours, as in addresses, versions and telephone numbers."""
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
    """Whether it is a label: "iPhone 14", "No. 10", "Resolution 2231", "top 10"."""
    at = numeral.first - 1
    if low_at(tokens, at) in {".", "(", "“", '"'} and low_at(tokens, at - 1) in {"no", "nos"}:
        at -= 1
    if at < 0:
        return False
    word = tokens[at]
    counts = followed_by_plural(tokens, numeral.end)
    if word.low in _NUMBERED or word.low == "#":
        return word.text[0].isupper() or not counts
    # A capitalised word among lower-case words is a name; but in "in Lund 28 people" the number counts.
    inside = at > 0 and (tokens[at - 1].text == "," or tokens[at - 1].text[0].islower())
    mixed = any(letter.isupper() for letter in word.text[1:]) and word.text[0].isalpha()
    opening = counts and (word.text in _DAYS or low_at(tokens, at - 1) in {"in", "on", "at", "near", "of", ","})
    return not opening and ((inside and word.text[0].isupper()) or (mixed and len(word.text) > 1))


def _is_title(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number after a quotation mark opens a title: "“Five Weeks in a Balloon”"."""
    if at >= len(tokens) or not (tokens[at].text[0].isupper() and plural_noun(tokens[at])):
        return False
    inside = tokens[at : at + _LONGEST_TITLE]
    end = next((place for place, token in enumerate(inside) if token.text in {"”", '"', "»"}), None)
    return end is not None and not any(token.text in {",", ".", ";"} for token in inside[: end - 1])


def _is_written_name(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether it is part of a name: "the Big Three", "the Six Nations"."""
    word = tokens[numeral.first]
    if not word.text[0].isupper() or numeral.first == 0:
        return False
    before = tokens[numeral.first - 1]
    if before.text[0].islower() and before.text[0].isalpha():
        return True
    return before.low == "big" or low_at(tokens, numeral.end) in _NAME_TAIL


def _is_pronoun(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether "one" doesn't count: "one of the", "no one", "this one", "one day"."""
    if numeral.end - numeral.first > 1 or low_at(tokens, numeral.first) not in {"one", "zero"}:
        return False
    before = low_at(tokens, numeral.first - 1)
    after = tokens[numeral.end] if numeral.end < len(tokens) else None
    if after is None or not after.text[0].isalpha():
        return True
    return before in _ONE_BEFORE or (after.low in _ONE_AFTER and not _goes_on(tokens, numeral))


def _goes_on(tokens: Sequence[Token], numeral: Numeral) -> bool:
    """Whether "one" continues a list of counts: "two in Lund and one in Ystad"."""
    place = numeral.end + 1
    while low_at(tokens, place) in {"the", "neighboring", "neighbouring", "nearby"}:
        place += 1
    listed = low_at(tokens, numeral.first - 1) in {",", "and", "–", "—"}
    placed = low_at(tokens, numeral.end) in {"in", "from"}
    return listed and placed and place < len(tokens) and tokens[place].text[0].isupper()
