"""What happened to the things that a number counts: the verb, participle or noun that says so. Rules. Pure."""

from typing import Final

from .clauses import BACKWARD, Clause
from .events import CHANGES, OF_PEOPLE, TELLING, event_for, event_of, is_weapon, past_form
from .numbers import Number
from .phrases import AUXILIARIES, CLAUSE_WORDS, DETERMINERS, PARTICLES, PREPOSITIONS, NounPhrase

_STOPS: Final = frozenset('.;:!?–—()"“”')
_LIST: Final = frozenset({"and", "or", ",", "&"})
_INSERTED: Final = frozenset("including with among mostly mainly most some all as many and or aged both at".split())
_BEING: Final = frozenset("was were is are am be been being wasn't weren't isn't aren't".split())
_STATES: Final = frozenset("dead missing injured wounded killed hurt homeless".split())
# Said of those whom it befalls, in headlines in the present.
_DYING: Final = frozenset({"die", "dies", "died", "drown", "drowns", "drowned", "perish", "perished"})
_SUBORDINATING: Final = frozenset({"before", "after", "since", "despite", "without", "following"})
_SUPPOSING: Final = frozenset(
    "believed thought reported estimated feared said known expected presumed understood".split()
)
_ADVERBS: Final = frozenset("also already since still now later again".split())
_TOTALS: Final = frozenset("total number count group series record estimate rate sum".split())
_LINKS: Final = frozenset("to at by is was are were be been of : now stands stood reached hit as from total".split())
_NOMINAL: Final = {
    "toll": "killed", "deaths": "killed", "fatalities": "killed", "dead": "killed", "death": "killed",
    "killed": "killed", "injured": "injured", "injuries": "injured", "wounded": "injured", "arrests": "arrested",
    "detained": "arrested",    "missing": "missing", "infections": "infected",
}  # fmt: skip
_OF_NOUNS: Final = frozenset(
    "killing arrest launch sale destruction cancellation injury evacuation release purchase loss".split()
)
_ATTACKS: Final = frozenset(
    "attack attacks bombing bombings strike strikes airstrike airstrikes shelling bombardment raid raids".split()
)
_SKIPPED: Final = frozenset("another an a the its their his her further additional only just all".split())
_TIMES: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight overnight alone".split()
)
# What people do themselves and what counts for all that.
_OWN_DOING: Final = frozenset({"fled", "attended", "visited", "voted", "survived", "marched", "recovered"})
_AHEAD: Final = 14
_BACK: Final = 16


def event(clause: Clause, index: int, phrase: NounPhrase) -> str:
    """Find what happened to what the number at `index` counts, nearest evidence first; "" when nothing says."""
    number = clause.numbers[index]
    return (
        _told_after(clause, phrase, predicates=not (_is_whole(clause, number) or _is_setting(clause, number, phrase)))
        or _as_part(clause, index, phrase)
        or _told_before(clause, number, phrase)
        or _told_further_on(clause, number, phrase)
        or _in_list(clause, index)
        or _nominal(clause, number, phrase)
        or ("present" if _is_there(clause, number) else "")
        or _of_them(clause, number)
    )


def told_after(clause: Clause, phrase: NounPhrase) -> str:
    """Read only the predicate, participle or relative clause right after a noun."""
    return _told_after(clause, phrase, predicates=True)


def _is_whole(clause: Clause, number: Number) -> bool:
    """Tell whether the number only belongs to something else: "three of the seven", "a town of 8,000"."""
    at = clause.skip(number.tokens[0] - 1, {"the", "these", "those", "its", "their", "all"}, -1)
    return clause.low(at) == "of" and clause.low(at - 1) not in _TOTALS | _NOMINAL.keys() | _OF_NOUNS


def _is_setting(clause: Clause, number: Number, phrase: NounPhrase) -> bool:
    """Tell whether the number only says where others did something: "nurses at 76 hospitals walked out"."""
    beside = clause.low(number.tokens[0] - 1) in {"at", "in", "from", "on", "near", "outside"} and number.tokens[0] > 1
    return beside and clause.low(phrase.end + 1) not in {"by", "in", "during"}


def _of_them(clause: Clause, number: Number) -> str:
    """Take over what happened to all: "twelve were hurt, two of them badly"."""
    whole = clause.whole(number)
    last = clause.last()
    return last.event if whole is not None and clause.low(whole) in BACKWARD and last else ""


