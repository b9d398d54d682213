"""Mentions of places in a sentence, and how surely each one says where something happened. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .gazetteer import Gazetteer, Named, gazetteer
from .lexicon import ATTACKS
from .noun_phrases import AUXILIARIES, DETERMINERS, PREPOSITIONS
from .tokens import Token

LOCATING: Final = frozenset(
    "in on at near over against across throughout around outside inside into within amid hit".split()
)
_KINDS: Final = frozenset(
    "city cities town towns village villages region regions province provinces oblast area areas district "
    "districts county counties state states territory territories soil suburb suburbs capital port island islands "
    "airspace coast border community communities neighborhood neighbourhood municipality governorate prefecture "
    "peninsula republic country".split()
)
_OF_PLACES: Final = ATTACKS | frozenset(
    "invasion siege earthquake flooding storm explosion all parts most much rest".split()
)
_ATTACKED: Final = frozenset(
    "targeted hit struck attacked shelled bombed pounded rocked battered devastated devastating hitting striking "
    "targeting".split()
)
_WEAK: Final = frozenset(
    "authorities governor mayor residents people police officials governorate administration".split()
)
_IN_NAMES: Final = frozenset("county parish island islands bay beach valley springs heights harbor harbour".split())
_DIRECTIONS: Final = frozenset(
    "northern southern eastern western central north south east west northeast northwest southeast southwest "
    "nearby downtown occupied neighboring neighbouring coastal rural greater upper lower mainland".split()
)
_NOT_PLACES: Final = frozenset(
    "army military forces force ministry government police officials president minister court troops palace times "
    "post news university airlines bank airport council parliament people authorities governorate's drones "
    "missiles".split()
)
_BEFORE_LOWER_CASED: Final = LOCATING | {"capital", "city", "against", "of"}
# As in "Oregon's death toll".
_TOTALS: Final = frozenset({"total", "toll", "tally", "count"})
_GREAT_CITY: Final = 500_000
_LONGEST: Final = 4
_NO_NAME: Final = PREPOSITIONS | DETERMINERS
_BULLETS: Final = frozenset("•*-–—")
_INITIALS: Final = 2
_CODE: Final = 4
_DETAILS: Final = 7
_WHEN: Final = frozenset("by on this last early late yesterday today morning afternoon evening night the".split())
_SMALL_TOWN: Final = 150_000
_CALENDAR: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december christmas easter defense defence".split()
)
SURELY: Final = 2
"""The highest value of `PlaceMention.locates`."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a sentence.

    Attributes:
        named: The place or people that it names.
        tokens: Index of its first token and index after its last.
        locates: How surely it says where: 2 for "in Lund", 1 for "the mayor of Lund", 0 for a bare name.
    """

    named: Named
    tokens: tuple[int, int]
    locates: int


def mentions_in(tokens: Sequence[Token]) -> list[PlaceMention]:
    """Find the places and peoples that a sentence names, in order."""
    names = gazetteer()
    found: list[PlaceMention] = []
    at = 0
    while at < len(tokens):
        if not tokens[at].text[0].isupper():
            named, end = _lower_cased(names, tokens, at), at + 1
        else:
            named, end = _name_at(names, tokens, at)
        if named is None:
            at += 1
            continue
        follows = tokens[end].low if end < len(tokens) else ""
        if named.kind == "people":
            strength = _strength(tokens, at) if _adjective(tokens, end) else 0
            found.append(PlaceMention(named, (at, end), strength if strength == SURELY else 0))
        elif follows not in _NOT_PLACES | {"'s", "'"} and not (
            follows[:1].isalpha() and tokens[end].text[0].isupper() and follows not in _KINDS
        ):
            sure = follows in _KINDS or _is_attacked(tokens, end)
            strength = SURELY if sure else 0 if _describes(tokens, at, named, found) else _within(tokens, at, found)
            found.append(PlaceMention(named, (at, end), strength))
        else:
            total = follows == "'s" and any(token.low in _TOTALS for token in tokens[end + 1 : end + 4])
            found.append(PlaceMention(named, (at, end), SURELY if total else 0))
        at = end
    return found


def _lower_cased(names: Gazetteer, tokens: Sequence[Token], at: int) -> Named | None:
    """Read the name of a capital city in lower case, in a position where only a place can be."""
    placed = at and tokens[at - 1].low in _BEFORE_LOWER_CASED
    if not placed and not (at + 1 < len(tokens) and tokens[at + 1].low in AUXILIARIES):
        return None
    named = names.find(tokens[at].text)
    # "kyiv", not "male".
    return named if named and named.capital and named.size > _GREAT_CITY and tokens[at].text.isalpha() else None


def _name_at(names: Gazetteer, tokens: Sequence[Token], at: int) -> tuple[Named | None, int]:
    first = tokens[at]
    if first.low in _CALENDAR:
        return None, at + 1
    county = _county(tokens, at)
    if county:
        return names.find(county[0]) or Named(county[0], "", "unknown", 0), county[1]
    for end in range(min(at + _LONGEST, len(tokens)), at, -1):
        words = tokens[at:end]
        if not words[-1].text[0].isupper() or any(not word.text[0].isalpha() for word in words):
            continue
        named = names.find(" ".join(word.text for word in words))
        if named and (named.size > _SMALL_TOWN or named.kind == "people" or _strength(tokens, at)):
            return named, end
    if _strength(tokens, at) == SURELY and first.text.isalpha():
        return names.find_misspelt(first.text) or _unknown(tokens, at), _end_of_name(tokens, at)
    return None, at + 1


def _county(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Read a name that ends in a word for its kind ("Lee County"); return the name and the index after it."""
    if tokens[at].low in _NO_NAME:
        return None  # "In Lee County"
    end = _end_of_name(tokens, at)
    kinds = [place for place in range(at + 1, end) if tokens[place].low in _IN_NAMES]
    if not kinds:
        return None
    return " ".join(token.text for token in tokens[at : kinds[0] + 1]), kinds[0] + 1


