"""Where something happened: the places that a sentence names, and which of them goes with a word of it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .events import past_form
from .gazetteer import Gazetteer, Named, gazetteer
from .phrases import AUXILIARIES, DETERMINERS
from .tokens import Token

_LOCATING: Final = frozenset(
    "in on at near over against across throughout around outside inside into within amid hit".split()
)
_KINDS: Final = frozenset(
    "city cities town towns village villages region regions province provinces oblast area areas district districts county "
    "counties state states territory territories soil suburb suburbs capital port island islands airspace coast border "
    "community communities neighborhood neighbourhood municipality governorate prefecture peninsula republic country".split()
)
_ATTACKS: Final = frozenset(
    "attack attacks bombing bombings strike strikes airstrike shelling bombardment invasion siege raid raids earthquake flooding "
    "storm explosion all parts most much rest".split()
)
_ATTACKED: Final = frozenset(
    "targeted hit struck attacked shelled bombed pounded rocked battered devastated devastating hitting striking targeting".split()
)
_WEAK: Final = frozenset(
    "authorities governor mayor residents people police officials governorate administration".split()
)
_DIRECTIONS: Final = frozenset(
    "northern southern eastern western central north south east west northeast northwest southeast southwest nearby downtown "
    "occupied neighboring neighbouring coastal rural greater upper lower mainland".split()
)
_NOT_PLACES: Final = frozenset(
    "army military forces force ministry government police officials president minister court troops palace times post news "
    "university airlines bank airport council parliament people authorities governorate's drones missiles".split()
)
_LONGEST: Final = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in a sentence.

    Attributes:
        named: What the name stands for.
        tokens: Index of the first token and after the last.
        locates: How surely it says where: 2 for "in Lund", 1 for "the mayor of Lund", 0 for a bare name.
    """

    named: Named
    tokens: tuple[int, int]
    locates: int


def mentions_in(tokens: Sequence[Token]) -> list[Mention]:
    """Find the places and peoples that a sentence names, in order."""
    names = gazetteer()
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        named, end = _name_at(names, tokens, at)
        if named is None:
            at += 1
            continue
        follows = tokens[end].low if end < len(tokens) else ""
        if named.kind == "people":
            place = _adjective(tokens, end)
            found.append(Mention(named, (at, end), _strength(tokens, at) if place else 0))
        elif follows not in _NOT_PLACES and not (
            follows[:1].isalpha() and tokens[end].text[0].isupper() and follows not in _KINDS
        ):
            strength = 2 if follows in _KINDS else _within(tokens, at, found)
            found.append(Mention(named, (at, end), strength))
        else:
            found.append(Mention(named, (at, end), 0))
        at = end
    return found


def _name_at(names: Gazetteer, tokens: Sequence[Token], at: int) -> tuple[Named | None, int]:
    first = tokens[at]
    if not first.text[0].isupper():
        named = (
            names.find(first.text)
            if at and tokens[at - 1].low in _LOCATING | {"capital", "city", "against", "of"}
            else None
        )
        named = named or (
            names.find(first.text) if at + 1 < len(tokens) and tokens[at + 1].low in AUXILIARIES else None
        )
        fits = named is not None and named.capital and named.size > 500_000 and first.text.isalpha()  # noqa: PLR2004 - "kyiv", not "male"
        return (named, at + 1) if fits else (None, at + 1)
    for end in range(min(at + _LONGEST, len(tokens)), at, -1):
        words = tokens[at:end]
        if not words[-1].text[0].isupper() or any(not word.text[0].isalpha() for word in words):
            continue
        named = names.find(" ".join(word.text for word in words))
        if named and (named.size > _SMALL_TOWN or named.kind == "people" or _strength(tokens, at)):
            return named, end
    if _strength(tokens, at) and first.text.isalpha() and first.low not in _CALENDAR:
        return names.find_misspelt(first.text), at + 1
    return None, at + 1


_SMALL_TOWN: Final = 150_000
_CALENDAR: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december christmas easter defense defence".split()
)


def _strength(tokens: Sequence[Token], at: int) -> int:
    """Say how surely the words before a name make it say where."""
    place = at - 1
    while place >= 0 and (
        tokens[place].low in DETERMINERS
        or tokens[place].low in _DIRECTIONS
        or tokens[place].low in _KINDS
        or _is_people(tokens[place])
    ):
        if tokens[place].low in _KINDS and place + 1 == at and place and tokens[place - 1].low == "capital":
            return 2
        place -= 1
    before = tokens[place].low if place >= 0 else ""
    if before in _LOCATING or (before in _ATTACKED):
        return 2
    if before == "of" and place:
        kind = tokens[place - 1].low
        return 2 if kind in _KINDS | _ATTACKS else 1 if kind in _WEAK else 0
    if place + 1 < at and tokens[at - 1].low in _KINDS:
        return 2
    return 0


