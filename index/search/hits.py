"""What goes into a search and what comes out: a query, hits and their places, an abstention, the result."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal

from index.dates import Window
from index.reading import NOWHERE, Anchor, DateOrigin, Passage

from .papers_asked import PaperAsk

AbstentionKind = Literal[
    "empty-index", "nothing-near", "no-answer", "not-on-that-date", "no-such-figure", "no-such-speaker"
]


@dataclass(frozen=True, slots=True)
class Query:
    """A question and its filters.

    Attributes:
        question: In the user's own words.
        asked_on: Day of asking; relative dates in the question count from it.
        top_k: Number of hits wanted, at least 1.
        strict: Only passages about these days: a filter set explicitly, never guessed from the question.
        source: Only articles whose source or title contains this text; case is ignored.
        said_by: Only passages with a speaker of this name.
        use_dates: Whether dates in the question limit the search; False ignores them.
        publisher: Only articles of the paper, agency or site of this name.
    """

    question: str
    asked_on: date
    top_k: int = 5
    strict: Window | None = None
    source: str | None = None
    said_by: str | None = None
    use_dates: bool = True
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage is: all that a citation needs."""

    source: str
    paragraph: int
    lines: tuple[int, int]
    chars: tuple[int, int]
    published: date | None
    published_how: DateOrigin
    publisher: str | None = None
    anchor: Anchor = NOWHERE


_SURE: Final = 0.25
"""Words less certain are not stressed: the sentence is."""


@dataclass(frozen=True, slots=True)
class AnswerSpan:
    """The words of a passage that answer.

    Attributes:
        span: Start and end (exclusive) in the passage's text.
        certainty: Probability, from 0 to 1, that it is these words, given that the passage answers.
    """

    span: tuple[int, int]
    certainty: float

    @property
    def sure(self) -> bool:
        """Whether the words are sure enough to be stressed."""
        return self.certainty >= _SURE


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found.

    Attributes:
        rank: From 1.
        passage: The passage; its text is the exact slice of its file.
        title: Headline of its article, "" when there is none.
        published: Publication day of its article, None when unknown.
        published_how: How that day was found.
        event_dates: Days that the passage names, resolved against `published`.
        score: Higher is better; comparable within one result only.
        probability: Calibrated probability that the passage answers, from 0 to 1.
        sentence: Start and end in `passage.text` of the sentence that matches best.
        also: Other places with the same words, `passage` excluded.
        said_by: Who says that sentence, each once; empty for the article itself or when unknown.
        signals: The value of each signal, by name.
        shares: What each signal adds to `score`, by name, and "reading" what reading adds; they sum to the score.
        answer: The words that answer, None when none were read.
        publisher: Who published its article, None when unknown.
    """

    rank: int
    passage: Passage
    title: str
    published: date | None
    published_how: DateOrigin
    event_dates: tuple[Window, ...]
    score: float
    probability: float
    sentence: tuple[int, int]
    also: tuple[Place, ...] = ()
    said_by: tuple[str, ...] = ()
    signals: Mapping[str, float] = field(default_factory=dict)
    shares: Mapping[str, float] = field(default_factory=dict)
    answer: AnswerSpan | None = None

    @property
    def stressed(self) -> tuple[int, int]:
        """Start and end in `passage.text` of what should be seen first: the words that answer, else the sentence."""
        return self.answer.span if self.answer and self.answer.sure else self.sentence

    publisher: str | None = None

    @property
    def paragraphs(self) -> frozenset[tuple[str, int]]:
        """Source and paragraph of every place with its words."""
        also = ((place.source, place.paragraph) for place in self.also)
        return frozenset([(self.passage.source, self.passage.paragraph), *also])

    def is_outside(self, window: Window) -> bool:
        """Whether it is known to be about other days.

        It is when publication is known, no copy was published in the window or the day after, and no date that it
        names overlaps the window.
        """
        published = [day for day in (self.published, *(place.published for place in self.also)) if day]
        first = window.start or date.min
        last = window.end or date.max
        told = any((each.start or date.min) <= last and (each.end or date.max) >= first for each in self.event_dates)
        return bool(published) and not told and not any(first <= day <= _next(last) for day in published)


def _next(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Abstention:
    """Why no passage answers: a sentence for people and a kind for programs.

    Attributes:
        kind: The reason that applies.
        reason: One clause that says so, without a capital or full stop.
        nearest: Days on which the archive does cover the topic, for "not-on-that-date".
    """

    kind: AbstentionKind
    reason: str
    nearest: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found.

    Attributes:
        query: What was asked.
        window: The days given as a filter or understood from the question, None for none.
        hits: Best first. With an abstention they are the nearest passages, not answers.
        abstention: None when the hits answer.
        generation: Id of the index generation that was searched.
        related: Ids of passages whose figures may bear on the question, best first.
        papers: The papers whose articles the question asks for, in the order named.
    """

    query: Query
    window: Window | None
    hits: tuple[Hit, ...]
    abstention: Abstention | None
    generation: str
    related: tuple[int, ...] = ()
    papers: tuple[PaperAsk, ...] = ()
