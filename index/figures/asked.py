"""What a question asks for: a figure, or somebody's words. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from index.language import (
    AUXILIARIES,
    CHANGES,
    CLAUSE_WORDS,
    DETERMINERS,
    OF_PEOPLE,
    PAPERS,
    PREPOSITIONS,
    TELLING,
    TITLES,
    Token,
    after_cue,
    event_for,
    event_of,
    gazetteer,
    mentions_in,
    noun_phrase,
    tokenize,
)
from index.speakers import REPORTING

_REPORTING_BASES: Final = frozenset(
    "say claim report announce state confirm estimate tell write admit insist argue deny warn believe think respond "
    "describe declare allege call put indicate assert reveal explain answer comment reply remark".split()
)
# "Holm's reaction to", "the reason that Holm gave"
_WORDS_OF: Final = frozenset(
    "comment comments remark remarks reaction reply statement statements view views opinion explanation verdict stance "
    "assessment words".split()
)
_GIVEN: Final = frozenset("reason reasons explanation statement comment account version".split())
_GIVING: Final = frozenset("give gave given".split())
_SAYING: Final = REPORTING | _REPORTING_BASES
_QUANTITIES: Final = frozenset("percentage percent proportion share".split())
_MONEY: Final = frozenset(
    "cost costs price pay paid worth spend spent raise raised fine fined earn earned charge".split()
)
_TOLLS: Final = {"toll": "killed", "casualties": "", "fatalities": "killed", "deaths": "killed"}
_LOCATING: Final = frozenset("in near across outside from".split())
_LONGEST_PLACE: Final = 3
"""Words in the longest name of a place that is looked up."""
_POPULATION: Final = 100_000
"""Smaller places are not looked up by a name in lower case."""
# Names of towns that are far more often other words.
_RATHER_WORDS: Final = frozenset(
    "island turn rest name luck gold tour male sale salt soul solo mobile surprise reading nice orange split delta "
    "independence reunion drug metro basic lime most march hit man van best total".split()
)
_NUMBERS: Final = frozenset(
    "one two three four five six seven eight nine ten eleven twelve hundred thousand million billion".split()
)
_BEFORE_OWNERS: Final = AUXILIARIES | CLAUSE_WORDS | DETERMINERS | PREPOSITIONS
_QUESTION_AUXILIARIES: Final = frozenset("did do does has have had will would were was is are".split())


@dataclass(frozen=True, slots=True)
class FigureAsk:
    """A figure that a question asks for.

    Attributes:
        noun: The things, as the plural of their class; "" when the question names none.
        event: What happened to them, as in `Figure.counts_event`; "" when it doesn't say.
        unit: "percent", "money" or "" for a count.
        speaker: According to whom, as typed; None for anybody.
        doer: Who did it, as typed ("did Russia fire"); None when it doesn't say.
        places: Names of the places, each in its usual spelling.
    """

    noun: str
    event: str
    unit: Literal["", "percent", "money"]
    speaker: str | None
    doer: str | None = None
    places: tuple[str, ...] = ()

    @property
    def counts(self) -> str:
        """The normal form, as in `Figure.counts`: "drones shot down"."""
        return " ".join(part for part in (self.noun, self.event) if part)


@dataclass(frozen=True, slots=True)
class SpeakerAsk:
    """Somebody's words that a question asks for.

    Attributes:
        speaker: Whose words, as typed; None when the question asks who ("who said").
    """

    speaker: str | None


def asks_for_figure(question: str) -> FigureAsk | None:
    """Find the figure that a question asks for; None if it asks for none."""
    tokens = tokenize(question)
    low = [token.low for token in tokens]
    speaker = _speaker(tokens)
    for at, word in enumerate(low):
        following = low[at + 1] if at + 1 < len(low) else ""
        if (word, following) in {("how", "many"), ("number", "of")}:
            return _count_after(tokens, at + 2, speaker)
        if (word, following) == ("how", "much"):
            money = set(low) & (_MONEY | {"money"}) and not set(low) & _QUANTITIES
            noun, end = _noun(tokens, at + 2)
            return FigureAsk(noun, _event_after(tokens, end, noun), "money" if money else "", speaker)
        if word in _QUANTITIES and following == "of":
            noun, end = _noun(tokens, at + 2)
            return FigureAsk(noun, _event_after(tokens, end, noun), "percent", speaker)
        if word in _TOLLS:
            return FigureAsk("people", _TOLLS[word] or _event_after(tokens, 0, "people"), "", speaker)
    asks_price = set(low) & {"price", "cost"} and low[0] in {"what", "what's"}
    return FigureAsk("", "", "money", speaker) if asks_price else None


def figure_meant(question: str) -> FigureAsk | None:
    """Find the figure that a question is about: one it asks for, or one it gives a choice of ("14 or 21 dead?")."""
    return asks_for_figure(question) or _choice_of_two(tokenize(question))


def asks_for_speaker(question: str) -> SpeakerAsk | None:
    """Find whose words a question asks for; None if it asks for nobody's."""
    tokens = tokenize(question)
    speaker = _speaker(tokens)
    if speaker is not None:
        return SpeakerAsk(speaker)
    low = [token.low for token in tokens]
    # "who said", "who has claimed", "by whom was it reported"
    for at, word in enumerate(low):
        if word in {"who", "whom"}:
            following = [other for other in low[at + 1 : at + 4] if other not in AUXILIARIES]
            return SpeakerAsk(None) if following and following[0] in _SAYING else None
    return None


