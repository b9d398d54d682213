"""Accounts: figures and speakers of passages as terms, and the terms that a question about them looks for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from index.language import ATTACKS, country_of, terms

from .asked import FigureAsk, SpeakerAsk
from .figure import Figure

_ATTACKS: Final = frozenset(word for word in ATTACKS if word.endswith("s"))
"""The plurals, which are what is counted."""

SPEAKS = "*"
"""Term of every passage in which anybody says something."""


@dataclass(frozen=True, slots=True)
class FigureTerm:
    """What a figure counts, as one term of the index.

    Attributes:
        noun: The things.
        event: What happened to them, "" when nothing is said; None for whatever happened.
        side: Country code of the side that says or did so, "" for any.
        place: Where, "" for anywhere. A term has a side or a place, not both.
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
    """The stored terms that a figure asked for is found by.

    Attributes:
        things: What is counted.
        counted: The same with what happened, "" when the question doesn't say.
        narrower: The same by the side asked about, and at each place.
    """

    things: str
    counted: str
    narrower: tuple[str, ...]


def asked_figure_terms(ask: FigureAsk) -> list[CountTerms]:
    """List what to look for when a figure is asked for, one for every noun that may stand for the question's own."""
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
    """What is asked for, each of two things asked for together, and other words for it."""
    parts = list(dict.fromkeys([asked, *asked.split(" and ")]))
    others = [noun for part in parts if part in _ATTACKS for noun in sorted(_ATTACKS)]
    return list(dict.fromkeys([*parts, *others]))


def speaker_terms(speakers: Sequence[str]) -> list[str]:
    """Say who speaks: words of names, and sides."""
    found = [SPEAKS] if speakers else []
    for speaker in speakers:
        name, _, side = speaker.partition("@")
        found += [*terms(name), *([f"@{side}"] if side else [])]
    return found


def asked_speaker_terms(ask: SpeakerAsk) -> list[list[str]]:
    """The terms that a speaker must have: any of the lists, all of its terms."""
    if ask.speaker is None:
        return [[SPEAKS]]
    side = country_of(ask.speaker)
    return [each for each in ([f"@{side}"] if side else [], terms(ask.speaker)) if each]
