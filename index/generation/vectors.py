"""The dense index: FAISS finds the nearest passages; the vectors themselves lie beside it, mapped from disk."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from index.errors import IndexDamaged

from .encoder import Vectors
from .keys import KEY_BYTES

if TYPE_CHECKING:
    import faiss

FAISS_FILE: Final = "vectors.faiss"
COMPARED: Final = 2_500
"""So many vectors are compared with a question's, in the cells nearest to it, however many there are: what that misses
the lexical index finds (see ARCHITECTURE.md)."""

_GRAPH_FROM: Final = 2_000
"""From so many cells on (some 250,000 passages) a graph finds the nearest; comparing all centres is quicker below."""

_CENTRES_FIRST: Final = 2
"""FAISS's name for finding the centres by full comparisons before the graph is made of them: five times as fast."""

_LINKS: Final = 32
_EXPLORED: Final = 64
"""Links of a cell's centre in the graph by which the nearest cells are found, and centres kept in view on the way (M
and ef of HNSW; Malkov and Yashunin, 2018)."""

EXACT_UP_TO: Final = 20_000
"""Up to so many passages the search is exact; beyond, FAISS looks into the nearest cells only."""


class Nearest(NamedTuple):
    """Rows of passages and their cosines, each of shape (n,), best first."""

    rows: npt.NDArray[np.int64]
    cosines: npt.NDArray[np.float32]


class DenseIndex:
    """Nearest passages by inner product of unit vectors.

    faiss is imported when the first search comes: after torch, which the question's vector needed. The other
    way round two OpenMP runtimes get into each other's way and a search takes half as long again.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._faiss: faiss.Index | None = None
        self._reading = Lock()
        self.ids = load_array(folder, "ids.npy").astype(np.int64, copy=False)
        self.passages = load_array(folder, "passages.npy")
        self.titles = load_array(folder, "titles.npy")

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def faiss_index(self) -> "faiss.Index":
        """The FAISS index, read on first use."""
        with self._reading:
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
        """Digests of the words (`key_of`): the passages', then the titles' that are not empty.

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

    def search(self, query: Vectors, limit: int, *, within: npt.NDArray[np.int64] | None = None) -> Nearest:
        """Find nearest passages.

        Args:
            query: Shape (dimension,), unit length.
            limit: At most this many.
            within: Only passages in these rows; None for all.
        """
        if not len(self):
            return Nearest(np.zeros(0, np.int64), np.zeros(0, np.float32))
        import faiss  # noqa: PLC0415 - after torch, see the class

        # FAISS holds the passages in the order of the rows, so the index under its map of ids tells the row. The map is
        # held on to: it owns what is under it, and another thread may have read it once more in the meantime.
        mapped = self.faiss_index
        under = mapped.index  # type: ignore[attr-defined]  # of IndexIDMap2
        # One question is too little for several threads: waiting for each other they would only take the processors
        # from the lexical search beside it.
        faiss.omp_set_num_threads(1)
        cosines, rows = under.search(query[None, :], min(limit, len(self)), params=self._parameters(within))
        found = rows[0] != -1
        return Nearest(rows[0][found], cosines[0][found])


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
        _centres(cells, dimension),
        dimension,
        cells,
        faiss.ScalarQuantizer.QT_8bit,
        faiss.METRIC_INNER_PRODUCT,
    )
    index.quantizer_trains_alone = _CENTRES_FIRST  # type: ignore[assignment]  # a char, which SWIG takes as a number
    generator = np.random.default_rng(0)
    sample = generator.choice(count, min(count, cells * 40), replace=False)
    index.train(np.ascontiguousarray(vectors[np.sort(sample)]))
    index.nprobe = COMPARED * cells // count
    return index


def _centres(cells: int, dimension: int) -> "faiss.Index":
    """An empty index for the centres of cells."""
    import faiss  # noqa: PLC0415 - after torch, see DenseIndex

    if cells < _GRAPH_FROM:
        return faiss.IndexFlatIP(dimension)
    graph = faiss.IndexHNSWFlat(dimension, _LINKS, faiss.METRIC_INNER_PRODUCT)
    graph.hnsw.efSearch = _EXPLORED
    return graph


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