def _unknown(tokens: Sequence[Token], at: int) -> Named | None:
    """Take an unlisted name for a place, in a position where only a place can be: "in Nyby"."""
    words = tokens[at : _end_of_name(tokens, at)]
    placed = at and tokens[at - 1].low in {"in", "near", "at", "outside", "across"} and len(words[0].text) > _INITIALS
    shouted = len(words[0].text) > _CODE and words[0].text.isupper()
    numbered = at + 1 < len(tokens) and tokens[at + 1].text[0].isdigit()
    # "In Series Of Attacks", a headline.
    small = any(word.low in PREPOSITIONS for word in words)
    return (
        Named(" ".join(word.text for word in words), "", "unknown", 0)
        if placed and not numbered and not small and not shouted
        else None
    )


def _end_of_name(tokens: Sequence[Token], at: int) -> int:
    end = at + 1
    while (
        end < len(tokens)
        and tokens[end].text[0].isupper()
        and tokens[end].text.isalpha()
        and tokens[end].low not in _CALENDAR
    ):
        end += 1
    return end


def _strength(tokens: Sequence[Token], at: int) -> int:
    """Return how surely a name says where, judged by the words before it."""
    place = at - 1
    while place >= 0 and (
        tokens[place].low in DETERMINERS
        or tokens[place].low in _DIRECTIONS
        or tokens[place].low in _KINDS
        or _is_people(tokens[place])
    ):
        if tokens[place].low in _KINDS and place + 1 == at and place and tokens[place - 1].low == "capital":
            return SURELY
        place -= 1
    before = tokens[place].low if place >= 0 else ""
    if before in LOCATING or (before in _ATTACKED):
        return SURELY
    if before == "of" and place:
        kind = tokens[_past_details(tokens, place - 1)].low
        if kind in _DIRECTIONS and [token.low for token in tokens[max(0, place - 3) : place - 1]] == ["in", "the"]:
            return SURELY
        return SURELY if kind in _KINDS | _OF_PLACES else 1 if kind in _WEAK else 0
    if place + 1 < at and tokens[at - 1].low in _KINDS:
        return SURELY
    return 0


