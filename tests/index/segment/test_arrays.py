"""Arrays: one written a portion at a time is the one that numpy would write; places of runs are listed."""

from mmap import mmap
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import IndexDamaged
from index.segment.arrays import growing, load_array, spread

SIZES = st.lists(st.integers(0, 4), max_size=6)


@pytest.mark.parametrize(("dtype", "tail"), [(np.uint16, ()), (np.int64, ()), (np.float32, (3,)), (np.float32, (2, 2))])
@pytest.mark.parametrize("sizes", [[], [0], [5], [4, 0, 7], [1_000, 9_001]])
def test_what_is_written_in_portions_is_to_the_last_bit_what_numpy_writes(
    tmp_path: Path, dtype: type[Any], tail: tuple[int, ...], sizes: list[int]
) -> None:
    portions = [np.random.default_rng(size).integers(0, 9, (size, *tail)).astype(dtype) for size in sizes]
    with growing(tmp_path / "grown.npy", np.dtype(dtype), tail) as array:
        for portion in portions:
            array.append(portion)
    np.save(tmp_path / "saved.npy", np.concatenate([np.zeros((0, *tail), dtype), *portions]))
    assert (tmp_path / "grown.npy").read_bytes() == (tmp_path / "saved.npy").read_bytes()


def test_what_is_appended_takes_the_type_and_the_order_of_the_file(tmp_path: Path) -> None:
    table = np.arange(6, dtype=np.int64).reshape(2, 3).T
    with growing(tmp_path / "x.npy", np.dtype(np.float32), (2,)) as array:
        array.append(table)
    read = load_array(tmp_path, "x.npy")
    assert read.dtype == np.float32
    assert read.tolist() == [[0, 3], [1, 4], [2, 5]]


@pytest.mark.parametrize("rows", [0, 1, 5_000, 50_000])
def test_an_array_is_read_only_whether_it_is_read_or_mapped(tmp_path: Path, rows: int) -> None:
    np.save(tmp_path / "x.npy", np.arange(2 * rows).reshape(rows, 2))
    read = load_array(tmp_path, "x.npy")
    assert np.array_equal(read, np.arange(2 * rows).reshape(rows, 2))
    assert not read.flags.writeable
    assert is_mapped(read) == (rows == 50_000), "each that is mapped keeps a file open"


def test_one_that_is_cut_short_is_damage(tmp_path: Path) -> None:
    for rows in (10, 50_000):
        np.save(tmp_path / "x.npy", np.arange(rows))
        content = (tmp_path / "x.npy").read_bytes()
        (tmp_path / "x.npy").write_bytes(content[:-1])
        with pytest.raises(IndexDamaged, match=r"x\.npy cannot be read"):
            load_array(tmp_path, "x.npy")


def is_mapped(array: Any) -> bool:
    while array is not None and not isinstance(array, mmap):
        array = getattr(array, "base", None)
    return array is not None


@given(SIZES, st.data())
def test_places_of_runs_are_listed_one_run_after_another(sizes: list[int], data: st.DataObject) -> None:
    starts = [data.draw(st.integers(0, 50)) for _ in sizes]
    expected = [place for start, size in zip(starts, sizes, strict=True) for place in range(start, start + size)]
    assert spread(np.asarray(starts, np.int64), np.asarray(sizes, np.int64)).tolist() == expected


@pytest.mark.parametrize("content", [None, b"", b"no array", b"\x93NUMPY\x01\x00"])
def test_what_is_no_array_is_damage(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "x.npy").write_bytes(content)
    with pytest.raises(IndexDamaged, match=r"x\.npy cannot be read"):
        load_array(tmp_path, "x.npy")
