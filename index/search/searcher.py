"""Search: a question in, ranked hits or an explained abstention out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Final, Protocol

import numpy as np

from index.comprehension import Reader, Reading
from index.dates import question_window
from index.errors import IndexIncompatible
from index.figures import asked_figure_terms, asks_for_figure
from index.generation import Encoder, Generation
from index.language import normalise, sentence_spans, terms
from index.segment import Floats, Ints, Stored, term_hash

from .abstention import CONSIDERED, ScoredPassage, Thresholds, abstain, is_near
from .candidates import candidates
from .date_signals import tell_of_year
from .far_days import with_told_days
from .hits import AnswerSpan, Hit, Query, SearchResult
from .merging import diversify, merge
from .newest import newest_first, of_year_first
from .papers_asked import PapersAsked, papers_asked
from .published_by import is_quoted, one_of_each
from .question import ParsedQuestion, focus, parse_question, with_papers
from .ranking import Weights, default_weights, log_odds, score, shares
from .reading_best import depth_for, held_to_rules, probability_read, read_best, sigmoid, with_readings
from .signals import SIGNAL_NAMES, signals
from .stored_hits import unranked_hit

_SPARE: Final = 3
"""This many times the hits wanted are compared to find repeats."""

_NOTHING: Final = 5e-5
"""A share of the score that rounds to nothing."""

_KNOWN_BY_RULES: Final = ("day", "speaker")
"""Signals that tell what reading a passage by itself can't."""

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


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """How to search.

    Attributes:
        weights: Of the ranking; None for the learned ones.
        floor: Probability that an answer must reach; None for the learned one.
        reader: Reads the best passages; None for nobody.
        depth: How many it reads for a question, fewer when many are answered together.
    """

    weights: Weights | None = None
    floor: float | None = None
    reader: Reader | None = None
    depth: int = 10


@dataclass(frozen=True, slots=True)
class _Ranked:
    """Scored candidates, best first; `place` gives the position of a row."""

    rows: Ints
    signals: Floats
    scores: Floats
    log_odds: Floats
    place: Mapping[int, int]

    def fitting(self, rows: Collection[int]) -> frozenset[int]:
        """Those of some rows that have what the rules know: the speaker and the day asked for, where any has."""
        fitting = frozenset(rows)
        for name in _KNOWN_BY_RULES:
            values = self.signals[:, SIGNAL_NAMES.index(name)]
            having = {row for row in fitting if values[self.place[row]] > 0}
            fitting = frozenset(having) or fitting
        return fitting


