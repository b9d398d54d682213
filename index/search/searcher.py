"""Search: a question in, ranked hits or an explained abstention out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Final, Protocol

import numpy as np

from index.errors import IndexIncompatible
from index.figures import asked_figure_terms, asks_for_figure
from index.generation import Encoder, Floats, Generation, Ints, Stored, term_hash
from index.language import normalise, sentence_spans, terms

from .abstention import CONSIDERED, ScoredPassage, Thresholds, abstain
from .candidates import candidates
from .far_days import with_told_days
from .hits import Hit, Query, SearchResult
from .merging import diversify, merge
from .question import ParsedQuestion, focus, parse_question
from .ranking import Weights, default_weights, probability, score, shares
from .signals import SIGNAL_NAMES, signals
from .stored_hits import unranked_hit

_SPARE: Final = 3
"""This many times the hits wanted are compared to find repeats."""

_RELATED: Final = 50
"""Differing figures are looked for in this many of the best passages, and of those that count what is asked about."""


class SearchEncoder(Encoder, Protocol):
    """An encoder that says which model it is, so that a search can check it against the index."""

    @property
    def model(self) -> str:
        """The name of the model in the settings."""

    @property
    def fingerprint(self) -> str:
        """Identifies the model: another model's vectors have another fingerprint."""


