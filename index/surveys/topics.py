"""Topics: the passages that are about something, where nothing is asked of them."""

from typing import Final

import numpy as np

from index.generation import Floats, Generation, Ints, term_hash
from index.search import ParsedQuestion, Query, candidates

_NAMED: Final = 0.5
"""Share of a topic's words, by rarity, that a passage or its headline must hold."""
_UNDER_HEADLINE: Final = 0.3
"""Cosine from which a passage is about what its headline names."""
_NEAR: Final = 0.45
"""Cosine from which a passage is about a topic whatever its words."""


def on_topic(parsed: ParsedQuestion, query: Query, generation: Generation, most: int) -> tuple[Ints, Floats]:
    """Find the passages about a topic.

    Args:
        parsed: The topic taken apart as a question is.
        query: The topic as it was put, with its filters.
        generation: The index.
        most: Passages wanted at most.

    Returns:
        Their rows and how much each is about it, both of shape (n,), the most first. The day of asking and what a
        question would want for an answer play no part.
    """
    rows = candidates(parsed, query, generation)
    hashes = np.fromiter(map(term_hash, parsed.terms), np.int64, len(parsed.terms))
    worth = generation.lexical.idf_of(hashes)
    inside = generation.passage_terms.counts(rows, hashes) > 0
    above = generation.title_terms.counts(generation.columns.article[rows], hashes) > 0
    held, titled = (found @ worth / max(float(worth.sum()), 1e-6) for found in (inside, above))
    dense = np.asarray(generation.dense.passages[rows]) @ parsed.vector
    about = (held >= _NAMED) | (dense >= _NEAR) | ((titled >= _NAMED) & (dense >= _UNDER_HEADLINE))
    rows, total = rows[about], (held + dense)[about]
    order = np.argsort(-total, kind="stable")[:most]
    return rows[order], np.asarray(total[order], np.float32)
