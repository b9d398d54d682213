"""Baselines: simpler rankings of the same passages, to compare Dateline with in the same run."""

from collections import defaultdict
from collections.abc import Callable
from typing import Final, Literal

import numpy as np

from index.generation import Generation
from index.search import ParsedQuestion

Baseline = Literal["dense", "bm25", "fusion"]

BASELINES: Final[tuple[Baseline, ...]] = ("dense", "bm25", "fusion")

_DEPTH: Final = 100
_RRF_K: Final = 60
"""Reciprocal rank fusion's usual constant (Cormack, Clarke and Büttcher, 2009)."""


def ranked_ids(baseline: Baseline, parsed: ParsedQuestion, generation: Generation, limit: int) -> list[int]:
    """Rank passages by a baseline.

    Args:
        baseline: "dense": cosine of the paragraph alone. "bm25": BM25 of the paragraph with its title. "fusion":
            reciprocal rank fusion of both.
        parsed: The question, parsed.
        generation: The index.
        limit: At most this many.

    Returns:
        Ids of passages, best first, at most 100 of each ranking.
    """
    return _RANKERS[baseline](parsed, generation)[:limit]


def _dense(parsed: ParsedQuestion, generation: Generation) -> list[int]:
    """Compare every vector: the shortcuts of Dateline's own search must not weaken what it is compared with."""
    cosines = np.einsum("ij,j->i", generation.dense.passages, parsed.vector)
    return [int(id_) for id_ in generation.dense.ids[np.argsort(-cosines, kind="stable")[:_DEPTH]]]


def _bm25(parsed: ParsedQuestion, generation: Generation) -> list[int]:
    return [int(id_) for id_ in generation.dense.ids[generation.lexical.search(parsed.terms, _DEPTH).rows]]


def _fusion(parsed: ParsedQuestion, generation: Generation) -> list[int]:
    points: dict[int, float] = defaultdict(float)
    for ranking in (_dense(parsed, generation), _bm25(parsed, generation)):
        for rank, id_ in enumerate(ranking, start=1):
            points[id_] += 1 / (_RRF_K + rank)
    return sorted(points, key=lambda id_: -points[id_])


_RANKERS: Final[dict[Baseline, Callable[[ParsedQuestion, Generation], list[int]]]] = {
    "dense": _dense,
    "bm25": _bm25,
    "fusion": _fusion,
}
