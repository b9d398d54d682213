"""What can be taken over from an index that an earlier version of Dateline made: the vectors, which cost most."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

import numpy as np
import orjson

from index.errors import IndexDamaged, IndexMissing
from index.generation import live_folder
from index.segment import KEY_BYTES, Floats, Key, load_array

_FORMATS: Final = (4,)
"""Formats whose generations hold all vectors and their keys in one folder."""


def older_vectors(index: Path, fingerprint: str) -> Mapping[Key, Floats]:
    """Return the vectors of an index of an earlier format by their key, if the same model made them."""
    with suppress(IndexMissing, IndexDamaged, OSError, ValueError, TypeError, KeyError, EOFError):
        folder = live_folder(index)
        manifest = orjson.loads((folder / "manifest.json").read_bytes())
        if manifest["format"] in _FORMATS and manifest["fingerprint"] == fingerprint:
            return _vectors(folder)
    return {}


def _vectors(folder: Path) -> dict[Key, Floats]:
    names = ("keys", "passages", "titles")
    keys, passages, titles = (load_array(folder, f"{name}.npy") for name in names)
    titled = titles[np.any(titles != 0, axis=1)]
    parted = np.asarray(keys).reshape(-1, KEY_BYTES)
    return {key.tobytes(): vector for key, vector in zip(parted, [*passages, *titled], strict=True)}
