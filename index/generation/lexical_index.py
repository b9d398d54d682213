"""The lexical index: tantivy finds candidates by BM25; a forward index scores any passage in any context.

The forward index is a sparse matrix in compressed rows, mapped from disk: for each passage, title and article the
terms it holds (as 32-bit hashes, so that no vocabulary need be loaded) and how often. From it search computes BM25
of a few hundred candidates in their context, which an inverted index can't.
"""

import hashlib
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import tantivy

from index.errors import IndexDamaged

from .arrays import Floats, Ints, load_array

K1: Final = 1.2
B: Final = 0.75
"""BM25's usual parameters (Robertson and Zaragoza, 2009)."""

_WRITER_BYTES: Final = 100_000_000
_STAY: Final = 2
"""So many of the rarest terms are looked up whatever it takes."""

_MOST: Final = 65_535
"""Largest count of a term in a row that is told from a larger one."""


@lru_cache(maxsize=500_000)
def term_hash(term: str) -> int:
    """Hash a term into 32 bits, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(term.encode(), digest_size=4).digest(), "little")


class ForwardIndex:
    """Rows of term hashes, ascending in each, with counts: compressed sparse rows mapped from disk."""

    def __init__(self, folder: Path, name: str) -> None:
        self._starts = load_array(folder, f"{name}.starts.npy")
        self._hashes = load_array(folder, f"{name}.hashes.npy")
        self._counts = load_array(folder, f"{name}.counts.npy")
        self.lengths = load_array(folder, f"{name}.lengths.npy")
        self.mean_length = float(self.lengths.mean()) if len(self.lengths) else 1.0

    def __len__(self) -> int:
        return len(self.lengths)

    def terms(self, row: int) -> frozenset[int]:
        """Hashes of the terms of a row."""
        return frozenset(self._hashes[self._starts[row] : self._starts[row + 1]].tolist())

    def distinct(self, rows: Ints) -> Ints:
        """Hashes of all terms of some rows, each once, ascending."""
        parts = [self._hashes[self._starts[row] : self._starts[row + 1]] for row in rows.tolist()]
        return np.unique(np.concatenate([np.zeros(0, np.uint32), *parts])).astype(np.int64)

    def counts(self, rows: Ints, hashes: Ints, owners: Ints | None = None) -> Floats:
        """Count terms in rows.

        Args:
            rows: Row numbers, shape (n,).
            hashes: Hashes of terms or of spellings of terms, each once, shape (k,).
            owners: For each of them the number of its term, shape (k,), ascending; None when each is a term.

        Returns:
            How often each row holds each term in any spelling, shape (n, m).
        """
        owners = np.arange(len(hashes)) if owners is None else owners
        found = np.zeros((len(rows), int(owners[-1]) + 1 if len(owners) else 0), np.float32)
        if not len(rows) or not len(hashes):
            return found
        sizes = self._starts[rows + 1] - self._starts[rows]
        steps = int(sizes.max()).bit_length()
        few = len(rows) * len(hashes) * steps < int(sizes.sum())
        at, columns, places = self._probe(rows, hashes, steps) if few else self._scan(rows, hashes, sizes)
        np.add.at(found, (at, owners[columns]), self._counts[places])
        return found

    def _probe(self, rows: Ints, hashes: Ints, steps: int) -> tuple[Ints, Ints, Ints]:
        """Look every term up in every row by halving: for few terms in long rows.

        Returns:
            Where a row holds a term: the places of the row in `rows`, of the term in `hashes`, and of its count.
        """
        low = np.repeat(self._starts[rows][:, None], len(hashes), axis=1)
        ends = self._starts[rows + 1][:, None]
        high, last = np.broadcast_to(ends, low.shape), max(len(self._hashes) - 1, 0)
        for _ in range(steps):
            middle = (low + high) // 2
            below = (low < high) & (self._hashes[np.minimum(middle, last)] < hashes)
            low, high = np.where(below, middle + 1, low), np.where(below, high, middle)
        at, columns = np.nonzero((low < ends) & (self._hashes[np.minimum(low, last)] == hashes))
        return at, columns, low[at, columns]

    def _scan(self, rows: Ints, hashes: Ints, sizes: Ints) -> tuple[Ints, Ints, Ints]:
        """Go through all that the rows hold, as `_probe` gives it: for many terms."""
        order = np.argsort(hashes)
        known = hashes[order]
        holders = np.repeat(np.arange(len(rows)), sizes)
        before = np.repeat(np.cumsum(sizes) - sizes, sizes)
        places = np.arange(int(sizes.sum())) + np.repeat(self._starts[rows], sizes) - before
        terms = self._hashes[places].astype(np.int64)
        at = np.minimum(np.searchsorted(known, terms), len(known) - 1)
        match = known[at] == terms
        return holders[match], order[at[match]], places[match]

    def bm25(self, counts: Floats, rows: Ints, idf: Floats) -> Floats:
        """BM25 of rows for a question, shape (n,), from `counts` of its terms and their `idf`."""
        lengths = self.lengths[rows].astype(np.float32)
        norm = K1 * (1 - B + B * lengths / max(self.mean_length, 1.0))
        saturated = counts * (K1 + 1) / (counts + norm[:, None])
        return np.asarray((saturated * idf).sum(axis=1), np.float32)


def highest_bm25(idf: Floats) -> float:
    """Return the BM25 that a text comes close to when it repeats terms of these `idf` endlessly."""
    return float(idf.sum()) * (K1 + 1)


def write_forward(folder: Path, name: str, rows: Iterable[Sequence[str]]) -> None:
    """Write a forward index of these rows of terms."""
    starts, hashes, counts, lengths = [0], array("L"), array("L"), []
    for row in rows:
        held = Counter(map(term_hash, row))
        ascending = sorted(held)
        hashes.extend(ascending)
        counts.extend(map(held.__getitem__, ascending))
        starts.append(len(hashes))
        lengths.append(len(row))
    np.save(folder / f"{name}.starts.npy", np.asarray(starts, np.int64))
    np.save(folder / f"{name}.hashes.npy", np.asarray(hashes, np.uint32))
    np.save(folder / f"{name}.counts.npy", np.minimum(counts, _MOST).astype(np.uint16))
    np.save(folder / f"{name}.lengths.npy", np.asarray(lengths, np.int32))


class Matches(NamedTuple):
    """Rows of passages and their BM25 over passage and title, each of shape (n,), best first."""

    rows: Ints
    scores: Floats


class LexicalIndex:
    """Finds passages by their terms and scores terms by rarity."""

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
        """Inverse document frequency of terms over passages, shape (len(terms),), as BM25 uses it."""
        return self.idf_of(np.fromiter(map(term_hash, terms), np.int64, len(terms)))

    def idf_of(self, hashes: Ints, owners: Ints | None = None) -> Floats:
        """Do as `idf` for hashes of terms, or of spellings with the terms that own them as in `ForwardIndex.counts`."""
        held = self._holding(hashes)
        if owners is not None:
            held = np.bincount(owners, held).astype(np.float32)
        return np.log1p((len(self) - held + 0.5) / (held + 0.5)).astype(np.float32)

    def holds(self, term: str) -> bool:
        """Tell whether any passage holds a term."""
        return bool(self._holding(np.asarray([term_hash(term)], np.int64))[0])

    def _holding(self, hashes: Ints) -> Floats:
        """How many passages hold each term, shape of `hashes`."""
        if not len(self._known):
            return np.zeros(len(hashes), np.float32)
        at = np.minimum(np.searchsorted(self._known, hashes), len(self._known) - 1)
        return np.where(self._known[at] == hashes, self._frequencies[at], 0).astype(np.float32)

    def rarest(self, terms: Sequence[str], postings: int) -> list[str]:
        """Leave out the commonest terms, which take longest to look up and tell least.

        Args:
            terms: The question's terms.
            postings: In so many passages together those that stay may stand; two stay anyway.

        Returns:
            Terms, each once, the rarest first.
        """
        distinct = list(dict.fromkeys(terms))
        holding = self._holding(np.fromiter(map(term_hash, distinct), np.int64, len(distinct)))
        order = np.argsort(holding, kind="stable")
        stay = max(int(np.searchsorted(np.cumsum(holding[order]), postings, "right")), _STAY)
        return [distinct[at] for at in order[:stay].tolist()]

    def search(self, terms: Sequence[str], limit: int) -> Matches:
        """Find the best passages by BM25 of passage plus BM25 of title.

        Args:
            terms: The question's terms.
            limit: At most this many, at least 1.
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
        folder: Of the generation being built.
        passages: Terms, and terms of the article's title joined by spaces, of every searched passage, row by row.
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
