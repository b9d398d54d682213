"""Which figures and conflicts a question asks about. Pure."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from index.figures import Figure, FigureAsk, figure_meant, places_asked
from index.language import causes_of, country_of, gazetteer, tokenize

from .conflict import Conflict
from .same_event import EventClues

_EVERYWHERE: Final = frozenset({"nationwide", "countrywide", "nationally"})
_SYNONYMS: Final = (frozenset({"war", "explosion", "fire"}), frozenset({"war", "shooting", "protest"}))
"""What a question calls an attack a report may call an explosion, and what it calls a protest a shooting."""


class QuestionFilter:
    """Keeps what a question asks about: its things and event, its places, who did it, its storm."""

    def __init__(self, question: str, clues: Sequence[EventClues]) -> None:
        tokens = tokenize(question)
        self.ask = figure_meant(question)
        self.places = places_asked(question)
        self.words = f" {' '.join(token.low for token in tokens)} "
        self.causes = _with_synonyms(causes_of(tokens))
        words = {token.low for token in tokens}
        self.everywhere = bool(words & _EVERYWHERE)
        self.storms = {storm for each in clues for storm in each.storms if storm.lower() in words}
        launching = self.ask is not None and self.ask.event == "launched" and not self.ask.speaker
        self.doer = country_of(self.ask.doer) if launching and self.ask else None

    def accepts(self, figure: Figure, clues: EventClues) -> bool:
        """Whether a figure may be what is asked for."""
        return (
            (self.ask is None or _counts_what(self.ask, figure))
            and (self.doer is None or _may_be_done_by(self.doer, figure))
            and (not self.causes or not clues.causes or bool(self.causes & clues.causes))
            and (not self.storms or not clues.storms or bool(self.storms & clues.storms))
        )

    def accepts_conflict(self, conflict: Conflict, clues: Iterable[EventClues]) -> bool:
        """Whether a conflict is where the question asks, and about the storm that it names."""
        places = _places_of(conflict)
        here = not self.places or bool(self.places & places)
        if self.everywhere and not self.places:
            here = all((named := gazetteer().find(place)) and named.kind == "country" for place in places)
        return here and (not self.storms or any(self.storms & each.storms for each in clues))

    def mentions_place_of(self, conflict: Conflict) -> bool:
        """Whether the place of a conflict is among the words of the question."""
        return any(f" {place.lower()} " in self.words for place in _places_of(conflict))


def _places_of(conflict: Conflict) -> set[str]:
    return set(conflict.place.split(", "))


def _with_synonyms(causes: AbstractSet[str]) -> frozenset[str]:
    """Add the kinds of event by which reports may call these."""
    return frozenset(causes).union(*(group for group in _SYNONYMS if group & causes))


def _counts_what(ask: FigureAsk, figure: Figure) -> bool:
    nouns, event = figure.counts_noun, figure.counts_event
    return (not ask.noun or ask.noun == nouns) and (not ask.event or ask.event == event)


def _may_be_done_by(country: str, figure: Figure) -> bool:
    """Whether a side may have done what is counted; if nobody is named, not to its own country."""
    names = gazetteer()
    hit = {named.country for name in figure.places if (named := names.find(name))}
    return figure.doer == country if figure.doer else hit != {country}
