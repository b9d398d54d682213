"""The answer to a question, the same for every platform."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from index.conflicts import Conflict, SourcedFigure
from index.dates import Window
from index.generation import Coverage, PublisherEntry, SourceEntry, WatchState
from index.reading import EarlierVersion, Passage
from index.search import Abstention, Hit, PaperAsk, Query, SearchResult, conflicts_to_show
from index.surveys import Briefing, Timeline

__all__ = ["Answer", "Answerer", "Coverage", "Retriever", "SourceEntry"]


class Retriever(Protocol):
    """What answering needs from an index; `index.reader.IndexReader` implements it. Every method may block."""

    def search_many(self, queries: Sequence[Query]) -> list[SearchResult]:
        """Search for several questions, encoded in one batch; return one result for each, in order."""

    def coverage(self) -> Coverage:
        """Describe the live generation."""

    def following(self) -> WatchState | None:
        """Say how following the articles goes; None if no process does."""

    def sources(self, text: str = "") -> list[SourceEntry]:
        """List articles whose source or title contains `text`, ignoring case, newest first."""

    def publishers(self, text: str = "") -> list[PublisherEntry]:
        """List publishers whose name contains `text`, ignoring case, the one with most articles first."""

    def paragraphs(self, source: str) -> list[Passage]:
        """List all passages of an article in order, with boilerplate; none when there is no such article."""

    def earlier(self, source: str) -> list[EarlierVersion]:
        """List the earlier versions that are kept of an article's file, the oldest first."""

    def earlier_paragraphs(self, source: str, number: int) -> list[Passage]:
        """List all passages of an earlier version of an article; none when there is no such version."""

    def hit(self, passage_id: int) -> Hit | None:
        """Find a passage again by its id, as a hit of rank 1 with no score; None when it is gone."""

    def figures(self, passages: Sequence[int]) -> list[SourcedFigure]:
        """List the figures of passages by id, and those in headlines, captions and links of the same articles."""

    def briefing(self, window: Window, topic: str, asked_on: date) -> Briefing:
        """Choose a few passages about days: on a topic, or on everything when it is ""."""

    def timeline(self, topic: str, window: Window | None, asked_on: date) -> Timeline:
        """Order the passages on a topic by when it happened; only those about the window, when given."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: hits or, with an abstention, the nearest hits, which do not answer.

    Attributes:
        question: The question as it was searched.
        asked_on: Day of asking.
        window: The days understood from the question, None for none.
        hits: Best first.
        abstention: Why the hits don't answer, None when they do.
        coverage: What was searched.
        conflicts: Figures on which the sources differ.
        papers: The papers whose articles the question asks for.
    """

    question: str
    asked_on: date
    window: Window | None
    hits: tuple[Hit, ...]
    abstention: Abstention | None
    coverage: Coverage
    conflicts: tuple[Conflict, ...] = ()
    papers: tuple[PaperAsk, ...] = ()


class Answerer:
    """Answers questions from a retriever. Every method may block.

    Args:
        retriever: Finds the passages.
    """

    def __init__(self, retriever: Retriever) -> None:
        self.retriever = retriever

    def answer(self, query: Query) -> Answer:
        """Answer one question."""
        return self.answer_many([query])[0]

    def answer_many(self, queries: Sequence[Query]) -> list[Answer]:
        """Answer several questions, encoded in one batch; return one answer for each, in order."""
        results = self.retriever.search_many(queries)
        coverage = self.retriever.coverage()
        return [_answer(result, coverage, self._conflicts(result)) for result in results]

    def _conflicts(self, result: SearchResult) -> tuple[Conflict, ...]:
        return conflicts_to_show(result, self.retriever.figures(result.related)) if result.related else ()


def _answer(result: SearchResult, coverage: Coverage, conflicts: tuple[Conflict, ...]) -> Answer:
    return Answer(
        question=result.query.question,
        asked_on=result.query.asked_on,
        window=result.window,
        hits=result.hits,
        abstention=result.abstention,
        coverage=coverage,
        conflicts=conflicts,
        papers=result.papers,
    )
