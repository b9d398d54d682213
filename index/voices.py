"""Voices: who says a sentence of a stored passage."""

from collections.abc import Iterable
from typing import Final

from .archive import Stored
from .attribution import Attribution, attributions

_MOST: Final = 2


def voices(stored: Stored, sentence: tuple[int, int]) -> tuple[str, ...]:
    """Name who says a sentence.

    What a rebuild stored of the passage's figures and speakers tells most, for it had read the paragraphs before.

    Args:
        stored: The passage.
        sentence: Start and end in its text.

    Returns:
        The speakers, each once and two at most; empty for what the article states itself.
    """
    start, end = sentence
    counting = [figure.said_by for figure in stored.figures if figure.said_by and start <= figure.span[0] < end]
    if counting or not stored.speakers:
        return _distinct(counting)
    known = list(dict.fromkeys(speaker.partition("@")[0] for speaker in stored.speakers))
    said = [item for item in attributions(stored.passage.text) if _covers(item, start, end)]
    if len(known) == 1:
        # Without the paragraphs before, "he" and "the ministry" are the one who speaks in this one.
        return tuple(known) if said else ()
    return _distinct(item.speaker for item in said if item.speaker in known)


def _covers(item: Attribution, start: int, end: int) -> bool:
    """Tell whether somebody says the better part of a stretch."""
    return 2 * (min(end, item.span[1]) - max(start, item.span[0])) > end - start


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))[:_MOST]
