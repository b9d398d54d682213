"""The lexical index: tantivy finds candidates by BM25, and document frequencies say how rare a term is."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import tantivy

from index.errors import IndexDamaged

from .arrays import Floats, Ints, load_array
from .forward_index import term_hash

_WRITER_BYTES: Final = 100_000_000
_ALWAYS_KEPT: Final = 2
"""This many of the rarest terms are looked up, however many passages contain them."""


class Matches(NamedTuple):
    """Rows of passages and their BM25 (passage plus title), each of shape (n,), best first."""

    rows: Ints
    scores: Floats


class LexicalIndex:
    """Finds passages by their terms, and knows how rare each term is."""

    def __init__(self, folder: Path) -> None:
        try:
            self._index = tantivy.Index.open(str(folder / "terms"))
        except ValueError as error:
            raise IndexDamaged(folder, f"terms: {error}") from error
        self._schema = self._index.schema
        self._searcher = self._index.searcher()
        self._known = load_array(folder, "frequencies.hashes.npy")
        self._frequencies = load_array(folder, "frequencies.counts.npy")

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def idf(self, terms: Sequence[str]) -> Floats:
        """Return how rare terms are among the passages: the idf of BM25, shape (len(terms),)."""
        return self.idf_of(np.fromiter(map(term_hash, terms), np.int64, len(terms)))

    def idf_of(self, hashes: Ints, owners: Ints | None = None) -> Floats:
        """Like `idf`, for hashes of terms, or of spellings with their `owners` as in `ForwardIndex.counts`."""
        held = self._passages_with(hashes)
        if owners is not None:
            held = np.bincount(owners, held).astype(np.float32)
        return np.log1p((len(self) - held + 0.5) / (held + 0.5)).astype(np.float32)

    def contains(self, term: str) -> bool:
        """Whether any passage contains a term."""
        return bool(self._passages_with(np.asarray([term_hash(term)], np.int64))[0])

    def _passages_with(self, hashes: Ints) -> Floats:
        """Count the passages that contain each term, shape of `hashes`."""
        if not len(self._known):
            return np.zeros(len(hashes), np.float32)
        at = np.minimum(np.searchsorted(self._known, hashes), len(self._known) - 1)
        return np.where(self._known[at] == hashes, self._frequencies[at], 0).astype(np.float32)

    def rarest(self, terms: Sequence[str], postings: int) -> list[str]:
        """Leave out the commonest terms, which take longest to look up and distinguish least.

        Args:
            terms: The question's terms.
            postings: Passages that may be looked through, added up over the terms; two terms stay in any case.

        Returns:
            The terms that stay, each once, rarest first.
        """
        distinct = list(dict.fromkeys(terms))
        passages = self._passages_with(np.fromiter(map(term_hash, distinct), np.int64, len(distinct)))
        order = np.argsort(passages, kind="stable")
        stay = max(int(np.searchsorted(np.cumsum(passages[order]), postings, "right")), _ALWAYS_KEPT)
        return [distinct[at] for at in order[:stay].tolist()]

    def search(self, terms: Sequence[str], limit: int) -> Matches:
        """Find the best passages by BM25 of passage plus BM25 of title.

        Args:
            terms: The question's terms.
            limit: The most that are returned, at least 1.
        """
        clauses = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, field, term))
            for term in dict.fromkeys(terms)
            for field in ("passage", "title")
        ]
        if not clauses or not len(self):
            return Matches(np.zeros(0, np.int64), np.zeros(0, np.float32))
        found = self._searcher.search(tantivy.Query.boolean_query(clauses), limit, count=False)
        rows = self._searcher.fast_field_values("row", [address for _, address in found.hits])
        scores = np.asarray([score for score, _ in found.hits], np.float32)
        return Matches(np.asarray(rows, np.int64), scores)


def write_lexical(folder: Path, passages: Iterable[tuple[Sequence[str], str]]) -> None:
    """Write the inverted index and the document frequencies.

    Args:
        folder: Folder of the generation that is being built.
        passages: For each searched passage, in the order of rows, its terms, and those of its article's title joined by
            spaces.
    """
    (folder / "terms").mkdir()
    index = tantivy.Index(_schema(), path=str(folder / "terms"))
    writer = index.writer(_WRITER_BYTES, 1)
    frequencies: Counter[str] = Counter()
    for row, (terms, title) in enumerate(passages):
        writer.add_document(tantivy.Document(row=row, passage=" ".join(terms), title=title))
        frequencies.update(set(terms))
    writer.commit()
    writer.wait_merging_threads()
    hashed = sorted((term_hash(term), count) for term, count in frequencies.items())
    np.save(folder / "frequencies.hashes.npy", np.asarray([h for h, _ in hashed], np.uint32))
    np.save(folder / "frequencies.counts.npy", np.asarray([c for _, c in hashed], np.int64))


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("row", stored=False, indexed=False, fast=True)
    for field in ("passage", "title"):
        builder.add_text_field(field, stored=False, tokenizer_name="whitespace", index_option="freq")
    return builder.build()
