"""The span of a speaker's words: before "X said", after it, or the clause around "according to". Pure."""

from collections.abc import Sequence
from typing import Final

from index.language import PREPOSITIONS, QUOTES, Token

from .reporting_verbs import ENDS_CLAUSE, TAIL, has_verb

Span = tuple[int, int]

_FAR: Final = 16
_ENDING: Final = 4
_CLOSING: Final = frozenset('”"»')
_CLAUSES: Final = frozenset("but while where which although whereas however".split())


def around_verb(text: str, tokens: Sequence[Token], start: int, verb: int) -> Span:
    """Return the span of what X says in "X said": the words before it, those after it, or both.

    Args:
        text: The paragraph.
        tokens: The tokens of the sentence.
        start: Index of the first token of the subject.
        verb: Index of the verb.
    """
    first, last = tokens[0].start, tokens[-1].end
    following = tokens[verb + 1].low if verb + 1 < len(tokens) else ""
    ends = not following or following in ENDS_CLAUSE - QUOTES
    parted = start > 1 and (tokens[start - 1].text == "," or tokens[start - 1].low in QUOTES)
    led = parted and (_closes_speech(tokens, start - 1) or has_verb(tokens[: start - 1]))
    trails = ends or following in TAIL or tokens[verb].low in {"told", "tells"}
    says_more = any(token.low in QUOTES | {"that", ":"} for token in tokens[verb + 1 : verb + _FAR])
    if led and trails and not says_more:
        goes_on = ends and verb + _ENDING < len(tokens)
        return opening(text, tokens, start), last if goes_on else tokens[start].start
    if led and tokens[start - 1].low in QUOTES:
        return opening(text, tokens, start), last
    return (first, last) if led and ends else (tokens[verb].end, _end_of_quotation(text, last))


def _closes_speech(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token closes a quotation that is what is said, and no name or title: after a comma or the like."""
    return at > 1 and tokens[at].text in _CLOSING and tokens[at - 1].text in {",", "?", "!", ".", "…", "—", "–"}


def opening(text: str, tokens: Sequence[Token], start: int) -> int:
    """Return where the speech before a token begins: at its quotation mark, which may be sentences earlier."""
    first = tokens[0].start
    marks = [token.text for token in tokens[:start] if token.low in QUOTES]
    closed_more = sum(mark in "”»" for mark in marks) > sum(mark in "“«„" for mark in marks)
    if not closed_more and marks.count('"') % 2 == 0:
        return first
    begins = max(text.rfind(mark, 0, first) for mark in '“«"')
    return max(begins, 0)


def _end_of_quotation(text: str, last: int) -> int:
    """Return the end of a quotation opened in the sentence, else `last`, the end of the sentence."""
    opened = text.rfind("“", 0, last)
    if opened < 0 or text.rfind("”", 0, last) > opened:
        return last
    closed = text.find("”", last)
    return closed + 1 if closed >= 0 else len(text)


def around_according(tokens: Sequence[Token], cue: int, end: int) -> Span:
    """Return the span that "according to …", from token `cue` to `end`, attributes: its clause."""
    left, right = cue, end
    while left > 0 and not _bounds(tokens, left - 1):
        left -= 1
    while right < len(tokens) and not _bounds(tokens, right):
        right += 1
    last = tokens[right - 1].end if right > end else tokens[cue].start
    return tokens[left if left < cue else min(end, len(tokens) - 1)].start, last


def _bounds(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token ends the clause before it."""
    token = tokens[at]
    if token.text in ";–—()":
        return True
    if at == 0 or tokens[at - 1].text != ",":
        return False
    following = tokens[at + 1].low if at + 1 < len(tokens) else ""
    return token.low in _CLAUSES or (token.low in PREPOSITIONS and following == "which")
