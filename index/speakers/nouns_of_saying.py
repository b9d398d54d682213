"""Nouns that attribute: "Holm's claim that", "her warning that", "a promise by the ministry that". Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from index.language import AUXILIARIES, Token, past_form

from .crediting import past_channel

NOUNS: Final = frozenset(
    (
        "claim claims statement statements assertion assertions allegation allegations accusation accusations argument "
        "arguments warning warnings belief suggestion suggestions insistence contention announcement promise promises "
        "pledge vow prediction predictions admission acknowledgement acknowledgment remark remarks comment comments "
        "complaint complaints denial declaration demand threat threats assurance assurances testimony view "
        "opinion hope "
        "hopes fear fears concern concerns conclusion finding findings theory revelation confirmation observation "
        "estimate proposal recommendation"
    ).split()
)
_ABOUT: Final = frozenset(
    "claim claims allegation allegations accusation accusations assertion assertions comments remarks statement "
    "statements warning warnings".split()
)
_PROMISES: Final = frozenset({"promise", "promises", "pledge", "vow", "threat"})
_OWNERS: Final = {"his": "he", "her": "she", "their": "they"}
_MAKES: Final = frozenset("made makes issued issues repeated repeats released gave gives posted sent offered".split())
_BACK: Final = 7
_ADJECTIVES: Final = 3
_AWAY: Final = 5
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Owned:
    """A noun of saying with its owner.

    Attributes:
        owner: The words that name who says it; none for a maker, the subject of `verb`.
        pronoun: "he", "she" or "they" if the owner is "his", "her" or "their".
        verb: Index of "made" in "made the claim that"; 0 if an owner is named.
        cue: Index of the noun.
        first: Index of the first token of what is said.
        end: Index after it.
    """

    owner: list[Token]
    pronoun: str | None
    verb: int
    cue: int
    first: int
    end: int


def read_noun(tokens: list[Token], noun: int) -> Owned | None:
    """Read a noun of saying at token `noun`, with its owner and "that"; None without either."""
    that = _that_after(tokens, noun)
    if that is None:
        return None
    for at in range(noun - 1, max(-1, noun - 1 - _ADJECTIVES), -1):
        low = tokens[at].low
        if low in {"'s", "'"} and at > 0:
            start = _begin_of_owner(tokens, at)
            return Owned(tokens[start:at], None, 0, noun, that + 1, _end_of_clause(tokens, that + 1, opens=start <= 1))
        if low in _OWNERS:
            end = _end_of_clause(tokens, that + 1, opens=at <= 1)
            return Owned([tokens[at]], _OWNERS[low], 0, noun, that + 1, end)
        if low in _MAKES:
            return Owned([], None, at, noun, that + 1, len(tokens))
        if not low.isalpha():
            break
    return None


def _that_after(tokens: Sequence[Token], noun: int) -> int | None:
    """Return the index of "that" after a noun: "claim that", "claim on Monday that", "claims on Facebook that".

    Of "about" or "of" after a noun that takes it, and of "to" after a promise, the index before it.
    """
    following = tokens[noun + 1].low if noun + 1 < len(tokens) else ""
    if (tokens[noun].low in _ABOUT and following in {"about", "of"}) or (
        tokens[noun].low in _PROMISES and following == "to"
    ):
        return noun
    at = past_channel(tokens, noun + 1)
    for place in range(at, min(at + _AWAY, len(tokens))):
        if tokens[place].low == "that":
            return place if place == at or tokens[at].low in {"on", "in", "last", "this", "to", "earlier"} else None
        if not tokens[place].text[0].isalpha():
            return None
    return None


def _begin_of_owner(tokens: Sequence[Token], at: int) -> int:
    """Return the index where the name before a possessive ending begins."""
    start = at
    while start > 0 and at - start < _BACK:
        before = tokens[start - 1]
        if not (before.text[0].isupper() or (before.low == "the" and start < at)):
            if start == at and before.text.isalpha():
                start -= 1  # "the mayor's claim"
                continue
            break
        start -= 1
        if before.low == "the":
            break
    return start


def _end_of_clause(tokens: Sequence[Token], first: int, *, opens: bool) -> int:
    """Return the index after the clause; where the noun is the subject, before the second verb: "… is false"."""
    verbs = 0
    last = min(first + _LONGEST, len(tokens))
    for at in range(first, last):
        if tokens[at].text in {",", ";", "—", "–", ")"} and at > first:
            return at
        finite = tokens[at].low in AUXILIARIES or (past_form(tokens[at].low) and tokens[at].text.islower())
        follows = at > first and (tokens[at - 1].low in AUXILIARIES or tokens[at - 1].low in {"not", "and", "or"})
        if finite and not follows:
            verbs += 1
        if opens and verbs > 1:
            return at
    return last