def _past_details(tokens: Sequence[Token], at: int) -> int:
    """Go back from "of" over the words for who and when: "the bombing by Norway last Friday of Lund"."""
    place = at
    while place > max(0, at - _DETAILS) and (tokens[place].low in _CALENDAR | _WHEN or tokens[place].text[0].isupper()):
        place -= 1
    return place if tokens[place].low in _OF_PLACES else at


def _is_people(token: Token) -> bool:
    if not token.text[0].isupper():
        return False
    named = gazetteer().find(token.text)
    return named is not None and named.kind == "people"


def _last_of(tokens: Sequence[Token], at: int) -> int:
    while at < len(tokens) and tokens[at].text[0].isupper():
        at += 1
    return at


def _within(tokens: Sequence[Token], at: int, found: Sequence[PlaceMention]) -> int:
    """Return how surely a name says where: like the name before it in a list, else judged by the words before."""
    # A bullet point headed by its place.
    after = _last_of(tokens, at)
    if after < len(tokens) and tokens[after].text == ":" and (at == 0 or tokens[at - 1].text in _BULLETS):
        return SURELY
    if found:
        between = [token.low for token in tokens[found[-1].tokens[1] : at]]
        listed = between and set(between) <= {",", "and", "or", "&"} and len(between) <= 2  # noqa: PLR2004 - ", and"
        owned = between in (["'s"], ["'"])
        holding = between in (["in"], [",", "in"], [","])
        if owned:
            return _strength(tokens, found[-1].tokens[0])
        if listed or holding:
            return found[-1].locates
        # "Lund, which was the largest town in Sweden," is not about Sweden.
        if between[:2] == [",", "which"] and "," not in between[1:]:
            return 0
        if between[-1:] == [")"] or between[-2:] == [")", "and"]:
            return next((mention.locates for mention in reversed(found) if mention.locates), 0)
    return _strength(tokens, at)


def _is_attacked(tokens: Sequence[Token], at: int) -> bool:
    """Whether the name that ends at `at` was attacked: "Lund, a Swedish town, was struck"."""
    if at < len(tokens) and tokens[at].text == ",":
        at = next(
            (place + 1 for place in range(at + 1, min(at + _DETAILS, len(tokens))) if tokens[place].text == ","), at
        )
    start = at
    while at < len(tokens) and tokens[at].low in AUXILIARIES:
        at += 1
    return start < at < len(tokens) and tokens[at].low in _ATTACKED


def _describes(tokens: Sequence[Token], at: int, named: Named, found: Sequence[PlaceMention]) -> bool:
    """Whether a country only describes the city before it: "Lund, second city of Sweden"."""
    last = found[-1] if found else None
    if last is None or named.kind != "country" or last.named.kind != "city" or last.named.country != named.country:
        return False
    between = [token.low for token in tokens[last.tokens[1] : at]]
    told = between[:1] == [","] and between[-1] == "of" and between.count(",") == 1
    return told and len(between) <= _DETAILS and bool(_KINDS & set(between))


def _adjective(tokens: Sequence[Token], at: int) -> bool:
    """Whether a demonym precedes a word for a place: "a Polish border village"."""
    for place in range(at, min(at + 3, len(tokens))):
        if tokens[place].low in _KINDS and tokens[place].low != "border":
            return not (
                place + 1 < len(tokens) and (tokens[place + 1].low == "of" or tokens[place + 1].text[0].isupper())
            )
        if not tokens[place].text[0].islower():
            return False
    return False
