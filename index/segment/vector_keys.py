"""The key of a vector: a digest of its text, so that an unchanged text keeps its vector wherever it is."""

import hashlib
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from index.language import normalise

Key = bytes

KEY_BYTES: Final = 16
"""Length of a key in bytes."""


def key_of(text: str) -> Key:
    """Return the digest of a text, normalised as the encoder sees it."""
    return hashlib.blake2b(normalise(text).encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).digest()


def keys_of(texts: Sequence[str]) -> npt.NDArray[np.uint8]:
    """Return the digests of texts, shape (len(texts), KEY_BYTES)."""
    return np.frombuffer(b"".join(map(key_of, texts)), np.uint8).reshape(-1, KEY_BYTES)
