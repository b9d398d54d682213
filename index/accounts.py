"""Accounts: figures and speakers of passages as terms, and the terms that a question about them looks for."""

from collections.abc import Sequence

from .asking import FigureAsk, SpeakerAsk
from .doers import country_of
from .figures import Figure
from .terms import terms

_ATTACKS = frozenset("attacks strikes airstrikes bombings bombardments raids".split())
"""What one report calls a strike another calls an attack."""

SPEAKS = "*"
"""Term of every passage in which anybody says something."""


def figure_terms(figures: Sequence[Figure]) -> list[str]:
    """Say what figures count: things, things and event, and both with the side that says or did so."""
    found: list[str] = []
    for figure in figures:
        counted = f"{figure.counts_noun}|{figure.counts_event}"
        sides = {side for side in (figure.said_side, figure.doer) if side}
        found += [figure.counts_noun, counted, *(f"{counted}@{side}" for side in sorted(sides))]
    return found


def asked_figure_terms(ask: FigureAsk) -> list[tuple[str, str, str]]:
    """The three terms of what a question counts, "" for what it leaves open, for every noun that may stand for it."""
    side = country_of(ask.speaker)
    found = []
    for noun in _nouns(ask.noun):
        counted = f"{noun}|{ask.event}" if noun and ask.event else ""
        found.append((noun, counted, f"{counted}@{side}" if counted and side else ""))
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
