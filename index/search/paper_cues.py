"""Words that say of a paper that it publishes: "according to", "'s article on", "did ... report". Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from index.language import AUXILIARIES, CLAUSE_WORDS, DETERMINERS, PREPOSITIONS, Token

_ARTICLES: Final = frozenset(
    "article articles report reports story stories piece pieces coverage reporting interview interviews review reviews "
    "profile analysis account accounts editorial column post posts newsletter blog feature features investigation "
    "publication publications item items list lists ranking rankings poll polls guide obituary "
    "podcast".split()
)
_REPORTS: Final = frozenset(
    "report reports reported reporting write writes wrote written publish publishes published cover covers covered "
    "mention mentions mentioned describe describes described discuss discusses discussed note notes noted list lists "
    "listed quote quotes quoted cite cites cited review reviews reviewed profile profiled highlight highlights "
    "highlighted detail details detailed interviewed spoke speak feature features featured attribute attributes "
    "attributed portray portrays portrayed agree agrees disagree disagrees differ differs contradict "
    "contradicts".split()
)
"""What only a paper does with news."""

_SAYS: Final = frozenset(
    "say says said saying state states stated claim claims claimed suggest suggests suggested tell tells told argue "
    "argues argued call calls called put puts indicate indicates indicated reveal reveals revealed explain explains "
    "explained estimate estimates estimated find finds found give gives gave name names named identify identifies "
    "identified present presents presented outline outlines outlined".split()
)
"""What a paper does as well as anybody."""

LEADING: Final = frozenset("from by in per with than".split())
"""Words that lead to a further paper where one has been asked for."""

_TELLS: Final = frozenset("says said reports reported writes wrote claims notes".split())
"""Verbs before the name of whoever says it: "the bridge is closed, reports Reuters"."""

_NEWS: Final = frozenset("information news latest word update updates headline headlines".split())
_BEFORE_NOUNS: Final = DETERMINERS | LEADING | frozenset({"recent", "latest", "new", "to", "according"})
_AUXILIARIES: Final = frozenset("did does do has have had is was were are".split())
_BETWEEN_VERBS: Final = frozenset("also first ever then has have had".split())
JOINING: Final = frozenset(", and or & both the as well / a an then also versus vs".split())
OPENING: Final = frozenset("the a an both this that one any some".split())
_ABOUT: Final = frozenset("on about regarding concerning that titled".split())
_QUESTION_WORDS: Final = frozenset("who what which when where why how did does do is are was were has have".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """Words around the name of a paper that ask for its articles.

    Attributes:
        first: Index of the first token of name and words together.
        end: Index after the last.
        weak: Whether anybody could be asked for so: "according to".
    """

    first: int
    end: int
    weak: bool = False


def past_back(tokens: Sequence[Token], at: int, words: frozenset[str]) -> int:
    """Return the index of the first of some words that stand before a token."""
    while at and tokens[at - 1].low in words:
        at -= 1
    return at


def _low(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].low if 0 <= at < len(tokens) else ""


def words_before(tokens: Sequence[Token], start: int, end: int) -> Cue | None:
    """Find the words that lead to a paper: "according to", "as reported by", "in the article from".

    Args:
        tokens: Of the question.
        start: Index of the paper's first token, or of the "the" before it.
        end: Index after its last.
    """
    last, one_before = _low(tokens, start - 1), _low(tokens, start - 2)
    noun = one_before in _ARTICLES and (one_before not in _REPORTS or _low(tokens, start - 3) in _BEFORE_NOUNS)
    by = last == "by" and one_before in _REPORTS | _SAYS
    if last == "to" and one_before == "according":
        return Cue(start - 2, end, weak=True)
    if last in {"from", "in", "of", "by"} and (noun or one_before in _NEWS):
        return Cue(_past_article(tokens, start - 2), end)
    if by:
        return Cue(start - 2 - (_low(tokens, start - 3) == "as"), end, weak=one_before in _SAYS)
    tells = last in _TELLS and (_ends_clause(tokens, end) or _low(tokens, end) in {"on", "in"})
    if start == 0 and _low(tokens, end) == ":":
        return Cue(start, end + 1)
    if last == "per" or tells or (last == "in" and _is_capitalised(tokens[start:end])):
        return Cue(start - 1, end, weak=last == "per")
    return None


def _is_capitalised(words: Sequence[Token]) -> bool:
    return any(word.text[0].isupper() for word in words)


def names_somebody(tokens: Sequence[Token], end: int) -> bool:
    """Whether a name only says whose somebody is: "according to CNN host Ann Lee", "the guardian of the child"."""
    after = tokens[end] if end < len(tokens) else None
    if after is None or not after.text[0].isalnum():
        return after is not None and after.low in {"'s", "'"}
    if after.low == "of":
        return not _low(tokens, end + 1)[:1].isdigit()
    free = PREPOSITIONS | CLAUSE_WORDS | AUXILIARIES | DETERMINERS | _QUESTION_WORDS | _ARTICLES | _ABOUT | _REPORTS
    return after.low not in free | JOINING and after.text[0].islower() and not after.low.endswith("ly")


def _ends_clause(tokens: Sequence[Token], end: int) -> bool:
    return end == len(tokens) or not tokens[end].text[0].isalnum()


def _past_article(tokens: Sequence[Token], at: int) -> int:
    """Return where the words for an article begin that end at a token: "according to the article"."""
    first = past_back(tokens, at, OPENING)
    if _low(tokens, first - 1) == "to" and _low(tokens, first - 2) == "according":
        return first - 2
    return first - 1 if _low(tokens, first - 1) in {"in", "per", "from", "by"} else first


def words_after(tokens: Sequence[Token], start: int, end: int) -> Cue | None:
    """Find the words by which a paper's article or its reporting follows: "'s article on", "did ... report".

    Args:
        tokens: Of the question.
        start: Index of the paper's first token, or of the "the" before it.
        end: Index after its last.
    """
    at = end + (_low(tokens, end) in {"'s", "'"})
    for noun in range(at, min(at + (3 if at > end else 1), len(tokens))):
        if tokens[noun].low in _ARTICLES and not (
            noun == end and tokens[noun].low in _REPORTS and _is_asked(tokens, start)
        ):
            if _is_asked(tokens, start) and _low(tokens, noun + 1) in _REPORTS | _SAYS:
                return Cue(start - 1, noun + 2 + (_low(tokens, noun + 2) == "that"))
            stop = noun + 1 + (_low(tokens, noun + 1) in _ABOUT)
            return Cue(_before_article(tokens, start), stop)
    verb = end
    while _low(tokens, verb) in _BETWEEN_VERBS:
        verb += 1
    if at == end and _low(tokens, verb) in _REPORTS | _SAYS and _low(tokens, verb + 1) != "by":
        asked = start - 1 if _is_asked(tokens, start) else start
        first = asked - (_low(tokens, asked - 1) == "as")
        stop = verb + 1 + (_low(tokens, verb + 1) == "that")
        return Cue(first, stop, weak=tokens[verb].low in _SAYS)
    return None


def _is_asked(tokens: Sequence[Token], start: int) -> bool:
    return _low(tokens, start - 1) in _AUXILIARIES


def _before_article(tokens: Sequence[Token], start: int) -> int:
    if _low(tokens, start - 1) == "to" and _low(tokens, start - 2) == "according":
        return start - 2
    return start - 1 if _low(tokens, start - 1) in {"in", "per", "from"} else start
