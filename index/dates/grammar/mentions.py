"""Find every date expression of a text and read it in its context."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from . import (
    amounts,
    colloquial,
    counted_weekdays,
    earlier,
    months,
    numeric,
    periods,
    quarters,
    relative,
    this_time,
    weekdays,
    years,
)
from .dates_in_names import in_name
from .rule import NO_SUCH_DAY, Reading, Rule
from .signs import signs_in

RULES: Final[tuple[Rule, ...]] = (
    *periods.RULES,
    *quarters.RULES,
    *years.RULES,
    *colloquial.RULES,
    *months.RULES,
    *numeric.RULES,
    *weekdays.RULES,
    *counted_weekdays.RULES,
    *relative.RULES,
    *this_time.RULES,
    *earlier.RULES,
    *amounts.RULES,
)
# Only days and months occur in names; other dates need no check.
_NAMED: Final = frozenset({"day", "feast", "month", "weekday"})
_FOR_ARTICLES: Final = tuple(rule for rule in RULES if rule.place != "question")
_FOR_QUESTIONS: Final = tuple(rule for rule in RULES if rule.place != "article")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a text read as a date.

    Attributes:
        start: Where the words begin, in characters.
        end: Where they end, exclusive.
        reading: What they were read as.
        rule: Name of the rule that read them.
    """

    start: int
    end: int
    reading: Reading
    rule: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    match: re.Match[str]
    rule: Rule


Read = Callable[[Rule, re.Match[str], int, int], Reading | None]


def find_mentions(text: str, read: Read, *, asking: bool) -> Iterator[Mention]:
    """Find the date expressions of a text in order; of overlapping ones the longest that can be read.

    Args:
        text: A paragraph or a question.
        read: Reads the match of a rule, given its start and end in characters. Called from left to right.
        asking: Whether the text is a question.
    """
    for group in _overlapping(_candidates(text, _FOR_QUESTIONS if asking else _FOR_ARTICLES)):
        taken: list[Mention] = []
        denied: list[_Candidate] = []
        for candidate in sorted(group, key=lambda found: found.start - found.end):
            if any(candidate.start < other.end and other.start < candidate.end for other in taken):
                continue
            if any(other.start <= candidate.start and candidate.end <= other.end for other in denied):
                continue
            result = read(candidate.rule, candidate.match, candidate.start, candidate.end)
            if result is NO_SUCH_DAY:
                denied.append(candidate)
            elif result is not None:
                taken.append(Mention(candidate.start, candidate.end, result, candidate.rule.name))
        yield from sorted(taken, key=lambda mention: mention.start)


def _candidates(text: str, rules: Iterable[Rule]) -> list[_Candidate]:
    found = []
    signs = signs_in(text)
    for rule in rules:
        if rule.sign not in signs:
            continue
        core = "core" if "core" in rule.pattern.groupindex else 0
        for match in rule.pattern.finditer(text):
            start, end = match.span(core)
            if start < 0:
                start, end = match.span()
            found.append(_Candidate(start, end, match, rule))
    named = (_out_of_name(text, one) if one.rule.sign in _NAMED else one for one in found)
    return sorted((one for one in named if one is not None), key=lambda candidate: candidate.start)


def _out_of_name(text: str, found: _Candidate) -> _Candidate | None:
    """Leave out a date that is part of a name, but keep what follows a named weekday: "Black Monday, Oct. 19"."""
    if not in_name(text, found.start, found.end):
        return found
    groups = found.match.groupdict()
    if not groups.get("w") or not groups.get("m"):
        return None
    start = min(found.match.start("m"), found.match.start("d"))
    return None if in_name(text, start, found.end) else replace(found, start=start)


def _overlapping(candidates: list[_Candidate]) -> Iterator[list[_Candidate]]:
    group: list[_Candidate] = []
    reach = 0
    for candidate in candidates:
        if group and candidate.start >= reach:
            yield group
            group = []
        group.append(candidate)
        reach = max(reach, candidate.end)
    if group:
        yield group
