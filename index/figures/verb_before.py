"""The verb or noun before a number whose object it is: "killing at least 14", "the launch of three rockets". Pure."""

from typing import Final

from index.language import OF_PEOPLE, PARTICLES, PREPOSITIONS, NounPhrase, event_of, past_form
from index.speakers import REPORTING

from .clauses import Clause
from .numbers import Number
from .predicates import NOMINAL, STOPS, SUBJECT, object_of, verb_at

_TOTALS: Final = frozenset("total number count group series record estimate rate sum".split())
_OF_NOUNS: Final = frozenset(
    "killing arrest launch sale destruction cancellation injury evacuation release purchase loss".split()
)
_SKIPPED: Final = frozenset("another an a the its their his her further additional only just all".split())
_CUTTING: Final = frozenset("cut cuts cutting knock knocks knocked knocking loss disrupted disrupting off".split())
_NEAR: Final = 3


def event_before(clause: Clause, number: Number, phrase: NounPhrase) -> str:
    """Read the verb whose object the number is: "killing at least 14", "has launched 13 missiles"; "" without one."""
    at = _past_insertion(clause, number.tokens[0] - 1)
    if clause.low(at) in {"was", "were"}:
        return _fronted(clause, at)
    while clause.low(at) in _SKIPPED or (clause.low(at) == "of" and clause.low(at - 1) in _TOTALS):
        at -= 2 if clause.low(at) == "of" else 1
    word = clause.low(at)
    if word in {"to", "for"} and clause.low(at - 1) in {"power", "electricity"} and _is_cut(clause, at - 2):
        return "without power"
    if word == "of":
        return NOMINAL.get(clause.low(at - 1)) or _of_noun(clause.low(at - 1))
    if word in PARTICLES:
        return _with_particle(clause.low(at - 1), word)
    if word in PREPOSITIONS or at < 0:
        return ""
    if event_of(word) is None and clause.tokens[at].text[0].isupper():
        at -= 1  # "gave Ukraine at least 31 tanks"
    return object_of(clause, at, phrase)


def only_describes(clause: Clause, number: Number) -> bool:
    """Whether the number only describes something else: "three of the seven", "a town of 8,000"."""
    at = clause.skip(number.tokens[0] - 1, {"the", "these", "those", "its", "their", "all"}, -1)
    return clause.low(at) == "of" and clause.low(at - 1) not in _TOTALS | NOMINAL.keys() | _OF_NOUNS


def _past_insertion(clause: Clause, at: int) -> int:
    """Step back over "…, the army said," to the word before it."""
    if clause.low(at) != ",":
        return at
    for place in range(at - 1, max(0, at - SUBJECT), -1):
        if clause.low(place) == ",":
            said = any(clause.low(inner) in REPORTING for inner in range(place, at))
            return place - 1 if said else at
    return at


def _fronted(clause: Clause, at: int) -> str:
    """Read a participle that opens the sentence: "Damaged in the storm were 40 homes"."""
    while at > 0 and clause.low(at - 1) not in STOPS:
        at -= 1
    at = clause.skip(at, {"also"})
    return verb_at(clause, at) if past_form(clause.low(at)) else ""


def _is_cut(clause: Clause, at: int) -> bool:
    """Whether the power to 2,000 homes was cut: "cutting power", "knocked out power", "the loss of power"."""
    return bool(_CUTTING & {clause.low(place) for place in range(at, max(-1, at - _NEAR), -1)})


def _with_particle(verb: str, particle: str) -> str:
    if particle == "off" and verb in {"lay", "lays", "laid", "laying"}:
        return "laid off"
    found = event_of(verb)
    if found is None or found in OF_PEOPLE - {"shot"}:
        return ""
    return found if found.endswith(particle) else f"{found} {particle}"


def _of_noun(word: str) -> str:
    """Read "the killing of 12", "the launch of three rockets", "the loss of 3,000 jobs"."""
    return ("lost" if word == "loss" else event_of(word) or "") if word in _OF_NOUNS else ""