def _told_after(clause: Clause, phrase: NounPhrase, *, predicates: bool) -> str:
    at = phrase.end
    while clause.low(at).endswith("ly") or clause.low(at) in _ADVERBS:
        at += 1
    if clause.low(at) in {"that", "which", "who"}:
        return _predicate(clause, at + 1, phrase.noun) or _active(clause, at + 1, phrase.noun)
    word = clause.low(at)
    if word in AUXILIARIES:
        return _predicate(clause, at, phrase.noun) if predicates else ""
    if word in _STATES and phrase.noun and not _begins_object(clause, at + 1):
        return TELLING[word]
    # A participle goes on with a preposition: "of the 49 drones launched at the port".
    participle = past_form(word) and (predicates or clause.low(at + 1) in (PREPOSITIONS - PARTICLES) | {","})
    return _active(clause, at, phrase.noun) if participle or word in _DYING else ""


def _predicate(clause: Clause, at: int, noun: str) -> str:
    """Read auxiliaries and the verb they go with: "had been shot down", "are missing"."""
    start = at
    being = False
    while clause.low(at) in AUXILIARIES or clause.low(at).endswith("ly") or clause.low(at) in _ADVERBS:
        being = being or clause.low(at) in _BEING
        at += 1
    word = clause.low(at)
    if at == start or word == "not":
        return ""
    if word in TELLING and not past_form(word):
        return TELLING[word]
    if being and word == "among":
        state = clause.low(clause.skip(at + 1, {"the", "those"}))
        return TELLING.get(state, "")  # "two nurses were among the dead"
    if being and word in _SUPPOSING and clause.low(at + 1) == "to":
        return _predicate(clause, at + 2, noun)  # "are believed to have been detained"
    if being:
        return _verb_at(clause, at) if past_form(word) else ""
    return _active(clause, at, noun)


def _active(clause: Clause, at: int, noun: str) -> str:
    """Read a verb that may be active: what "two gunmen killed a guard" tells did not happen to them."""
    word = clause.low(at)
    found = _verb_at(clause, at)
    if is_weapon(noun) or not found or found in _OWN_DOING or word in _DYING:
        return found
    return "" if _begins_object(clause, at + 1 + (clause.low(at + 1) in PARTICLES)) else found


def _begins_object(clause: Clause, at: int) -> bool:
    word = clause.low(at)
    if not word or not (word[0].isalpha() or word[0].isdigit()) or word in _TIMES or word.endswith("ly"):
        return False
    return word in DETERMINERS or not (
        word in PREPOSITIONS | CLAUSE_WORDS | AUXILIARIES | _ADVERBS | _LIST or event_of(word)
    )


def _verb_at(clause: Clause, at: int) -> str:
    """Name the event of the verb at a place, its particle included."""
    word, after = clause.low(at), clause.low(at + 1)
    found = event_of(word)
    if found is None or word in CHANGES - {"hit", "added", "estimated"}:
        return ""
    if after == "down" and found == "shot":
        return "shot down"
    if after not in {"out", "off", "down", "up"} or not past_form(word) or found in OF_PEOPLE or found.endswith(after):
        return found
    return "laid off" if (word, after) == ("laid", "off") else f"{found} {after}"


def _told_before(clause: Clause, number: Number, phrase: NounPhrase) -> str:
    """Read the verb whose object the number is: "killing at least 14", "has launched 13 missiles"."""
    at = number.tokens[0] - 1
    while clause.low(at) in _SKIPPED or (clause.low(at) == "of" and clause.low(at - 1) in _TOTALS):
        at -= 2 if clause.low(at) == "of" else 1
    word = clause.low(at)
    if word == "of":
        return _NOMINAL.get(clause.low(at - 1)) or _of_noun(clause.low(at - 1))
    if word in PARTICLES:
        return _with_particle(clause.low(at - 1), word)
    if word in PREPOSITIONS or at < 0:
        return ""
    if event_of(word) is None and clause.tokens[at].text[0].isupper():
        at -= 1  # "gave Ukraine 31 tanks"
    return _object_of(clause, at, phrase)


def _object_of(clause: Clause, at: int, phrase: NounPhrase) -> str:
    """Name the event of a verb whose object follows it; nouns that look like verbs and mere changes are none."""
    word = clause.low(at)
    if word in {"leaving", "leaves", "left", "leave"}:
        return "" if phrase.event else "left"
    noun = word == "record" or (clause.low(at - 1) in DETERMINERS and not past_form(word))
    change = word in CHANGES and not (word == "hit" and event_for(phrase.noun, "affected") != "affected")
    return "" if noun or change else event_of(word) or ""


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
    """Look past a list, an insertion or a place for the predicate that belongs to the number."""
    if clause.low(number.tokens[0] - 1) in PREPOSITIONS or _is_whole(clause, number):
        return ""
    at = phrase.end
    while at < min(phrase.end + _AHEAD, len(clause.tokens)):
        word = clause.low(at)
        if word in AUXILIARIES - {"'s"}:
            return _predicate(clause, at, phrase.noun)
        if past_form(word) and clause.low(at - 1) == "," and at > phrase.end + 1:
            return _active(clause, at, phrase.noun)  # "three people, among them a girl, died"
        end = _step(clause, at, phrase)
        if end is None:
            break
        if end > at + 1 and clause.low(end) in _STATES:
            return TELLING[clause.low(end)]
        at = end
    return ""


