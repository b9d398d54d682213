"""The dense index: FAISS finds the nearest passages; their vectors are stored next to it and mapped from disk."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from index.errors import IndexDamaged

from .arrays import Floats, Ints, load_array
from .encoder import Vectors
from .vector_keys import KEY_BYTES

if TYPE_CHECKING:
    from faiss import Index

FAISS_FILE: Final = "vectors.faiss"
STORED: Final = ("ids.npy", "keys.npy", "passages.npy", "titles.npy")
"""The files that hold the vectors and what they belong to; what FAISS holds is made of them."""
COMPARED: Final = 2_500
"""How many vectors are compared with a question's, in the cells nearest to it, however many there are: what that
misses, the lexical index finds."""

_GRAPH_FROM: Final = 2_000
"""From this many cells on (some 250,000 passages) a graph finds the nearest; below, comparing all centres is faster."""

_CENTRES_FIRST: Final = 2
"""FAISS's code for finding the centres by full comparison before the graph is built from them: five times as fast."""

_LINKS: Final = 32
_EXPLORED: Final = 64
"""Links of each centre in that graph, and centres kept as candidates during a search of it (M and ef of HNSW; Malkov
and Yashunin, 2018)."""

EXACT_UP_TO: Final = 20_000
"""Up to this many passages the search is exact; beyond, FAISS searches the nearest cells only."""


class Nearest(NamedTuple):
    """Rows of passages and their cosines, each of shape (n,), best first."""

    rows: Ints
    cosines: Floats


class DenseIndex:
    """Finds the nearest passages by the inner product of unit vectors.

    Attributes:
        ids: Stored ids of the passages, shape (n,); their order is that of the rows.
        passages: Vectors of the passages, shape (n, dimension).
        titles: Vectors of the articles' titles, shape (articles, dimension); zeros where there is none.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._faiss: Index | None = None
        self._reading = Lock()
        self.ids = load_array(folder, "ids.npy").astype(np.int64, copy=False)
        self.passages = load_array(folder, "passages.npy")
        self.titles = load_array(folder, "titles.npy")

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def faiss_index(self) -> "Index":
        """The FAISS index, read on first use."""
        with self._reading:
            if self._faiss is None:
                self._faiss = _read(self._folder)
        return self._faiss

    def faiss_ids(self) -> Ints:
        """The ids that FAISS holds, in its order."""
        # `id_map` is a field of IndexIDMap2.
        held = _load_faiss().vector_to_array(self.faiss_index.id_map)  # type: ignore[attr-defined]
        return np.asarray(held, np.int64)

    @cached_property
    def keys(self) -> npt.NDArray[np.uint8]:
        """Digests of the texts (`key_of`): those of the passages, then those of the titles that are not empty.

        Shape (passages + titles, KEY_BYTES).
        """
        flat = load_array(self._folder, "keys.npy")
        titles = int(np.count_nonzero(np.any(self.titles != 0, axis=1)))
        if len(flat) != KEY_BYTES * (len(self.passages) + titles):
            raise IndexDamaged(self._folder, "keys.npy and the vectors differ in number")
        return np.asarray(flat, np.uint8).reshape(-1, KEY_BYTES)

    def by_key(self) -> dict[bytes, Floats]:
        """Every vector by its key."""
        titles = self.titles[np.any(self.titles != 0, axis=1)]
        return {key.tobytes(): vector for key, vector in zip(self.keys, [*self.passages, *titles], strict=True)}

    def search(self, query: Vectors, limit: int, *, within: Ints | None = None) -> Nearest:
        """Find the passages nearest to a query.

        Args:
            query: Its vector, shape (dimension,), of length 1.
            limit: The most that are returned.
            within: The only rows that are searched; None for all.
        """
        if not len(self):
            return Nearest(np.zeros(0, np.int64), np.zeros(0, np.float32))
        # FAISS holds the passages in the order of the rows, so the index inside the id map returns rows. The local name
        # keeps the map alive: it owns the index inside it, and another thread may have read the file again meanwhile.
        mapped = self.faiss_index
        inner = mapped.index  # type: ignore[attr-defined]  # of IndexIDMap2
        # One question is too little work for several threads: waiting for each other, they would only take the
        # processors from the lexical search that runs at the same time.
        _load_faiss().omp_set_num_threads(1)
        cosines, rows = inner.search(query[None, :], min(limit, len(self)), params=self._parameters(within))
        found = rows[0] != -1
        return Nearest(rows[0][found], cosines[0][found])

    def _parameters(self, within: Ints | None) -> Any:
        """Return what restricts a search to some rows; None to search all."""
        if within is None:
            return None
        faiss = _load_faiss()
        selector = faiss.IDSelectorBatch(within)
        if len(self) <= EXACT_UP_TO:
            return faiss.SearchParameters(sel=selector)
        return faiss.SearchParametersIVF(sel=selector, nprobe=cells_for(len(self)))


def write_dense(folder: Path, ids: Sequence[int], passages: Vectors, titles: Vectors, keys: Sequence[bytes]) -> None:
    """Write the dense index.

    Args:
        folder: Folder of the generation that is being built.
        ids: Stored ids of the passages, shape (n,).
        passages: Their vectors, shape (n, dimension).
        titles: Vectors of the articles' titles, shape (articles, dimension); zeros where there is none.
        keys: `key_of` every passage, then of every title that is not empty; `KEY_BYTES` each.
    """
    faiss = _load_faiss()
    stored = np.asarray(ids, np.int64)
    index = faiss.IndexIDMap2(_empty(passages))
    if len(stored):
        index.add_with_ids(passages, stored)
    faiss.write_index(index, str(folder / FAISS_FILE))
    np.save(folder / "ids.npy", stored)
    np.save(folder / "keys.npy", np.frombuffer(b"".join(keys), np.uint8))
    np.save(folder / "passages.npy", passages)
    np.save(folder / "titles.npy", titles)


def _empty(vectors: Vectors) -> Any:
    """Make a FAISS index that suits the number of vectors: trained on them, but empty."""
    faiss = _load_faiss()
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
    index.quantizer_trains_alone = _CENTRES_FIRST
    generator = np.random.default_rng(0)
    sample = generator.choice(count, min(count, cells * 40), replace=False)
    index.train(np.ascontiguousarray(vectors[np.sort(sample)]))
    index.nprobe = COMPARED * cells // count
    return index


def _centres(cells: int, dimension: int) -> Any:
    """Make an empty index for the centres of the cells."""
    faiss = _load_faiss()
    if cells < _GRAPH_FROM:
        return faiss.IndexFlatIP(dimension)
    graph = faiss.IndexHNSWFlat(dimension, _LINKS, faiss.METRIC_INNER_PRODUCT)
    graph.hnsw.efSearch = _EXPLORED
    return graph


def cells_for(count: int) -> int:
    """How many cells to divide a number of vectors into, as FAISS's guidelines recommend."""
    return int(4 * np.sqrt(count))


def _read(folder: Path) -> Any:
    faiss = _load_faiss()
    try:
        return faiss.read_index(str(folder / FAISS_FILE))
    except RuntimeError as error:
        raise IndexDamaged(folder, f"{FAISS_FILE} cannot be read") from error


def _load_faiss() -> Any:
    """Import faiss, on first use: a search comes after torch has encoded its question.

    The other way round, two OpenMP runtimes get in each other's way and a search takes half as long again. Its type
    stubs lack what it adds to its classes at import, hence `Any`.
    """
    import faiss  # noqa: PLC0415 - see above

    return faiss
