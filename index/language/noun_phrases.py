"""The noun phrase after a number: its head, its modifiers and where it ends. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .lexicon import CHANGES, TELLING, alike, event_of, noun_class, past_form, plural_noun
from .numerals import read_numeral
from .tokens import Token

AUXILIARIES: Final = frozenset(
    (
        "was were is are am be been being has have had having will would can could may might must shall should do "
        "does did 's 're 've 'd wasn't weren't isn't aren't hasn't haven't hadn't won't wouldn't can't couldn't "
        "don't doesn't didn't shouldn't"
    ).split()
)
PREPOSITIONS: Final = frozenset(
    (
        "in on at by for with without from to into onto over under across near against during after before since "
        "between among around about through throughout within of off out up as than per via despite toward "
        "towards amid inside outside along behind beyond following because because"
    ).split()
)
CLAUSE_WORDS: Final = frozenset(
    (
        "that which who whom whose where when while although though if unless until whether how why what but so because"
    ).split()
)
DETERMINERS: Final = frozenset(
    (
        "the a an this that these those its his her their our my your another each every any some no all both such"
    ).split()
)
_PRONOUNS: Final = frozenset(("he she it they we you i him them us me himself themselves itself there").split())
_MORE: Final = frozenset(["more", "other", "additional", "further", "another", "extra"])
_ADVERBS: Final = frozenset(
    ("also now still already ever just only so far too very more less most least alone ago later").split()
)
# Adjectives that don't distinguish kinds: "private homes" and "homes" are the same.
_PLAIN: Final = frozenset(
    (
        "new old large small big major minor local inbound incoming separate different various private young "
        "further recent additional heavy innocent entire whole full innocent own such other more"
    ).split()
)
_REACH: Final = 7
# "six weeks' leave", "a dollar's worth"
_AMOUNTS: Final = frozenset("dollars pounds euros years months weeks days hours minutes seconds".split())
_OWNING: Final = frozenset({"'s", "'"})
IN_LY: Final = frozenset(
    (
        "daily weekly monthly quarterly yearly hourly early only elderly deadly costly friendly likely family supply "
        "assembly rally ally reply monopoly anomaly italy july"
    ).split()
)
"""Words in "-ly" that are no adverbs."""
_CALENDAR: Final = frozenset(
    (
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
        "September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec"
    ).split()
)
_STATES: Final = frozenset(word for word in TELLING if word not in {"death", "injury", "fatality", "arrest"})
PARTICLES: Final = frozenset({"down", "out", "off", "up", "away", "over"})


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The noun phrase after a number.

    Attributes:
        noun: Class of the head noun in the plural, "" if there is none.
        modifiers: Words between the number and the head that name a kind ("cruise", "shahed"), in lower case.
        event: The event that the head itself names ("dead": "killed"), usually "".
        first: Index of the first token after number and "more".
        end: Index after the head.
        more: Whether the number adds to an earlier one ("three more").
    """

    noun: str
    modifiers: tuple[str, ...]
    event: str
    first: int
    end: int
    more: bool


def noun_phrase(tokens: Sequence[Token], at: int, *, single: bool = False, owned: bool = True) -> NounPhrase:
    """Read the noun phrase that begins at token `at`; its noun is "" if there is none.

    Args:
        tokens: The tokens of the sentence.
        at: Index after the number.
        single: Whether the head is singular, as after one or a fraction.
        owned: Whether it may begin with an owner, as in "of the firm's plants"; not in "one man's brother".
    """
    more = False
    while at < len(tokens) and tokens[at].low in _MORE:
        more = True
        at += 1
    heads = _heads(tokens, at, single=single)
    if heads and not owned and any(token.low in _OWNING for token in tokens[at : heads[0]]):
        heads = []
    if not heads:
        return NounPhrase("", (), "", at, at, more)
    first_head = heads[0]
    event = TELLING.get(tokens[first_head].low, "")
    nouns = ["people"] if event else [_class_of(tokens, at, head) for head in heads]
    if len(nouns) > 1 and not alike(*nouns):
        nouns, heads = nouns[:1], heads[:1]
    noun = " and ".join(sorted(set(nouns), reverse=True))
    modifiers = tuple(
        token.low
        for token in tokens[at:first_head]
        if token.text[0].isalpha() and token.low not in _PLAIN | DETERMINERS | {"and", "or"}
    )
    return NounPhrase(noun, modifiers, event, at, heads[-1] + 1, more)


