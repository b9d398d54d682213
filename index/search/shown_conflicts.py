"""Differences: which conflicts between sources are shown under an answer. Pure."""

from collections.abc import Sequence
from typing import Final

from index.conflicts import Conflict, SourcedFigure, find_conflicts
from index.figures import FigureAsk, asks_for_speaker, figure_meant, places_asked
from index.language import gazetteer

from .hits import SearchResult

_FIRST: Final = 3
"""Hits whose own figures are held against others where a question asks for none: all of the best, of the next less."""
_MOST: Final = 3


def conflicts_to_show(result: SearchResult, statements: Sequence[SourcedFigure]) -> tuple[Conflict, ...]:
    """Find what sources differ about in what answers a question.

    Args:
        result: What a search found.
        statements: Figures of its related passages.

    Returns:
        Conflicts, three at most. Of a question for a figure those about that figure in which one of the hits takes
        part; of any other those in which the best hit does, or of the next the very sentence that answers; of a
        question for a figure of nothing known the sentence of any. Never of quite another place than the question
        names; and none for a question that isn't answered, unless it says in full which figure is meant.
    """
    question = result.query.question
    ask = figure_meant(question)
    if result.abstention is not None and not _in_full(ask, question):
        return ()
    counting = ask is not None and bool(ask.counts)
    found = find_conflicts(statements, question if counting else None, result.window)
    if counting:
        shown = frozenset[tuple[str, int]]().union(*(hit.paragraphs for hit in result.hits))
        kept = [each for each in found if each.paragraphs & shown]
    else:
        best, *others = result.hits[:_FIRST]
        # A figure that isn't understood may still be in the best passage, but not all that stands there is asked; of a
        # question for somebody's words nothing is but the words.
        open_question = ask is None and asks_for_speaker(question) is None
        paragraphs = best.paragraphs if open_question else frozenset()
        stressed = {hit.passage.id: hit.sentence for hit in (best, *others)}
        asked = places_asked(question)
        kept = [
            each
            for each in found
            if (each.paragraphs & paragraphs or any(_within(s, stressed.get(s.passage)) for s in each.statements))
            and (not asked or any(_meet(one, other) for one in asked for other in each.place.split(", ")))
        ]
    return tuple(kept[:_MOST])


def _in_full(ask: FigureAsk | None, question: str) -> bool:
    """Tell whether a question names what is counted, what happened to it, and where."""
    return ask is not None and bool(ask.noun and ask.event and places_asked(question))


def _meet(one: str, other: str) -> bool:
    """Tell whether two places are the same, or one the country of the other."""
    names = gazetteer()
    first, second = names.find(one), names.find(other)
    lands = first and second and first.country == second.country and "country" in {first.kind, second.kind}
    return one == other or bool(lands)


def _within(statement: SourcedFigure, sentence: tuple[int, int] | None) -> bool:
    return sentence is not None and sentence[0] <= statement.figure.span[0] < sentence[1]
