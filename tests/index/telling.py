"""Articles of a test read into the figures that they state, as an index holds them."""

from datetime import date

from index.conflicts.finding import Conflict, SourcedFigure
from index.figures.paragraphs import Context, figure_statements
from index.language.sentences import sentence_spans
from index.reading.passages import PassageKind


def told(
    source: str, published: date, *paragraphs: str, kind: PassageKind = "body", title: str = ""
) -> list[SourcedFigure]:
    """Read the figures of an article, paragraph by paragraph."""
    found = []
    for number, text in enumerate(paragraphs, 1):
        for figure in figure_statements(text, Context(title, published, paragraphs[: number - 1])):
            start, end = next(span for span in sentence_spans(text) if span[0] <= figure.span[0] < span[1])
            found.append(SourcedFigure(figure, source, number, published, kind, sentence=text[start:end], title=title))
    return found


def values(conflict: Conflict) -> list[float]:
    """List the figures of a conflict as it shows them."""
    return [statement.figure.value for statement in conflict.statements]
