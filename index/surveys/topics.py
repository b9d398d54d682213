"""Topics: finding the passages that are about something, where no question is asked."""

from typing import Final

import numpy as np

from index.generation import Generation
from index.search import ParsedQuestion, Query, candidates
from index.segment import Floats, Ints, term_hash

_NAMED: Final = 0.5
"""A passage or its headline with this share of the topic's words, weighted by idf, is about it."""
_UNDER_HEADLINE: Final = 0.3
"""Under a headline that names the topic, a passage must reach this cosine."""
_NEAR: Final = 0.45
"""A passage that reaches this cosine is about the topic, whatever its words."""


def on_topic(parsed: ParsedQuestion, query: Query, generation: Generation, most: int) -> tuple[Ints, Floats]:
    """Find the passages about a topic.

    Args:
        parsed: The topic, parsed like a question.
        query: The same as asked, with its filters.
        generation: The index.
        most: Maximum number of passages.

    Returns:
        Their rows and how much each is about it, both of shape (n,), the most relevant first. The day of asking and
        what an answer would have to hold don't count.
    """
    rows = candidates(parsed, query, generation)
    hashes = np.fromiter(map(term_hash, parsed.terms), np.int64, len(parsed.terms))
    worth = generation.lexical.idf_of(hashes)
    inside = generation.passage_terms.counts(rows, hashes) > 0
    above = generation.title_terms.counts(generation.columns.article[rows], hashes) > 0
    held, titled = (found @ worth / max(float(worth.sum()), 1e-6) for found in (inside, above))
    dense = generation.cosine_scale.passage(np.asarray(generation.dense.passages[rows]) @ parsed.vector)
    about = (held >= _NAMED) | (dense >= _NEAR) | ((titled >= _NAMED) & (dense >= _UNDER_HEADLINE))
    rows, total = rows[about], (held + dense)[about]
    order = np.argsort(-total, kind="stable")[:most]
    return rows[order], np.asarray(total[order], np.float32)
