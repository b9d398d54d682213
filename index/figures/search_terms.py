"""Index terms for figures and speakers: those of a passage, and those that a question looks for. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from index.language import ATTACKS, country_of, terms

from .asked import FigureAsk, SpeakerAsk
from .figure import Figure

_ATTACKS: Final = frozenset(word for word in ATTACKS if word.endswith("s"))
"""Attacks that can be counted: what one report calls strikes another calls attacks."""

SPEAKS = "*"
"""Term of every passage that quotes or reports anybody."""


@dataclass(frozen=True, slots=True)
class FigureTerm:
    """What a figure counts, as one term of the index.

    Attributes:
        noun: The things.
        event: What happened to them, "" when nothing is said; None to leave it open.
        side: Country code of the side that did it or says so, "" to leave it open.
        place: Name of the place, "" to leave it open. A term has a side or a place, not both.
    """

    noun: str
    event: str | None = None
    side: str = ""
    place: str = ""

    @property
    def text(self) -> str:
        """The term as it is stored and looked up."""
        counted = self.noun if self.event is None else f"{self.noun}|{self.event}"
        if self.side:
            return f"{counted}@{self.side}"
        return f"{counted}#{self.place}" if self.place else counted


def figure_terms(figures: Sequence[Figure]) -> list[str]:
    """List the terms of figures: things, things and event, and both with each side and each place."""
    found: list[str] = []
    for figure in figures:
        counted = FigureTerm(figure.counts_noun, figure.counts_event)
        sides = sorted({side for side in (figure.said_side, figure.doer) if side})
        each = [
            FigureTerm(figure.counts_noun),
            counted,
            *(replace(counted, side=side) for side in sides),
            *(replace(counted, place=place) for place in figure.places),
        ]
        found += [term.text for term in each]
    return found


@dataclass(frozen=True, slots=True)
class CountTerms:
    """The stored terms by which a figure is looked up.

    Attributes:
        things: The things alone.
        counted: The things and their event, "" when the question names no event.
        narrower: The same with the side asked about, and with each place.
    """

    things: str
    counted: str
    narrower: tuple[str, ...]


def asked_figure_terms(ask: FigureAsk) -> list[CountTerms]:
    """Return the terms to look up for a figure, one set for each noun that a report may use for its things."""
    side = country_of(ask.speaker) or country_of(ask.doer)
    found = []
    for noun in _nouns(ask.noun):
        things = FigureTerm(noun)
        if not (noun and ask.event):
            found.append(CountTerms(things.text, "", ()))
            continue
        counted = FigureTerm(noun, ask.event)
        narrower = [*([replace(counted, side=side)] if side else [])]
        narrower += [replace(counted, place=place) for place in ask.places]
        found.append(CountTerms(things.text, counted.text, tuple(term.text for term in narrower)))
    return found


def _nouns(asked: str) -> list[str]:
    """Return the noun, its parts if it joins two with "and", and other nouns for the same things."""
    parts = list(dict.fromkeys([asked, *asked.split(" and ")]))
    others = [noun for part in parts if part in _ATTACKS for noun in sorted(_ATTACKS)]
    return list(dict.fromkeys([*parts, *others]))


def speaker_terms(speakers: Sequence[str]) -> list[str]:
    """Return the terms of speakers ("name" or "name@country"): the words of their names, and their countries."""
    found = [SPEAKS] if speakers else []
    for speaker in speakers:
        name, _, side = speaker.partition("@")
        found += [*terms(name), *([f"@{side}"] if side else [])]
    return found


def asked_speaker_terms(ask: SpeakerAsk) -> list[list[str]]:
    """Return lists of terms, of which a passage must hold one in full to quote the speaker."""
    if ask.speaker is None:
        return [[SPEAKS]]
    side = country_of(ask.speaker)
    return [each for each in ([f"@{side}"] if side else [], terms(ask.speaker)) if each]
