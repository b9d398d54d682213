"""The key of a vector: a digest of its text, so that an unchanged text keeps its vector wherever it is."""

import hashlib
from typing import Final

from index.language import normalise

Key = bytes

KEY_BYTES: Final = 16
"""Length of a key in bytes."""


def key_of(text: str) -> Key:
    """Return the digest of a text, normalised as the encoder sees it."""
    return hashlib.blake2b(normalise(text).encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).digest()
