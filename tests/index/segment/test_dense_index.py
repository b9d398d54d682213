"""The dense index: what FAISS finds is what a full comparison finds, under any filter."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import IndexDamaged
from index.segment import Vectors
from index.segment.dense_index import EXACT_UP_TO, DenseIndex, Selection, write_dense
from index.segment.vector_keys import KEY_BYTES

MANY = EXACT_UP_TO + 5_000


def unit(seed: int, count: int, dimension: int = 16) -> Vectors:
    """Vectors in clusters, as those of articles are."""
    generator = np.random.default_rng(seed)
    centres = generator.standard_normal((max(count // 50, 1), dimension))
    vectors = centres[generator.integers(0, len(centres), count)] + 0.5 * generator.standard_normal((count, dimension))
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), np.float32)


def made(folder: Path, vectors: Vectors, ids: npt.NDArray[np.int64]) -> DenseIndex:
    keys = np.stack([ids, np.zeros_like(ids)], axis=1).view(np.uint8)
    write_dense(folder, ids, vectors, np.zeros((3, vectors.shape[1]), np.float32), keys)
    return DenseIndex(folder)


def ids_for(count: int) -> npt.NDArray[np.int64]:
    """Large ids in no order, as digests are."""
    return np.random.default_rng(7).choice(2**62, count, replace=False).astype(np.int64) + 2**61


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[DenseIndex, Vectors, npt.NDArray[np.int64]]:
    vectors, ids = unit(1, MANY), ids_for(MANY)
    return made(tmp_path_factory.mktemp("many"), vectors, ids), vectors, ids


def exact(vectors: Vectors, query: Vectors, rows: npt.NDArray[np.int64], limit: int) -> list[int]:
    return [int(rows[at]) for at in np.argsort(-(vectors[rows] @ query), kind="stable")[:limit]]


def recall(index: DenseIndex, vectors: Vectors, within: npt.NDArray[np.int64] | None) -> float:
    rows = np.arange(len(vectors)) if within is None else within
    selected = None if within is None else Selection.of(within)
    shares = []
    for query in unit(2, 40):
        found = set(index.search(query, 50, within=selected).rows.tolist())
        shares.append(len(found & set(exact(vectors, query, rows, 50))) / 50)
    return float(np.mean(shares))


def test_beyond_the_exact_size_nearly_everything_near_is_found(
    many: tuple[DenseIndex, Vectors, npt.NDArray[np.int64]],
) -> None:
    index, vectors, ids = many
    assert index.faiss_index.ntotal == MANY
    assert index.faiss_ids().tolist() == index.ids.tolist() == ids.tolist()
    assert recall(index, vectors, None) > 0.9


def test_beyond_the_exact_size_a_filter_is_strict_and_complete(
    many: tuple[DenseIndex, Vectors, npt.NDArray[np.int64]],
) -> None:
    index, vectors, _ = many
    within = np.sort(np.random.default_rng(3).choice(MANY, 5_000, replace=False))
    assert recall(index, vectors, within) > 0.95
    for query in unit(4, 20):
        found = index.search(query, 100, within=Selection.of(within)).rows
        assert len(found) == 100
        assert np.isin(found, within).all()


def test_beyond_the_exact_size_what_is_left_out_is_not_found(
    many: tuple[DenseIndex, Vectors, npt.NDArray[np.int64]],
) -> None:
    index, vectors, _ = many
    gone = np.sort(np.random.default_rng(5).choice(MANY, 3_000, replace=False))
    left, selected = np.setdiff1d(np.arange(MANY), gone), Selection.all_but(gone, MANY)
    shares = []
    for query in unit(6, 20):
        found = index.search(query, 50, within=selected).rows
        assert not np.isin(found, gone).any()
        shares.append(len(set(found.tolist()) & set(exact(vectors, query, left, 50))) / 50)
    assert np.mean(shares) > 0.9


def test_scores_are_cosines_best_first(many: tuple[DenseIndex, Vectors, npt.NDArray[np.int64]]) -> None:
    """Cells hold vectors in 8 bits a component; that is all that may be lost."""
    index, vectors, _ = many
    [query] = unit(5, 1)
    rows, cosines = index.search(query, 50)
    assert cosines.tolist() == sorted(cosines.tolist(), reverse=True)
    assert np.allclose(cosines, vectors[rows] @ query, atol=0.02)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 60), st.integers(1, 80), st.integers(0, 10**6), st.data())
def test_up_to_the_exact_size_it_is_a_full_comparison(
    tmp_path_factory: pytest.TempPathFactory, count: int, limit: int, seed: int, data: st.DataObject
) -> None:
    vectors, ids = unit(seed, count), ids_for(count)
    index = made(tmp_path_factory.mktemp("few"), vectors, ids)
    [query] = unit(seed + 1, 1)
    rows = np.asarray(sorted(data.draw(st.sets(st.integers(0, count - 1), min_size=1))), np.int64)
    assert index.search(query, limit).rows.tolist() == exact(vectors, query, np.arange(count), limit)
    assert index.search(query, limit, within=Selection.of(rows)).rows.tolist() == exact(vectors, query, rows, limit)
    left = np.setdiff1d(np.arange(count), rows)
    others = index.search(query, limit, within=Selection.all_but(rows, count))
    assert others.rows.tolist() == exact(vectors, query, left, limit)


def test_numbers_worked_out_by_hand(tmp_path: Path) -> None:
    vectors = np.asarray([[1, 0], [0.6, 0.8], [0, -1]], np.float32)
    index = made(tmp_path, vectors, np.asarray([30, 10, 20], np.int64))
    first = index.search(np.asarray([1, 0], np.float32), 3)
    assert first.rows.tolist() == [0, 1, 2]
    assert first.cosines.tolist() == pytest.approx([1, 0.6, 0])
    second = index.search(np.asarray([0, 1], np.float32), 3)
    assert second.rows.tolist() == [1, 0, 2]
    assert second.cosines.tolist() == pytest.approx([0.8, 0, -1])
    assert index.search(vectors[0], 3, within=Selection.of(np.zeros(0, np.int64))).rows.tolist() == []


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    index = made(tmp_path, np.zeros((0, 4), np.float32), np.zeros(0, np.int64))
    assert len(index) == 0
    assert index.search(np.ones(4, np.float32), 5).rows.tolist() == []
    assert index.vector_of(bytes(KEY_BYTES)) is None


def test_vectors_are_found_by_key_titles_without_words_left_out(tmp_path: Path) -> None:
    passages, titles = unit(1, 2, 4), np.zeros((3, 4), np.float32)
    titles[1] = [1, 0, 0, 0]
    keys = np.repeat(np.asarray([[7], [3], [5]], np.uint8), KEY_BYTES, axis=1)
    write_dense(tmp_path, np.asarray([1, 2], np.int64), passages, titles, keys)
    index = DenseIndex(tmp_path)
    assert index.keys.tolist() == keys.tolist()
    for key, vector in zip(keys, [*passages, titles[1]], strict=True):
        assert vector_of(index, key.tobytes()) == vector.tolist()
    assert vector_of(index, bytes([4]) * KEY_BYTES) is vector_of(index, bytes([9]) * KEY_BYTES) is None
    np.save(tmp_path / "keys.npy", np.zeros(5, np.uint8))
    with pytest.raises(IndexDamaged, match=r"keys\.npy"):
        DenseIndex(tmp_path).vector_of(keys[0].tobytes())


def test_keys_that_begin_alike_are_told_apart(tmp_path: Path) -> None:
    passages = unit(1, 3, 4)
    keys = np.repeat(np.asarray([[1], [1], [1]], np.uint8), KEY_BYTES, axis=1)
    keys[:, -1] = [2, 0, 1]
    write_dense(tmp_path, np.arange(3), passages, np.zeros((1, 4), np.float32), keys)
    index = DenseIndex(tmp_path)
    assert [vector_of(index, key.tobytes()) for key in keys] == passages.tolist()
    keys[0, -1] = 3
    assert vector_of(index, keys[0].tobytes()) is None


def vector_of(index: DenseIndex, key: bytes) -> list[float] | None:
    found = index.vector_of(key)
    return None if found is None else [float(value) for value in found]


def test_threads_that_search_first_at_the_same_time_all_find(tmp_path: Path) -> None:
    """FAISS is read at the first search: nobody may be left with what another thread has let go of."""
    vectors, ids = unit(1, 50), ids_for(50)
    made(tmp_path, vectors, ids)
    wanted = exact(vectors, vectors[7], np.arange(50), 5)
    with ThreadPoolExecutor(8) as pool:
        for _ in range(30):
            index, together = DenseIndex(tmp_path), Barrier(8)

            def search(index: DenseIndex = index, together: Barrier = together) -> list[int]:
                together.wait()
                return [int(row) for row in index.search(vectors[7], 5).rows]

            assert [found.result() for found in [pool.submit(search) for _ in range(8)]] == [wanted] * 8
