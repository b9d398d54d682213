"""Signals: what speaks for a candidate passage, one number each, computed for all candidates at once.

What a paragraph means depends on its title, its neighbours, its article and its date, so each is held against the
question on its own; `ranking.py` decides what they weigh.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt

from .analysis import FIGURE, MONEY, NAME, PERCENT, QUOTATION
from .dates import Window
from .encoder import Vectors
from .lexical import K1, Floats, ForwardIndex, Ints, term_hash
from .questions import Asked
from .store import Generation

NAMES: Final = (
    "dense",
    "dense_title",
    "dense_near",
    "dense_article",
    "words",
    "words_title",
    "words_near",
    "words_article",
    "coverage",
    "coverage_near",
    "rarest",
    "recent",
    "age",
    "event",
    "published_then",
    "lead",
    "length",
    "figure",
    "name",
    "quotation",
    "novelty",
)
"""The signals in the order of the columns of a matrix of them."""

RECENT_DAYS: Final = 14.0
"""After so many days the nearness of publication has fallen to 1/e."""


def signals(asked: Asked, generation: Generation, rows: Ints) -> Floats:
    """Compute all signals.

    Args:
        asked: The question.
        generation: The index.
        rows: Rows of the candidates, shape (n,).

    Returns:
        Shape (n, len(NAMES)).
    """
    columns = generation.columns
    articles = columns.article[rows]
    parts = [
        _dense(asked.vector, generation, rows, articles),
        _words(asked.terms, generation, rows, articles),
        _times(asked, generation, rows, articles),
        _form(asked, generation, rows),
    ]
    return np.concatenate(parts, axis=1).astype(np.float32)


def neighbours(generation: Generation, rows: Ints, step: int) -> Ints:
    """The rows that stand `step` searched passages further in the same article; a row itself at the edges."""
    article = generation.columns.article
    there = np.clip(rows + step, 0, len(article) - 1)
    return np.where(article[there] == article[rows], there, rows)


def _dense(vector: Vectors, generation: Generation, rows: Ints, articles: Ints) -> Floats:
    """Cosines with the passage, its title, its better neighbour, and the best candidate of its article."""
    passages = generation.dense.passages
    own = _cosines(passages[rows], vector)
    title = _cosines(generation.dense.titles[articles], vector)
    sides = [_cosines(passages[neighbours(generation, rows, step)], vector) for step in (-1, 1)]
    return np.stack([own, title, np.maximum(*sides), _best_of_group(own, articles)], axis=1)


def _cosines(vectors: Vectors, vector: Vectors) -> Floats:
    # Not `@`: numpy's BLAS threads beside torch's in one process slow both down.
    return np.asarray(np.einsum("ij,j->i", vectors, vector), np.float32)


def _best_of_group(values: Floats, groups: Ints) -> Floats:
    """For every row the greatest value within its group."""
    _, group = np.unique(groups, return_inverse=True)
    best = np.full(int(group.max()) + 1 if len(group) else 0, -np.inf, np.float32)
    np.maximum.at(best, group, values)
    return best[group]


def _words(terms: Sequence[str], generation: Generation, rows: Ints, articles: Ints) -> Floats:
    """BM25 of passage, title, passage with neighbours and article, and how much of the question they cover.

    Divided by what a passage with every term many times over would score, so that the values of different questions
    can be compared.
    """
    hashes = np.fromiter(map(term_hash, terms), np.int64, len(terms))
    idf = generation.lexical.idf(terms)
    most = max(float(idf.sum()) * (K1 + 1), 1e-6)
    passage, title = generation.passage_terms, generation.title_terms
    own = passage.counts(rows, hashes)
    around = own.copy()
    for step in (-1, 1):
        there = neighbours(generation, rows, step)
        around += passage.counts(there, hashes) * (there != rows)[:, None]
    titles = title.counts(articles, hashes)
    near = np.minimum(around + titles, 1)
    weights = idf / max(float(idf.sum()), 1e-6)
    rarest = own[:, [int(idf.argmax())]] > 0 if len(idf) else np.zeros((len(rows), 1), bool)
    return np.column_stack(
        [
            passage.bm25(own, rows, idf) / most,
            title.bm25(titles, articles, idf) / most,
            passage.bm25(around, rows, idf) / most,
            _per_article(generation.article_terms, articles, hashes, idf) / most,
            (np.minimum(own, 1) * weights).sum(axis=1),
            (near * weights).sum(axis=1),
            rarest,
        ]
    )


def _per_article(index: ForwardIndex, articles: Ints, hashes: Ints, idf: Floats) -> Floats:
    """BM25 of each candidate's whole article, every article once."""
    distinct, back = np.unique(articles, return_inverse=True)
    return index.bm25(index.counts(distinct, hashes), distinct, idf)[back]


def _times(asked: Asked, generation: Generation, rows: Ints, articles: Ints) -> Floats:
    """Nearness of publication to the day of asking, and how event dates and publication fit the window."""
    published = generation.columns.published[articles]
    known = published > 0
    age = np.where(known, asked.asked_on.toordinal() - published, 0)
    recent = np.where(known, np.exp(-np.abs(age) / RECENT_DAYS), 0.0)
    old = np.where(known, np.log1p(np.abs(age)) / np.log(365), 0.5)
    event, then = np.zeros(len(rows)), np.zeros(len(rows))
    if asked.window is not None:
        event = window_fit(asked.window, generation, rows)
        first, last = ordinals(asked.window)
        then = np.where(known, (published >= first) & (published <= last + 1), 0.5)
    return np.column_stack([recent, old, event, then])


def ordinals(window: Window) -> tuple[int, int]:
    """First and last day of a window as ordinals, open sides far away."""
    return (
        window.start.toordinal() if window.start else 1,
        window.end.toordinal() if window.end else date.max.toordinal(),
    )


def window_fit(window: Window, generation: Generation, rows: Ints) -> npt.NDArray[np.float64]:
    """How well a passage's own dates fit the window, shape (n,).

    1 when a date of its own lies within, -1 when it has dates and all lie outside, 0 when it names none.
    """
    columns = generation.columns
    first, last = ordinals(window)
    starts, ends = columns.event_starts[rows], columns.event_starts[rows + 1]
    fit = np.zeros(len(rows))
    for at, (start, end) in enumerate(zip(starts.tolist(), ends.tolist(), strict=True)):
        if start < end:
            days = columns.event_days[start:end]
            inside = (days[:, 0] <= last) & (days[:, 1] >= first)
            fit[at] = 1.0 if inside.any() else -1.0
    return fit


def _form(asked: Asked, generation: Generation, rows: Ints) -> Floats:
    """Place in the article, length, and whether the passage has the kind of thing that is asked for."""
    columns = generation.columns
    lead = 1.0 / (1.0 + columns.sequence[rows])
    length = np.log1p(generation.passage_terms.lengths[rows]) / np.log(100)
    traits = columns.traits[rows]
    wanted = asked.traits & (FIGURE | MONEY | PERCENT)
    figure = ((traits & wanted) == wanted) if wanted else np.zeros(len(rows))
    name = ((traits & NAME) > 0) if asked.traits & NAME else np.zeros(len(rows))
    said = ((traits & QUOTATION) > 0) if asked.traits & QUOTATION else np.zeros(len(rows))
    novelty = np.zeros(len(rows))
    return np.column_stack([lead, length, figure, name, said, novelty])
