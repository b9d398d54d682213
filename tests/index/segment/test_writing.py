"""Writing a segment: vectors, terms and columns agree about the order of passages and articles."""

from pathlib import Path

import numpy as np

from index.segment.analysis import Analysis
from index.segment.dense_index import DenseIndex
from index.segment.forward_index import ForwardIndex, term_hash
from index.segment.lexical_index import LexicalIndex
from index.segment.name_words import read_names
from index.segment.portion import Portion
from index.segment.sealing import read_seal
from index.segment.vector_keys import key_of
from index.segment.writing import write_segment

from .records import passage, record

PORTION = Portion(
    (
        record(
            "a.txt",
            [
                (passage(1, "a.txt", 1, "By Eva", "byline"), Analysis()),
                (passage(2, "a.txt", 2, "Crane."), Analysis(terms=(("crane",), ("fell",)), names=("word:eva",))),
            ],
        ),
        record("b.txt", [(passage(3, "b.txt", 1, "Tram."), Analysis(terms=(("tram",),)))], title="Trams"),
    )
)
VECTORS = np.asarray([[1, 0], [0, 1], [0.6, 0.8]], np.float32)
"""Of "Crane.", "Tram." and "Trams"."""


def test_texts_that_need_a_vector_are_searched_passages_and_titles() -> None:
    assert PORTION.texts() == ["Crane.", "Tram.", "Trams"]


def test_vectors_belong_to_their_passages_and_titles(tmp_path: Path) -> None:
    write_segment(tmp_path, PORTION, VECTORS)
    dense = DenseIndex(tmp_path)
    assert dense.ids.tolist() == [2, 3]
    assert dense.passages.tolist() == VECTORS[:2].tolist()
    assert dense.titles.tolist() == [[0, 0], VECTORS[2].tolist()], "an article without a title has zeros"
    for text, vector in zip(PORTION.texts(), VECTORS, strict=True):
        found = dense.vector_of(key_of(text))
        assert found is not None
        assert found.tolist() == vector.tolist()


def test_rows_of_terms_are_in_the_same_order(tmp_path: Path) -> None:
    write_segment(tmp_path, PORTION, VECTORS)

    def rows(name: str) -> list[frozenset[int]]:
        index = ForwardIndex(tmp_path, name)
        return [index.terms(row) for row in range(len(index))]

    def hashed(*words: str) -> frozenset[int]:
        return frozenset(map(term_hash, words))

    assert rows("forward.passage") == rows("forward.article") == [hashed("crane", "fell"), hashed("tram")]
    assert rows("forward.sentence") == [hashed("crane"), hashed("fell"), hashed("tram")]
    assert rows("forward.words") == [hashed("eva"), hashed()]
    assert rows("forward.title") == [hashed(), hashed("trams")]


def test_terms_are_counted_by_passages_and_by_passages_under_a_title(tmp_path: Path) -> None:
    write_segment(tmp_path, PORTION, VECTORS)
    lexical = LexicalIndex(tmp_path)
    asked = np.asarray([term_hash(term) for term in ("crane", "tram", "trams", "eva")], np.int64)
    assert lexical.passages(asked).tolist() == [1, 1, 0, 0]
    assert lexical.titles(asked).tolist() == [0, 0, 1, 0]
    assert lexical.search(["trams"], 9).rows.tolist() == [1]
    assert read_names(tmp_path) == {}, "eva is too short to have another spelling"


def test_a_segment_is_sealed_by_the_digest_that_is_returned(tmp_path: Path) -> None:
    seal = read_seal(tmp_path, write_segment(tmp_path, PORTION, VECTORS))
    files = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert seal.files.keys() == seal.sha256.keys() == files - {"segment.json"}
