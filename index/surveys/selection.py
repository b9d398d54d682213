"""Selecting a few passages that represent many: facility location over their vectors.

The greedy algorithm for monotone submodular functions (Nemhauser, Wolsey and Fisher, 1978): each step takes the passage
that brings the selection closest to all passages. A passage that repeats one already selected gains nothing.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from index.generation import Generation
from index.segment import Floats, Ints, Trait

_FAR: Final = 0.2
"""Up to this cosine, one passage represents nothing of another."""
_SAID: Final = 0.8
"""From this cosine, a passage repeats one already selected."""
_AGAIN: Final = 0.5
"""Each passage selected multiplies the weight of the others of its article by this."""
_LEAD: Final = 0.12
"""Later paragraphs of an article weigh less, by 1 / (1 + this times their place): news begins with what matters."""
_SHORT: Final = 70
_LONG: Final = 900
"""A passage with fewer or more characters reads badly alone."""
_POOR: Final = 0.05
"""Factor for a passage that is too short, is a question or breaks off."""
_WORDY: Final = 0.7
"""Factor for one that is too long."""
_LEAST: Final = 0.005
"""Selection stops when the best gain falls to this share of the first."""


def select(rows: Ints, worth: Floats, generation: Generation, most: int) -> list[int]:
    """Select passages that represent the others and do not repeat each other.

    Args:
        rows: Rows to select from and to represent, shape (n,); a few thousand at most.
        worth: How much each of them matters, shape (n,).
        generation: The index.
        most: Maximum number of passages.

    Returns:
        The selected rows in the order of their gain.
    """
    if not len(rows):
        return []
    vectors = np.asarray(generation.dense.passages[rows], np.float32)
    likeness = generation.cosine_scale.likeness(vectors @ vectors.T)
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
    """How well passages read alone, from 0 to 1, by place, length, and whether they are complete; shape (n,)."""
    place = generation.columns.place(rows)
    traits = generation.columns.traits[rows]
    value = 1 / (1 + _LEAD * place)
    ids = [int(id_) for id_ in generation.dense.ids[rows]]
    lengths = np.asarray(_lengths(ids, generation), np.float32)
    value = np.where((lengths < _SHORT) | (traits & (Trait.ASKS | Trait.UNFINISHED) > 0), value * _POOR, value)
    return np.asarray(np.where(lengths > _LONG, value * _WORDY, value), np.float32)


def _lengths(ids: Sequence[int], generation: Generation) -> list[int]:
    lengths = generation.archive.lengths(ids)
    return [lengths[id_] for id_ in ids]
