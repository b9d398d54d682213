"""The dense index of a segment: FAISS finds the nearest passages; their vectors lie next to it, mapped from disk."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Self

import numpy as np
import numpy.typing as npt

from index.errors import IndexDamaged

from .arrays import Floats, Ints, Vectors, load_array, release
from .refused_writes import refused_as
from .vector_keys import KEY_BYTES

if TYPE_CHECKING:
    from faiss import Index

FAISS_FILE: Final = "vectors.faiss"
_PREFIXES: Final = "keys.prefixes.npy"
_BY_PREFIX: Final = "keys.order.npy"
"""The first half of each key, ascending, and whose it is: a key is found without reading all of them."""
STORED: Final = ("ids.npy", "keys.npy", _PREFIXES, _BY_PREFIX, "passages.npy", "titles.npy")
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

_PREFIX: Final = np.dtype("<u8")
_PORTION: Final = 50_000
"""Vectors that FAISS is given at a time."""

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
        if len(flat) != KEY_BYTES * (len(self.passages) + len(self._titled)):
            raise IndexDamaged(self._folder, "keys.npy and the vectors differ in number")
        return np.asarray(flat, np.uint8).reshape(-1, KEY_BYTES)

    @cached_property
    def _titled(self) -> Ints:
        """The articles that have a title, ascending."""
        return np.flatnonzero(np.any(self.titles != 0, axis=1))

    @cached_property
    def _found_by(self) -> tuple[npt.NDArray[np.uint64], Ints]:
        return load_array(self._folder, _PREFIXES), load_array(self._folder, _BY_PREFIX)

    def vector_of(self, key: bytes) -> Floats | None:
        """Return the vector of a text by its key; None if it isn't here."""
        prefixes, order = self._found_by
        prefix = np.frombuffer(key, _PREFIX, 1)[0]
        at = int(np.searchsorted(prefixes, prefix))
        while at < len(prefixes) and prefixes[at] == prefix:
            row = int(order[at])
            if self.keys[row].tobytes() == key:
                held = row < len(self.passages)
                return np.asarray(self.passages[row] if held else self.titles[self._titled[row - len(self.passages)]])
            at += 1
        return None

    def search(self, query: Vectors, limit: int, *, within: "Selection | None" = None) -> Nearest:
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

    def _parameters(self, within: "Selection | None") -> Any:
        """Return what restricts a search to some rows; None to search all."""
        if within is None:
            return None
        faiss = _load_faiss()
        if len(self) <= EXACT_UP_TO:
            return faiss.SearchParameters(sel=within.selector)
        if within.few:
            return faiss.SearchParametersIVF(sel=within.selector, nprobe=cells_for(len(self)))
        return faiss.SearchParametersIVF(sel=within.selector, nprobe=_cells_searched(len(self)))


class JoinedDense(DenseIndex):
    """Several small dense indexes as one, in memory; all are compared one by one."""

    def __init__(self, parts: Sequence[DenseIndex]) -> None:
        self._parts = parts
        self._reading = Lock()
        self._faiss = None
        self.ids = np.concatenate([part.ids for part in parts])
        self.passages = np.concatenate([part.passages for part in parts])
        self.titles = np.concatenate([part.titles for part in parts])

    @property
    def faiss_index(self) -> "Index":
        """A FAISS index of all vectors, made on first use."""
        with self._reading:
            if self._faiss is None:
                self._faiss = _flat(self.ids, self.passages)
        return self._faiss

    @cached_property
    def keys(self) -> npt.NDArray[np.uint8]:
        """Digests of the passages' texts, shape (passages, KEY_BYTES)."""
        return np.concatenate([part.keys[: len(part)] for part in self._parts])


class Selection:
    """The only rows that a search looks at.

    Args:
        selector: FAISS's form of it.
        few: Whether the nearest cells may hold none of them, so that all cells are looked through.
        bits: What the selector refers to and doesn't own.
    """

    def __init__(self, selector: Any, *, few: bool, bits: npt.NDArray[np.uint8] | None = None) -> None:
        self.selector, self.few, self._bits = selector, few, bits

    @classmethod
    def of(cls, rows: Ints) -> Self:
        """Select some rows."""
        return cls(_load_faiss().IDSelectorBatch(rows), few=True)

    @classmethod
    def all_but(cls, rows: Ints, count: int) -> Self:
        """Select all but some of `count` rows."""
        bits = np.packbits(~np.isin(np.arange(count), rows), bitorder="little")
        return cls(_load_faiss().IDSelectorBitmap(bits), few=False, bits=bits)


def write_dense(folder: Path, ids: Ints, passages: Vectors, titles: Vectors, keys: npt.NDArray[np.uint8]) -> None:
    """Write the dense index.

    Args:
        folder: Folder of the segment that is being made.
        ids: Stored ids of the passages, shape (n,).
        passages: Their vectors, shape (n, dimension).
        titles: Vectors of the articles' titles, shape (articles, dimension); zeros where there is none.
        keys: `key_of` every passage, then of every title that is not empty; shape (n + titles, `KEY_BYTES`).
    """
    np.save(folder / "passages.npy", passages)
    np.save(folder / "titles.npy", titles)
    write_found(folder, ids, passages, keys)


def write_found(folder: Path, ids: Ints, passages: Vectors, keys: npt.NDArray[np.uint8]) -> None:
    """Write everything of the dense index but the vectors themselves, which may lie on disk already."""
    faiss = _load_faiss()
    index = faiss.IndexIDMap2(_empty(passages))
    for at in range(0, len(ids), _PORTION):
        index.add_with_ids(np.ascontiguousarray(passages[at : at + _PORTION]), ids[at : at + _PORTION])
        release(passages)
    with refused_as(RuntimeError):
        faiss.write_index(index, str(folder / FAISS_FILE))
    np.save(folder / "ids.npy", ids)
    np.save(folder / "keys.npy", keys.reshape(-1))
    prefixes = np.ascontiguousarray(keys[:, : _PREFIX.itemsize]).view(_PREFIX)[:, 0]
    order = np.argsort(prefixes, kind="stable")
    np.save(folder / _PREFIXES, prefixes[order])
    np.save(folder / _BY_PREFIX, order.astype(np.int64))


def _flat(ids: Ints, passages: Vectors) -> Any:
    faiss = _load_faiss()
    index = faiss.IndexIDMap2(faiss.IndexFlatIP(passages.shape[1]))
    index.add_with_ids(passages, ids)
    return index


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
    drawn = np.ascontiguousarray(vectors[np.sort(sample)])
    release(vectors)
    index.train(drawn)
    index.nprobe = _cells_searched(count)
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


def _cells_searched(count: int) -> int:
    return COMPARED * cells_for(count) // count


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
