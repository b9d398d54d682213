"""Which conflicts between sources are shown under an answer. Pure."""

from collections.abc import Collection, Sequence
from typing import Final

from index.conflicts import Conflict, SourcedFigure, find_conflicts
from index.figures import FigureAsk, asks_for_speaker, figure_meant, places_asked
from index.language import gazetteer

from .hits import Hit, SearchResult

_FIRST: Final = 3
"""Where a question asks for no known figure, conflicts come from this many of the first hits."""
_MOST: Final = 3
"""Conflicts shown."""


def conflicts_to_show(result: SearchResult, statements: Sequence[SourcedFigure]) -> tuple[Conflict, ...]:
    """Choose the conflicts that bear on a question.

    A question for a figure shows conflicts about that figure in which one of the hits takes part. Any other shows those
    that touch the best hit, or the very sentence of one of the next that answers. A question for a figure of something
    unknown, or for somebody's words, shows those that touch the answering sentence of any. A conflict of another place
    than the question names is never shown. A question that is not answered shows none, unless it names the figure
    completely.

    Args:
        result: What a search found.
        statements: Figures of its related passages.

    Returns:
        Three at most.
    """
    question = result.query.question
    ask = figure_meant(question)
    if result.abstention is not None and not _is_complete(ask, question):
        return ()
    if ask is not None and ask.counts:
        found = find_conflicts(statements, question, result.window)
        shown = frozenset[tuple[str, int]]().union(*(hit.paragraphs for hit in result.hits))
        first = frozenset[str]() if places_asked(question) else _places_answered(question, result.hits, statements)
        return tuple(each for each in found if each.paragraphs & shown and _is_at(each, first))[:_MOST]
    # A figure that isn't understood may still be in the best passage, but not everything there is asked about; a
    # question for somebody's words is about nothing but the words.
    words_asked = asks_for_speaker(question) is not None
    found = find_conflicts(statements, None, result.window)
    here: Collection[str] = places_asked(question)
    if words_asked and not here:
        here = _places_answered(question, result.hits, statements)
    whole_best = ask is None and not words_asked
    return tuple(
        each for each in found if _touches(each, result.hits[:_FIRST], whole_best=whole_best) and _is_at(each, here)
    )[:_MOST]


def _is_at(conflict: Conflict, places: Collection[str]) -> bool:
    """Whether a conflict is about one of some places; with none of them, about any."""
    return not places or any(_meet(one, other) for one in places for other in conflict.place.split(", "))


def _places_answered(question: str, hits: Sequence[Hit], statements: Sequence[SourcedFigure]) -> frozenset[str]:
    """Return the places that the answer is about, where the question names none: those of its figures.

    Somebody's words are about what the best hit tells of, other figures about what the first hits do.
    """
    first = hits[: 1 if asks_for_speaker(question) else _FIRST]
    return frozenset[str]().union(*(_places_told(hit, statements) for hit in first))


def _places_told(hit: Hit, statements: Sequence[SourcedFigure]) -> frozenset[str]:
    """Return the places of the figures in a passage, else of the nearest figure before it in its article."""
    own = [item for item in statements if (item.source, item.paragraph) in hit.paragraphs]
    if not own:
        passage = hit.passage
        before = [item for item in statements if item.source == passage.source and item.paragraph < passage.paragraph]
        nearest = max((item.paragraph for item in before), default=0)
        own = [item for item in before if item.paragraph == nearest]
    return frozenset(place for item in own for place in item.figure.places)


def _is_complete(ask: FigureAsk | None, question: str) -> bool:
    """Whether a question names what is counted, what happened to it, and where."""
    return ask is not None and bool(ask.noun and ask.event and places_asked(question))


def _touches(conflict: Conflict, hits: Sequence[Hit], *, whole_best: bool) -> bool:
    """Whether a conflict involves the answering sentence of a hit or, with `whole_best`, any of the best hit."""
    if whole_best and conflict.paragraphs & hits[0].paragraphs:
        return True
    sentences = {hit.passage.id: hit.sentence for hit in hits}
    return any(_within(statement, sentences.get(statement.passage)) for statement in conflict.statements)


def _meet(one: str, other: str) -> bool:
    """Whether two places are the same, or one is the country of the other."""
    names = gazetteer()
    first, second = names.find(one), names.find(other)
    lands = first and second and first.country == second.country and "country" in {first.kind, second.kind}
    return one == other or bool(lands)


def _within(statement: SourcedFigure, sentence: tuple[int, int] | None) -> bool:
    return sentence is not None and sentence[0] <= statement.figure.span[0] < sentence[1]
