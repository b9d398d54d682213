"""What a number counts: which things, and what happened to them. Rules over the words around it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from .events import CHANGES, FALLS, OF_PEOPLE, RISES, TELLING, event_for, event_of, noun_class, past_form
from .numbers import Number, plural_noun
from .phrases import AUXILIARIES, CLAUSE_WORDS, DETERMINERS, PARTICLES, PREPOSITIONS, NounPhrase, noun_phrase
from .tokens import Token

_STOPS: Final = frozenset(".;:!?")
_QUOTES: Final = frozenset('"“”')
_LIST: Final = frozenset({"and", "or", ",", "&"})
_BACKWARD: Final = frozenset({"which", "whom", "them"})
_CURRENCY_NAMES: Final = {
    "$": "dollars",
    "£": "pounds",
    "€": "euros",
    "¥": "yen",
    "₹": "rupees",
    "₽": "rubles",
    "₴": "hryvnias",
}
_TOTALS: Final = frozenset(["total", "number", "count", "group", "series", "record", "estimate", "rate", "sum"])
_LINKS: Final = frozenset(("to at by is was are were be been of : now stands stood reached hit as from").split())
_NOMINAL: Final = {
    "toll": "killed", "deaths": "killed", "fatalities": "killed", "dead": "killed", "injured": "injured",
    "injuries": "injured", "wounded": "injured", "arrests": "arrested", "missing": "missing", "infections": "infected",
    "detained": "arrested", "death": "killed", "killed": "killed",
}  # fmt: skip
_ATTACKS: Final = frozenset(
    ("attack attacks bombing bombings strike strikes airstrike airstrikes shelling bombardment raid raids").split()
)
_DAMAGE: Final = frozenset({"damage", "damages"})
_SPACE: Final = frozenset({"miles", "kilometers", "meters", "feet", "yards", "km"})
_TIME: Final = frozenset(
    {"hours", "days", "weeks", "months", "years", "minutes", "seconds", "decades", "centuries", "nights"}
)
_SKIPPED: Final = frozenset(
    {"another", "an", "a", "the", "its", "their", "his", "her", "further", "additional", "only", "just", "all"}
)
_AHEAD: Final = 14
_BACK: Final = 16


@dataclass(frozen=True, slots=True)
class Counted:
    """What one number counts.

    Attributes:
        noun: The things, in the plural and in the word for their kind; "" when only what happened is known.
        modifiers: Words that narrow them ("cruise"), lower-cased.
        event: What happened to them, as a past participle; "" when nothing is said.
        words: First and last (exclusive) token of the noun's words, equal when it is understood.
        more: Whether the number adds to an earlier one.
    """

    noun: str
    modifiers: tuple[str, ...]
    event: str
    words: tuple[int, int]
    more: bool = False

    @property
    def text(self) -> str:
        """The normal form: noun and event, "people killed"."""
        return " ".join(part for part in (self.noun, self.event) if part)


class _Clause:
    """The tokens of a sentence with its numbers; what each counts is filled in from left to right."""

    def __init__(self, tokens: Sequence[Token], numbers: Sequence[Number], before: Counted | None) -> None:
        self.tokens = tokens
        self.numbers = numbers
        self.starts = {number.tokens[0]: index for index, number in enumerate(numbers)}
        self.ends = {number.tokens[0]: number.tokens[1] for number in numbers}
        self.phrases = [self._phrase(number) for number in numbers]
        self.before = before
        self.counted: list[Counted | None] = []

    def low(self, at: int) -> str:
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def _phrase(self, number: Number) -> NounPhrase:
        at = number.tokens[1]
        single = number.unit in {"%", "share"} or (number.value == 1 and number.high is None)
        if self.low(at) == "of":
            at += 1
            while self.low(at) in {"the", "these", "those", "all", "its", "their"}:
                at += 1
            if self.low(at) in _BACKWARD:
                return NounPhrase("", (), "", at + 1, at + 1, more=False)
        return noun_phrase(self.tokens, at, single=single)

    def last(self) -> Counted | None:
        """What was counted last, in this sentence or before it."""
        return next((found for found in reversed(self.counted) if found), self.before)


def counted_in(
    tokens: Sequence[Token], numbers: Sequence[Number], before: Counted | None = None
) -> list[Counted | None]:
    """Say for each number of a sentence what it counts.

    Args:
        tokens: Of one sentence.
        numbers: Its numbers, in order.
        before: What the number before this sentence counts, for "among them two children".

    Returns:
        One for each number, None where nothing countable is found.
    """
    clause = _Clause(tokens, numbers, before)
    for index in range(len(numbers)):
        clause.counted.append(_count(clause, index))
    return clause.counted


def _count(clause: _Clause, index: int) -> Counted | None:
    number, phrase = clause.numbers[index], clause.phrases[index]
    if number.unit and number.unit != "share":
        return _measured(clause, index)
    phrase, inherited = _understood(clause, index, phrase)
    words = (phrase.first if phrase.noun and not inherited else phrase.end, phrase.end)
    if phrase.noun in _SPACE | _TIME and not phrase.event:
        return _extent(clause, phrase, words)
    event = phrase.event or _event(clause, index, phrase)
    noun = phrase.noun or ("people" if event in OF_PEOPLE else "")
    if not noun and not event:
        return None
    if not event and _is_definite(clause, number):
        return None
    if number.unit == "share":
        noun = f"share of {noun}"
    return Counted(noun or "", phrase.modifiers, event_for(noun, event), words, phrase.more)


def _understood(clause: _Clause, index: int, phrase: NounPhrase) -> tuple[NounPhrase, bool]:
    """Fill in a noun that stands elsewhere: "21 of which", "21 of the 49 drones", "wounding 160 others"."""
    number = clause.numbers[index]
    at = number.tokens[1]
    if clause.low(at) == "of":
        at += 1
        while clause.low(at) in {"the", "these", "those", "all", "its", "their"}:
            at += 1
        whole = clause.starts.get(at)
        if whole is not None:
            return replace(clause.phrases[whole], event="", end=number.tokens[1]), True
        if clause.low(at) in _BACKWARD:
            found = clause.last() or _noun_before(clause, number.tokens[0])
            if found:
                return NounPhrase(found.noun, found.modifiers, "", at + 1, at + 1, more=False), True
    if phrase.noun == "people" and not phrase.event and clause.low(phrase.end - 1) == "others":
        last = clause.last()
        if last and last.noun and clause.low(number.tokens[0] - 1) in {"of", "among"}:
            return replace(phrase, noun=last.noun), True
    return phrase, False


def _noun_before(clause: _Clause, at: int) -> Counted | None:
    """Take the nearest plural noun to the left."""
    for index in range(at - 1, max(-1, at - _BACK), -1):
        if plural_noun(clause.tokens[index]) and clause.tokens[index].text[0].islower():
            return Counted(noun_class(clause.tokens[index].low), (), "", (index, index + 1))
    return None


def _event(clause: _Clause, index: int, phrase: NounPhrase) -> str:
    """Find what happened, nearest evidence first."""
    number = clause.numbers[index]
    return (
        _told_after(clause, phrase)
        or _inherited(clause, index, phrase, include=True)
        or _told_before(clause, number, phrase)
        or _told_further_on(clause, phrase.end)
        or _inherited(clause, index, phrase, include=False)
        or _nominal(clause, number, phrase)
        or ("present" if _is_there(clause, number) else "")
    )


def _told_after(clause: _Clause, phrase: NounPhrase) -> str:
    """Read a predicate, participle or relative clause right after the noun."""
    at = phrase.end
    while clause.low(at).endswith("ly") or clause.low(at) in {"also", "already"}:
        at += 1
    if clause.low(at) in {"that", "which", "who"}:
        at += 1
        return _predicate(clause, at) or _verb_at(clause, at)
    if clause.low(at) in AUXILIARIES:
        return _predicate(clause, at)
    word = clause.low(at)
    if word in {"dead", "missing", "injured", "wounded", "killed", "hurt", "homeless"} and phrase.noun:
        return TELLING[word]
    if not past_form(word) or word in CHANGES - {"hit"}:
        return ""
    event = _verb_at(clause, at)
    # "Two gunmen killed a guard" tells what the gunmen did.
    active = event in OF_PEOPLE and word != "died" and _begins_object(clause, at + 1)
    return "" if active else event


def _begins_object(clause: _Clause, at: int) -> bool:
    return (
        clause.low(at) in DETERMINERS
        or at in clause.starts
        or clause.low(at) in {"him", "her", "them", "several", "many"}
    )


def _predicate(clause: _Clause, at: int) -> str:
    """Read auxiliaries and the verb they go with: "had been shot down", "are missing"."""
    start = at
    while (
        clause.low(at) in AUXILIARIES
        or clause.low(at).endswith("ly")
        or clause.low(at) in {"also", "since", "already", "still"}
    ):
        at += 1
    if at == start or clause.low(at) in {"not", "n't"}:
        return ""
    word = clause.low(at)
    if word in TELLING and not past_form(word):
        return TELLING[word]
    return _verb_at(clause, at) if past_form(word) or word.endswith("ing") or event_of(word) else ""


def _verb_at(clause: _Clause, at: int) -> str:
    """Name the event of the verb at a place, its particle included."""
    word, after = clause.low(at), clause.low(at + 1)
    event = event_of(word)
    if event is None or word in CHANGES - {"hit", "added", "estimated"}:
        return ""
    if after == "down" and event == "shot":
        return "shot down"
    if after in {"out", "off", "down", "up"} and event not in {"carried out", "laid off"} and not event.endswith(after):
        # "called off", "wiped out"; "killed in" has no particle
        return f"{event} {after}" if past_form(word) and word not in {"killed", "injured", "wounded", "died"} else event
    return event


def _told_before(clause: _Clause, number: Number, phrase: NounPhrase) -> str:
    """Read the verb whose object the number is: "killing at least 14", "has launched 13 missiles"."""
    at = number.tokens[0] - 1
    while clause.low(at) in _SKIPPED or (clause.low(at) == "of" and clause.low(at - 1) in _TOTALS):
        at -= 2 if clause.low(at) == "of" else 1
    if clause.low(at) == "of":
        return _NOMINAL.get(clause.low(at - 1)) or _of_noun(clause, at - 1)
    if clause.low(at) in PARTICLES:
        verb = clause.low(at - 1)
        if clause.low(at) == "down" and event_of(verb) == "shot":
            return "shot down"
        if clause.low(at) == "off" and verb in {"lay", "lays", "laid", "laying"}:
            return "laid off"
        event = event_of(verb)
        return (event if event and event.endswith(clause.low(at)) else f"{event} {clause.low(at)}") if event else ""
    if clause.low(at) in PREPOSITIONS:
        return ""
    word = clause.low(at)
    if event_of(word) is None and clause.tokens[at].text[0].isupper() if at >= 0 else False:
        at -= 1  # "gave Ukraine 31 tanks"
        word = clause.low(at)
    if word in {"leaving", "leaves", "left", "leave"}:
        return "" if phrase.event else "left"
    if word in CHANGES and not (word == "hit" and event_for(phrase.noun, "affected") != "affected"):
        return ""
    return event_of(word) or ""


def _of_noun(clause: _Clause, at: int) -> str:
    """Read "the killing of 12", "the launch of three rockets", "the loss of 3,000 jobs"."""
    word = clause.low(at)
    if word == "loss":
        return "lost"
    return (
        (event_of(word) or "")
        if word
        in {
            "killing",
            "arrest",
            "launch",
            "sale",
            "destruction",
            "cancellation",
            "injury",
            "evacuation",
            "release",
            "purchase",
        }
        else ""
    )


def _told_further_on(clause: _Clause, at: int) -> str:
    """Look past a list, an insertion or a place for the predicate that belongs to the number."""
    limit = at + _AHEAD
    while at < min(limit, len(clause.tokens)):
        word = clause.low(at)
        if word in AUXILIARIES and word not in {"'s", "to"}:
            return _predicate(clause, at)
        if word in _STOPS or word in CLAUSE_WORDS:
            return ""
        if at in clause.starts:
            following = clause.phrases[clause.starts[at]]
            if clause.low(clause.ends[at]) == "of":
                return ""
            if following.event:
                return ""
            at = max(following.end, clause.ends[at])
            if clause.low(at) in {"dead", "missing", "injured", "wounded"}:
                return TELLING[clause.low(at)]
            continue
        if past_form(word) and word not in CHANGES and clause.low(at - 1) not in {"and", ","}:
            return "" if clause.low(at - 1) not in {"people", "children"} else _verb_at(clause, at)
        at += 1
    return ""


def _inherited(clause: _Clause, index: int, phrase: NounPhrase, *, include: bool) -> str:
    """Take over the event of the number before, in a list or as its part."""
    number = clause.numbers[index]
    at = number.tokens[0] - 1
    opening = [clause.low(place) for place in range(max(0, at - 2), at + 1)]
    last = clause.last()
    if include:
        part = "including" in opening[-1:] or _among(clause, at) or (index == 0 and clause.low(0) == "including")
        of_which = opening[-2:] in (["of", "which"], ["of", "whom"], ["of", "them"])
        if not (part or of_which) or last is None:
            return ""
        return _after_insertion(clause, phrase.end) or last.event
    if index and opening[-1] in _LIST and _reaches(clause, index, at):
        previous = clause.counted[index - 1]
        return previous.event if previous else ""
    return ""


def _among(clause: _Clause, at: int) -> bool:
    """Tell whether the number opens after "among them (were)"."""
    while at >= 0 and (clause.low(at) in AUXILIARIES or clause.low(at) in {"also", "at", "least", ","}):
        at -= 1
    return (
        clause.low(at) in {"them", "whom", "those", "dead", "victims", "killed", "injured", "wounded"}
        and clause.low(at - 1) in {"among", "amongst"}
    ) or (clause.low(at) in {"the"} and clause.low(at - 1) == "among")


def _after_insertion(clause: _Clause, at: int) -> str:
    """Read the predicate after "…, including 15 children, were injured"."""
    while (at < len(clause.tokens) and clause.low(at) in {"and", "or"}) or at in clause.starts:
        at = max(clause.phrases[clause.starts[at]].end, at + 1) if at in clause.starts else at + 1
    return _predicate(clause, at + 1) if clause.low(at) == "," else ""


def _reaches(clause: _Clause, index: int, at: int) -> bool:
    """Tell whether only list words lie between the number before and this one."""
    previous = clause.phrases[index - 1]
    end = max(previous.end, clause.numbers[index - 1].tokens[1])
    between = [clause.tokens[place] for place in range(end, at + 1)]
    return len(between) <= 6 and all(  # noqa: PLR2004 - a list, not a clause
        token.low in _LIST or (token.text[0].isalpha() and token.low not in PREPOSITIONS | CLAUSE_WORDS | AUXILIARIES)
        for token in between
    )


def _nominal(clause: _Clause, number: Number, phrase: NounPhrase) -> str:
    """Read the noun that a toll or count goes by: "the death toll is now 16", "the number of injured at eight"."""
    at = number.tokens[0] - 1
    low = [clause.low(place) for place in range(max(0, at - _BACK), at + 1)]
    if phrase.noun in {"", "people", "children", "adults"} and low and low[-1] in _LINKS | {"and", "total"}:
        for place in range(len(low) - 1, -1, -1):
            if low[place] in _STOPS:
                break
            if low[place] in _NOMINAL:
                return _NOMINAL[low[place]]
    words = {token.low for token in clause.tokens}
    if words & _DAMAGE and event_for(phrase.noun, "affected") == "damaged":
        return "damaged"
    if words & _ATTACKS and event_for(phrase.noun, "affected") == "attacked":
        return "attacked"
    return ""


def _is_there(clause: _Clause, number: Number) -> bool:
    at = number.tokens[0] - 1
    while clause.low(at) in AUXILIARIES or clause.low(at) in {"also", "still", "now"}:
        at -= 1
    return clause.low(at) == "there" and at < number.tokens[0] - 1


def _is_definite(clause: _Clause, number: Number) -> bool:
    """Tell whether it only names known things: "the two leaders", "these three"."""
    before = clause.low(number.tokens[0] - 1)
    return (
        number.written
        and number.qualifier == "exact"
        and number.value <= 10
        and before in DETERMINERS - {"a", "an", "another"}
    )


def _extent(clause: _Clause, phrase: NounPhrase, words: tuple[int, int]) -> Counted:
    """Say what a length or a time is of: "kilometers from the border", "years of fighting"."""
    at = phrase.end
    while clause.low(at) in {
        "north",
        "south",
        "east",
        "west",
        "away",
        "northeast",
        "northwest",
        "southeast",
        "southwest",
        "off",
        "outside",
    }:
        at += 1
    link = clause.low(at)
    if link not in {"from", "of", "off"} or (link == "of" and phrase.noun in _SPACE and at == phrase.end):
        return Counted(phrase.noun, (), "", words, phrase.more)
    head = _tail(clause, at + 1)
    link = "of" if phrase.noun in _TIME else "from"
    if head is None:
        return Counted(phrase.noun, (), "", words, phrase.more)
    article = "the " if phrase.noun in _SPACE and clause.tokens[head].text[0].islower() else ""
    return Counted(f"{phrase.noun} {link} {article}{clause.low(head)}", (), "", words, phrase.more)


def _tail(clause: _Clause, at: int) -> int | None:
    """Find the last word of the phrase that begins at a place."""
    last = None
    for place in range(at, min(at + 5, len(clause.tokens))):
        token = clause.tokens[place]
        if token.low in DETERMINERS or token.low == "'s":
            continue
        if not token.text[0].isalpha() or token.low in PREPOSITIONS | AUXILIARIES | CLAUSE_WORDS | {"and", "or"}:
            break
        last = place
    return last


def _measured(clause: _Clause, index: int) -> Counted:
    """Say what a percentage or a sum of money is about."""
    number = clause.numbers[index]
    unit = "percent" if number.unit == "%" else _CURRENCY_NAMES.get(number.unit) or noun_class(number.unit)
    at = number.tokens[1]
    words = (at, at)
    if unit == "percent" and clause.low(at) == "of":
        head = noun_phrase(clause.tokens, at + 2 if clause.low(at + 1) in DETERMINERS else at + 1, single=True)
        event = _told_after(clause, head) if head.noun else ""
        return Counted(f"percent of {head.noun}" if head.noun else unit, head.modifiers, event, (head.first, head.end))
    before = number.tokens[0] - 1
    while clause.low(before) in {"by", "to", "a", "another", "of", "at", "for", "some", "is", "was"} and before > 0:
        before -= 1
    word = clause.low(before)
    if word in RISES | FALLS:
        subject = _subject(clause, before)
        direction = "rose" if word in RISES else "fell"
        return Counted(f"{unit} {subject}".strip(), (), direction, words)
    if event_of(word) and word not in CHANGES:
        return Counted(unit, (), event_of(word) or "", words)
    head = _tail(clause, at + 1) if clause.low(at) in {"in", "worth"} else None
    about = clause.low(head) if head is not None else word if word.isalpha() and before < number.tokens[0] - 1 else ""
    return Counted(
        f"{unit} {about}".strip() if about not in AUXILIARIES | PREPOSITIONS | CLAUSE_WORDS else unit, (), "", words
    )


def _subject(clause: _Clause, verb: int) -> str:
    """Take the noun before a verb, past auxiliaries and adverbs."""
    at = verb - 1
    while at >= 0 and (clause.low(at) in AUXILIARIES or clause.low(at).endswith("ly")):
        at -= 1
    return (
        clause.low(at) if at >= 0 and clause.tokens[at].text[0].isalpha() and clause.low(at) not in CLAUSE_WORDS else ""
    )