def by_office(ask: SpeakerAsk) -> bool:
    """Whether a speaker is asked for by office and not by name: "the secretary general", "an army source"."""
    return (ask.speaker or "").casefold().rpartition(" ")[2] in TITLES | {"source", "sources"}


def _choice_of_two(tokens: Sequence[Token]) -> FigureAsk | None:
    """Read what two numbers to choose from count: "14 or 21 dead"."""
    for at in range(1, len(tokens) - 1):
        if tokens[at].low == "or" and _is_number(tokens[at - 1]) and _is_number(tokens[at + 1]):
            after = at + 1
            while after < len(tokens) and _is_number(tokens[after]):
                after += 1
            ask = _count_after(tokens, after, None)
            return ask if ask.counts else None
    return None


def _is_number(token: Token) -> bool:
    return token.text[0].isdigit() or token.low in _NUMBERS


def places_asked(question: str) -> set[str]:
    """Return the places that a question asks about, also those typed in lower case; a people is not a place."""
    tokens = tokenize(question)
    found = {mention.named.name for mention in mentions_in(tokens) if mention.locates}
    for at in range(1, len(tokens)):
        if tokens[at - 1].low in _LOCATING and tokens[at].low not in _RATHER_WORDS:
            found |= _typed_place(tokens[at : at + _LONGEST_PLACE])
    return found


def _typed_place(tokens: Sequence[Token]) -> set[str]:
    """Return the name of the place that some words begin with, in any case: "hong kong", "lyon"."""
    for end in range(len(tokens), 0, -1):
        named = gazetteer().find(" ".join(token.low for token in tokens[:end]))
        if named and named.kind in {"city", "country"} and named.size > _POPULATION:
            return {named.name}
    return set()


def _count_after(tokens: Sequence[Token], at: int, speaker: str | None) -> FigureAsk:
    """Read the count that is asked for by the words from an index on, after "how many" or "number of"."""
    phrase = noun_phrase(tokens, at)
    noun, end = (phrase.noun, phrase.end) if phrase.noun else _noun(tokens, at)
    happened = phrase.event or _event_after(tokens, end, noun)
    noun = noun or ("people" if happened in OF_PEOPLE else "")
    return FigureAsk(noun, happened, "", speaker, None if speaker else _doer(tokens, end))


def _doer(tokens: Sequence[Token], at: int) -> str | None:
    """Find who did what is counted: "did Russia fire", "were fired by Russia"."""
    for place in range(at, len(tokens)):
        word = tokens[place].low
        if word in _QUESTION_AUXILIARIES or (TELLING.get(word) or event_of(word)) is None:
            continue
        by = next((n for n in range(place + 1, len(tokens)) if tokens[n].low == "by"), None)
        words = after_cue(tokens, by + 1)[0] if by else None
        return _spelled(words) if words else _asked_subject(tokens, place)
    return None


