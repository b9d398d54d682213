"""The lexical index of a segment: tantivy finds candidates by BM25, and frequencies say how rare a term is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal, NamedTuple, Self

import numpy as np
import numpy.typing as npt
import tantivy

from index.errors import IndexDamaged

from .arrays import Floats, Ints, load_array
from .refused_writes import refused_as

Field = Literal["passage", "title"]
FIELDS: Final[tuple[Field, ...]] = ("passage", "title")
PASSAGES: Final = "frequencies.passages"
TITLES: Final = "frequencies.titles"
"""The files that hold how many passages have each term, and how many stand under a title that has it."""

_WRITER_BYTES: Final = 100_000_000


class Matches(NamedTuple):
    """Rows of passages and their BM25 (passage plus title), each of shape (n,), best first."""

    rows: Ints
    scores: Floats


class Frequencies:
    """In how many rows each term is: hashes ascending, and counts."""

    def __init__(self, hashes: npt.NDArray[np.uint32], counts: Ints) -> None:
        self.hashes, self.counts = hashes, counts

    @classmethod
    def read(cls, folder: Path, name: str) -> Self:
        """Map from disk what `write` wrote."""
        return cls(load_array(folder, f"{name}.hashes.npy"), load_array(folder, f"{name}.counts.npy"))

    @classmethod
    def of(cls, hashes: npt.NDArray[np.uint32], worth: Ints | None = None) -> Self:
        """Count hashes, each of which is worth some rows; None for one each. Those that are worth none are left out."""
        known, places = np.unique(hashes, return_inverse=True)
        counts = np.bincount(places, worth, len(known)).astype(np.int64)
        return cls(known[counts > 0], counts[counts > 0])

    @classmethod
    def joined(cls, parts: "Sequence[Frequencies]") -> Self:
        """Add several together."""
        known, places = np.unique(np.concatenate([part.hashes for part in parts]), return_inverse=True)
        counts = np.bincount(places, np.concatenate([part.counts for part in parts]), len(known))
        return cls(known, counts.astype(np.int64))

    def write(self, folder: Path, name: str) -> None:
        """Write them into the folder of a segment."""
        np.save(folder / f"{name}.hashes.npy", self.hashes)
        np.save(folder / f"{name}.counts.npy", self.counts)

    def __call__(self, hashes: Ints) -> Ints:
        """Return in how many rows each of some terms is, shape of `hashes`."""
        if not len(self.hashes):
            return np.zeros(len(hashes), np.int64)
        # Of the same type, or all that are known would be converted for each question.
        at = np.minimum(np.searchsorted(self.hashes, hashes.astype(self.hashes.dtype)), len(self.hashes) - 1)
        return np.where(self.hashes[at] == hashes, self.counts[at], 0)


class LexicalIndex:
    """Finds passages by their terms, and counts the passages that have each.

    Attributes:
        passages: How many passages have a term.
        titles: How many stand under a title that has it.
    """

    def __init__(self, folder: Path) -> None:
        try:
            self._index = tantivy.Index.open(str(folder / "terms"))
        except ValueError as error:
            raise IndexDamaged(folder, f"terms: {error}") from error
        self._schema = self._index.schema
        self._searcher = self._index.searcher()
        self.passages = Frequencies.read(folder, PASSAGES)
        self.titles = Frequencies.read(folder, TITLES)

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(self, terms: Sequence[str], limit: int, boosts: Mapping[Field, Floats] | None = None) -> Matches:
        """Find the passages that score highest.

        Args:
            terms: A question's terms, each once.
            limit: The most that are returned, at least 1.
            boosts: What a match of each term in each field is multiplied by, shape (len(terms),); a term with 0 is not
                looked for.
        """
        clauses = [(tantivy.Occur.Should, query) for query in self._queries(terms, boosts)]
        if not clauses or not len(self):
            return Matches(np.zeros(0, np.int64), np.zeros(0, np.float32))
        found = self._searcher.search(tantivy.Query.boolean_query(clauses), limit, count=False)
        rows = self._searcher.fast_field_values("row", [address for _, address in found.hits])
        scores = np.asarray([score for score, _ in found.hits], np.float32)
        return Matches(np.asarray(rows, np.int64), scores)

    def _queries(self, terms: Sequence[str], boosts: Mapping[Field, Floats] | None) -> Iterator[tantivy.Query]:
        for place, term in enumerate(terms):
            for field in FIELDS:
                boost = float(boosts[field][place]) if boosts else 1.0
                if boost:
                    query = tantivy.Query.term_query(self._schema, field, term)
                    yield tantivy.Query.boost_query(query, boost) if boosts else query


def write_terms(folder: Path, passages: Iterable[tuple[str, str]]) -> None:
    """Write the inverted index.

    Args:
        folder: Folder of the segment that is being made.
        passages: For each searched passage, in the order of rows, its terms, and those of its article's title; both
            joined by spaces.
    """
    (folder / "terms").mkdir()
    with refused_as(ValueError):
        index = tantivy.Index(_schema(), path=str(folder / "terms"))
        writer = index.writer(_WRITER_BYTES, 1)
        for row, (terms, title) in enumerate(passages):
            writer.add_document(tantivy.Document(row=row, passage=terms, title=title))
        writer.commit()
        writer.wait_merging_threads()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("row", stored=False, indexed=False, fast=True)
    for field in FIELDS:
        builder.add_text_field(field, stored=False, tokenizer_name="whitespace", index_option="freq")
    return builder.build()
