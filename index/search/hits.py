"""What a search is asked and what it gives back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from index.dates import Window
from index.reading import DateOrigin, Passage

AbstentionKind = Literal["empty-index", "nothing-near", "not-on-that-date", "no-such-figure", "no-such-speaker"]


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for.

    Attributes:
        question: In the asker's words.
        asked_on: Day of asking; relative dates in the question count from it.
        top_k: Number of hits wanted, at least 1.
        strict: Only passages about these days: an explicit filter, never guessed.
        source: Only articles whose source or title contains this, whatever its casing.
        said_by: Only passages in which a speaker so named says something.
        use_dates: Whether dates in the question itself are understood; False takes the window off.
    """

    question: str
    asked_on: date
    top_k: int = 5
    strict: Window | None = None
    source: str | None = None
    said_by: str | None = None
    use_dates: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: all that a citation needs."""

    source: str
    paragraph: int
    lines: tuple[int, int]
    chars: tuple[int, int]
    published: date | None
    published_how: DateOrigin


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found.

    Attributes:
        rank: From 1.
        passage: The passage, its text the exact slice of its file.
        title: Headline of its article, "" when there is none.
        published: Publication day of its article, None when unknown.
        published_how: How that day was found.
        event_dates: Days that the passage speaks of, resolved against `published`.
        score: Higher is better; comparable within one result only.
        probability: Calibrated probability that the passage answers, from 0 to 1.
        sentence: Start and end in `passage.text` of the sentence that matches best.
        also: Other places where the same words stand, `passage` excluded.
        said_by: Who says that sentence, each once; empty when it is the article itself or isn't known.
        signals: The value of each signal, by name.
        shares: What each signal adds to `score`, by name; together they are the score.
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

    @property
    def paragraphs(self) -> frozenset[tuple[str, int]]:
        """Every article and paragraph in which its words stand."""
        also = ((place.source, place.paragraph) for place in self.also)
        return frozenset([(self.passage.source, self.passage.paragraph), *also])

    def is_outside(self, window: Window) -> bool:
        """Tell whether it is known to be of other days: published on others, a day later allowed, and telling of none.

        A copy that was published then counts as well.
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
    """Why no passage answers, in a sentence for people and a kind for programs.

    Attributes:
        kind: The reason that applies.
        reason: One sentence that says so.
        nearest: Days on which the archive does speak of the topic, for "not-on-that-date".
    """

    kind: AbstentionKind
    reason: str
    nearest: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found.

    Attributes:
        query: The query as it was put.
        window: The days understood from the question or given as a filter, None for none.
        hits: Best first. With an abstention these are the nearest passages, not answers.
        abstention: None when the hits answer.
        generation: Id of the index generation that was searched.
        related: Ids of further passages whose figures may bear on the question, best first; the hits' are among them.
    """

    query: Query
    window: Window | None
    hits: tuple[Hit, ...]
    abstention: Abstention | None
    generation: str
    related: tuple[int, ...] = ()