def _noun(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """Read a noun phrase in the singular or plural; return its class and the index after it."""
    while at < len(tokens) and (tokens[at].low in DETERMINERS | {"of"} or tokens[at].text[0].isdigit()):
        at += 1
    phrase = noun_phrase(tokens, at, single=True)
    if tokens[at : at + 1] and tokens[at].low == "money":
        return "", at + 1
    if phrase.noun and event_of(tokens[at].low) and phrase.end == at + 1:
        return "", at  # "how many died"
    return phrase.noun, phrase.end


def _event_after(tokens: Sequence[Token], at: int, noun: str) -> str:
    """Find the event of a question: its first verb that is neither a reporting verb nor used as a noun."""
    for place in range(at, len(tokens)):
        word = tokens[place].low
        if word in {"lose", "lost"} and {token.low for token in tokens[place + 1 : place + 3]} & {"life", "lives"}:
            return "killed"
        before = tokens[place - 1] if place else None
        nominal = before is not None and (
            before.low in DETERMINERS | PREPOSITIONS | {"'s"} or (before.text[0].isupper() and _is_people(before.text))
        )
        if word in _SAYING or word in _QUESTION_AUXILIARIES or (nominal and not (before and before.low == "to")):
            continue
        found = TELLING.get(word) or event_of(word)
        if found is None or (word in CHANGES and word != "hit"):
            continue
        after = tokens[place + 1].low if place + 1 < len(tokens) else ""
        if found == "shot" and "down" in (after, tokens[min(place + 2, len(tokens) - 1)].low):
            found = "shot down"
        elif after in {"out", "off"} and not found.endswith(after):
            found = f"{found} {after}"
        return event_for(noun, found)
    return ""


def _is_people(word: str) -> bool:
    """Whether a word names a people, so that "strikes" is a noun in "Russian strikes": Iran, Ian and Japan don't."""
    named = gazetteer().find(word)
    return word[1:].endswith(("ian", "ean")) or (named is not None and named.kind == "people")


def _speaker(tokens: Sequence[Token]) -> str | None:
    """Find the speaker: "did Ukraine say", "according to the mayor", "per Holm", "Holm's statement"."""
    for at, token in enumerate(tokens):
        if token.low == "according" and at + 1 < len(tokens) and tokens[at + 1].low == "to":
            return _spelled(after_cue(tokens, at + 2)[0])
        if token.low == "per" and at + 1 < len(tokens) and (tokens[at + 1].text[0].isupper() or at == len(tokens) - 2):
            return _spelled(after_cue(tokens, at + 1)[0])
        if token.low in _WORDS_OF and (found := _owner_of_words(tokens, at)):
            return found
        says = token.low in _SAYING or (token.low in _GIVING and _GIVEN & {word.low for word in tokens[:at]})
        if says and at and (found := _asked_subject(tokens, at)):
            return found
    return None


def _owner_of_words(tokens: Sequence[Token], at: int) -> str | None:
    """Find whose words they are: "Holm's comment on", "the reaction of Holm to"."""
    if at and tokens[at - 1].low in {"'s", "'"}:
        first = at - 1
        while first and tokens[first - 1].text[0].isalnum() and tokens[first - 1].low not in _BEFORE_OWNERS:
            first -= 1
        return _spelled(tokens[first : at - 1])
    by = tokens[at + 1].low if at + 1 < len(tokens) else ""
    if by not in {"by", "from"} and not (by == "of" and tokens[at].low not in {"view", "views", "words"}):
        return None
    ends = (n for n in range(at + 2, len(tokens)) if tokens[n].low in PREPOSITIONS - {"of"})
    return _spelled(after_cue(tokens[: next(ends, len(tokens))], at + 2)[0])


def _asked_subject(tokens: Sequence[Token], verb: int) -> str | None:
    """Find the subject between "did" or "has" and its verb."""
    for start in range(verb - 1, -1, -1):
        if tokens[start].low in _QUESTION_AUXILIARIES:
            return _spelled(after_cue(tokens[:verb], start + 1)[0]) if start + 1 < verb else None
        word = tokens[start].low
        if word in (CLAUSE_WORDS - {"what"}) | {"how", "who"} or not (word[0].isalnum() or word in {"'s", "'"}):
            return None
    return None


def _spelled(words: Sequence[Token]) -> str | None:
    """Join tokens as they were typed; None for a pronoun or a document: "it", "the report"."""
    if not words or (words[0].text.islower() and {token.low for token in words} & PAPERS):
        return None
    text = ""
    for token in words:
        text += token.text if not text or token.low in {"'s", "'", "."} else f" {token.text}"
    return text if text and text.lower() not in {"it", "he", "she", "they", "there"} else None
