"""What lengths, times, percentages and sums of money measure. Pure."""

from typing import Final

from index.language import (
    AUXILIARIES,
    CHANGES,
    CLAUSE_WORDS,
    DETERMINERS,
    FALLS,
    OF_PEOPLE,
    PREPOSITIONS,
    RISES,
    NounPhrase,
    event_of,
    noun_class,
    noun_phrase,
    past_form,
)

from .clauses import Clause, Counted
from .distance import Distance
from .predicates import object_of, told_after

SPACE: Final = frozenset({"miles", "kilometers", "meters", "feet", "yards"})
TIME: Final = frozenset("hours days weeks months years minutes seconds decades centuries nights".split())
_UNIT_NAMES: Final = {
    "%": "percent", "c": "degrees", "f": "degrees", "mph": "miles per hour", "kph": "kilometers per hour",
    "kmh": "kilometers per hour", "kg": "kilograms", "lb": "pounds (weight)", "lbs": "pounds (weight)", "ft": "feet",
    "gw": "gigawatts", "mw": "megawatts", "kw": "kilowatts", "tb": "terabytes", "gb": "gigabytes",
    "$": "dollars", "£": "pounds", "€": "euros", "¥": "yen", "₹": "rupees", "₽": "rubles", "₴": "hryvnias",
}  # fmt: skip
MEASURES: Final = SPACE | TIME | frozenset(_UNIT_NAMES.values()) | {"share", "lives", "mphs"}
_DIRECTIONS: Final = frozenset(
    "north south east west away northeast northwest southeast southwest off outside inland".split()
)
_LINKS: Final = frozenset(
    "is was are were at to of by stood stands hit reached a an about total totaled totalled".split()
)
_OF_PERCENT: Final = frozenset(
    "drop rise increase decrease cut stake threshold share margin discount tax tariff chance majority growth decline "
    "gain loss turnout raise hike jump interest".split()
)
_NO_THING: Final = frozenset(
    "enough more less each apiece yearly monthly annually weekly daily worth wealthy extra".split()
)
_IS: Final = frozenset({"is", "are", "was", "were", "'s"})
_MERELY: Final = frozenset("just only about some around merely roughly nearly almost barely".split())
_EXPECTED: Final = frozenset("to need needs needed expected forecast set likely going still also already".split())
_STATING: Final = _IS | {"stood", "stands", "total", "totaled", "totalled"}
_INSERTED: Final = 8
_DONE_TO_THINGS: Final = frozenset({"destroyed", "damaged", "flooded", "burned", "shot down"})
_REACH: Final = 5
_NEAR: Final = 3


def extent(clause: Clause, phrase: NounPhrase, words: tuple[int, int]) -> Counted:
    """Read what a length or a time measures: "kilometers from the border", "years of fighting"."""
    power = clause.low(phrase.end - 2) if phrase.end - 2 >= words[0] else ""
    if power in {"square", "cubic"}:
        return Counted(f"{power} {phrase.noun}", (), "", words, phrase.more)
    at = clause.skip(phrase.end, _DIRECTIONS)
    link = clause.low(at)
    if link == "per":
        return Counted(f"{phrase.noun} per {clause.low(at + 1)}", (), "", words)
    of_time = link == "of" and phrase.noun in TIME
    to_place = link == "to" and (
        clause.low(words[0] - 2) in _IS or (clause.low(words[0] - 3) in _IS and clause.low(words[0] - 2) in _MERELY)
    )
    from_place = phrase.noun in SPACE and (link == "from" or (link == "of" and at > phrase.end) or to_place)
    head = _tail(clause, at + 1) if of_time or from_place else None
    if head is None:
        return Counted(phrase.noun, (), "", words, phrase.more)
    article = "the " if from_place and clause.tokens[head].text[0].islower() else ""
    thing = f"{article}{clause.low(head)}"
    noun = f"{phrase.noun} of {thing}" if of_time else Distance(phrase.noun, thing).text
    return Counted(noun, (), "", words, phrase.more)


def measured(clause: Clause, index: int) -> Counted:
    """Read what a percentage, a sum of money or another number with a unit measures."""
    number = clause.numbers[index]
    unit = _UNIT_NAMES.get(number.unit) or noun_class(number.unit)
    end = number.tokens[1]
    words = (end, end)
    if number.unit == "%" and clause.low(end) == "of":
        return _percent_of(clause, number.tokens[0], end)
    start = number.tokens[0] - 1
    before = _change_before(clause, start)
    if before is not None and (number.unit == "%" or clause.low(before) not in {"up", "down"}):
        # "rose 8%" is a change, "rose to 8%" a level.
        direction = "" if clause.low(start) == "to" else "rose" if clause.low(before) in RISES else "fell"
        return Counted(" ".join(filter(None, (unit, _subject(clause, before)))), (), direction, words)
    verb = event_of(clause.low(start)) if clause.low(start) not in CHANGES else None
    owner = "" if verb else _thing_before(clause, start)
    thing = _thing_after(clause, end, named=clause.low(start) in DETERMINERS)
    if number.unit == "%" and thing not in _OF_PERCENT:
        thing = ""
    about = owner if clause.low(start) == "of" else thing or owner
    return Counted(" ".join(filter(None, (unit, about))), (), verb or "", words)


