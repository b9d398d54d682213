"""Which country's side did what is counted: the subject before the verb, or the agent after "by". Pure."""

from collections.abc import Sequence
from typing import Final

from index.language import PlaceMention, Token, event_for, event_of

from .clauses import Counted
from .numbers import Number

_BACK: Final = 6
_SUBJECT: Final = 12
_AGENT: Final = 14
_SPEAKERS_OWN: Final = frozenset({"it", "they", "we"})


def doer_of(
    tokens: Sequence[Token], mentions: Sequence[PlaceMention], number: Number, counted: Counted, side: str | None
) -> str | None:
    """Find the country whose side did what is counted.

    Args:
        tokens: Tokens of the sentence.
        mentions: Places and peoples named in it.
        number: The figure.
        counted: What the figure counts.
        side: Country code of the speaker, to whom "it shot down" refers.

    Returns:
        A country code, None if the sentence doesn't say.
    """
    if not counted.event:
        return None
    verb = _verb_before(tokens, number, counted)
    if verb is None:
        return _agent(tokens, mentions, number)
    for mention in reversed(mentions):
        if mention.tokens[1] <= verb and not mention.locates and verb - mention.tokens[0] <= _SUBJECT:
            pronoun = any(token.low in _SPEAKERS_OWN for token in tokens[mention.tokens[1] : verb])
            return side if pronoun and side else mention.named.country
    near = [token.low for token in tokens[max(0, verb - 4) : verb]]
    return side if _SPEAKERS_OWN & set(near) else None


def _verb_before(tokens: Sequence[Token], number: Number, counted: Counted) -> int | None:
    """Find the verb whose object the number is, also across a list: "launched 13 missiles and 32 drones"."""
    noun = counted.noun
    for at in range(number.tokens[0] - 1, max(-1, number.tokens[0] - 1 - _BACK), -1):
        event = event_of(tokens[at].low)
        if event and event_for(noun, event) in {counted.event, counted.event.partition(" ")[0]}:
            return at
        if event == "shot" and counted.event == "shot down":
            return at
        if tokens[at].text in ".;:":
            return None
    return None


def _agent(tokens: Sequence[Token], mentions: Sequence[PlaceMention], number: Number) -> str | None:
    """Find the country in "… launched by Russia" after the number."""
    for at in range(number.tokens[1], min(number.tokens[1] + _AGENT, len(tokens))):
        if tokens[at].text in ".;":
            return None
        if tokens[at].low == "by":
            return next((m.named.country for m in mentions if 0 <= m.tokens[0] - at <= 2), None)  # noqa: PLR2004 - "by the Russian"
    return None
