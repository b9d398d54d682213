"""The key of a vector: a digest of the text that it stands for, wherever that text is found."""

import hashlib
from typing import Final

from index.language import normalise

Key = bytes

KEY_BYTES: Final = 16
"""Length of a key."""


def key_of(text: str) -> Key:
    """Return the digest of a text as the encoder sees it."""
    return hashlib.blake2b(normalise(text).encode("utf-8", "surrogatepass"), digest_size=KEY_BYTES).digest()