def _percent_of(clause: Clause, start: int, end: int) -> Counted:
    at = clause.skip(end + 1, DETERMINERS)
    head = noun_phrase(clause.tokens, at, single=True)
    if not head.noun:
        return Counted("percent", (), "", (end, end))
    done = object_of(clause, start - 1, head)
    told = head.event or told_after(clause, head) or (done if done in OF_PEOPLE | _DONE_TO_THINGS else "")
    return Counted(f"percent of {head.noun}", head.modifiers, told, (head.first, head.end))


def _change_before(clause: Clause, at: int) -> int | None:
    """Find a verb of change just before the number: "increased by a staggering 12%"."""
    for place in range(at, max(-1, at - _NEAR), -1):
        if clause.low(place) in RISES | FALLS:
            return place
        if clause.low(place) not in DETERMINERS | {"by", "to", "another"} and not clause.low(place).endswith(
            ("ing", "ly")
        ):
            return None
    return None


def _thing_after(clause: Clause, at: int, *, named: bool) -> str:
    """Read "in damages", "worth of shares" and, after an article (`named`), the noun: "a $44 billion purchase"."""
    if clause.low(at) in {"a", "per", "each", "every"} and clause.low(at + 2) == "in":
        at += 2
    if clause.low(at) == "worth" and clause.low(at + 1) == "of":
        at += 2
    elif clause.low(at) == "in":
        at += 1
    word = clause.low(at)
    if not word or not word[0].isalpha() or not clause.tokens[at].text[0].islower() or _is_link(word):
        return ""
    if event_of(word) and (not named or past_form(word)):
        return ""
    head = _tail(clause, at)
    found = clause.low(head) if head is not None else ""
    return "" if found.rstrip("s") + "s" in TIME or not found else found


def _thing_before(clause: Clause, at: int) -> str:
    """Read the noun whose value the number is: "revenue of $2 billion", "inflation was 8%"."""
    if clause.low(at) not in _LINKS:
        return ""
    stated = clause.low(at) in _STATING
    at = clause.skip(at, _LINKS | AUXILIARIES, -1)
    at = _before_place(clause, at) if stated else at
    word = clause.low(at)
    common = word.isalpha() and word not in {"percent", "cent"} and (at == 0 or clause.tokens[at].text[0].islower())
    return word if common and not _is_link(word) else ""


def _has_object(clause: Clause, at: int) -> bool:
    """Whether a word is a verb in "-ing" with its object: "payments starting June 19"."""
    after = clause.tokens[at + 1] if at + 1 < len(clause.tokens) else None
    led = after is not None and (after.low in DETERMINERS or not after.text[0].islower()) and after.text[0].isalnum()
    return led and clause.low(at).endswith("ing")


def _before_place(clause: Clause, at: int) -> int:
    """Step back over a place: in "the rate in the state (was 5%)", from "state" to "rate"."""
    for place in range(at - 1, max(0, at - _NEAR), -1):
        if clause.low(place) in {"in", "across", "among"}:
            return at if past_form(clause.low(place - 1)) else place - 1
        if clause.low(place) in PREPOSITIONS:
            return at
    return at


def _is_link(word: str) -> bool:
    return (
        word in PREPOSITIONS
        or word in AUXILIARIES
        or word in CLAUSE_WORDS
        or word in DETERMINERS
        or word in {"and", "or"}
    )


def _subject(clause: Clause, verb: int) -> str:
    """Return the noun before a verb, past auxiliaries and adverbs; "" if there is none."""
    at = verb - 1
    while clause.low(at) in AUXILIARIES | _EXPECTED or clause.low(at).endswith("ly"):
        at -= 1
    if clause.low(at) == ",":  # "the index, for comparison, rose"
        at = next((place - 1 for place in range(at - 1, max(0, at - _INSERTED), -1) if clause.low(place) == ","), at)
    word = clause.low(at)
    return word if word.isalpha() and not _is_link(word) else ""


def _tail(clause: Clause, at: int) -> int | None:
    """Find the last word of the noun phrase that begins at an index; None if none begins there."""
    last = None
    for place in range(at, min(at + _REACH, len(clause.tokens))):
        token = clause.tokens[place]
        if token.low in DETERMINERS or token.low == "'s":
            continue
        if not token.text[0].isalpha() or _is_link(token.low) or token.low in _NO_THING or token.low.endswith("ly"):
            break
        if last is not None and (past_form(token.low) or _has_object(clause, place)):
            break
        last = place
    return last
