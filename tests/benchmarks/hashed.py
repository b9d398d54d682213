"""An encoder that costs nothing: a unit vector drawn from a digest of the text, near one of a few hundred topics."""

import hashlib
from collections.abc import Sequence
from functools import cached_property
from typing import Final

import numpy as np

from index.segment import Vectors

_TOPICS: Final = 300
_NOISE: Final = 0.7
"""Length of the noise added to a topic's vector: two texts of a topic have a cosine of about two thirds."""


class HashedEncoder:
    """An encoder that gives equal texts equal vectors, with as many dimensions as the default model."""

    model = "hashed"
    fingerprint = "name:hashed"
    max_tokens = 256
    reference = True
    dimension = 384

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        """Encode questions as documents are encoded."""
        return self.encode_document(texts)

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        """Encode texts; see `index.generation.Encoder`."""
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        for row, text in enumerate(texts):
            seed = int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little")
            noise = _unit(np.random.default_rng(seed).standard_normal(self.dimension))
            vectors[row] = _unit(self._topics[seed % _TOPICS] + _NOISE * noise)
        return vectors

    @cached_property
    def _topics(self) -> Vectors:
        drawn = np.random.default_rng(0).standard_normal((_TOPICS, self.dimension))
        return np.stack([_unit(each) for each in drawn])


def _unit(vector: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Vectors:
    return np.asarray(vector / np.linalg.norm(vector), np.float32)
