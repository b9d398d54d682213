"""Signals: numbers that speak for or against a candidate passage, computed for all candidates at once.

What a paragraph means depends on its title, its neighbours, its article and its date, so each of these is compared with
the question separately; `ranking.py` weighs them.
"""

from typing import Final

import numpy as np

from index.generation import Generation
from index.segment import Floats, Ints, Trait, Vectors

from .answer_signals import answer_signals
from .date_signals import date_signals
from .published_by import published_fit
from .question import ParsedQuestion
from .row_groups import best_of_group
from .term_query import TermQuery
from .word_signals import word_signals

SIGNAL_NAMES: Final = (
    "dense",
    "dense_title",
    "dense_near",
    "dense_article",
    "dense_focus",
    "words_title",
    "words_article",
    "words_focus",
    "words_sentence",
    "sentence_article",
    "numbers",
    "recent",
    "age",
    "event",
    "published_then",
    "day",
    "lead",
    "trait",
    "kind",
    "figure",
    "speaker",
    "asks",
    "unfinished",
    "echoed_names",
    "article_share",
    "quoted",
    "publisher",
)
"""The signals, in the order of the columns of a signal matrix."""

_LEAD: Final = 4.0
"""The passage at this place in its article gets half the "lead" of the first."""

_FIRST_PASS: Final = {
    "dense": 4.0,
    "dense_article": 3.0,
    "words_article": 8.0,
    "words_focus": 2.0,
    "recent": 1.0,
    "published_then": 0.5,
}
"""Weights of a first score, set by hand. It chooses the candidates whose names are echoed and weighs articles."""

_ECHO_FROM: Final = 30
"""Names are taken from this many of the first candidates."""


def signals(parsed: ParsedQuestion, generation: Generation, rows: Ints) -> Floats:
    """Compute all signals.

    Args:
        parsed: The question.
        generation: The index.
        rows: Rows of the candidates, shape (n,).

    Returns:
        Shape (n, len(SIGNAL_NAMES)).
    """
    if not len(rows):
        return np.zeros((0, len(SIGNAL_NAMES)), np.float32)
    articles = generation.columns.article[rows]
    found = (
        _dense_signals(parsed, generation, rows, articles)
        | word_signals(parsed, generation, rows, articles)
        | date_signals(parsed, generation, rows, articles)
        | answer_signals(parsed, generation, rows)
        | _form_signals(generation, rows)
        | {"publisher": published_fit(parsed.papers, generation, articles)}
    )
    first = np.sum([weight * found[name] for name, weight in _FIRST_PASS.items()], axis=0)
    found |= _feedback_signals(parsed, generation, rows, articles, first)
    return np.stack([found[name] for name in SIGNAL_NAMES], axis=1).astype(np.float32)


def _dense_signals(parsed: ParsedQuestion, generation: Generation, rows: Ints, articles: Ints) -> dict[str, Floats]:
    """Cosines of the question with the passage, its title, its better neighbour, and the best candidate of its article.

    They are on the reference scale (`CosineScale`), so that a weight means the same for every model.
    "dense_focus" is the cosine of the asking sentence alone with the passage.
    """
    passages, scale = generation.dense.passages, generation.cosine_scale
    vectors = passages[rows]
    own = scale.passage(_cosines(vectors, parsed.vector))
    sides = [_cosines(passages[_neighbours(generation, rows, step)], parsed.vector) for step in (-1, 1)]
    titles = _cosines(generation.dense.titles[articles], parsed.vector)
    return {
        "dense": own,
        # Where there is no title its vector is zero.
        "dense_title": np.where(titles == 0, 0, scale.title(titles)),
        "dense_near": scale.passage(np.maximum(*sides)),
        "dense_article": best_of_group(own, articles),
        "dense_focus": scale.passage(_cosines(vectors, parsed.focus_vector)),
    }


def _neighbours(generation: Generation, rows: Ints, step: int) -> Ints:
    """Return the rows `step` searched passages further in the same article; at its edges a row itself."""
    article = generation.columns.article
    there = np.clip(rows + step, 0, len(article) - 1)
    return np.where(article[there] == article[rows], there, rows)


def _cosines(vectors: Vectors, vector: Vectors) -> Floats:
    # Not `@`: numpy's BLAS threads and torch's in one process slow each other down.
    return np.asarray(np.einsum("ij,j->i", vectors, vector), np.float32)


def _form_signals(generation: Generation, rows: Ints) -> dict[str, Floats]:
    """Nearness to the head of the article, and whether a passage only asks or breaks off."""
    traits = generation.columns.traits[rows]
    # News is told first at the head of an article: 1 for the first passage, falling slowly.
    lead = 1 / (1 + generation.columns.place(rows) / _LEAD)
    return {
        "lead": np.asarray(lead, np.float32),
        "asks": ((traits & Trait.ASKS) > 0).astype(np.float32),
        "unfinished": ((traits & Trait.UNFINISHED) > 0).astype(np.float32),
    }


def _feedback_signals(
    parsed: ParsedQuestion, generation: Generation, rows: Ints, articles: Ints, first: Floats
) -> dict[str, Floats]:
    """What the best candidates by a first score tell about the others (pseudo-relevance feedback).

    "echoed_names": an answer tends to be named in many good candidates (Lavrenko and Croft, 2001). A name word that
    is not in the question is worth more the better the candidates that hold it, and the rarer it is.
    "article_share": the share of an article in the candidates' weight.
    """
    words = generation.name_words
    best = np.argsort(-first, kind="stable")[:_ECHO_FROM]
    weight = np.exp(first - first.max())
    echoed = np.setdiff1d(words.distinct(rows[best]), TermQuery.of(parsed.terms, generation).hashes)
    worth = _normalised(weight[best]) @ np.minimum(words.counts(rows[best], echoed), 1)
    worth = worth * generation.lexical.idf_of(echoed)
    held = np.minimum(words.counts(rows, echoed), 1) * worth
    _, group = np.unique(articles, return_inverse=True)
    share = _normalised(np.bincount(group, weights=weight).astype(np.float32))[group]
    return {
        "echoed_names": held.max(axis=1) if len(echoed) else np.zeros(len(rows), np.float32),
        "article_share": np.log(share + 1e-4),
    }


def _normalised(weights: Floats) -> Floats:
    return np.asarray(weights / max(float(weights.sum()), 1e-9), np.float32)
