"""Arrays of a generation: their types, and how one is mapped from disk."""

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.errors import IndexDamaged

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float32]


def load_array(folder: Path, name: str) -> npt.NDArray[Any]:
    """Map an array of a generation from disk.

    Raises:
        IndexDamaged: It is missing, or is not an array.
    """
    try:
        loaded = np.load(folder / name, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise IndexDamaged(folder, f"{name} cannot be read") from error
    # A plain array over the same memory: the memmap class makes every slice slower.
    return np.asarray(loaded.view(np.ndarray))
