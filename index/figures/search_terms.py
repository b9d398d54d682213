"""Accounts: figures and speakers of passages as terms, and the terms that a question about them looks for."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.language import country_of, terms

from .asked import FigureAsk, SpeakerAsk
from .statements import Figure

_ATTACKS = frozenset("attacks strikes airstrikes bombings bombardments raids".split())
"""What one report calls a strike another calls an attack."""

SPEAKS = "*"
"""Term of every passage in which anybody says something."""


def figure_terms(figures: Sequence[Figure]) -> list[str]:
    """Say what figures count: things, things and event, and both with the side that says or did so, and where."""
    found: list[str] = []
    for figure in figures:
        counted = f"{figure.counts_noun}|{figure.counts_event}"
        sides = {side for side in (figure.said_side, figure.doer) if side}
        found += [figure.counts_noun, counted, *(f"{counted}@{side}" for side in sorted(sides))]
        found += [f"{counted}#{place}" for place in figure.places]
    return found


@dataclass(frozen=True, slots=True)
class CountTerms:
    """The terms that a figure asked for is found by.

    Attributes:
        things: What is counted.
        counted: The same with what happened, "" when the question doesn't say.
        narrower: The same by the side asked about, and at each place.
    """

    things: str
    counted: str
    narrower: tuple[str, ...]


def asked_figure_terms(ask: FigureAsk) -> list[CountTerms]:
    """What to look for when a figure is asked for, for every noun that may stand for its own."""
    side = country_of(ask.speaker) or country_of(ask.doer)
    ends = [*([f"@{side}"] if side else []), *(f"#{place}" for place in ask.places)]
    found = []
    for noun in _nouns(ask.noun):
        counted = f"{noun}|{ask.event}" if noun and ask.event else ""
        found.append(CountTerms(noun, counted, tuple(f"{counted}{end}" for end in ends) if counted else ()))
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