def _is_people(token: Token) -> bool:
    if not token.text[0].isupper():
        return False
    named = gazetteer().find(token.text)
    return named is not None and named.kind == "people"


def _within(tokens: Sequence[Token], at: int, found: Sequence[Mention]) -> int:
    """Say how surely a name locates: as the one before it in a list or around it, else by the words before."""
    if found:
        between = [token.low for token in tokens[found[-1].tokens[1] : at]]
        listed = between and set(between) <= {",", "and", "or", "&"} and len(between) <= 2  # noqa: PLR2004 - ", and"
        holding = between in (["in"], [",", "in"], [","])
        if listed or holding:
            return found[-1].locates
        if between[-1:] == [")"] or between[-2:] == [")", "and"]:
            return next((mention.locates for mention in reversed(found) if mention.locates), 0)
    return _strength(tokens, at)


def _adjective(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a demonym stands before the word for a place: "a Polish border village"."""
    for place in range(at, min(at + 3, len(tokens))):
        if tokens[place].low in _KINDS and tokens[place].low != "border":
            return not (
                place + 1 < len(tokens) and (tokens[place + 1].low == "of" or tokens[place + 1].text[0].isupper())
            )
        if not tokens[place].text[0].islower():
            return False
    return False


def place_of(
    tokens: Sequence[Token], mentions: Sequence[Mention], word: int, last: Sequence[Named]
) -> tuple[list[Named], tuple[int, int] | None]:
    """Say where the thing at a token happened.

    Args:
        tokens: Of the sentence.
        mentions: The places that it names.
        word: Index of the first token of the thing.
        last: The places last spoken of before this sentence.

    Returns:
        The places, none when nothing says; and the first and last (exclusive) token that name them, None when they are
        understood from before.
    """
    whole = _country(tokens, mentions, word, last)
    if whole:
        return whole
    strong = [mention for mention in mentions if mention.locates == 2]  # noqa: PLR2004 - see Mention
    after = [m for m in strong if m.tokens[0] > word and not _walled(tokens, word, m.tokens[0])]
    if after:
        return _list(tokens, strong, after[0], forward=True)
    before = [m for m in strong if m.tokens[0] < word]
    if before:
        return _list(tokens, strong, before[-1], forward=False)
    weak = [m for m in mentions if m.locates == 1]
    if weak:
        return _list(tokens, weak, weak[0], forward=True)
    if strong:
        return _list(tokens, strong, strong[0], forward=True)
    return list(last), None


def _country(
    tokens: Sequence[Token], mentions: Sequence[Mention], word: int, last: Sequence[Named]
) -> tuple[list[Named], tuple[int, int] | None] | None:
    """Read "throughout the country" and "in the capital" after the thing."""
    names = gazetteer()
    for at in range(word, min(word + 12, len(tokens) - 1)):
        pair = (tokens[at].low, tokens[at + 1].low)
        if at > word and (tokens[at].text in ".;" or (tokens[at].text[0].isdigit())):
            break
        if pair not in {("the", "country"), ("the", "capital")} or tokens[at - 1].low not in _LOCATING | {"all"}:
            continue
        known = [mention.named for mention in mentions] or list(last)
        if not known:
            return None
        code = known[-1].country
        if pair[1] == "country":
            named = names.find(names.country_name(code))
        else:
            named = next((place for place in reversed(known) if place.capital), names.capital(code))
        return ([named], (at, at + 2)) if named else None
    return None


def _walled(tokens: Sequence[Token], word: int, place: int) -> bool:
    """Tell whether the way from a thing to a place after it leads into another clause."""
    verbs = 0
    for token in tokens[word:place]:
        if token.low in {",", ";", ".", "–", "—", "(", "which", "where", "while", "but", "who"}:
            return True
        verbs += past_form(token.low) and token.low not in {"killed", "injured", "wounded"}
    return verbs > 1


def _list(
    tokens: Sequence[Token], mentions: Sequence[Mention], start: Mention, *, forward: bool
) -> tuple[list[Named], tuple[int, int]]:
    """Take a whole list of places that stands together."""
    group = [start]
    order = mentions if forward else list(reversed(mentions))
    for mention in order[order.index(start) + 1 :]:
        left, right = (group[-1], mention) if forward else (mention, group[-1])
        between = [token.low for token in tokens[left.tokens[1] : right.tokens[0]]]
        inserted = between[:1] == ["("] and between[-1:] in ([")"], ["and"]) and ")" in between
        if not inserted and (
            len(between) > 3 or not set(between) <= {",", "and", "or", "the", "city", "of", "region"} or not between
        ):  # noqa: PLR2004
            break
        group.append(mention)
    group.sort(key=lambda mention: mention.tokens)
    cities = {mention.named.country for mention in group if mention.named.kind == "city"}
    named = [m.named for m in group if m.named.kind == "city" or m.named.country not in cities]
    return named, (group[0].tokens[0], group[-1].tokens[1])