def _step(clause: Clause, at: int, phrase: NounPhrase) -> int | None:
    """Go on by a token, or past a number and its noun; None where a new thought begins."""
    word = clause.low(at)
    if at in clause.starts:
        return _past_number(clause, at)
    inside = clause.low(at - 1) in _LIST | PREPOSITIONS | DETERMINERS
    if word in _STOPS or word in CLAUSE_WORDS | _SUBORDINATING or (past_form(word) and not inside):
        return None
    after = clause.low(at + 1)
    goes_on = after in _INSERTED or after in AUXILIARIES or at + 1 in clause.starts
    closes = at > phrase.end and past_form(after)
    return None if word == "," and not (goes_on or closes) else at + 1


def _past_number(clause: Clause, at: int) -> int | None:
    """Step over a number and its noun in a list; None when a new thought begins with it."""
    inner = clause.starts[at]
    number, phrase = clause.numbers[inner], clause.phrases[inner]
    return None if phrase.event or clause.whole(number) is not None else max(phrase.end, number.tokens[1])


def _as_part(clause: Clause, index: int, phrase: NounPhrase) -> str:
    """Take over the event of the number that this one is a part of: "including 15 children", "of which three"."""
    at = clause.numbers[index].tokens[0] - 1
    opening = (clause.low(at - 1), clause.low(at))
    part = (
        opening[1] == "including"
        or _among(clause, at)
        or (opening[0] == "of" and opening[1] in {"which", "whom", "them"})
    )
    last = clause.last()
    # "including 16 in Lund, 12 in Ystad"
    before = clause.counted[index - 1] if index else None
    part = part or (before is not None and before.standing == "part" and not phrase.noun and clause.low(at) in _LIST)
    return (_after_insertion(clause, phrase.end) or last.event) if part and last else ""


def _among(clause: Clause, at: int) -> bool:
    """Tell whether the number opens after "among them (were)"."""
    at = clause.skip(at, AUXILIARIES | {"also", ","}, -1)
    return clause.low(at - 1) in {"among", "amongst"} and clause.low(at) in _STATES | {
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
    return _predicate(clause, at + 1, "") if clause.low(at) == "," else ""


def _in_list(clause: Clause, index: int) -> str:
    """Take over the event of the number before in a list: "13 missiles and 32 drones"."""
    at = clause.numbers[index].tokens[0] - 1
    previous = clause.counted[index - 1] if index else None
    if previous is None or clause.low(at) not in _LIST:
        return ""
    end = max(clause.phrases[index - 1].end, clause.numbers[index - 1].tokens[1])
    between = clause.tokens[end : at + 1]
    listed = len(between) <= 6 and all(  # noqa: PLR2004 - a list, not a clause
        token.low in _LIST or (token.text[0].isalpha() and token.low not in PREPOSITIONS | CLAUSE_WORDS | AUXILIARIES)
        for token in between
    )
    return previous.event if listed else ""


def _nominal(clause: Clause, number: Number, phrase: NounPhrase) -> str:
    """Read the noun that a toll goes by: "the toll is now 40", "the number of wounded at six"."""
    at = number.tokens[0] - 1
    if phrase.noun in {"", "people", "children", "adults"} and (
        clause.low(at) in _LINKS or (clause.low(at) == "and" and not phrase.noun)
    ):
        for place in range(at, max(-1, at - _BACK), -1):
            if clause.low(place) in {".", ";", "!", "?"}:
                break
            if clause.low(place) in _NOMINAL:
                return _NOMINAL[clause.low(place)]
    words = {token.low for token in clause.tokens}
    affected = event_for(phrase.noun, "affected")
    if affected == "damaged" and words & {"damage", "damages"}:
        return "damaged"
    if is_weapon(phrase.noun) and (clause.low(at) in {"by", "with", "using", "involving"} or words & _ATTACKS):
        return "launched"  # "hit by two rockets", "an attack (20 drones)"
    return "attacked" if affected == "attacked" and words & _ATTACKS else ""


def _is_there(clause: Clause, number: Number) -> bool:
    at = clause.skip(number.tokens[0] - 1, AUXILIARIES | {"also", "still", "now"}, -1)
    return clause.low(at) == "there" and at < number.tokens[0] - 1
