"""Hits of a survey: passages with their copies in other articles, and the conflicts that they take part in."""

from collections.abc import Sequence

import numpy as np

from index.conflicts import Conflict
from index.generation import Generation
from index.search import TWIN_COSINE, TWIN_TERM_SHARE, Hit
from index.segment import Ints, Stored


def stored_copies(row: int, rows: Ints, generation: Generation) -> list[Stored]:
    """Read a passage and its copies, the passage itself first.

    Args:
        row: The passage.
        rows: Rows of the passages among which copies are looked for, shape (n,).
        generation: The index.
    """
    ids = [int(generation.dense.ids[each]) for each in with_twins(row, rows, generation)]
    stored = generation.archive.stored(ids)
    return [stored[id_] for id_ in ids]


def with_twins(row: int, rows: Ints, generation: Generation) -> list[int]:
    """List a row and, among other rows, the passages of other articles with nearly the same words."""
    vectors, held = generation.dense.passages, generation.passage_terms
    articles = generation.columns.article
    near = rows[np.asarray(vectors[rows]) @ np.asarray(vectors[row]) >= TWIN_COSINE]
    own, found = held.terms(row), [row]
    for other in map(int, near[articles[near] != articles[row]]):
        terms = held.terms(other)
        if len(own & terms) >= TWIN_TERM_SHARE * len(own | terms):
            found.append(other)
    return found


def conflicts_touching(conflicts: Sequence[Conflict], hits: Sequence[Hit]) -> tuple[Conflict, ...]:
    """Keep the conflicts in which one of these hits takes part."""
    shown = frozenset[tuple[str, int]]().union(*(hit.paragraphs for hit in hits))
    return tuple(each for each in conflicts if each.paragraphs & shown)
