"""Vectors that need not be computed again: those of the generation before, and those of a rebuild cut short.

A vector belongs to words, not to a place: its key is a digest of the text as the encoder sees it. What a rebuild
encodes is appended to a file at once, so that an interrupted one resumes where it stopped.
"""

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from index.generation import Encoder
from index.language import normalise
from index.segment import KEY_BYTES, Floats, Key, Vectors, key_of

_CHUNK: Final = 1024
_UNFINISHED: Final = "unfinished.vectors"
_DIMENSION: Final = re.compile(r"[1-9][0-9]{0,4}")
_LONGEST_HEAD: Final = 1_000
_TOLERANCE: Final = 1e-3
"""How far the squared length of a vector that was read back may lie from 1."""


class Unfinished:
    """The file of vectors that an unfinished rebuild has computed so far.

    It begins with the model's fingerprint and the dimension; another model's file is thrown away, and so is what a
    crash left torn or half-written.
    """

    def __init__(self, index: Path, fingerprint: str) -> None:
        self._path = index / _UNFINISHED
        self._fingerprint = fingerprint

    def read(self) -> dict[Key, np.ndarray[tuple[int], np.dtype[np.float32]]]:
        """Vectors by key; empty when there is nothing fitting."""
        try:
            with self._path.open("rb") as file:
                head = file.readline(_LONGEST_HEAD)
        except FileNotFoundError:
            return {}
        fingerprint, _, dimension = head.decode("utf-8", "replace").rstrip("\n").rpartition(" ")
        if fingerprint != self._fingerprint or not _DIMENSION.fullmatch(dimension):
            return {}
        record = np.dtype([("key", np.void, KEY_BYTES), ("vector", np.float32, (int(dimension),))])
        count = (self._path.stat().st_size - len(head)) // record.itemsize
        if not count:
            return {}
        # Mapped, not read: what an archive of a million passages has come to fills the memory.
        held = np.memmap(self._path, record, "r", len(head), (count,)).view(np.ndarray)
        lengths = np.einsum("ij,ij->i", held["vector"], held["vector"])
        # After a loss of power a file may hold zeros where its last writes should be.
        return {each["key"].tobytes(): each["vector"] for each in held[np.abs(lengths - 1) < _TOLERANCE]}

    def append(self, keys: Sequence[Key], vectors: Vectors) -> None:
        """Add computed vectors, at once on disk."""
        header = f"{self._fingerprint} {vectors.shape[1]}\n".encode()
        if not self._fits(header):
            self._path.write_bytes(header)
        with self._path.open("r+b") as file:
            # A torn record at the end would put all that follow it out of step.
            whole = (file.seek(0, os.SEEK_END) - len(header)) // (KEY_BYTES + vectors[:1].nbytes)
            end = file.seek(len(header) + whole * (KEY_BYTES + vectors[:1].nbytes))
            if end < self._path.stat().st_size:
                file.truncate()
            file.writelines(key + vector.tobytes() for key, vector in zip(keys, vectors, strict=True))

    def _fits(self, header: bytes) -> bool:
        try:
            with self._path.open("rb") as file:
                return file.read(len(header)) == header
        except FileNotFoundError:
            return False

    def forget(self) -> None:
        """Remove the file: a generation holds everything now."""
        self._path.unlink(missing_ok=True)


def encode_new(
    texts: Sequence[str],
    known: Callable[[Key], Floats | None],
    encoder: Encoder,
    unfinished: Unfinished,
    on_progress: Callable[[int, int], None],
) -> tuple[Vectors, int]:
    """Give every text its vector, encoding only what is not known.

    Texts are encoded longest first, as sentence-transformers does within one call, so that a batch holds texts of
    like length and little padding.

    Args:
        texts: None blank.
        known: Returns the vector of a key, None if it isn't known; what is known is left alone when the model has come
            to give vectors of another dimension.
        encoder: Encodes the rest.
        unfinished: Where new vectors are kept meanwhile.
        on_progress: Told how many of how many are encoded.

    Returns:
        Vectors, shape (len(texts), dimension), and how many texts were encoded.
    """
    if not texts:
        return encoder.encode_document([]), 0
    keys = [key_of(text) for text in texts]
    vectors = {key: vector for key in dict.fromkeys(keys) if (vector := known(key)) is not None}
    missing = {key: normalise(text) for key, text in zip(keys, texts, strict=True) if key not in vectors}
    order = sorted(missing.items(), key=lambda item: -len(item[1]))
    if order:
        on_progress(0, len(order))
    for at in range(0, len(order), _CHUNK):
        chunk = order[at : at + _CHUNK]
        encoded = encoder.encode_document([text for _, text in chunk])
        if any(len(vector) != encoded.shape[1] for vector in vectors.values()):
            return encode_new(texts, _nothing, encoder, unfinished, on_progress)
        unfinished.append([key for key, _ in chunk], encoded)
        vectors.update(zip((key for key, _ in chunk), encoded, strict=True))
        on_progress(at + len(chunk), len(order))
    return np.stack([vectors[key] for key in keys]), len(order)


def _nothing(_key: Key) -> None:
    """Know no vector."""
