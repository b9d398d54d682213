"""Stored passages as they are shown: as a hit that no question ranked, as a place, as the figures that they state."""

from collections.abc import Iterable, Sequence
from typing import Final

from index.conflicts import SourcedFigure
from index.generation import Archive, Stored
from index.language import sentence_spans
from index.speakers import Attribution, attributions

from .hits import Hit, Place

_MOST_SPEAKERS: Final = 2


def place_of(stored: Stored) -> Place:
    """Say where a passage stands."""
    p = stored.passage
    return Place(p.source, p.paragraph, p.lines, p.chars, stored.published, stored.published_how)


def unranked_hit(
    stored: Stored, rank: int = 1, sentence: tuple[int, int] | None = None, twins: Sequence[Stored] = ()
) -> Hit:
    """Make a hit with no score.

    Args:
        stored: The passage.
        rank: Its number.
        sentence: What to stress, None for all of it.
        twins: Passages of other articles with the same words.
    """
    stressed = sentence or (0, len(stored.passage.text))
    return Hit(
        rank=rank,
        passage=stored.passage,
        title=stored.title,
        published=stored.published,
        published_how=stored.published_how,
        event_dates=stored.event_dates,
        score=0.0,
        probability=0.0,
        sentence=stressed,
        also=tuple(place_of(twin) for twin in twins),
        said_by=voices(stored, stressed),
    )


def sourced_figures(archive: Archive, passages: Sequence[int]) -> list[SourcedFigure]:
    """List the figures that passages state, and those in headlines, captions and links of the same articles.

    Args:
        archive: Of the generation.
        passages: Ids; those that are gone are left out.

    Returns:
        In the order of articles and paragraphs.
    """
    return [sourced for stored in archive.counting(passages) for sourced in _sourced(stored)]


def _sourced(stored: Stored) -> list[SourcedFigure]:
    passage = stored.passage
    spans = sentence_spans(passage.text)
    return [
        SourcedFigure(
            figure,
            passage.source,
            passage.paragraph,
            stored.published,
            passage.kind,
            passage.id,
            stored.published_how,
            next((passage.text[start:end] for start, end in spans if start <= figure.span[0] < end), passage.text),
            stored.title,
        )
        for figure in stored.figures
    ]


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
    return tuple(dict.fromkeys(names))[:_MOST_SPEAKERS]
