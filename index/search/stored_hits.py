"""What is shown of stored passages: hits without a rank, places, figures, speakers."""

from collections.abc import Iterable, Sequence
from typing import Final

from index.conflicts import SourcedFigure
from index.generation import WholeArchive
from index.language import sentence_spans
from index.segment import Stored
from index.speakers import Attribution, attributions

from .hits import Hit, Place

_MOST_SPEAKERS: Final = 2


def place_of(stored: Stored) -> Place:
    """Return where a passage is."""
    p = stored.passage
    day, how = stored.published, stored.published_how
    return Place(p.source, p.paragraph, p.lines, p.chars, day, how, stored.publisher, p.anchor)


def unranked_hit(
    stored: Stored, rank: int = 1, sentence: tuple[int, int] | None = None, twins: Sequence[Stored] = ()
) -> Hit:
    """Make a hit with no score.

    Args:
        stored: The passage.
        rank: Its rank.
        sentence: Start and end of what to stress; None for all of it.
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
        said_by=speakers_of(stored, stressed),
        publisher=stored.publisher,
    )


def sourced_figures(archive: WholeArchive, passages: Sequence[int]) -> list[SourcedFigure]:
    """List the figures in passages, and those in headlines, captions and links of the same articles.

    Args:
        archive: Of the generation.
        passages: Ids; those no longer there are skipped.

    Returns:
        The figures in the order of articles and paragraphs.
    """
    return [sourced for stored in archive.with_figures(passages) for sourced in _sourced(stored)]


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
            passage.anchor,
        )
        for figure in stored.figures
    ]


def speakers_of(stored: Stored, sentence: tuple[int, int]) -> tuple[str, ...]:
    """Name who says a sentence.

    The figures and speakers that the rebuild stored come first: it had read the paragraphs before this one.

    Args:
        stored: The passage.
        sentence: Start and end in its text.

    Returns:
        The speakers, each once, two at most; empty for what the article states itself.
    """
    start, end = sentence
    counting = [figure.said_by for figure in stored.figures if figure.said_by and start <= figure.span[0] < end]
    if counting or not stored.speakers:
        return _distinct(counting)
    known = list(dict.fromkeys(speaker.partition("@")[0] for speaker in stored.speakers))
    said = [item for item in attributions(stored.passage.text) if _covers(item, start, end)]
    if len(known) == 1:
        # Without the paragraphs before, "he" and "the ministry" can only be the speaker of this passage.
        return tuple(known) if said else ()
    return _distinct(item.speaker for item in said if item.speaker in known)


def _covers(item: Attribution, start: int, end: int) -> bool:
    """Whether what somebody says covers more than half of a span."""
    return 2 * (min(end, item.span[1]) - max(start, item.span[0])) > end - start


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))[:_MOST_SPEAKERS]
