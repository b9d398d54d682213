"""Looking up terms in passages, titles and articles, in every spelling that the archive knows."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from index.generation import Generation, WholeForward
from index.segment import Floats, Ints, term_hash


@dataclass(frozen=True, slots=True)
class TermQuery:
    """Terms to look up, each in every spelling that the archive knows.

    Attributes:
        hashes: Of every spelling, each once, shape (k,).
        owners: For each spelling the number of its term, shape (k,), ascending.
        idf: Inverse document frequency of each term, shape (m,).
    """

    hashes: Ints
    owners: Ints
    idf: Floats

    @classmethod
    def of(cls, terms: Sequence[str], generation: Generation) -> "TermQuery":
        """Look up the spellings of terms."""
        owner: dict[int, int] = {}
        for number, term in enumerate(terms):
            owner.setdefault(term_hash(term), number)
        for number, term in enumerate(terms):
            for spelling in generation.spellings.of(term):
                owner.setdefault(term_hash(spelling), number)
        hashes = np.fromiter(owner.keys(), np.int64, len(owner))
        owners = np.fromiter(owner.values(), np.int64, len(owner))
        order = np.argsort(owners, kind="stable")
        hashes, owners = hashes[order], owners[order]
        return cls(hashes, owners, generation.lexical.idf_of(hashes, owners))

    def counts(self, index: WholeForward, rows: Ints) -> Floats:
        """Count the terms in rows, shape (n, m)."""
        return index.counts(rows, self.hashes, self.owners)

    def covered(self, index: WholeForward, rows: Ints) -> Floats:
        """Return the share of the terms, weighted by idf, that each row holds, shape (n,)."""
        return self.share(self.counts(index, rows))

    def share(self, counts: Floats) -> Floats:
        """Return the same share from counts of the terms, shape (n, m)."""
        worth = np.minimum(counts, 1) * self.idf
        return np.asarray(worth.sum(axis=1) / max(float(self.idf.sum()), 1e-6), np.float32)
