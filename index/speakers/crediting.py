"""Phrases that credit somebody without a verb of saying: "by the count of X", "as described by X", "X's toll". Pure."""

from collections.abc import Sequence
from typing import Final

from index.language import AUXILIARIES, Token, after_cue, before_verb, is_channel

from .reporting_verbs import ACCOUNTS, REPORTING

_OPENINGS: Final = frozenset({"according", "as", "by", "in", "on"})
_OWNERS: Final = frozenset({"his", "her", "its", "their"})
_TOLLS: Final = frozenset({"toll", "count", "tally", "figure", "estimate", "number"})
_STANDING: Final = (AUXILIARIES - {"'s"}) | {"stands", "stood", "reached", "rose"}
_GIVES: Final = frozenset({"give", "gives", "gave", "put", "cite", "cites", "cited"})
_TURNS: Final = _TOLLS | _GIVES | {"made", "makes", "by"}
_CHANNEL_LENGTH: Final = 5
CREDIT_STARTS: Final = _OPENINGS | _TURNS
"""Words that such a phrase is recognised by."""
CREDITING: Final = ACCOUNTS | (_TURNS - {"by", "made", "makes"}) | {"according", "known"}
"""Words that phrases which credit somebody have among them."""


def end_of_credit(tokens: Sequence[Token], at: int) -> int | None:
    """Read "according to", "by the account of" or "as described by" at token `at`.

    Returns:
        Index of the first token after it, where the speaker's name begins; None if there is no such phrase.
    """
    if tokens[at].low not in _OPENINGS:
        return None
    low = [token.low for token in tokens[at : at + 4]]
    if low[:2] == ["according", "to"]:
        return at + 2
    if low[:1] == ["as"] and len(low) > 2 and low[1] in REPORTING:  # noqa: PLR2004 - "as told by"
        by = past_channel(tokens, at + 2)
        return by + 1 if by < len(tokens) and tokens[by].low == "by" else None
    if low[:1] in (["by"], ["in"], ["on"]):
        noun = 2 if low[1:2] == ["the"] else 1
        return (
            at + noun + 2 if low[noun : noun + 1] and low[noun] in ACCOUNTS and low[noun + 1 :][:1] == ["of"] else None
        )
    return None


def credits_last(tokens: Sequence[Token], at: int) -> bool:
    """Whether "by his count" or "by their own account" begins here, which credits the last speaker."""
    low = [token.low for token in tokens[at : at + 4]]
    return low[:1] == ["by"] and low[1:2] != [] and low[1] in _OWNERS and bool(ACCOUNTS & set(low[2:]))


def past_channel(tokens: Sequence[Token], at: int) -> int:
    """Return the index after "on Telegram" or "on her social media account", or `at` if no channel is named."""
    if at >= len(tokens) or tokens[at].low not in {"on", "via", "through"}:
        return at
    end = at
    for place in range(at + 1, min(at + _CHANNEL_LENGTH, len(tokens))):
        if is_channel(tokens[place]) or (end > at and tokens[place].low in {"account", "page", "channel"}):
            end = place + 1
        elif end > at or not tokens[place].text[0].islower():
            break
    return end


def may_credit(token: Token) -> bool:
    """Whether a word may be the key word of a phrase that credits somebody; a quick first test."""
    return token.low in _TURNS


def toll_of(tokens: Sequence[Token], at: int) -> tuple[list[Token], int] | None:
    """Read "the toll from the ministry was" at its noun; return the words for its source and the index after them."""
    if tokens[at].low not in _TOLLS or at + 1 >= len(tokens) or tokens[at + 1].low not in {"from", "by"}:
        return None
    words, end = after_cue(tokens, at + 2)
    return (words, end) if words and end < len(tokens) and tokens[end].low in _STANDING else None


def toll_given(tokens: Sequence[Token], verb: int) -> tuple[list[Token], int] | None:
    """Read "… is the toll that the police give" at its verb; return the words for who, and the index of "that"."""
    if tokens[verb].low not in _GIVES:
        return None
    words, start = before_verb(tokens, verb)
    linked = start > 1 and tokens[start - 1].low in {"that", "which"} and tokens[start - 2].low in _TOLLS
    return (words, start - 1) if words and linked else None


def makes_known(tokens: Sequence[Token], at: int) -> bool:
    """Whether "made this known" begins here."""
    low = [token.low for token in tokens[at : at + 3]]
    return low[:1] in (["made"], ["makes"]) and low[1:2] in (["this"], ["it"], ["that"]) and low[2:] == ["known"]
