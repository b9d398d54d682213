"""Writing a generation: vectors, terms and columns agree about the order of passages and articles."""

from pathlib import Path

import numpy as np

from index.generation.analysis import Analysis
from index.generation.corpus import Corpus
from index.generation.dense_index import DenseIndex
from index.generation.forward_index import ForwardIndex, term_hash
from index.generation.vector_keys import key_of
from index.generation.writing import write_parts

from .records import passage, record

CORPUS = Corpus(
    files=(("a.txt", "1"), ("b.txt", "2")),
    records=(
        record(
            "a.txt",
            [
                (passage(1, "a.txt", 1, "By Eva", "byline"), Analysis()),
                (passage(2, "a.txt", 2, "Crane."), Analysis(terms=(("crane",), ("fell",)), names=("word:eva",))),
            ],
        ),
        record("b.txt", [(passage(3, "b.txt", 1, "Tram."), Analysis(terms=(("tram",),)))], title="Trams"),
    ),
    failures=(),
)
VECTORS = np.asarray([[1, 0], [0, 1], [0.6, 0.8]], np.float32)
"""Of "Crane.", "Tram." and "Trams"."""


def test_texts_that_need_a_vector_are_searched_passages_and_titles() -> None:
    assert CORPUS.texts() == ["Crane.", "Tram.", "Trams"]


def test_vectors_belong_to_their_passages_and_titles(tmp_path: Path) -> None:
    write_parts(tmp_path, CORPUS, VECTORS)
    dense = DenseIndex(tmp_path)
    assert dense.ids.tolist() == [2, 3]
    assert dense.passages.tolist() == VECTORS[:2].tolist()
    assert dense.titles.tolist() == [[0, 0], VECTORS[2].tolist()], "an article without a title has zeros"
    assert {key: vector.tolist() for key, vector in dense.by_key().items()} == {
        key_of(text): vector.tolist() for text, vector in zip(CORPUS.texts(), VECTORS, strict=True)
    }


def test_rows_of_terms_are_in_the_same_order(tmp_path: Path) -> None:
    write_parts(tmp_path, CORPUS, VECTORS)

    def rows(name: str) -> list[frozenset[int]]:
        index = ForwardIndex(tmp_path, name)
        return [index.terms(row) for row in range(len(index))]

    def hashed(*words: str) -> frozenset[int]:
        return frozenset(map(term_hash, words))

    assert rows("forward.passage") == rows("forward.article") == [hashed("crane", "fell"), hashed("tram")]
    assert rows("forward.sentence") == [hashed("crane"), hashed("fell"), hashed("tram")]
    assert rows("forward.words") == [hashed("eva"), hashed()]
    assert rows("forward.title") == [hashed(), hashed("trams")]


def test_the_digest_of_a_corpus_changes_with_its_files() -> None:
    digests = {
        corpus.digest
        for corpus in (
            CORPUS,
            Corpus((("a.txt", "1"), ("b.txt", "3")), CORPUS.records, ()),
            Corpus((("a.txt", "1"),), CORPUS.records, ()),
        )
    }
    assert len(digests) == 3
