"""Verbs, participles and relative clauses that say what happened to the things named before them. Pure."""

from typing import Final

from index.language import (
    AUXILIARIES,
    BEFALLING,
    CHANGES,
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

from .clauses import Clause

STOPS: Final = frozenset('.;:!?–—()"“”')
LIST: Final = frozenset({"and", "or", ",", "&"})
_BEING: Final = frozenset("was were is are am be been being wasn't weren't isn't aren't".split())
STATES: Final = frozenset("dead missing injured wounded killed hurt homeless".split())
# The subject of these verbs is who died; headlines use the present.
_DYING: Final = frozenset({"die", "dies", "died", "drown", "drowns", "drowned", "perish", "perished"})
_SUPPOSING: Final = frozenset(
    "believed thought reported estimated feared said known expected presumed understood".split()
)
ADVERBS: Final = frozenset("also already since still now later again".split())
_BEFORE_LACKING: Final = AUXILIARIES | ADVERBS | frozenset("remain remains remained stay stayed left go went".split())
NOMINAL: Final = {
    "toll": "killed", "deaths": "killed", "fatalities": "killed", "dead": "killed", "death": "killed",
    "killed": "killed", "injured": "injured", "injuries": "injured", "wounded": "injured", "arrests": "arrested",
    "detained": "arrested",    "missing": "missing", "infections": "infected",
}  # fmt: skip
_SUPPLIES: Final = frozenset({"power", "electricity", "water", "heat", "heating", "gas"})
_LOSING: Final = frozenset("lost lose loses losing".split())
_SUBORDINATING: Final = frozenset({"after", "before", "since", "as", "following", "said", "says"})
_LAYING: Final = frozenset({"lay", "lays", "laid", "laying"})
_WITHOUT: Final = _LOSING | {"without"}
_SAID_TO_BE: Final = _SUPPOSING | frozenset("confirmed declared pronounced listed found presumed left feared".split())
_TIMES: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight overnight alone including either "
    "both".split()
)
# What people do themselves, and what is counted nevertheless: "200 people fled".
_OWN_DOING: Final = frozenset({"fled", "attended", "visited", "voted", "survived", "marched", "recovered"})
_THEY: Final = frozenset("he she it they we".split())
SUBJECT: Final = 9
INSERTION: Final = 14
_NAME: Final = 5


def told_after(clause: Clause, phrase: NounPhrase, *, predicates: bool = True) -> str:
    """Find the event in the participle, the relative clause or, with `predicates`, the predicate right after a noun.

    Args:
        clause: The sentence.
        phrase: The noun phrase of the things.
        predicates: Whether the things may be the subject of the sentence: not in "nurses at two hospitals were hurt".

    Returns:
        The event as in `Counted.event`, "" if nothing is said.
    """
    at = past_insertion(clause, phrase.end) if predicates else phrase.end
    while clause.low(at).endswith("ly") or clause.low(at) in ADVERBS or (at < phrase.end + 1 and _opens(clause, at)):
        at += 1
    if lacking := lacking_at(clause, at):
        return lacking
    at = _past_place(clause, at)
    if (clause.low(at), clause.low(at + 2)) == (",", ",") and clause.low(at + 3) == "which":
        at += 3  # "drones, foreign-made, which the army launched"
    word = clause.low(at)
    if word in {"that", "which", "who", "whom"}:
        return _in_relative_clause(clause, at + 1, phrase, predicates=predicates)
    if word in AUXILIARIES:
        return predicate_at(clause, at, phrase.noun) if predicates else ""
    if word in STATES and phrase.noun and not begins_object(clause, at + 1):
        return TELLING[word]
    return _participle_at(clause, at, phrase, predicates=predicates)


def _in_relative_clause(clause: Clause, at: int, phrase: NounPhrase, *, predicates: bool) -> str:
    """Read a relative clause, or the predicate after it: "men who died", "drones that the army launched"."""
    return (
        predicate_at(clause, at, phrase.noun)
        or active_at(clause, at, phrase.noun)
        or relative_at(clause, at)
        or (_past_relative(clause, at, phrase) if predicates else "")
    )


def _participle_at(clause: Clause, at: int, phrase: NounPhrase, *, predicates: bool) -> str:
    """Read a participle or verb right after the noun: "14 people killed in Lund", "14 people died"."""
    word = clause.low(at)
    # A participle is followed by a preposition: "of the 49 drones launched at the port".
    participle = past_form(word) and (predicates or clause.low(at + 1) in (PREPOSITIONS - PARTICLES) | {","})
    found = active_at(clause, at, phrase.noun) if participle or word in _DYING else ""
    # "flights run by the airline had been cancelled"
    told = _past_relative(clause, at, phrase) if predicates and found else ""
    return told if told and (found not in BEFALLING or told in BEFALLING) else found


def _opens(clause: Clause, at: int) -> bool:
    """Whether a quotation begins inside the clause: "four of them “died at once”"."""
    return clause.low(at) in {"“", '"'} and clause.low(at + 1).isalpha()


def past_insertion(clause: Clause, at: int) -> int:
    """Skip what is between dashes or brackets before a verb: "six people – three of them nurses – were hurt"."""
    closing = {"–": "–", "—": "—", "-": "-", "(": ")"}.get(clause.low(at))
    if closing is None:
        return at
    end = next((place for place in range(at + 1, at + INSERTION) if clause.low(place) == closing), None)
    return end + 1 if end and clause.low(end + 1) in AUXILIARIES else at


def _past_place(clause: Clause, at: int) -> int:
    """Skip a place before a relative clause or a verb: "people in Lund who have died"."""
    if clause.low(at) not in {"in", "from", "at", "across"}:
        return at
    end = clause.skip(at + 1, DETERMINERS)
    start = end
    while end < min(start + _NAME, len(clause.tokens)) and clause.tokens[end].text[0].isupper():
        end += 1
    follows = clause.low(end)
    told = follows in {"who", "that", "which"} or (past_form(follows) and follows not in CHANGES) or follows in _LOSING
    return end if end > start and told else at


