"""The answer to a question, knowing no platform."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from index.articles import DateOrigin, Failure
from index.dates import Window
from index.passages import Passage
from index.search import Abstention, Hit, Query, SearchResult


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an answer rests on.

    Attributes:
        articles: Number of articles in the index.
        passages: Number of passages that are searched.
        first: Earliest publication day, None when no article has one.
        last: Latest publication day.
        undated: Articles whose publication day is unknown.
        built_at: When the generation was built, in UTC.
        failures: Files that could not be indexed.
        generation: Id of the generation.
    """

    articles: int
    passages: int
    first: date | None
    last: date | None
    undated: int
    built_at: datetime
    failures: tuple[Failure, ...]
    generation: str


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An indexed article as `/sources` lists it."""

    source: str
    title: str
    published: date | None
    published_how: DateOrigin
    passages: int
    boilerplate: int


class Retriever(Protocol):
    """What an answer needs of an index; `index.reader.IndexReader` is one. Every method may block."""

    def search_many(self, queries: Sequence[Query]) -> list[SearchResult]:
        """Search for several questions, encoded as one batch; one result each, in order."""

    def coverage(self) -> Coverage:
        """Describe the live generation."""

    def sources(self, text: str = "") -> list[SourceEntry]:
        """List articles whose source or title contains `text`, whatever its casing, newest first."""

    def paragraphs(self, source: str) -> list[Passage]:
        """List all passages of an article in order, boilerplate too; empty when there is no such article."""

    def hit(self, passage_id: int) -> Hit | None:
        """Find a passage again by its id, as a hit of rank 1 with no score; None when it is gone."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person gets: hits, or the nearest ones with the reason why they are no answer."""

    question: str
    asked_on: date
    window: Window | None
    hits: tuple[Hit, ...]
    abstention: Abstention | None
    coverage: Coverage
