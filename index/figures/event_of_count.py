"""What happened to the things that a number counts: a table of rules for the word that says so. Pure."""

from collections.abc import Callable
from typing import Final

from index.language import (
    ATTACKS,
    AUXILIARIES,
    CLAUSE_WORDS,
    DETERMINERS,
    OF_PEOPLE,
    PARTICLES,
    PREPOSITIONS,
    TELLING,
    NounPhrase,
    event_for,
    event_of,
    is_weapon,
    past_form,
)
from index.speakers import REPORTING

from .clauses import BACKWARD, Clause
from .numbers import Number
from .predicates import (
    ADVERBS,
    LIST,
    NOMINAL,
    STATES,
    STOPS,
    SUBJECT,
    active_at,
    object_of,
    predicate_at,
    relative_at,
    told_after,
    verb_at,
)

_INSERTED: Final = frozenset("including with among mostly mainly most some all as many and or aged both at".split())
_SUBORDINATING: Final = frozenset({"before", "after", "since", "despite", "without", "following"})
_TOTALS: Final = frozenset("total number count group series record estimate rate sum".split())
_LINKS: Final = frozenset("to at by is was are were be been of : now stands stood reached hit as from total".split())
_OF_NOUNS: Final = frozenset(
    "killing arrest launch sale destruction cancellation injury evacuation release purchase loss".split()
)
_AIMED: Final = ATTACKS | {"target"}
_SKIPPED: Final = frozenset("another an a the its their his her further additional only just all".split())
_TELLS_OF: Final = frozenset("speaks spoke speak tells told talks is was".split())
_THOSE: Final = frozenset("them these those whom which".split())
_CUTTING: Final = frozenset("cut cuts cutting knock knocks knocked knocking loss disrupted disrupting off".split())
_NEAR: Final = 3
_BESIDE: Final = frozenset("at in from on near outside across throughout".split())
_AHEAD: Final = 14
_BACK: Final = 22
_LIST_LENGTH: Final = 14


def event(clause: Clause, index: int, phrase: NounPhrase) -> str:
    """Find what happened to the things that the number at `index` counts; "" if no rule of `RULES` applies."""
    return next(filter(None, (rule(clause, index, phrase) for rule in RULES)), "")


def predicate_behind(clause: Clause, index: int, phrase: NounPhrase) -> str:
    """Read what follows the things: "14 people were killed", "14 dead", "12 houses with damage"."""
    number = clause.numbers[index]
    only_where = _is_whole(clause, number) or _is_setting(clause, number, phrase)
    return told_after(clause, phrase, predicates=not only_where)


def done_to_a_part(clause: Clause, index: int, _: NounPhrase) -> str:
    """Read what others did to a part: "21 of which the army destroyed"."""
    whole = clause.whole(clause.numbers[index])
    return relative_at(clause, whole + 1) if whole is not None and clause.low(whole) in BACKWARD else ""


def event_of_the_greater_number(clause: Clause, index: int, phrase: NounPhrase) -> str:
    """Return the event of the number that this one is a part of: "including 15 children", "of which three"."""
    last = clause.last()
    return (_after_insertion(clause, phrase.end) or last.event) if last and _is_part(clause, index, phrase) else ""


def verb_before(clause: Clause, index: int, phrase: NounPhrase) -> str:
    """Read the verb whose object the number is: "killing at least 14", "has launched 13 missiles"."""
    number = clause.numbers[index]
    found = _told_before(clause, number, phrase)
    # "Officials report 20 houses with damage" tells more by its noun.
    return (_nominal(clause, number, phrase) if found == "reported" else "") or found


def predicate_further_on(clause: Clause, index: int, phrase: NounPhrase) -> str:
    """Read the predicate after a list, an insertion or a place: "three people, among them a girl, died"."""
    return _told_further_on(clause, clause.numbers[index], phrase)


def event_of_the_list(clause: Clause, index: int, _: NounPhrase) -> str:
    """Return the event of the number before it in a list: "13 missiles and 32 drones"."""
    return _in_list(clause, index)


def noun_of_the_toll(clause: Clause, index: int, phrase: NounPhrase) -> str:
    """Read the noun that says what a toll counts: "the toll is now 40", "the number of wounded at six"."""
    return _nominal(clause, clause.numbers[index], phrase)


def there_are(clause: Clause, index: int, _: NounPhrase) -> str:
    """Read "there were 200 guests"."""
    return "present" if _is_there(clause, clause.numbers[index]) else ""


def event_of_all(clause: Clause, index: int, _: NounPhrase) -> str:
    """Return what happened to all of them: "twelve were hurt, two of them badly"."""
    whole = clause.whole(clause.numbers[index])
    last = clause.last()
    return last.event if whole is not None and clause.goes_back(whole) and last else ""


Rule = Callable[[Clause, int, NounPhrase], str]
"""Takes a sentence, the index of a number in it and its noun phrase; returns the event, "" if it doesn't apply."""

RULES: Final[tuple[Rule, ...]] = (
    predicate_behind,
    done_to_a_part,
    event_of_the_greater_number,
    verb_before,
    predicate_further_on,
    event_of_the_list,
    noun_of_the_toll,
    there_are,
    event_of_all,
)
"""In the order in which they are tried, nearest evidence first; the first that finds an event decides."""


def _is_whole(clause: Clause, number: Number) -> bool:
    """Whether the number only describes something else: "three of the seven", "a town of 8,000"."""
    at = clause.skip(number.tokens[0] - 1, {"the", "these", "those", "its", "their", "all"}, -1)
    return clause.low(at) == "of" and clause.low(at - 1) not in _TOTALS | NOMINAL.keys() | _OF_NOUNS


def _is_setting(clause: Clause, number: Number, phrase: NounPhrase) -> bool:
    """Whether the number only says where others did something: "nurses at 76 hospitals walked out"."""
    beside = clause.low(number.tokens[0] - 1) in _BESIDE and number.tokens[0] > 1
    return beside and clause.low(phrase.end + 1) not in {"by", "in", "during"}


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


def _told_before(clause: Clause, number: Number, phrase: NounPhrase) -> str:
    """Read the verb whose object the number is: "killing at least 14", "has launched 13 missiles"."""
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
        at -= 1  # "gave Ukraine 31 tanks"
    return object_of(clause, at, phrase)


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


def _told_further_on(clause: Clause, number: Number, phrase: NounPhrase) -> str:
    """Find the predicate of the number after a list, an insertion or a place."""
    before = clause.low(number.tokens[0] - 1)
    told_of = before == "of" and clause.low(number.tokens[0] - 2) in _TELLS_OF | {"total"}
    if not told_of and (before in PREPOSITIONS or _is_whole(clause, number)):
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
    inside = end is not None and clause.low(end - 2) == "among" and clause.low(end - 1) in _THOSE
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


def _in_list(clause: Clause, index: int) -> str:
    """Take over the event of the number before in a list: "13 missiles and 32 drones"."""
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


def _nominal(clause: Clause, number: Number, phrase: NounPhrase) -> str:
    """Read the noun that a toll goes by: "the toll is now 40", "the number of wounded at six"."""
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


def _is_there(clause: Clause, number: Number) -> bool:
    at = clause.skip(number.tokens[0] - 1, AUXILIARIES | {"also", "still", "now"}, -1)
    return clause.low(at) == "there" and at < number.tokens[0] - 1
