"""Articles of the papers that a question asks for: how they fit, and the best of each first."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from index.figures import SpeakerAsk, asked_speaker_terms
from index.generation import Generation
from index.reading import outlet_key
from index.segment import Floats, Ints

from .date_signals import ordinals
from .papers_asked import PaperAsk
from .term_query import TermQuery

_OTHER_DAY: Final = 0.25
"""What an article of the paper is worth that appeared on another day than asked."""

_SEVERAL: Final = 2


def published_fit(papers: Sequence[PaperAsk], generation: Generation, articles: Ints) -> Floats:
    """How far articles are those asked for: 1 for the paper's, a quarter when it appeared on other days than asked.

    Args:
        papers: Those asked for; the best fit counts.
        generation: The index.
        articles: Numbers of articles, shape (n,).

    Returns:
        Shape (n,); 0 when no paper is asked for.
    """
    fits = [_fit(paper, generation, articles) for paper in papers]
    return np.asarray(np.max(fits, axis=0) if fits else np.zeros(len(articles)), np.float32)


def _fit(paper: PaperAsk, generation: Generation, articles: Ints) -> Floats:
    own = generation.publishers.published_by([paper.key])[articles]
    if paper.published is None:
        return own.astype(np.float32)
    first, last = ordinals(paper.published)
    published = generation.columns.published[articles]
    then = (published >= first) & (published <= last + 1)
    return np.where(own, np.where(then, 1.0, _OTHER_DAY), 0.0).astype(np.float32)


def one_of_each(
    rows: Sequence[int], papers: Sequence[PaperAsk], generation: Generation, near: Callable[[int], bool]
) -> list[int]:
    """Put the best passage of each paper first, in the order named, where several are asked for and it is near.

    Args:
        rows: Rows of passages, best first.
        papers: The papers asked for.
        generation: The index.
        near: Whether a passage is on the topic at all.
    """
    if len(papers) < _SEVERAL:
        return list(rows)
    articles = generation.columns.article[np.asarray(rows, np.int64)]
    first: list[int] = []
    for paper in papers:
        fit = _fit(paper, generation, articles)
        own = [row for row, worth in zip(rows, fit.tolist(), strict=True) if worth and worth == fit.max()]
        best = next((row for row in own if row not in first and near(row)), None)
        if best is not None:
            first.append(best)
    return [*first, *(row for row in rows if row not in first)]


def is_quoted(name: str, generation: Generation) -> bool:
    """Whether others quote somebody of this name more often than it has articles of its own: a company with a blog."""
    rows = np.arange(len(generation.dense))
    quoting = np.zeros(len(rows), bool)
    for terms in asked_speaker_terms(SpeakerAsk(name)):
        quoting |= (TermQuery.of(terms, generation).counts(generation.passage_speakers, rows) > 0).all(axis=1)
    own = generation.publishers.published_by([outlet_key(name)])
    return bool(np.count_nonzero(quoting & ~own[generation.columns.article]) > np.count_nonzero(own))
