"""The days that a question asks about. Pure."""

import re
from datetime import date
from itertools import pairwise
from typing import Final

from .grammar import (
    Corrected,
    Mention,
    Phrase,
    Reading,
    Rule,
    S,
    Scene,
    correct,
    find_mentions,
    finish,
    join,
    rule_pattern,
    tense_of_question,
    years_in_digits,
)
from .letters import fold_letters
from .windows import Window

_FINENESS: Final = {"day": 0, "night": 0, "week": 1, "month": 2, "year": 3}
_LONGEST_SPAN: Final = 31
_NEAR: Final = 24
_NOT: Final = rule_pattern(rf"\bnot(?:{S}(?:on|in|from|at|of|the)){{0,2}}{S}$")
_BUT: Final = rule_pattern(rf",?{S}(?:but|rather)(?:{S}(?:on|in|from|at|of|the)){{0,2}}{S}|,{S}")


def question_window(question: str, asked_on: date, covered: tuple[date, date] | None = None) -> Window | None:
    """Find the window of days that a question asks for.

    Args:
        question: In the asker's words; misspelt months and weekdays are understood.
        asked_on: Day of asking; "yesterday" counts from it.
        covered: First and last day of the archive. A date without a year takes the year in which it falls
            in or nearest to these days; without them, nearest to `asked_on`.

    Returns:
        One window that bounds what is asked, with the words that gave it; None when no date is asked for.
        Of several dates the finest counts: a day rather than its year.
    """
    written = years_in_digits(fold_letters(question))
    corrected = correct(written.text)
    scene = Scene(asked_on, asking=True, tense=tense_of_question(corrected.text), covered=covered)

    def read(rule: Rule, match: re.Match[str], _: int, __: int) -> Reading | None:
        return rule.read(match, scene)

    found = find_mentions(corrected.text, read, asking=True)
    mentions = join(corrected.text, _meant(corrected.text, list(found)), asked_on)
    phrases = [finish(corrected.text, mention, asked_on, asking=True) for mention in mentions]
    dated = [phrase for phrase in phrases if not phrase.vague]
    return _bounding(dated, question, (corrected, written)) if dated else None


def _meant(text: str, mentions: list[Mention]) -> list[Mention]:
    """Leave out a date that is rejected in favour of the next: "not on Friday but on Saturday"."""
    put_aside = [
        mention
        for mention, following in pairwise(mentions)
        if _BUT.fullmatch(text, mention.end, following.start)
        and _NOT.search(text, max(mention.start - _NEAR, 0), mention.start)
    ]
    return [mention for mention in mentions if mention not in put_aside]


def _bounding(phrases: list[Phrase], question: str, corrections: tuple[Corrected, ...]) -> Window:
    """Return the window of the finest phrases; several of them give one window from the first to the last."""
    finest = min(_FINENESS[phrase.grain] for phrase in phrases)
    kept = [phrase for phrase in phrases if _FINENESS[phrase.grain] == finest]
    first, last = _meeting(kept)
    span = kept[0].start, kept[-1].end
    for each in corrections:
        span = each.original(*span)
    return Window(first, last, question[span[0] : span[1]], span)


def _meeting(phrases: list[Phrase]) -> tuple[date | None, date | None]:
    """Bound several phrases: "after A ... before B" means the days between, "on A ... on B" both."""
    floors = [phrase.first for phrase in phrases if phrase.first is not None and phrase.limit in {"since", "after"}]
    ceilings = [phrase.last for phrase in phrases if phrase.last is not None and phrase.limit in {"before", "until"}]
    if floors and ceilings and max(floors) <= min(ceilings):
        return max(floors), min(ceilings)
    closed = [(p.first, p.last) for p in phrases if p.first is not None and p.last is not None]
    if not closed:
        return phrases[0].first, phrases[0].last
    first, last = min(start for start, _ in closed), max(end for _, end in closed)
    return (first, last) if (last - first).days <= _LONGEST_SPAN else closed[0]
