"""Merging: the same words in several files become one hit that cites them all; then hits of one article spread out."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from index.generation import Generation
from index.segment import Floats, Ints

TWIN_COSINE: Final = 0.95
"""From this cosine, two passages of different articles may be the same wire copy."""

TWIN_TERM_SHARE: Final = 0.8
"""From this share of common terms (Jaccard), they are."""

REPEAT_COST: Final = 0.1
"""Score that a further passage of an article loses, for each one before it, twice at most."""


def merge(ranked: Ints, generation: Generation, depth: int) -> tuple[list[int], Mapping[int, list[int]]]:
    """Fold near-identical passages of different articles into the best ranked of them.

    Args:
        ranked: Rows of all candidates, best first.
        generation: The index.
        depth: This many are compared with each other. A passage ranked lower is folded in only when its words are
            exactly the same: an older article may repeat a paragraph and rank far behind.

    Returns:
        The rows that stay, in order, and for each of them the rows folded into it.
    """
    rows = ranked[:depth]
    vectors = np.asarray(generation.dense.passages[rows])
    likeness = generation.cosine_scale.likeness(np.einsum("ik,jk->ij", vectors, vectors))
    articles = generation.columns.article[rows]
    kept: list[int] = []
    folded: dict[int, list[int]] = {}
    for at in range(len(rows)):
        twin = next(
            (k for k in kept if likeness[at, k] >= TWIN_COSINE and _are_twins(generation, rows, articles, at, k)),
            None,
        )
        if twin is None:
            kept.append(at)
            folded[at] = []
        else:
            folded[twin].append(int(rows[at]))
    keys = [key.tobytes() for key in generation.dense.keys[ranked]]
    owner = {keys[k]: k for k in reversed(kept)}
    for row, key in zip(ranked[depth:].tolist(), keys[depth:], strict=True):
        twin = owner.get(key)
        if twin is not None and generation.columns.article[row] != articles[twin]:
            folded[twin].append(row)
    return [int(rows[k]) for k in kept], {int(rows[k]): folded[k] for k in kept}


def _are_twins(generation: Generation, rows: Ints, articles: Ints, a: int, b: int) -> bool:
    if articles[a] == articles[b]:
        return False
    first, second = generation.passage_terms.terms(int(rows[a])), generation.passage_terms.terms(int(rows[b]))
    if first == second:
        return True
    alike = len(first & second) / len(first | second) >= TWIN_TERM_SHARE
    return alike and _numbers(generation, rows[a]) == _numbers(generation, rows[b])


def _numbers(generation: Generation, row: np.int64) -> frozenset[str]:
    """The numbers in a passage: a copy with another number does not say the same."""
    stored = generation.archive.terms([int(generation.dense.ids[row])])
    return frozenset(term for held in stored.values() for term in held.split() if term[0].isdigit())


def diversify(rows: Sequence[int], scores: Mapping[int, float] | Floats, generation: Generation) -> list[int]:
    """Reorder passages so that of those that score about equally, different articles come first.

    A further passage of an article must score better by `REPEAT_COST` than a passage of another to stay before it.
    """
    article = generation.columns.article
    seen: dict[int, int] = {}
    cost: dict[int, float] = {}
    for row in rows:
        owner = int(article[row])
        cost[row] = float(scores[row]) - REPEAT_COST * min(seen.get(owner, 0), 2)
        seen[owner] = seen.get(owner, 0) + 1
    return sorted(rows, key=lambda row: -cost[row])
