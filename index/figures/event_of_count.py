"""What happened to the things that a number counts: a table of rules for the word that says so. Pure."""

from collections.abc import Callable
from typing import Final

from index.language import (
    ATTACKS,
    AUXILIARIES,
    CLAUSE_WORDS,
    PREPOSITIONS,
    NounPhrase,
    event_for,
    is_weapon,
    past_form,
)

from .clauses import BACKWARD, Clause
from .numbers import Number
from .predicate_further_on import predicate_further_on
from .predicates import ADVERBS, LIST, NOMINAL, STATES, predicate_at, relative_at, told_after
from .verb_before import event_before, only_describes

_LINKS: Final = frozenset("to at by is was are were be been of : now stands stood reached hit as from total".split())
_AIMED: Final = ATTACKS | {"target"}
_THOSE: Final = frozenset("them these those whom which".split())
_LOCATING: Final = frozenset("at in from on near outside across throughout".split())
_BACK: Final = 22
_LIST_LENGTH: Final = 14


def event(clause: Clause, index: int, phrase: NounPhrase) -> str:
    """Find what happened to the things that the number at `index` counts; "" if no rule of `RULES` applies."""
    return next(filter(None, (rule(clause, index, phrase) for rule in RULES)), "")


def predicate_right_after(clause: Clause, index: int, phrase: NounPhrase) -> str:
    """Read what follows the things: "14 people were killed", "14 dead", "12 houses with damage"."""
    number = clause.numbers[index]
    only_where = only_describes(clause, number) or _is_setting(clause, number, phrase)
    return told_after(clause, phrase, predicates=not only_where)


def verb_of_relative_clause(clause: Clause, index: int, _: NounPhrase) -> str:
    """Read what others did to a part: "21 of which the army destroyed"."""
    whole = clause.whole(clause.numbers[index])
    return relative_at(clause, whole + 1) if whole is not None and clause.low(whole) in BACKWARD else ""


def event_of_the_whole(clause: Clause, index: int, phrase: NounPhrase) -> str:
    """Return the event of the number that this one is a part of: "including 15 children", "of which three"."""
    last = clause.last()
    return (_after_insertion(clause, phrase.end) or last.event) if last and _is_part(clause, index, phrase) else ""


def verb_before(clause: Clause, index: int, phrase: NounPhrase) -> str:
    """Read the verb whose object the number is: "killing at least 14", "has launched 13 missiles"."""
    found = event_before(clause, clause.numbers[index], phrase)
    # In "officials report 20 houses with damage" the noun says more than the verb.
    return (noun_of_the_toll(clause, index, phrase) if found == "reported" else "") or found


def event_of_the_list(clause: Clause, index: int, _: NounPhrase) -> str:
    """Return the event of the number before it in a list: "13 missiles and 32 drones"."""
    at = clause.numbers[index].tokens[0] - 1
    previous = clause.counted[index - 1] if index else None
    if previous is None or clause.low(at) not in LIST:
        return ""
    end = max(clause.phrases[index - 1].end, clause.numbers[index - 1].tokens[1])
    between = clause.tokens[end : at + 1]
    listed = len(between) <= _LIST_LENGTH and all(
        token.low in LIST
        or (
            token.text[0].isalpha()
            and token.low not in PREPOSITIONS | CLAUSE_WORDS | AUXILIARIES
            and not past_form(token.low)
        )
        for token in between
    )
    return previous.event if listed else ""


