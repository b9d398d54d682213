"""The lexical index of a generation: the passages of all its segments by their terms, and how rare a term is."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import numpy as np

from index.segment import FIELDS, Field, Floats, Frequencies, Ints, Matches, term_hash

from .blocks import Block
from .layout import Layout

_ALWAYS_KEPT: Final = 2
"""This many of the rarest terms are looked up, however many passages contain them."""

_SPARE: Final = 50
"""So many more passages of a segment with dead ones are looked for than are wanted, at first."""


class WholeLexical:
    """Finds passages of a generation by their terms, and knows how rare each term is.

    Args:
        blocks: Tell how many passages have a term.
        layout: Of the generation, whose segments are searched.

    Attributes:
        passages: In how many passages terms are.
        titles: Under how many passages' titles.
    """

    def __init__(self, blocks: Sequence[Block], layout: Layout) -> None:
        self._segments, self._places = layout.segments, layout.passages_stored
        self._parts = [segment.lexical for segment in self._segments]
        dead = [_of_dead(block) for block in blocks if len(block.dead)]
        counted = [block.frequencies for block in blocks]
        self.passages = Counts([each for each, _ in counted], [each for each, _ in dead])
        self.titles = Counts([each for _, each in counted], [each for _, each in dead])

    def __len__(self) -> int:
        return len(self._places)

    def idf(self, terms: Sequence[str]) -> Floats:
        """Return how rare terms are among the passages: the idf of BM25, shape (len(terms),)."""
        return self.idf_of(_hashes(terms))

    def idf_of(self, hashes: Ints, owners: Ints | None = None) -> Floats:
        """Like `idf`, for hashes of terms, or of spellings with their `owners` as in `ForwardIndex.counts`."""
        held = self.passages(hashes)
        if owners is not None:
            held = np.bincount(owners, held).astype(np.float32)
        return _idf(held, len(self))

    def contains(self, term: str) -> bool:
        """Whether any passage contains a term."""
        return bool(self.passages(_hashes([term]))[0])

    def rarest(self, terms: Sequence[str], postings: int) -> list[str]:
        """Leave out the commonest terms, which take longest to look up and distinguish least.

        Args:
            terms: The question's terms.
            postings: Passages that may be looked through, added up over the terms; two terms stay in any case.

        Returns:
            The terms that stay, each once, rarest first.
        """
        distinct = list(dict.fromkeys(terms))
        passages = self.passages(_hashes(distinct))
        order = np.argsort(passages, kind="stable")
        stay = max(int(np.searchsorted(np.cumsum(passages[order]), postings, "right")), _ALWAYS_KEPT)
        return [distinct[at] for at in order[:stay].tolist()]

    def search(self, terms: Sequence[str], limit: int) -> Matches:
        """Find the best passages by BM25 of passage plus BM25 of title.

        A term weighs in every segment what it weighs in all of them together; only the mean length of a passage is that
        of the segment.

        Args:
            terms: The question's terms.
            limit: The most that are returned, at least 1.
        """
        distinct = list(dict.fromkeys(terms))
        if self._places.single:
            return self._parts[0].search(distinct, limit)
        found = list(self._found(distinct, limit))
        rows = np.concatenate([np.zeros(0, np.int64), *(each.rows for each in found)])
        scores = np.concatenate([np.zeros(0, np.float32), *(each.scores for each in found)])
        best = np.argsort(-scores, kind="stable")[:limit]
        return Matches(rows[best], scores[best])

    def _found(self, terms: Sequence[str], limit: int) -> Iterator[Matches]:
        hashes = _hashes(terms)
        wanted: dict[Field, Floats] = {
            "passage": _idf(self.passages(hashes), len(self)),
            "title": _idf(self.titles(hashes), len(self)),
        }
        for number, part in enumerate(self._parts):
            held: dict[Field, Ints] = {"passage": part.passages(hashes), "title": part.titles(hashes)}
            # What a term weighs in all, over what it weighs here; 0 where it isn't, and need not be looked for.
            boosts = {
                field: np.where(held[field] > 0, wanted[field] / _idf(held[field], len(part)), 0) for field in FIELDS
            }
            yield self._live(number, terms, limit, boosts)

    def _live(self, number: int, terms: Sequence[str], limit: int, boosts: Mapping[Field, Floats]) -> Matches:
        """Search a segment for so many passages that are not dead, as far as it has them."""
        dead = len(self._segments[number].dead_rows)
        for more in (min(dead, _SPARE), dead) if dead else (0,):
            matches = self._parts[number].search(terms, limit + more, boosts)
            rows = self._places.rows_at(number, matches.rows)
            if np.count_nonzero(rows < 0) <= more:
                break
        return Matches(rows[rows >= 0][:limit], matches.scores[rows >= 0][:limit])


class Counts:
    """In how many passages terms are, in all segments together.

    Args:
        parts: The frequencies of each segment.
        dead: Those of dead passages, which are counted in them.
    """

    def __init__(self, parts: Sequence[Frequencies], dead: Sequence[Frequencies]) -> None:
        self._parts, self._dead = parts, dead

    def hashes(self) -> Ints:
        """Return the hashes of all terms that are in any, dead or not, ascending."""
        return np.unique(np.concatenate([np.zeros(0, np.int64), *(part.hashes for part in self._parts)]))

    def __call__(self, hashes: Ints) -> Floats:
        """Return in how many each term is, shape of `hashes`."""
        held = np.zeros(len(hashes), np.int64)
        for part in self._parts:
            held += part(hashes)
        for part in self._dead:
            held -= part(hashes)
        return held.astype(np.float32)


def _of_dead(block: Block) -> tuple[Frequencies, Frequencies]:
    """Count the terms of dead passages of a block, and of the titles that they stand under."""
    passages = np.bincount(block.columns.article, minlength=len(block.columns.published))[block.dead]
    titles = block.forward("title").take(block.dead)
    return (
        Frequencies.of(block.forward("passage").take(block.dead_rows).hashes),
        Frequencies.of(titles.hashes, np.repeat(passages, titles.sizes)),
    )


def _hashes(terms: Sequence[str]) -> Ints:
    return np.fromiter(map(term_hash, terms), np.int64, len(terms))


def _idf(held: Floats | Ints, passages: int) -> Floats:
    return np.log1p((passages - held + 0.5) / (held + 0.5)).astype(np.float32)
