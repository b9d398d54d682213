"""Merging: the same words in several files are one hit that cites all of them; like hits make room for others."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from index.generation import Floats, Generation, Ints

TWIN_COSINE: Final = 0.95
"""Cosine from which two passages of different articles are looked at as the same wire copy."""

TWIN_TERM_SHARE: Final = 0.8
"""Share of terms in common (Jaccard) from which they are."""

REPEAT_COST: Final = 0.1
"""What a further passage of an article already shown must make up for, in units of the score."""


def merge(ranked: Ints, generation: Generation, depth: int) -> tuple[list[int], Mapping[int, list[int]]]:
    """Fold near-identical passages into the best ranked of them.

    Args:
        ranked: All candidates, best first.
        generation: The index.
        depth: So many of them are held against each other. Of the others only those with the very same words are
            folded in: an older article may repeat a paragraph and rank far behind.

    Returns:
        The rows that stay, in order, and for each the rows folded into it.
    """
    rows = ranked[:depth]
    vectors = np.asarray(generation.dense.passages[rows])
    likeness = np.einsum("ik,jk->ij", vectors, vectors)
    articles = generation.columns.article[rows]
    kept: list[int] = []
    folded: dict[int, list[int]] = {}
    for at in range(len(rows)):
        twin = next(
            (k for k in kept if likeness[at, k] >= TWIN_COSINE and _same(generation, rows, articles, at, k)),
            None,
        )
        if twin is None:
            kept.append(at)
            folded[at] = []
        else:
            folded[twin].append(int(rows[at]))
    keys = generation.dense.keys
    owner = {keys[rows[k]].tobytes(): k for k in reversed(kept)}
    for row in ranked[depth:].tolist():
        twin = owner.get(keys[row].tobytes())
        if twin is not None and generation.columns.article[row] != articles[twin]:
            folded[twin].append(row)
    return [int(rows[k]) for k in kept], {int(rows[k]): folded[k] for k in kept}


def _same(generation: Generation, rows: Ints, articles: Ints, a: int, b: int) -> bool:
    if articles[a] == articles[b]:
        return False
    first, second = generation.passage_terms.terms(int(rows[a])), generation.passage_terms.terms(int(rows[b]))
    if first == second:
        return True
    alike = len(first & second) / len(first | second) >= TWIN_TERM_SHARE
    return alike and _numbers(generation, rows[a]) == _numbers(generation, rows[b])


def _numbers(generation: Generation, row: np.int64) -> frozenset[str]:
    """The numbers of a passage: a copy in which one differs doesn't say the same."""
    stored = generation.archive.rows("SELECT terms FROM passages WHERE id = ?", (int(generation.dense.ids[row]),))
    return frozenset(term for (held,) in stored for term in held.split() if term[0].isdigit())


def diversify(rows: Sequence[int], scores: Mapping[int, float] | Floats, generation: Generation) -> list[int]:
    """Let the best passages come from different articles where they answer about equally well.

    Every further passage of an article must score better by `REPEAT_COST` than what it would push down.
    """
    article = generation.columns.article
    seen: dict[int, int] = {}
    cost: dict[int, float] = {}
    for row in rows:
        owner = int(article[row])
        cost[row] = float(scores[row]) - REPEAT_COST * min(seen.get(owner, 0), 2)
        seen[owner] = seen.get(owner, 0) + 1
    return sorted(rows, key=lambda row: -cost[row])