def _past_relative(clause: Clause, at: int, phrase: NounPhrase) -> str:
    """Read the predicate after a short relative clause: "patients who had a fever have recovered"."""
    for place in range(at + 1, min(at + _NAME + 2, len(clause.tokens))):
        word = clause.low(place)
        if word in STOPS or word in LIST or word in CLAUSE_WORDS or word in _SUBORDINATING:
            return ""
        before = clause.low(place - 1)
        if word in AUXILIARIES and before not in AUXILIARIES | DETERMINERS | {"to"} and place > at + 1:
            return predicate_at(clause, place, phrase.noun)
    return ""


def lacking_at(clause: Clause, at: int) -> str:
    """Read which supply is cut off: "remained without power", "lost electricity", "were in the dark"."""
    at = clause.skip(at, _BEFORE_LACKING)
    if clause.low(at) == "in" and clause.low(at + 1) == "the" and clause.low(at + 2) == "dark":
        return "without power"
    supply = clause.low(at + 1) if clause.low(at) in _WITHOUT else ""
    return ("without " + ("power" if supply == "electricity" else supply)) if supply in _SUPPLIES else ""


def relative_at(clause: Clause, at: int) -> str:
    """Read the verb of a relative clause whose object is the things: "(drones that) the army launched"."""
    first = clause.tokens[at] if at < len(clause.tokens) else None
    if first is None or not (first.text[0].isupper() or first.low in DETERMINERS | _THEY):
        return ""
    for place in range(at + 1, min(at + SUBJECT, len(clause.tokens))):
        word = clause.low(place)
        if word in STOPS or word in CLAUSE_WORDS or word in _BEING or word == ",":
            return ""
        if past_form(word) and clause.low(place - 1) not in DETERMINERS:
            after = place + 1 + (clause.low(place + 1) in PARTICLES)
            # "that they planned to use"
            return "" if clause.low(after) == "to" or begins_object(clause, after) else verb_at(clause, place)
    return ""


def predicate_at(clause: Clause, at: int, noun: str) -> str:
    """Read auxiliaries and their verb: "had been shot down", "are missing"."""
    start = at
    being = False
    while clause.low(at) in AUXILIARIES or clause.low(at).endswith("ly") or clause.low(at) in ADVERBS:
        being = being or clause.low(at) in _BEING
        at += 1
    if lacking := lacking_at(clause, at):
        return lacking
    at += _opens(clause, at)
    word = clause.low(at)
    if at == start or word == "not":
        return ""
    if word in TELLING and not past_form(word):
        return TELLING[word]
    return _state_at(clause, at, noun) if being else active_at(clause, at, noun)


def _state_at(clause: Clause, at: int, noun: str) -> str:
    """Read the state or participle after a form of "be"."""
    word = clause.low(at)
    if word == "the":
        # "21 were the dead", "twelve is the death toll"
        named = (NOMINAL[clause.low(place)] for place in range(at + 1, at + 5) if clause.low(place) in NOMINAL)
        return next(named, "")
    if word == "among":
        state = clause.low(clause.skip(at + 1, {"the", "those"}))
        return TELLING.get(state, "")  # "two nurses were among the dead"
    if word in _SAID_TO_BE and clause.low(at + 1) in STATES:
        return TELLING[clause.low(at + 1)]  # "were reported dead"
    if word in _SUPPOSING and clause.low(at + 1) == "to":
        return predicate_at(clause, at + 2, noun)  # "are believed to have been detained"
    return verb_at(clause, at) if past_form(word) else ""


def active_at(clause: Clause, at: int, noun: str) -> str:
    """Read a verb that may be active: in "two gunmen killed a guard" nothing happened to the gunmen."""
    word = clause.low(at)
    found = verb_at(clause, at)
    if is_weapon(noun) or not found or found in _OWN_DOING or word in _DYING:
        return found
    return "" if begins_object(clause, at + 1 + (clause.low(at + 1) in PARTICLES)) else found


def verb_at(clause: Clause, at: int) -> str:
    """Return the event of the verb at an index, with its particle: "shot down"; "" for any other word."""
    word, after = clause.low(at), clause.low(at + 1)
    if word in _LAYING and after == "off":
        return "laid off"
    found = event_of(word)
    if found is None or word in CHANGES - {"hit", "added", "estimated"}:
        return ""
    if after == "down" and found == "shot":
        return "shot down"
    if after not in {"out", "off", "down", "up"} or not past_form(word) or found in OF_PEOPLE or found.endswith(after):
        return found
    return f"{found} {after}"


def object_of(clause: Clause, at: int, phrase: NounPhrase) -> str:
    """Return the event of a verb before its object; "" for nouns that look like verbs and for mere changes."""
    word = clause.low(at)
    if word in {"leaving", "leaves", "left", "leave"}:
        return "" if phrase.event else "left"
    noun = word == "record" or (clause.low(at - 1) in DETERMINERS and not past_form(word))
    change = word in CHANGES and not (word == "hit" and event_for(phrase.noun, "affected") != "affected")
    return "" if noun or change else event_of(word) or ""


def begins_object(clause: Clause, at: int) -> bool:
    """Whether the object of a verb begins at an index."""
    word = clause.low(at)
    if not word or not (word[0].isalpha() or word[0].isdigit()) or word in _TIMES or word.endswith("ly"):
        return False
    return word in DETERMINERS or not (
        word in PREPOSITIONS | CLAUSE_WORDS | AUXILIARIES | ADVERBS | LIST or event_of(word)
    )