def _heads(tokens: Sequence[Token], at: int, *, single: bool) -> list[int]:
    """Return the index of the head noun, or of two that share a number ("missiles and drones")."""
    head = _head(tokens, at, single=single)
    if head is None:
        return []
    if single or head + 2 >= len(tokens) or tokens[head + 1].low not in {"and", "or"} or tokens[head].low in TELLING:
        return [head]
    if read_numeral(tokens, head + 2) or event_of(tokens[head + 2].low) or tokens[head + 2].low.endswith("ing"):
        return [head]
    second = _head(tokens, head + 2, single=False)
    if second is None or second > head + 3 or tokens[head + 2].low in DETERMINERS | _PRONOUNS:
        return [head]
    # In "12 people and houses burned" the number belongs to the people alone; similar things share one.
    return [head, second] if tokens[second].low not in TELLING else [head]


def _head(tokens: Sequence[Token], at: int, *, single: bool) -> int | None:
    last = None
    for index in range(at, min(at + _REACH, len(tokens))):
        token = tokens[index]
        if not _inside(tokens, index, at):
            break
        if index + 1 < len(tokens) and token.low in CHANGES and tokens[index + 1].low in DETERMINERS:
            break  # "a pressure below 20 increases the risk"
        if plural_noun(token) or (token.low in _STATES and last is None):
            last = index
            following = tokens[index + 1] if index + 1 < len(tokens) else None
            if (
                following is not None
                and following.low == "'"
                and token.low not in _AMOUNTS
                and _owns(tokens, index + 1)
            ):
                last = None  # "two of the workers' unions"
                continue
            if following is None or not (following.text[0].isalpha() and plural_noun(following)):
                return last
            if following.low in TELLING or event_of(following.low):
                return last
        elif single and token.text[0].isalpha():
            if index > at and (past_form(token.low) or _is_adverb(token.low) or token.low == "lives"):
                break
            last = index
    return last


def _inside(tokens: Sequence[Token], index: int, at: int) -> bool:
    """Whether a noun phrase that begins at `at` may continue with this token."""
    token = tokens[index]
    if token.low in _OWNING or token.text[0].isdigit():
        return index > at and (_owns(tokens, index) if token.low in _OWNING else _names_by_number(tokens, index))
    if token.low in AUXILIARIES or token.low in CLAUSE_WORDS or (token.low in _PRONOUNS and token.text != "US"):
        return False
    if token.low in {"and", "or"}:
        # "large and small towns"
        return (
            index > at
            and index + 1 < len(tokens)
            and tokens[index + 1].text[0].islower()
            and tokens[index + 1].low not in DETERMINERS
        )
    if token.low in PREPOSITIONS or token.low in DETERMINERS or token.low in _ADVERBS:
        return False
    if not token.text[0].isalpha():
        return token.low in {"“", '"', "'"} and index == at
    return not (token.low.endswith("ing") and index > at and token.low not in {"building", "meeting", "housing"})


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word not in IN_LY


def _names_by_number(tokens: Sequence[Token], at: int) -> bool:
    """Whether digits are part of a name: "three Saturn 5 engines"."""
    name, after = tokens[at - 1].text, tokens[at + 1] if at + 1 < len(tokens) else None
    named = name.isalpha() and name[0].isupper() and name not in _CALENDAR and tokens[at].text.isdigit()
    return named and after is not None and after.text.islower() and plural_noun(after)


def _owns(tokens: Sequence[Token], at: int) -> bool:
    """Whether a possessive ending makes an owner of the word before it: "two of the firm's plants"."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    common = after is not None and after.text.isalpha() and not after.low.endswith("ing")
    many = tokens[at].low == "'s" and plural_noun(tokens[at - 1])
    touches = tokens[at].start == tokens[at - 1].end
    return common and touches and not many and not past_form(tokens[at + 1].low)


def _class_of(tokens: Sequence[Token], at: int, head: int) -> str:
    word = tokens[head].low
    before = tokens[head - 1].low if head > at else ""
    if word in {"buildings", "building", "blocks", "block"} and before in {
        "apartment",
        "residential",
        "tower",
        "high-rise",
    }:
        return "apartment buildings"
    if word in {"officers", "officer"} and before == "police":
        return "police officers"
    if tokens[head].text[0].isupper() and word.endswith(("ans", "ese", "is", "ish", "ians")):
        return "people"
    return noun_class(word)
