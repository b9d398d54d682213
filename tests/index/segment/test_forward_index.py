"""The forward index: counts are those of a plain count, and BM25 is the formula."""

from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import IndexDamaged
from index.segment.forward_index import K1, B, ForwardIndex, bm25, copy_forward, highest_bm25, term_hash, write_forward

WORDS = ["crane", "harbour", "tram", "41", "u.s", "él", "дрон"]
ROWS = st.lists(st.lists(st.sampled_from(WORDS), max_size=12), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(ROWS, st.lists(st.sampled_from([*WORDS, "absent"]), unique=True), st.data())
def test_a_forward_index_counts_as_one_counts_by_hand(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], asked: list[str], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("forward")
    write_forward(folder, "x", rows)
    index = ForwardIndex(folder, "x")
    chosen = data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=6))
    hashes = np.asarray([term_hash(term) for term in asked], np.int64)
    counted = index.counts(np.asarray(chosen, np.int64), hashes)
    assert counted.tolist() == [[rows[row].count(term) for term in asked] for row in chosen]
    assert index.lengths.tolist() == [len(row) for row in rows]
    assert len(index) == len(rows)
    at = np.asarray(chosen, np.int64)
    assert set(index.distinct(at).tolist()) == {term_hash(term) for row in chosen for term in rows[row]}
    for row in chosen:
        assert index.terms(row) == {term_hash(term) for term in rows[row]}


def test_bm25_is_the_formula(tmp_path: Path) -> None:
    """Row 0: "crane" twice in 3 terms, mean length 2; idf of 2: 2 * 2 * 2.2 / (2 + 1.2 * (.25 + .75 * 1.5))."""
    write_forward(tmp_path, "x", [["crane", "crane", "harbour"], ["tram"]])
    index = ForwardIndex(tmp_path, "x")
    rows, hashes = np.asarray([0, 1], np.int64), np.asarray([term_hash("crane"), term_hash("tram")], np.int64)
    scores = bm25(index.counts(rows, hashes), index.lengths, 2.0, np.asarray([2.0, 1.0], np.float32))
    assert (K1, B) == (1.2, 0.75)
    assert scores.tolist() == pytest.approx([2 * 2 * 2.2 / (2 + 1.2 * 1.375), 2.2 / (1 + 1.2 * 0.625)], rel=1e-5)


def test_spellings_count_for_the_term_that_owns_them(tmp_path: Path) -> None:
    """Row 0 has "kyiv" once and "kiev" twice, which are one term, and "tram" once; row 1 has neither."""
    write_forward(tmp_path, "x", [["kyiv", "tram", "kiev", "kiev"], ["crane"]])
    hashes = np.asarray([term_hash(term) for term in ("kyiv", "kiev", "tram")], np.int64)
    counts = ForwardIndex(tmp_path, "x").counts(np.asarray([0, 1]), hashes, np.asarray([0, 0, 1]))
    assert counts.tolist() == [[3, 1], [0, 0]]


@given(st.integers(1, 500))
def test_no_text_reaches_the_highest_bm25(tmp_path_factory: pytest.TempPathFactory, repeats: int) -> None:
    folder = tmp_path_factory.mktemp("forward")
    write_forward(folder, "x", [["crane"] * repeats, ["tram"] * 1000])
    index, idf = ForwardIndex(folder, "x"), np.asarray([2.0], np.float32)
    row = np.asarray([0])
    mean = (repeats + 1000) / 2
    [score] = bm25(index.counts(row, np.asarray([term_hash("crane")])), index.lengths[:1], mean, idf)
    assert 0 < score < highest_bm25(idf) == pytest.approx(2 * 2.2)


def test_a_count_too_large_for_its_column_is_cut(tmp_path: Path) -> None:
    write_forward(tmp_path, "x", [["crane"] * 70_000])
    index = ForwardIndex(tmp_path, "x")
    assert index.counts(np.asarray([0]), np.asarray([term_hash("crane")])).tolist() == [[65_535]]
    assert index.lengths.tolist() == [70_000]


@settings(max_examples=30, deadline=None)
@given(ROWS, st.data())
def test_rows_that_are_taken_in_portions_are_those_that_would_be_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("copied")
    write_forward(folder, "x", rows)
    index = ForwardIndex(folder, "x")
    chosen = data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=6))
    cut = data.draw(st.integers(0, len(chosen)))
    portions = [np.asarray(chosen[:cut], np.int64), np.asarray(chosen[cut:], np.int64)]
    copy_forward(folder, "y", (index.take(each) for each in portions))
    write_forward(folder, "z", [rows[row] for row in chosen])
    for part in ("starts", "hashes", "counts", "lengths"):
        assert (folder / f"y.{part}.npy").read_bytes() == (folder / f"z.{part}.npy").read_bytes()


def test_a_missing_file_is_damage(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged, match=r"x\.starts\.npy"):
        ForwardIndex(tmp_path, "x")


def test_hashes_are_the_same_on_every_machine() -> None:
    assert [term_hash(term) for term in ("crane", "дрон")] == [3216265811, 366756140]
    assert len(Counter(map(term_hash, WORDS))) == len(WORDS)
