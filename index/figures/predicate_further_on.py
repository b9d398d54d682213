"""The predicate of a number further on in its sentence: "three people, among them a girl, died". Pure."""

from typing import Final

from index.language import AUXILIARIES, CLAUSE_WORDS, DETERMINERS, PREPOSITIONS, TELLING, NounPhrase, past_form
from index.speakers import REPORTING

from .clauses import Clause
from .predicates import LIST, STATES, STOPS, SUBJECT, active_at, predicate_at
from .verb_before import only_describes

_INSERTED: Final = frozenset("including with among mostly mainly most some all as many and or aged both at".split())
_SUBORDINATING: Final = frozenset({"before", "after", "since", "despite", "without", "following"})
_TELLS_OF: Final = frozenset("speaks spoke speak tells told talks is was".split())
_AMONG: Final = frozenset("them these those whom which".split())
_AHEAD: Final = 14


def predicate_further_on(clause: Clause, index: int, phrase: NounPhrase) -> str:
    """Read the predicate after a list, an insertion or a place: "three people, among them a girl, died"."""
    number = clause.numbers[index]
    before = clause.low(number.tokens[0] - 1)
    told_of = before == "of" and clause.low(number.tokens[0] - 2) in _TELLS_OF | {"total"}
    if not told_of and (before in PREPOSITIONS or only_describes(clause, number)):
        return _listed_state(clause, phrase)
    at = phrase.end
    while at < min(phrase.end + _AHEAD, len(clause.tokens)):
        at = _past_part(clause, at)
        word = clause.low(at)
        if word in AUXILIARIES - {"'s"}:
            return predicate_at(clause, at, phrase.noun)
        if past_form(word) and clause.low(at - 1) == "," and at > phrase.end + 1:
            return active_at(clause, at, phrase.noun)  # "three people, among them a girl, died"
        end = _step(clause, at, phrase)
        if end is None:
            break
        if end > at + 1 and clause.low(end) in STATES:
            return TELLING[clause.low(end)]
        at = end
    return ""


def _listed_state(clause: Clause, phrase: NounPhrase) -> str:
    """Read the state after a list of two: "of the five boys and two teachers killed"."""
    at = clause.starts.get(phrase.end + 1) if clause.low(phrase.end) in {"and", "or"} else None
    other = clause.phrases[at] if at is not None else None
    return TELLING[clause.low(other.end)] if other and other.noun and clause.low(other.end) in STATES else ""


def _past_part(clause: Clause, at: int) -> int:
    """Skip "…, a nurse among them, …"."""
    if clause.low(at) != ",":
        return at
    end = next((place for place in range(at + 1, at + SUBJECT) if clause.low(place) == ","), None)
    inside = end is not None and clause.low(end - 2) == "among" and clause.low(end - 1) in _AMONG
    return end + 1 if end is not None and inside else at


def _step(clause: Clause, at: int, phrase: NounPhrase) -> int | None:
    """Return the index after a token, or after a number and its noun; None where another clause begins."""
    word = clause.low(at)
    if at in clause.starts:
        return _past_number(clause, at)
    inside = clause.low(at - 1) in LIST | PREPOSITIONS | DETERMINERS or (
        clause.low(at - 1).endswith("ing") and word not in REPORTING
    )
    if word in STOPS or word in CLAUSE_WORDS | _SUBORDINATING or (past_form(word) and not inside):
        return None
    after = clause.low(at + 1)
    goes_on = after in _INSERTED or after in AUXILIARIES or at + 1 in clause.starts
    closes = at > phrase.end and past_form(after)
    return None if word == "," and not (goes_on or closes) else at + 1


def _past_number(clause: Clause, at: int) -> int | None:
    """Return the index after a number and its noun in a list; None if another clause begins with it."""
    inner = clause.starts[at]
    number, phrase = clause.numbers[inner], clause.phrases[inner]
    return None if phrase.event or clause.whole(number) is not None else max(phrase.end, number.tokens[1])