class Reranker(Protocol):
    """Scores how well passages answer a question, better and more slowly than the ranking."""

    def scores(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        """Score each text, higher is better."""


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """How to search.

    Attributes:
        weights: Of the ranking; None for the learned ones.
        floor: Probability that an answer must reach; None for the learned one.
        reranker: Reorders the best passages; None for no reordering.
        rerank_depth: How many it reorders.
    """

    weights: Weights | None = None
    floor: float | None = None
    reranker: Reranker | None = None
    rerank_depth: int = 30


@dataclass(frozen=True, slots=True)
class _Ranked:
    """Scored candidates, best first; `place` gives the position of a row."""

    rows: Ints
    signals: Floats
    scores: Floats
    probabilities: Floats
    place: Mapping[int, int]

    def scored(self, row: int) -> ScoredPassage:
        """What abstention needs to know of a row."""
        at = self.place[row]
        signals = dict(zip(SIGNAL_NAMES, self.signals[at].tolist(), strict=True))
        return ScoredPassage(float(self.probabilities[at]), signals)


class Searcher:
    """Searches one generation.

    Args:
        generation: The index.
        encoder: Of the model that made the index.
        options: How to search.

    Raises:
        IndexIncompatible: Another model made the index.
    """

    def __init__(self, generation: Generation, encoder: SearchEncoder, options: SearchOptions | None = None) -> None:
        generation.manifest.require(generation.folder, model=encoder.model, fingerprint=encoder.fingerprint)
        self._generation, self._encoder, self._options = generation, encoder, options or SearchOptions()
        self._weights = self._options.weights or default_weights()

    def search_many(self, queries: Sequence[Query]) -> list[SearchResult]:
        """Search for several questions, encoded as one batch; return one result each, in order."""
        parsed = self.parse_many(queries)
        return [self.search(query, each) for query, each in zip(queries, parsed, strict=True)]

    def parse_many(self, queries: Sequence[Query]) -> list[ParsedQuestion]:
        """Parse questions, encoded as one batch."""
        texts = [text for query in queries for text in (query.question, focus(query.question))]
        distinct = {text: at for at, text in enumerate(dict.fromkeys(texts))}
        vectors = self._encoder.encode([normalise(text) for text in distinct])[[distinct[text] for text in texts]]
        if vectors.shape[1] != (wanted := self._generation.manifest.dimension):
            folder = self._generation.folder
            raise IndexIncompatible(folder, what="the dimension", found=wanted, wanted=vectors.shape[1])
        return [
            parse_question(query, vector, focus_vector, self._covered)
            for query, vector, focus_vector in zip(queries, vectors[::2], vectors[1::2], strict=True)
        ]

    def search(self, query: Query, parsed: ParsedQuestion) -> SearchResult:
        """Search for one question.

        Args:
            query: The question.
            parsed: The same, parsed.
        """
        rows = candidates(parsed, query, self._generation)
        parsed = self._counted_from_told(parsed, query, rows)
        ranked = self._rank(parsed, rows)
        kept, folded = self._kept(query, ranked)
        hits = self._hits(parsed, ranked, kept[: query.top_k], folded)
        floor = self._weights.floor if self._options.floor is None else self._options.floor
        thresholds = Thresholds(floor=floor, near=self._weights.near, covered=self._covered)
        abstention = abstain(parsed, [ranked.scored(row) for row in kept[:CONSIDERED]], hits, thresholds)
        related = self._related(query.question, ranked.rows)
        return SearchResult(query, parsed.window, hits, abstention, self._generation.id, related)

    @cached_property
    def _covered(self) -> tuple[date, date] | None:
        """First and last publication day, None when no article has one."""
        published = self._generation.columns.published
        known = published[published > 0]
        return (date.fromordinal(int(known.min())), date.fromordinal(int(known.max()))) if len(known) else None

    def _counted_from_told(self, parsed: ParsedQuestion, query: Query, rows: Ints) -> ParsedQuestion:
        """Count days of which the archive has nothing from those that its best passages tell of."""
        if self._covered is None or parsed.window is None or parsed.window.asked is None or not len(rows):
            return parsed
        undated = self._rank(replace(parsed, window=None), rows)
        rows, probabilities = undated.rows, undated.probabilities
        return with_told_days(parsed, query, self._generation, rows, probabilities, covered=self._covered)

    def _rank(self, parsed: ParsedQuestion, rows: Ints) -> _Ranked:
        matrix = signals(parsed, self._generation, rows)
        scores = score(matrix, self._weights)
        order = np.argsort(-scores, kind="stable")
        rows, matrix, scores = rows[order], matrix[order], scores[order]
        place = {row: at for at, row in enumerate(rows.tolist())}
        return _Ranked(rows, matrix, scores, probability(matrix, self._weights), place)

    def _related(self, question: str, rows: Ints) -> tuple[int, ...]:
        """Ids of the best passages, and of the best of those that count what the question asks for."""
        ask = asks_for_figure(question)
        asked = asked_figure_terms(ask) if ask else []
        wanted = sorted({term_hash(each.counted or each.things) for each in asked if each.things})
        related = rows[:_RELATED]
        if wanted:
            counting = self._generation.passage_figures.counts(rows, np.asarray(wanted, np.int64)).any(axis=1)
            related = np.concatenate([related, rows[counting][:_RELATED]])
        return tuple(dict.fromkeys(self._generation.dense.ids[related].tolist()))

    def _kept(self, query: Query, ranked: _Ranked) -> tuple[list[int], Mapping[int, Sequence[int]]]:
        """The rows of the best passages in the order they are shown in, and for each the rows folded into it."""
        depth = max(max(query.top_k, CONSIDERED) * _SPARE, self._options.rerank_depth)
        kept, folded = merge(ranked.rows, self._generation, depth)
        scores = {row: float(ranked.scores[ranked.place[row]]) for row in kept}
        return self._reranked(query, diversify(kept, scores, self._generation)), folded

    def _hits(
        self, parsed: ParsedQuestion, ranked: _Ranked, kept: Sequence[int], folded: Mapping[int, Sequence[int]]
    ) -> tuple[Hit, ...]:
        ids = self._generation.dense.ids
        wanted = [int(ids[row]) for row in {*kept, *(twin for row in kept for twin in folded[row])}]
        stored = self._generation.archive.stored(wanted)
        worth = self._worth(parsed.terms)
        return tuple(
            self._hit(rank, ranked, ranked.place[row], worth, [stored[int(ids[each])] for each in (row, *folded[row])])
            for rank, row in enumerate(kept, start=1)
        )

    def _reranked(self, query: Query, rows: list[int]) -> list[int]:
        """Reorder the best rows by the reranker, if there is one."""
        if self._options.reranker is None:
            return rows
        head, tail = rows[: self._options.rerank_depth], rows[self._options.rerank_depth :]
        ids = [int(self._generation.dense.ids[row]) for row in head]
        stored = self._generation.archive.stored(ids)
        judged = self._options.reranker.scores(query.question, [stored[id_].passage.text for id_ in ids])
        return [row for _, row in sorted(zip(judged, head, strict=True), key=lambda pair: -pair[0])] + tail

    def _hit(self, rank: int, ranked: _Ranked, place: int, worth: Mapping[str, float], copies: Sequence[Stored]) -> Hit:
        stored, *twins = copies
        values = ranked.signals[place]
        sentence = best_sentence(stored.passage.text, worth)
        return replace(
            unranked_hit(stored, rank, sentence, twins),
            score=float(ranked.scores[place]),
            probability=float(ranked.probabilities[place]),
            signals={name: round(float(value), 4) for name, value in zip(SIGNAL_NAMES, values, strict=True)},
            shares=shares(values, self._weights),
        )

    def _worth(self, asked_terms: Sequence[str]) -> Mapping[str, float]:
        """The idf of each term, by each of its spellings."""
        values = self._generation.lexical.idf(asked_terms)
        return {
            spelling: float(value)
            for term, value in zip(asked_terms, values, strict=True)
            for spelling in self._generation.with_spellings([term])
        }


def best_sentence(text: str, worth: Mapping[str, float]) -> tuple[int, int]:
    """Find the sentence that holds most of the question.

    Args:
        text: A passage.
        worth: The weight of each term of the question, by term.

    Returns:
        Start and end of the sentence; the first of equals.
    """
    spans = sentence_spans(text) or [(0, len(text))]
    return max(spans, key=lambda span: sum(worth.get(term, 0.0) for term in set(terms(text[slice(*span)]))))
