"""The dense index: FAISS finds the nearest passages; the vectors themselves lie beside it, mapped from disk."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import numpy.typing as npt

from .encoder import Vectors
from .errors import IndexDamaged

if TYPE_CHECKING:
    import faiss

FAISS_FILE: Final = "vectors.faiss"
KEY_BYTES: Final = 16
"""Length of the digest that tells one text's vector from another's."""

PROBES: Final = 48
"""At most so many cells are looked into: what they miss the lexical index mostly finds."""

EXACT_UP_TO: Final = 20_000
"""Up to so many passages the search is exact; beyond, FAISS looks into the nearest cells only."""


class DenseIndex:
    """Nearest passages by inner product of unit vectors.

    faiss is imported when the first search comes: after torch, which the question's vector needed. The other
    way round two OpenMP runtimes get into each other's way and a search takes half as long again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._faiss: faiss.Index | None = None
        self.ids = load_array(folder, "ids.npy").astype(np.int64, copy=False)
        self.passages = load_array(folder, "passages.npy")
        self.titles = load_array(folder, "titles.npy")

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def faiss_index(self) -> "faiss.Index":
        """The FAISS index, read on first use."""
        if self._faiss is None:
            self._faiss = _read(self._folder)
        return self._faiss

    def faiss_ids(self) -> npt.NDArray[np.int64]:
        """The ids that FAISS holds, in its order."""
        import faiss  # noqa: PLC0415 - after torch, see the class

        held = faiss.vector_to_array(self.faiss_index.id_map)  # type: ignore[attr-defined]  # of IndexIDMap2
        return np.asarray(held, np.int64)

    def _parameters(self, within: npt.NDArray[np.int64] | None) -> "faiss.SearchParameters | None":
        if within is None:
            return None
        import faiss  # noqa: PLC0415 - after torch, see the class

        selector = faiss.IDSelectorBatch(within)
        if len(self) <= EXACT_UP_TO:
            return faiss.SearchParameters(sel=selector)  # type: ignore[call-arg]  # faiss adds it at import
        cells = cells_for(len(self))
        return faiss.SearchParametersIVF(sel=selector, nprobe=cells)  # type: ignore[call-arg]

    @cached_property
    def keys(self) -> npt.NDArray[np.uint8]:
        """Digests of the words (`vector_cache.key_of`): the passages', then the titles' that are not empty.

        Shape (passages + titles, KEY_BYTES).
        """
        flat: npt.NDArray[Any] = load_array(self._folder, "keys.npy")
        titles = int(np.count_nonzero(np.any(self.titles != 0, axis=1)))
        if len(flat) != KEY_BYTES * (len(self.passages) + titles):
            raise IndexDamaged(self._folder, "keys.npy and the vectors differ in number")
        return np.asarray(flat, np.uint8).reshape(-1, KEY_BYTES)

    def by_key(self) -> dict[bytes, npt.NDArray[np.float32]]:
        """Every vector by its key."""
        titles = self.titles[np.any(self.titles != 0, axis=1)]
        return {key.tobytes(): vector for key, vector in zip(self.keys, [*self.passages, *titles], strict=True)}

    def search(
        self, queries: Vectors, limit: int, *, within: npt.NDArray[np.int64] | None = None
    ) -> list[list[tuple[int, float]]]:
        """Find nearest passages.

        Args:
            queries: Shape (n, dimension), unit length.
            limit: At most this many for each.
            within: Only passages with these ids; None for all.

        Returns:
            For each query passage ids with their cosine, best first.
        """
        if not len(self):
            return [[] for _ in queries]
        scores, ids = self.faiss_index.search(queries, min(limit, len(self)), params=self._parameters(within))
        return [
            [(int(i), float(s)) for i, s in zip(row, values, strict=True) if i != -1]
            for row, values in zip(ids, scores, strict=True)
        ]


def write_dense(folder: Path, ids: Sequence[int], passages: Vectors, titles: Vectors, keys: Sequence[bytes]) -> None:
    """Write the dense index.

    Args:
        folder: Of the generation being built.
        ids: Stored ids of the passages, shape (n,).
        passages: Their vectors, shape (n, dimension).
        titles: Vectors of the articles' titles, shape (articles, dimension); zeros where there is none.
        keys: Of the passages' vectors, then of the titles' that are not empty; `KEY_BYTES` each.
    """
    import faiss  # noqa: PLC0415 - after torch, see DenseIndex

    stored = np.asarray(ids, np.int64)
    index = faiss.IndexIDMap2(_empty(passages))
    if len(stored):
        index.add_with_ids(passages, stored)
    faiss.write_index(index, str(folder / FAISS_FILE))
    np.save(folder / "ids.npy", stored)
    np.save(folder / "keys.npy", np.frombuffer(b"".join(keys), np.uint8))
    np.save(folder / "passages.npy", passages)
    np.save(folder / "titles.npy", titles)


def _empty(vectors: Vectors) -> "faiss.Index":
    """An index fit for so many vectors, trained but empty."""
    import faiss  # noqa: PLC0415 - after torch, see DenseIndex

    count, dimension = vectors.shape
    if count <= EXACT_UP_TO:
        return faiss.IndexFlatIP(dimension)
    cells = cells_for(count)
    index = faiss.IndexIVFScalarQuantizer(
        faiss.IndexFlatIP(dimension),
        dimension,
        cells,
        faiss.ScalarQuantizer.QT_8bit,
        faiss.METRIC_INNER_PRODUCT,
    )
    generator = np.random.default_rng(0)
    sample = generator.choice(count, min(count, cells * 40), replace=False)
    index.train(np.ascontiguousarray(vectors[np.sort(sample)]))
    index.nprobe = min(max(16, cells // 32), PROBES)
    return index


def cells_for(count: int) -> int:
    """Number of cells that so many vectors are parted into, as FAISS's guidelines have it."""
    return int(4 * np.sqrt(count))


def _read(folder: Path) -> "faiss.Index":
    import faiss  # noqa: PLC0415 - after torch, see DenseIndex

    try:
        return faiss.read_index(str(folder / FAISS_FILE))
    except RuntimeError as error:
        raise IndexDamaged(folder, f"{FAISS_FILE} cannot be read") from error


def load_array(folder: Path, name: str) -> npt.NDArray[np.float32]:
    """Map an array from disk.

    Raises:
        IndexDamaged: It is missing or no array.
    """
    try:
        loaded: npt.NDArray[np.float32] = np.load(folder / name, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise IndexDamaged(folder, f"{name} cannot be read") from error
    # A plain array over the same memory: the memmap class makes every slice slower.
    return loaded.view(np.ndarray)
