"""What a number counts: the things, and what happened to them, from the words around it. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from index.language import (
    AUXILIARIES,
    DETERMINERS,
    FALLS,
    OF_PEOPLE,
    RISES,
    NounPhrase,
    Token,
    event_for,
    noun_class,
    noun_phrase,
    past_form,
    plural_noun,
    stem,
)

from .clauses import BACKWARD, Clause, Counted
from .event_of_count import event
from .measures import MEASURES, SPACE, TIME, extent, measured
from .numbers import Number
from .part_or_whole import standing_of
from .predicates import LIST, begins_object, told_after

__all__ = ["Counted", "counted_in"]

_BACK: Final = 16
_POINTING: Final = (DETERMINERS - {"a", "an", "another", "that"}) | frozenset(
    "first last next past top final previous other".split()
)
_AVERTING: Final = frozenset({"save", "prevent", "avert", "avoid", "spare"})
_PASSES: Final = frozenset("passed topped surpassed exceeded".split())
_LEVELS: Final = frozenset(
    "to at is was reached stands stood hit passed topped surpassed exceeded crossed below above".split()
)
_CHANGED_LEVELS: Final = _LEVELS | {"by", "from"}
_MOVES: Final = RISES | FALLS
_CLAUSE_ENDS: Final = frozenset({"", ",", ";", ":", ".", "while", "and", "but", "as", "–", "—"})
_STEPS: Final = frozenset("increase rise jump drop decrease decline".split())
_TOLLS: Final = frozenset(
    "deaths fatalities injuries arrests hospitalizations hospitalisations cases infections".split()
)
_SUMS: Final = frozenset({"number", "total", "count", "tally", "figure"})
_OPENERS: Final = frozenset({"", ",", "and", ";", "but", "while", "–", "—"})
LISTING: Final = frozenset({",", "and", "–", "—", "-", ":", ";", "(", "including", "plus"})
_PLACING: Final = frozenset({"in", "from", "at", "near", "on"})
_GENERIC: Final = frozenset({"projectiles", "weapons", "munitions"})
_COLLECTIVES: Final = frozenset(
    "audience crowd attendance population workforce staff fleet capacity membership circulation turnout".split()
)


def counted_in(
    tokens: Sequence[Token], numbers: Sequence[Number], before: Counted | None = None
) -> list[Counted | None]:
    """Find what each number of a sentence counts.

    Args:
        tokens: Tokens of the sentence.
        numbers: Its numbers, in order.
        before: What was counted last before this sentence, for "among them two children".

    Returns:
        One result for each number, None for a number that counts nothing.
    """
    clause = Clause(tokens, numbers, before)
    for index in range(len(numbers)):
        counted = _count(clause, index)
        standing = standing_of(clause, index, counted) if counted else "whole"
        clause.counted.append(
            counted if counted is None or standing == "whole" else replace(counted, standing=standing)
        )
    return clause.counted


def _count(clause: Clause, index: int) -> Counted | None:
    measure = clause.numbers[index].unit not in {"", "share"}
    return measured(clause, index) if measure else _elided(clause, index) or _things(clause, index)


def _things(clause: Clause, index: int) -> Counted | None:
    number = clause.numbers[index]
    phrase, inherited = _understood(clause, index, clause.phrases[index])
    words = (phrase.end, phrase.end) if inherited or not phrase.noun else (phrase.first, phrase.end)
    if phrase.noun in SPACE | TIME and not phrase.event:
        return extent(clause, phrase, words)
    if not phrase.noun and (named := _named_count(clause, number)):
        return _of_named_count(clause, named)
    happened = phrase.event or event(clause, index, phrase)
    if inherited and not happened and (opening := _opening(clause, number)):
        happened = told_after(clause, opening)
    if phrase.event and _is_averted(clause, number):
        if phrase.event == "killed":
            return Counted("lives", (), "saved", words)
        return Counted(noun_class(clause.low(phrase.end - 1)), (), "prevented", words)
    noun = phrase.noun or _implied(clause, number, happened)
    if not noun or noun == "times" or (not happened and _only_points(clause, number)):
        return None
    if noun in _GENERIC:
        noun = _weapons_named(clause, number) or noun
    if number.unit == "share":
        noun = f"share of {noun}"
    return Counted(noun, phrase.modifiers, event_for(noun, happened), words, phrase.more)


def _of_named_count(clause: Clause, named: NounPhrase) -> Counted:
    """Return what "the number of confirmed cases" counts: its things, and the event of its participle or predicate."""
    told = named.event or next((kind for kind in named.modifiers if past_form(kind)), "") or told_after(clause, named)
    return Counted(named.noun, (), event_for(named.noun, told), (named.first, named.end))


def _understood(clause: Clause, index: int, phrase: NounPhrase) -> tuple[NounPhrase, bool]:
    """Return the noun phrase of a number, and whether it is named elsewhere: "21 of which", "21 of the 49 drones"."""
    number = clause.numbers[index]
    at = clause.whole(number)
    back = at is not None and clause.goes_back(at)
    verb = at + 1 if at is not None and back else number.tokens[1]
    if not phrase.noun and (complement := _complement(clause, verb)):
        return complement, False
    inner = clause.phrases[clause.starts[at]] if at in clause.starts else None
    if inner and inner.noun:
        # "four of those eight died", "21 of the 49 drones"
        return (inner, True) if inner.event else (replace(inner, end=number.tokens[1]), True)
    if at is not None and back and not phrase.noun:
        found = clause.last() or _noun_before(clause, number.tokens[0])
        if found:
            return NounPhrase(found.noun, found.modifiers, "", at + 1, at + 1, more=False), True
    last = next((found for found in reversed(clause.counted) if found), None)
    if last and clause.low(phrase.end - 1) == "others":
        return replace(phrase, noun=last.noun), False
    opening = None if phrase.noun else _opening(clause, number)
    if opening:
        return replace(opening, event="", end=number.tokens[1]), True
    # "four of those eight were hurt"
    return replace(phrase, end=inner.end) if inner else phrase, False


def _complement(clause: Clause, verb: int) -> NounPhrase | None:
    """Read the noun after "are": "of which three are children", "three of these were children"."""
    if clause.low(verb) not in {"are", "were"}:
        return None
    phrase = noun_phrase(clause.tokens, verb + 1)
    single_word = phrase.first == verb + 1 and phrase.end == phrase.first + 1
    return phrase if phrase.noun and not phrase.event and single_word else None


def _opening(clause: Clause, number: Number) -> NounPhrase | None:
    """Read the things of a sentence that opens with all of them: "Of the drones sent, 21 of 49 were destroyed"."""
    of = clause.low(number.tokens[1]) == "of" or clause.low(number.tokens[0] - 1) in {"of", ","}
    if not of or clause.low(0) != "of" or 0 in clause.starts:
        return None
    phrase = noun_phrase(clause.tokens, clause.skip(1, DETERMINERS))
    return phrase if phrase.noun and phrase.end < number.tokens[0] else None


def _noun_before(clause: Clause, at: int) -> Counted | None:
    """Return the nearest plural noun to the left, as what is counted."""
    for index in range(at - 1, max(-1, at - _BACK), -1):
        if plural_noun(clause.tokens[index]) and clause.tokens[index].text[0].islower():
            return Counted(noun_class(clause.tokens[index].low), (), "", (index, index + 1))
    return None


def _implied(clause: Clause, number: Number, happened: str) -> str:
    """Infer the things of a number without a noun: "110 were injured", "of the 49 launched, 21 were destroyed"."""
    last = clause.last()
    if last and clause.low(number.tokens[0] - 1) in BACKWARD and clause.low(number.tokens[0] - 2) == "of":
        return last.noun  # "of whom 29"
    for index, counted in enumerate(clause.counted):
        opening = clause.skip(clause.numbers[index].tokens[0] - 1, DETERMINERS, -1)
        if counted and clause.low(opening) == "of" and (opening == 0 or clause.low(opening - 1) == ","):
            return counted.noun
    if happened in OF_PEOPLE or (happened and number.vague):
        return "people"
    return _whole_ahead(clause, number) or _taken_over(clause, number, happened)


def _taken_over(clause: Clause, number: Number, happened: str) -> str:
    """Return the things counted before, or a collective noun: "an audience of 300"."""
    if _is_subject(clause, number) and (last := last_thing(clause)):
        return last.noun
    at = number.tokens[0] - 1
    if clause.low(at) == "of" and clause.low(at - 1) in _COLLECTIVES:
        return clause.low(at - 1)
    previous = next((found for found in reversed(clause.counted) if found), None)
    return previous.noun if previous and happened else ""


def _weapons_named(clause: Clause, number: Number) -> str:
    """Return which weapons "projectiles" are, if the sentence has named them before; else ""."""
    named = {noun_class(clause.low(at)) for at in range(number.tokens[0])} & {"missiles", "drones"}
    return " and ".join(sorted(named, reverse=True))


def _named_count(clause: Clause, number: Number) -> NounPhrase | None:
    """Read the things of "the number of confirmed cases has climbed to 1,540"."""
    start = number.tokens[0] - 1
    if clause.low(start) == "of" and clause.low(start - 1) in _STEPS and any(clause.counted):
        return _as_last(clause, number)  # "an increase of 84"
    marked = clause.low(start) == "the" and clause.low(number.tokens[1]) in {"mark", "milestone", "threshold"}
    changed = any(clause.low(at) in _MOVES for at in range(start, max(-1, start - _BACK), -1))
    level = clause.low(start - marked)
    if level in _MOVES | _PASSES and (risen := _risen(clause, start)):
        return risen
    if level not in (_CHANGED_LEVELS if changed else _LEVELS):
        return None
    for at in range(start, max(-1, start - _BACK), -1):
        if clause.low(at) == "of" and clause.low(at - 1) in _SUMS:
            phrase = noun_phrase(clause.tokens, at + 1)
            return phrase if phrase.noun else None
        that = clause.low(at) in _SUMS and clause.low(at - 1) in {"that", "this", "the"}
        if that or (clause.low(at) == "it" and changed):
            return _as_last(clause, number)
    return _risen(clause, start) if changed else None


def _as_last(clause: Clause, number: Number) -> NounPhrase | None:
    """Return the things counted last, with their event if it is one that befalls people."""
    last = last_thing(clause)
    told = last.event if last and last.event in OF_PEOPLE else ""
    end = number.tokens[1]
    return NounPhrase(last.noun, last.modifiers, told, end, end, more=False) if last else None


def _risen(clause: Clause, at: int) -> NounPhrase | None:
    """Read the toll that has changed to a number: "deaths from the flood surpassed 200"."""
    first = at
    while clause.low(first - 1) not in _CLAUSE_ENDS and first > max(0, at - _BACK):
        first -= 1
    phrase = noun_phrase(clause.tokens, clause.skip(first, DETERMINERS))
    counts = phrase.end <= at and clause.low(phrase.end - 1) in _TOLLS
    return phrase if counts else None


def last_thing(clause: Clause) -> Counted | None:
    """Return what was counted last, None if that was a length, a time or a sum of money."""
    last = clause.last()
    return last if last and last.noun and last.noun.split()[0] not in MEASURES else None


def _is_subject(clause: Clause, number: Number) -> bool:
    """Whether a number without a noun is a subject: "Eighteen came by sea", "and 42 have left"."""
    before = clause.low(clause.skip(number.tokens[0] - 1, {"another"}, -1))
    after = clause.low(number.tokens[1])
    acts = past_form(after) and not begins_object(clause, number.tokens[1] + 1)
    return before in _OPENERS and (acts or after in AUXILIARIES - {"'s"})


def _whole_ahead(clause: Clause, number: Number) -> str:
    """Read the things from the part that follows: "of the 201, 125 families"."""
    start, end = number.tokens
    opens = clause.low(start - 1) in {"the", "those", "these"} and clause.low(start - 2) == "of"
    other = clause.starts.get(end + 1) if opens and clause.low(end) == "," else None
    return clause.phrases[other].noun if other is not None else ""


def _elided(clause: Clause, index: int) -> Counted | None:
    """Repeat what the number before counts: "two in Lund, three in Ystad and one in Kivik"."""
    number = clause.numbers[index]
    before, after = clause.low(number.tokens[0] - 1), clause.low(number.tokens[1])
    previous = clause.counted[index - 1] if index else None
    if previous is None or before not in LISTING or after not in _PLACING or clause.phrases[index].noun:
        return None
    place = clause.skip(number.tokens[1] + 1, DETERMINERS - {"all"})
    named = place < len(clause.tokens) and (clause.low(place - 1) != after or clause.tokens[place].text[0].isupper())
    last = last_thing(clause)
    return replace(previous, words=number.tokens[1:] * 2, more=False, standing="whole") if named and last else None


def _is_averted(clause: Clause, number: Number) -> bool:
    """Whether the event was prevented: "saved 3,000 lives", "prevented 12 deaths"."""
    before = clause.counted[-1] if clause.counted else None
    listed = clause.low(number.tokens[0] - 1) in LIST and before is not None and before.event in {"saved", "prevented"}
    return listed or stem(clause.low(number.tokens[0] - 1)) in _AVERTING


def _only_points(clause: Clause, number: Number) -> bool:
    """Whether a number only refers to known things: "the two leaders", "the top three spots", "one unit"."""
    before = clause.low(number.tokens[0] - 1)
    if number.qualifier == "exact" and number.value == 1 and number.high is None:
        return True
    if clause.low(number.tokens[1]) in {"additional", "further", "extra"}:
        return False
    small = number.written and number.qualifier == "exact" and number.value <= 10  # noqa: PLR2004 - the ten
    return before in {"top", "first", "last", "next", "past"} or (small and before in _POINTING)
