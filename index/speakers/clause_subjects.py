"""Who is meant where a participle, a colon or a noun stands for a verb of saying: the subject of its clause. Pure."""

from collections.abc import Sequence
from typing import Final

from index.language import (
    AUXILIARIES,
    CLAUSE_WORDS,
    INSTITUTIONS,
    PAPERS,
    QUOTES,
    TITLES,
    Token,
    before_verb,
    is_person,
    past_form,
)

from .coreference import is_nobody
from .reporting_verbs import REPORTING
from .speech_verbs import QUOTING

_PEOPLE: Final = frozenset(
    (
        "town city country county village officials critics supporters opponents experts residents people neighbors "
        "neighbours doctors lawyers families family parents man woman boy girl driver victim survivor survivors "
        "fans farmer farmers teenager student students workers union unions group groups activists protesters "
        "demonstrators witnesses witness analysts economists scientists researchers investigators prosecutors "
        "authorities lawmakers leaders voters aides republicans democrats leader spokespeople organisers organizers "
        "owners employee employees patient patients veteran boss host speaker reviewer reviewers columnist caller "
        "letter sign banner statement campaign source sources body firm businessman businesswoman pilot soldier "
        "soldiers guest customer customers user users billionaire star singer rapper filmmaker novelist poet "
        "comedian candidate nominee lawmaker republican democrat incumbent challenger champion defender striker "
        "goalkeeper midfielder duo couple pair"
    ).split()
)
DAYS: Final = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
        "september october november december today"
    ).split()
)
"""Days and months, which are capitalised and nobody's name."""
_SUBORDINATING: Final = CLAUSE_WORDS | {"as", "after", "before", "since", "than"}
_SPEAKING: Final = frozenset({"he", "she", "they"})
_LONGEST: Final = 10
_FAR: Final = 60


def may_speak(words: Sequence[Token]) -> bool:
    """Whether words name somebody who can say something."""
    if not words or len(words) > _LONGEST or any(word.low in QUOTES for word in words):
        return False
    last = words[-1].low
    if len(words) == 1 and last in _SPEAKING:
        return True
    named = any(word.text[0].isupper() and word.low not in DAYS for word in words) and words[-1].text[0].isalpha()
    common = last in TITLES | INSTITUTIONS | _PEOPLE | PAPERS
    return ((named and (words[-1].text[0].isupper() or common)) or common) and not is_nobody(words)


def is_somebody(words: Sequence[Token]) -> bool:
    """Whether words name a person, or are "he" or "she"."""
    if len(words) == 1:
        return words[0].low in {"he", "she"} or (words[0].text[0].isupper() and words[0].low not in DAYS)
    return is_person(words)


def is_finite(token: Token) -> bool:
    """Whether a word looks like a finite verb."""
    low = token.low
    return token.text[0].islower() and (
        low in AUXILIARIES or low in REPORTING or low in QUOTING or (past_form(low) and not low.endswith("ing"))
    )


def subject_before(tokens: Sequence[Token], at: int) -> list[Token]:
    """Find who the clause before token `at` is about: the subject of its nearest verb that may speak; else nothing."""
    for verb in range(at - 1, max(0, at - _FAR), -1):
        if tokens[verb].text == ";":
            break
        if is_finite(tokens[verb]):
            words, start = before_verb(tokens, verb)
            subordinate = start > 0 and tokens[start - 1].low in _SUBORDINATING
            if may_speak(words) and not subordinate:
                return words
    return []


def first_subject(tokens: Sequence[Token]) -> list[Token]:
    """Find the subject of the first verb of a sentence; nothing if it can't speak."""
    for verb in range(1, min(len(tokens), _FAR)):
        if is_finite(tokens[verb]):
            words, _ = before_verb(tokens, verb)
            return words if may_speak(words) else []
    return []
