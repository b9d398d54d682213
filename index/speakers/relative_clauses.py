"""Clauses of saying: ", who said it was late,", "according to what she told the agency". Pure."""

from collections.abc import Sequence
from typing import Final

from index.language import QUOTES, Token, before_verb

from .reporting_verbs import REPORTING

_LONGEST_CLAUSE: Final = 60


def end_of_relative(tokens: Sequence[Token], verb: int) -> int | None:
    """Return where a clause such as ", who said it was late," ends, None if the verb is in no such clause."""
    before = next((at for at in range(verb - 1, max(0, verb - 4), -1) if tokens[at].low in {"who", "which"}), None)
    if before is None or tokens[before - 1].text != ",":
        return None
    quoted = False
    for at in range(verb + 1, min(verb + _LONGEST_CLAUSE, len(tokens))):
        quoted ^= tokens[at].low in QUOTES
        if tokens[at].text == "," and not quoted:
            return tokens[at].start
    return None


def who_said_what(tokens: list[Token], at: int) -> tuple[list[Token], int]:
    """Read "(according to) what X said on Telegram"; return the words that name X and the index after the phrase."""
    verb = next((place for place in range(at, len(tokens)) if tokens[place].low in REPORTING), None)
    if verb is None:
        return [], at
    end = verb + 1
    while end < len(tokens) and tokens[end].text not in {",", "."} and tokens[end].low not in QUOTES:
        end += 1
    return before_verb(tokens[at : verb + 1], verb - at)[0], end