def noun_of_the_toll(clause: Clause, index: int, phrase: NounPhrase) -> str:
    """Read the noun that says what a toll counts: "the toll is now 40", "the number of wounded at six"."""
    number = clause.numbers[index]
    at = clause.skip(number.tokens[0] - 1, ADVERBS, -1)
    if phrase.noun in {"", "people", "children", "adults"} and (
        clause.low(at) in _LINKS or (clause.low(at) == "and" and not phrase.noun)
    ):
        for place in range(at, max(-1, at - _BACK), -1):
            if clause.low(place) in {".", ";", "!", "?"}:
                break
            if clause.low(place) in NOMINAL:
                return NOMINAL[clause.low(place)]
    words = {token.low for token in clause.tokens}
    affected = event_for(phrase.noun, "affected")
    if affected == "damaged" and words & {"damage", "damages"}:
        return "damaged"
    if is_weapon(phrase.noun) and (clause.low(at) in {"by", "with", "using", "involving"} or words & _AIMED):
        return "launched"  # "hit by two rockets", "an attack (20 drones)"
    return "attacked" if affected == "attacked" and words & ATTACKS else ""


def there_are(clause: Clause, index: int, _: NounPhrase) -> str:
    """Read "there were 200 guests"."""
    before = clause.numbers[index].tokens[0] - 1
    at = clause.skip(before, AUXILIARIES | {"also", "still", "now"}, -1)
    return "present" if clause.low(at) == "there" and at < before else ""


def event_of_all(clause: Clause, index: int, _: NounPhrase) -> str:
    """Return what happened to all of them: "twelve were hurt, two of them badly"."""
    whole = clause.whole(clause.numbers[index])
    last = clause.last()
    return last.event if whole is not None and clause.goes_back(whole) and last else ""


Rule = Callable[[Clause, int, NounPhrase], str]
"""Takes a sentence, the index of a number in it and its noun phrase; returns the event, "" if it doesn't apply."""

RULES: Final[tuple[Rule, ...]] = (
    predicate_right_after,
    verb_of_relative_clause,
    event_of_the_whole,
    verb_before,
    predicate_further_on,
    event_of_the_list,
    noun_of_the_toll,
    there_are,
    event_of_all,
)
"""In the order in which they are tried, nearest evidence first; the first that finds an event decides."""


def _is_setting(clause: Clause, number: Number, phrase: NounPhrase) -> bool:
    """Whether the number only says where others did something: "nurses at 76 hospitals walked out"."""
    located = clause.low(number.tokens[0] - 1) in _LOCATING and number.tokens[0] > 1
    return located and clause.low(phrase.end + 1) not in {"by", "in", "during"}


def _is_part(clause: Clause, index: int, phrase: NounPhrase) -> bool:
    """Whether a number is a part of what was counted last."""
    at = clause.numbers[index].tokens[0] - 1
    opening = (clause.low(at - 1), clause.low(at))
    if (
        opening[1] == "including"
        or _among(clause, at)
        or (opening[0] == "of" and opening[1] in {"which", "whom", "them"})
        or _are_among(clause, phrase.end)
    ):
        return True
    # "including 16 in Lund, 12 in Ystad"
    before = clause.counted[index - 1] if index else None
    return before is not None and before.standing == "part" and not phrase.noun and clause.low(at) in LIST


def _are_among(clause: Clause, at: int) -> bool:
    """Whether a number's things are among those counted before: "17 children (were) among them"."""
    at = clause.skip(at, AUXILIARIES | {"also"})
    return clause.low(at) == "among" and clause.low(at + 1) in _THOSE and not clause.low(at + 2).isalpha()


def _among(clause: Clause, at: int) -> bool:
    """Whether the number comes after "among them (were)"."""
    at = clause.skip(at, AUXILIARIES | {"also", ","}, -1)
    return clause.low(at - 1) in {"among", "amongst"} and clause.low(at) in STATES | {
        "them",
        "whom",
        "those",
        "victims",
        "the",
    }


def _after_insertion(clause: Clause, at: int) -> str:
    """Read the predicate after "…, including 15 children, were injured"."""
    while clause.low(at) in {"and", "or"} or at in clause.starts:
        at = max(clause.phrases[clause.starts[at]].end, at + 1) if at in clause.starts else at + 1
    return predicate_at(clause, at + 1, "") if clause.low(at) == "," else ""