@dataclass(frozen=True, slots=True)
class _Judged:
    """The best rows, scored with what was read in them.

    Attributes:
        ranked: The candidates.
        rows: The best of them in the order they are shown in.
        folded: For each, the rows folded into it.
        scores: Of each, with what was read.
        probabilities: That each answers.
        readings: Of those that were read.
    """

    ranked: _Ranked
    rows: list[int]
    folded: Mapping[int, Sequence[int]]
    scores: Mapping[int, float]
    probabilities: Mapping[int, float]
    readings: Mapping[int, Reading]

    def scored(self, row: int) -> ScoredPassage:
        """What abstention needs to know of a row."""
        values = self.ranked.signals[self.ranked.place[row]].tolist()
        reading = self.readings.get(row)
        signals = dict(zip(SIGNAL_NAMES, values, strict=True))
        return ScoredPassage(self.probabilities[row], signals, reading.answers if reading else None)


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
        return self.search_parsed(queries, self.parse_many(queries))

    def parse_many(self, queries: Sequence[Query]) -> list[ParsedQuestion]:
        """Parse questions, encoded as one batch."""
        asked = [self._papers(query) for query in queries]
        queries = [replace(query, question=each.question) for query, each in zip(queries, asked, strict=True)]
        texts = [text for query in queries for text in (query.question, focus(query.question))]
        distinct = {text: at for at, text in enumerate(dict.fromkeys(texts))}
        vectors = self._encoder.encode_query([normalise(text) for text in distinct])[[distinct[text] for text in texts]]
        if vectors.shape[1] != (wanted := self._generation.manifest.dimension):
            folder = self._generation.folder
            raise IndexIncompatible(folder, what="the dimension", found=wanted, wanted=vectors.shape[1])
        return [
            with_papers(parse_question(query, vector, focus_vector, self._covered), each)
            for query, vector, focus_vector, each in zip(queries, vectors[::2], vectors[1::2], asked, strict=True)
        ]

    def _papers(self, query: Query) -> PapersAsked:
        """Find the papers that a question asks for among those of the archive."""
        generation, covered = self._generation, self._covered
        return papers_asked(
            query.question,
            generation.publishers.__contains__,
            lambda text: question_window(text, query.asked_on, covered) if query.use_dates else None,
            speaks=lambda name: is_quoted(name, generation),
        )

    def search_parsed(self, queries: Sequence[Query], parsed: Sequence[ParsedQuestion]) -> list[SearchResult]:
        """Search for several questions, their passages read together; return one result each, in order.

        Args:
            queries: The questions.
            parsed: The same, parsed.
        """
        found = [self._found(*pair) for pair in zip(queries, parsed, strict=True)]
        readings = self._read([each.text for each in parsed], [kept for _, _, kept, _ in found])
        return [
            self._result(query, understood, self._judged(ranked, kept, folded, read))
            for query, (understood, ranked, kept, folded), read in zip(queries, found, readings, strict=True)
        ]

    def _found(
        self, query: Query, parsed: ParsedQuestion
    ) -> tuple[ParsedQuestion, _Ranked, list[int], Mapping[int, Sequence[int]]]:
        """Return the question as the archive makes it understood, its candidates, and the best with their copies."""
        rows = candidates(parsed, query, self._generation)
        parsed = self._counted_from_told(parsed, query, rows)
        ranked = self._rank(parsed, rows)
        kept, folded = merge(ranked.rows, self._generation, max(query.top_k, CONSIDERED, self._options.depth) * _SPARE)
        scores = {row: float(ranked.scores[ranked.place[row]]) for row in kept}
        return parsed, ranked, diversify(kept, scores, self._generation), folded

    def _read(self, questions: Sequence[str], kept: Sequence[Sequence[int]]) -> Sequence[Mapping[int, Reading]]:
        depth = depth_for(len(questions), self._options.depth)
        if self._options.reader is None or not depth:
            return [{} for _ in questions]
        return read_best(self._options.reader, questions, [rows[:depth] for rows in kept], self._generation)

    def _judged(
        self, ranked: _Ranked, kept: list[int], folded: Mapping[int, Sequence[int]], readings: Mapping[int, Reading]
    ) -> _Judged:
        weights = self._weights.reader
        readings = held_to_rules(readings, ranked.fitting(readings))
        scores = {row: float(ranked.scores[ranked.place[row]]) for row in kept}
        if readings:
            scores = with_readings(scores, readings, weights)
            read = diversify(sorted(readings, key=lambda row: -scores[row]), scores, self._generation)
            kept = [*read, *(row for row in kept if row not in readings)]
        log_odds = ranked.log_odds[[ranked.place[row] for row in kept]]
        chances = probability_read(log_odds, [readings.get(row) for row in kept], weights)
        return _Judged(ranked, kept, folded, scores, dict(zip(kept, chances.tolist(), strict=True)), readings)

    def _result(self, query: Query, parsed: ParsedQuestion, judged: _Judged) -> SearchResult:
        judged = replace(judged, rows=self._in_order_of_time(parsed, self._one_of_each(parsed, judged), judged))
        hits = self._hits(parsed, judged, judged.rows[: query.top_k])
        learned = self._weights.reader.floor if judged.readings else self._weights.floor
        floor = learned if self._options.floor is None else self._options.floor
        thresholds = Thresholds(floor=floor, near=self._weights.near, covered=self._covered)
        abstention = abstain(parsed, self._scored(parsed, judged), hits, thresholds)
        related = self._related(parsed.text, judged.ranked.rows)
        return SearchResult(query, parsed.window, hits, abstention, self._generation.id, related, parsed.papers)

    def _scored(self, parsed: ParsedQuestion, judged: _Judged) -> list[ScoredPassage]:
        """What abstention needs to know of the best passages."""
        rows = judged.rows[:CONSIDERED]
        scored = [judged.scored(row) for row in rows]
        if parsed.year is None:
            return scored
        told = tell_of_year(parsed.year, self._generation, np.asarray(rows, np.int64))
        return [replace(each, of_year=bool(of_year)) for each, of_year in zip(scored, told, strict=True)]

    def _in_order_of_time(self, parsed: ParsedQuestion, rows: list[int], judged: _Judged) -> list[int]:
        """Put first what tells of the year asked about, or the newest where that is asked for.

        The newest of somebody's words are the newest that quote them.
        """
        if parsed.year is not None:
            head = np.asarray(rows[:CONSIDERED], np.int64)
            told = frozenset(head[tell_of_year(parsed.year, self._generation, head)].tolist())
            rows = of_year_first(rows, judged.probabilities, told)
        if not parsed.newest:
            return rows
        columns = self._generation.columns
        published = {row: int(columns.published[columns.article[row]]) for row in rows}
        chances = dict(judged.probabilities)
        if parsed.speaker is not None:
            chances = {row: chances[row] * (judged.scored(row).signals["speaker"] > 0) for row in rows}
        return newest_first(rows, chances, published)

    def _one_of_each(self, parsed: ParsedQuestion, judged: _Judged) -> list[int]:
        """Show the best passage of each paper first where several are asked for."""
        near = self._weights.near
        return one_of_each(judged.rows, parsed.papers, self._generation, lambda row: is_near(judged.scored(row), near))

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
        rows, chances = undated.rows, sigmoid(undated.log_odds)
        return with_told_days(parsed, query, self._generation, rows, chances, covered=self._covered)

    def _rank(self, parsed: ParsedQuestion, rows: Ints) -> _Ranked:
        matrix = signals(parsed, self._generation, rows)
        scores = score(matrix, self._weights)
        order = np.argsort(-scores, kind="stable")
        rows, matrix, scores = rows[order], matrix[order], scores[order]
        place = {row: at for at, row in enumerate(rows.tolist())}
        return _Ranked(rows, matrix, scores, log_odds(matrix, self._weights), place)

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

    def _hits(self, parsed: ParsedQuestion, judged: _Judged, rows: Sequence[int]) -> tuple[Hit, ...]:
        ids = self._generation.dense.ids
        copies = {row: (row, *judged.folded[row]) for row in rows}
        stored = self._generation.archive.stored([int(ids[each]) for each in {*chain(*copies.values())}])
        worth = self._worth(parsed.terms)
        return tuple(
            self._hit(rank, judged, row, worth, [stored[int(ids[each])] for each in copies[row]])
            for rank, row in enumerate(rows, start=1)
        )

    def _hit(self, rank: int, judged: _Judged, row: int, worth: Mapping[str, float], copies: Sequence[Stored]) -> Hit:
        stored, *twins = copies
        text, place = stored.passage.text, judged.ranked.place[row]
        values, reading = judged.ranked.signals[place], judged.readings.get(row)
        answer = AnswerSpan(reading.span, reading.certainty) if reading and reading.span else None
        sentence = sentence_with(text, answer.span) if answer and answer.sure else best_sentence(text, worth)
        added = judged.scores[row] - float(judged.ranked.scores[place])
        return replace(
            unranked_hit(stored, rank, sentence, twins),
            answer=answer,
            score=judged.scores[row],
            probability=judged.probabilities[row],
            signals={name: round(float(value), 4) for name, value in zip(SIGNAL_NAMES, values, strict=True)},
            shares=shares(values, self._weights) | ({"reading": round(added, 4)} if abs(added) > _NOTHING else {}),
        )

    def _worth(self, asked_terms: Sequence[str]) -> Mapping[str, float]:
        """The idf of each term, by each of its spellings."""
        values = self._generation.lexical.idf(asked_terms)
        return {
            spelling: float(value)
            for term, value in zip(asked_terms, values, strict=True)
            for spelling in self._generation.with_spellings([term])
        }


def sentence_with(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Find the sentence in which a span begins."""
    return next((each for each in sentence_spans(text) if each[0] <= span[0] < each[1]), (0, len(text)))


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
