"""Inverted speech, where the speaker follows the verb: "…, said the governor, Anna Holm, on Telegram". Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from index.language import DETERMINERS, INSTITUTIONS, PREPOSITIONS, QUOTES, TITLES, Token, after_cue, before_verb

from .coreference import AGENTS, is_nobody
from .crediting import past_channel
from .reporting_verbs import ACCUSING, PRONOUNS, has_verb, is_predicate

_NEVER_INVERTED: Final = ACCUSING | frozenset("told put puts found finds show shows showed reveals described".split())
_COUNTING: Final = frozenset("count counts counted put puts report reports reported".split())
_WORDS_BEFORE: Final = 2
_COLON: Final = 8


@dataclass(frozen=True, slots=True)
class Inversion:
    """A reporting verb followed by its speaker.

    Attributes:
        speaker: The words that name the speaker.
        goes_on: Whether what is said continues after the speaker.
    """

    speaker: list[Token]
    goes_on: bool


def read_inversion(tokens: list[Token], verb: int) -> Inversion | None:
    """Read the speaker after the reporting verb at `verb`; None if the verb is not inverted."""
    quoted = verb > 1 and tokens[verb - 1].low in QUOTES
    name = _begin_of_name(tokens, verb, quoted=quoted)
    if name is None or (not quoted and tokens[name].low in PRONOUNS):
        return None
    speaker, end = after_cue(tokens, name)
    if not speaker or is_nobody(speaker):
        return None
    if not quoted and not _may_follow(tokens, verb, speaker):
        return None
    rest = _to_wall(tokens[end:])
    # "…, said Holm led the talks": without a quotation, a name followed by a verb is the subject of that verb.
    if not quoted and not _is_inserted(rest) and has_verb(rest):
        return None
    return Inversion(speaker, _goes_on(rest))


def _begin_of_name(tokens: Sequence[Token], verb: int, *, quoted: bool) -> int | None:
    """Find the first token of a name after a verb that follows a quotation or a comma."""
    opens = verb == 0 and any(token.text == ":" for token in tokens[1:_COLON])  # "Said Holm: “…”"
    led = quoted or opens or (verb > _WORDS_BEFORE and tokens[verb - 1].text == ",")
    if not led or verb + 1 >= len(tokens) or tokens[verb].low in _NEVER_INVERTED:
        return None
    name = past_channel(tokens, verb + 1)
    if name >= len(tokens) or not tokens[name].text[0].isalpha():
        return None
    return None if tokens[name].low in PREPOSITIONS | {"that"} else name


def _may_follow(tokens: Sequence[Token], verb: int, speaker: Sequence[Token]) -> bool:
    """Whether words after an unquoted verb may be its speaker: not so in "Anna Holm, the mayor, said boats sank"."""
    named = any(word.text[0].isupper() for word in speaker) or speaker[-1].low in TITLES | INSTITUTIONS | AGENTS
    led = tokens[verb + 1].low in DETERMINERS
    return named or led or not before_verb(tokens, verb)[0]


def _is_inserted(rest: Sequence[Token]) -> bool:
    """Whether a comma or colon follows the verb and its speaker, which are then set apart from what is said."""
    return bool(rest) and rest[0].text in {",", ":"}


def _goes_on(rest: Sequence[Token]) -> bool:
    """Whether what is said continues after the speaker: in another quotation, or after a comma."""
    if any(token.low in QUOTES for token in rest) or (rest and rest[0].text == ":"):
        return True
    return _is_inserted(rest) and (is_predicate(rest[1:]) or _tells_more(rest))


def _to_wall(tokens: list[Token]) -> list[Token]:
    """Return the words up to a semicolon or dash, where another statement begins."""
    wall = next((at for at, token in enumerate(tokens) if token.text in {";", "–", "—"}), len(tokens))
    return tokens[:wall]


def _tells_more(rest: Sequence[Token]) -> bool:
    """Whether the speaker is followed by more of what they say: ", who count 12 dead"."""
    low = [token.low for token in rest[1:3]]
    return low[:1] == ["who"] and bool(_COUNTING & set(low))
