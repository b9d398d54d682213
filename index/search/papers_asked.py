"""Papers that a question asks for: "according to The Verge", "what did Reuters report on". Pure.

A paper is asked for only by a name that the archive's own publishers bear, and only where the words around it say that
it publishes: "who bought Reuters?" asks about it. The words for the paper, and the day on which its article appeared,
are taken out of what is searched: an outlet's name must not drag in passages that mention it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from index.dates import Window
from index.language import Token, terms, tokenize
from index.reading import is_known_outlet

from .paper_cues import JOINING, LEADING, OPENING, Cue, names_somebody, past_back, words_after, words_before
from .paper_names import Mention, mentions

FindWindow = Callable[[str], Window | None]

_MOST: Final = 4
"""Papers looked up for one question."""

_DATED: Final = re.compile(
    r"[\s(]*(?:(?:that|which|was|were|published|posted|released|from|of|dated|on|in|back|article|story|report)"
    r"[\s(]+){0,4}",
    re.IGNORECASE,
)
_PUBLISHED: Final = re.compile(
    r"[\s,(]+(?:(?:that|which) (?:was|were) )?(?:published|posted|released|dated)\s(?:on |in )?", re.IGNORECASE
)
_AUXILIARIES: Final = frozenset("did does do has have".split())
_DATE_WITHIN: Final = 48
_SIGNS: Final = re.compile(r"\s+(?=[,?.!;:])|,(?=\s*[,?.!;:])|^[\s,;:]+|(?<=\()\s+|\(\s*\)")


@dataclass(frozen=True, slots=True)
class PaperAsk:
    """A paper asked for.

    Attributes:
        key: Its `outlet_key`.
        name: As the question writes it.
        published: The days on which its article appeared, None when the question doesn't say.
    """

    key: str
    name: str
    published: Window | None = None


@dataclass(frozen=True, slots=True)
class PapersAsked:
    """The papers that a question asks for.

    Attributes:
        papers: In the order named.
        question: The question without the words that ask for them.
        tells: Whether an article is what says something: "does the article on trams claim ...", so that what is left
            of its subject is nobody who speaks.
    """

    papers: tuple[PaperAsk, ...]
    question: str
    tells: bool = False


@dataclass(frozen=True, slots=True)
class _Phrase:
    """Words to take out, as token indexes, that ask for the papers of some mentions."""

    first: int
    end: int
    mentions: tuple[Mention, ...]


def papers_asked(
    question: str,
    known: Callable[[str], bool],
    find_window: FindWindow,
    *,
    speaks: Callable[[str], bool],
) -> PapersAsked:
    """Find the papers that a question asks for.

    Args:
        question: As asked.
        known: Whether a key is that of one of the archive's publishers.
        find_window: Finds the days that a text names.
        speaks: Whether somebody of a name is quoted by others, so that "what did it say?" asks for its own words.
    """
    tokens = tokenize(question)
    phrases: list[_Phrase] = []
    for group in _groups(tokens, list(mentions(question, tokens, known))):
        if found := _phrase(tokens, group, speaks, second=bool(phrases)):
            phrases.append(found)
    asked: dict[str, PaperAsk] = {}
    rest, at = [], 0
    for number, phrase in enumerate(phrases):
        start, end = tokens[phrase.first].start, tokens[phrase.end - 1].end
        until = tokens[phrases[number + 1].first].start if number + 1 < len(phrases) else len(question)
        published, begin, length = _day_of_article(question[end:until], find_window)
        rest += [question[at:start], question[end : end + begin]]
        at = end + begin + length
        for mention in phrase.mentions:
            asked.setdefault(f"{mention.key} {published}", PaperAsk(mention.key, mention.name, published))
    rest.append(question[at:])
    papers = tuple(asked.values())[:_MOST]
    stripped = _tidy(" ".join(rest)) if papers else question
    tells = any(phrase.first and tokens[phrase.first - 1].low in _AUXILIARIES for phrase in phrases)
    return PapersAsked(papers, stripped if terms(stripped) else question, tells=tells)


def _groups(tokens: Sequence[Token], named: Sequence[Mention]) -> list[tuple[Mention, ...]]:
    """Join mentions with nothing but "and" or commas between them."""
    groups: list[tuple[Mention, ...]] = []
    for mention in named:
        if groups and all(token.low in JOINING for token in tokens[groups[-1][-1].end : mention.first]):
            groups[-1] = (*groups[-1], mention)
        else:
            groups.append((mention,))
    return groups


def _phrase(
    tokens: Sequence[Token], group: tuple[Mention, ...], speaks: Callable[[str], bool], *, second: bool
) -> _Phrase | None:
    """Find the words that ask for a group of papers, None where they are not asked for."""
    end = group[-1].end
    start = past_back(tokens, group[0].first, OPENING)
    before, after = words_before(tokens, start, end), words_after(tokens, start, end)
    if after is not None and after.weak and any(each.small for each in group):
        after = None
    if before is None and after is None and second and start and tokens[start - 1].low in LEADING:
        before = Cue(start - 1, end)
    if after is None and names_somebody(tokens, end):
        before = None
    cues = [cue for cue in (before, after) if cue is not None]
    weak = all(cue.weak for cue in cues)
    if not cues or (weak and any(not is_known_outlet(each.key) and speaks(each.name) for each in group)):
        return None
    return _Phrase(min(cue.first for cue in cues), max(cue.end for cue in cues), group)


def _day_of_article(rest: str, find_window: FindWindow) -> tuple[Window | None, int, int]:
    """Read the days of publication that follow the words for a paper.

    They come at once ("the Guardian's article of 5 March") or, with a verb, after the topic ("published on 5 March").

    Returns:
        The days, where the words that tell them begin, and how many characters they take.
    """
    for lead in (_DATED.match(rest), _PUBLISHED.search(rest)):
        if lead is None or not lead[0].strip():
            continue
        window = find_window(rest[lead.start() : lead.end() + _DATE_WITHIN])
        if window is None or not window.span[1] or window.span[0] > lead.end() - lead.start():
            continue
        stop = lead.start() + window.span[1]
        closing = rest[stop : stop + 1] == ")" and "(" in lead[0]
        return window, lead.start(), stop - lead.start() + closing
    return None, 0, 0


def _tidy(text: str) -> str:
    """Close the gaps that words left which were taken out."""
    before = None
    while before != text:
        before, text = text, " ".join(_SIGNS.sub("", text).split())
    return text[:1].upper() + text[1:]
