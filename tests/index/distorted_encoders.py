"""Encoders whose cosines lie elsewhere than the default model's: its own vectors, put through fixed transformations."""

from collections.abc import Sequence

import numpy as np

from index.generation import Encoder, SentenceTransformerEncoder
from index.segment import Vectors


class RememberingEncoder:
    """An encoder that encodes a text once."""

    def __init__(self, base: SentenceTransformerEncoder) -> None:
        self.base, self.model, self.fingerprint = base, base.model, base.fingerprint
        self.reference, self.max_tokens = base.reference, base.max_tokens
        self._queries: dict[str, Vectors] = {}
        self._documents: dict[str, Vectors] = {}

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        new = [text for text in dict.fromkeys(texts) if text not in self._queries]
        self._queries |= dict(zip(new, self.base.encode_query(new), strict=True)) if new else {}
        return np.stack([self._queries[text] for text in texts])

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        new = [text for text in dict.fromkeys(texts) if text not in self._documents]
        self._documents |= dict(zip(new, self.base.encode_document(new), strict=True)) if new else {}
        return np.stack([self._documents[text] for text in texts])


class SqueezedEncoder:
    """All cosines lie between .7 and 1, as E5's do, and questions lie apart from documents.

    A component that all texts share does the first; a second one, that only documents have, the other. Two documents
    with a cosine of c have .72 + .28 c then, a question and a document .65 + .28 c.
    """

    model, fingerprint, max_tokens = "squeezed", "test:squeezed", 256
    reference = False
    shared, apart = 0.72, 0.45

    def __init__(self, base: Encoder) -> None:
        self.base = base

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        return self._beside(1.0, 0.0, self.base.encode_query(texts))

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        return self._beside(np.cos(self.apart), np.sin(self.apart), self.base.encode_document(texts))

    def _beside(self, first: float, second: float, vectors: Vectors) -> Vectors:
        shared = np.sqrt(self.shared) * np.tile([first, second], (len(vectors), 1))
        return np.concatenate([shared, np.sqrt(1 - self.shared) * vectors], axis=1).astype(np.float32)


class ShiftedEncoder(SqueezedEncoder):
    """Questions and documents point away from each other: unrelated ones have some -.4, related ones hardly 0.

    The spread is wide where the squeezed one's is narrow, and no cosine reaches what is near for the default model.
    """

    model, fingerprint, max_tokens = "shifted", "test:shifted", 256
    shared, apart = 0.4, np.pi


class UnevenEncoder:
    """A few components weigh most, so that cosines spread widely and more unrelated texts come near by chance."""

    model, fingerprint, max_tokens = "uneven", "test:uneven", 256
    reference = False

    def __init__(self, base: Encoder) -> None:
        self.base = base

    def encode_query(self, texts: Sequence[str]) -> Vectors:
        return self._weighed(self.base.encode_query(texts))

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        return self._weighed(self.base.encode_document(texts))

    def _weighed(self, vectors: Vectors) -> Vectors:
        weights = np.exp(0.8 * np.random.default_rng(5).standard_normal(vectors.shape[1]))
        weighed = vectors * weights
        return np.asarray(weighed / np.linalg.norm(weighed, axis=1, keepdims=True), np.float32)
