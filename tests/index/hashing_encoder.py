"""A fast, deterministic encoder: a text's vector is the sum of its terms' directions. It records what it was asked."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from index.language.terms import terms
from index.segment import Vectors
from index.segment.forward_index import term_hash


class HashingEncoder:
    """Texts with the same terms have the same vector, and each term in common brings two texts closer.

    Args:
        model: Its name in the settings.
        dimension: Components of a vector.
        fingerprint: Identifies the model; "" makes one from its name and dimension.

    Attributes:
        reference: Cosines are used as they are.
        asked: Every text that it was asked to encode, in order.
    """

    def __init__(self, model: str = "hashing", *, dimension: int = 64, fingerprint: str = "") -> None:
        self.model, self.dimension, self.max_tokens = model, dimension, 200
        self.fingerprint = fingerprint or f"hash:{model}-{dimension}"
        self.reference = True
        self.asked: list[str] = []

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        return self.encode(texts)

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        return self.encode(texts)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Encode texts of either kind."""
        self.asked += texts
        if not texts:
            return np.zeros((0, self.dimension), np.float32)
        rows = [sum((_direction(term, self.dimension) for term in {"", *terms(text)}), np.zeros(1)) for text in texts]
        return np.stack([row / np.linalg.norm(row) for row in rows]).astype(np.float32)

    def forget(self) -> None:
        """Empty the record."""
        self.asked.clear()


@lru_cache(maxsize=10_000)
def _direction(term: str, dimension: int) -> npt.NDArray[np.float64]:
    return np.random.default_rng(term_hash(term)).standard_normal(dimension)
