"""Texts of tests read into the figures that they state, as a rebuild reads articles."""

from collections.abc import Sequence
from datetime import date

from index.conflicts import Conflict, SourcedFigure
from index.figures import Figure, read_paragraph, start_thread
from index.language.sentences import sentence_spans
from index.reading.passages import PassageKind


def figures_in(
    text: str, *, title: str = "", published: date | None = None, previous: Sequence[str] = ()
) -> list[Figure]:
    """Read the figures of a paragraph, in order.

    Args:
        text: The paragraph.
        title: Headline of its article.
        published: Day of publication; without it only dates with a year are resolved.
        previous: The paragraphs before it, nearest last.
    """
    thread = start_thread(title)
    for paragraph in previous:
        _, _, thread = read_paragraph(paragraph, published, thread)
    return read_paragraph(text, published, thread)[0]


def stated(
    source: str, published: date, *paragraphs: str, kind: PassageKind = "body", title: str = ""
) -> list[SourcedFigure]:
    """Read the figures of an article, paragraph by paragraph."""
    found = []
    for number, text in enumerate(paragraphs, 1):
        for figure in figures_in(text, title=title, published=published, previous=paragraphs[: number - 1]):
            start, end = next(span for span in sentence_spans(text) if span[0] <= figure.span[0] < span[1])
            found.append(SourcedFigure(figure, source, number, published, kind, sentence=text[start:end], title=title))
    return found


def values(conflict: Conflict) -> list[float]:
    """List the figures of a conflict as it shows them."""
    return [statement.figure.value for statement in conflict.statements]
