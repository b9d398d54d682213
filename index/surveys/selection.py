"""Choosing: the few passages that stand for many, by facility location over their vectors.

The greedy algorithm for monotone submodular functions (Nemhauser, Wolsey and Fisher, 1978): each step takes the
passage that brings what is chosen nearest to everything. What is said already brings nothing more.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from index.generation import ASKS, UNFINISHED, Floats, Generation, Ints

_FAR: Final = 0.2
"""Cosine up to which one passage stands for nothing of another."""
_SAID: Final = 0.8
"""Cosine from which a passage only says again what one that is chosen says."""
_AGAIN: Final = 0.5
"""What a further passage of the same article is worth, each time."""
_LEAD: Final = 0.12
"""How much less each later paragraph of an article is worth: news begins with what matters."""
_SHORT: Final = 70
_LONG: Final = 900
"""Characters below and above which a passage reads badly alone."""
_POOR: Final = 0.05
"""What one is worth that is too short, asks something or doesn't end."""
_WORDY: Final = 0.7
"""What a long one is worth."""
_LEAST: Final = 0.005
"""Share of the first choice's gain below which nothing more is chosen."""


def choose(rows: Ints, worth: Floats, generation: Generation, most: int) -> list[int]:
    """Choose passages that cover the others and don't repeat each other.

    Args:
        rows: Rows to choose from and to cover, shape (n,); a few thousand at most.
        worth: How much each of them matters, shape (n,).
        generation: The index.
        most: Passages wanted at most.

    Returns:
        The chosen rows, the one that covers most first.
    """
    if not len(rows):
        return []
    vectors = np.asarray(generation.dense.passages[rows], np.float32)
    likeness = vectors @ vectors.T
    nearness = np.maximum(likeness - _FAR, 0) * worth[None, :]
    quality = worth * _readable(rows, generation)
    articles = generation.columns.article[rows]
    covered = np.zeros(len(rows), np.float32)
    chosen: list[int] = []
    first = 0.0
    while len(chosen) < min(most, len(rows)):
        gains = np.maximum(nearness - covered[None, :], 0).sum(axis=1) * quality
        best = int(np.argmax(gains))
        first = first or float(gains[best])
        if gains[best] <= _LEAST * first:
            break
        chosen.append(best)
        covered = np.maximum(covered, nearness[best])
        quality = np.where(articles == articles[best], quality * _AGAIN, quality)
        quality[likeness[best] >= _SAID] = 0
    return [int(rows[at]) for at in chosen]


def _readable(rows: Ints, generation: Generation) -> Floats:
    """How well passages stand alone, from 0 to 1: by their place, their length, and whether they end; shape (n,)."""
    place = generation.columns.place(rows)
    traits = generation.columns.traits[rows]
    value = 1 / (1 + _LEAD * place)
    ids = [int(id_) for id_ in generation.dense.ids[rows]]
    lengths = np.asarray(_lengths(ids, generation), np.float32)
    value = np.where((lengths < _SHORT) | (traits & (ASKS | UNFINISHED) > 0), value * _POOR, value)
    return np.asarray(np.where(lengths > _LONG, value * _WORDY, value), np.float32)


def _lengths(ids: Sequence[int], generation: Generation) -> list[int]:
    lengths = generation.archive.lengths(ids)
    return [lengths[id_] for id_ in ids]
