"""A small real retriever over passages in memory: deterministic, and it records what it was asked."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from threading import Lock

from index.conflicts import SourcedFigure, find_conflicts
from index.dates import DateOrigin, Window
from index.errors import Failure
from index.generation.contents import Coverage, SourceEntry
from index.generation.publishers import PublisherEntry
from index.generation.watch_state import WatchState
from index.reading.earlier_versions import EarlierVersion
from index.reading.outlets import outlet_key
from index.reading.passages import Passage
from index.search.hits import Abstention, Hit, Place, Query, SearchResult
from index.surveys.briefing import Briefing, Event
from index.surveys.timeline import Moment, Timeline
from tests.index.stated_figures import figures_in

BUILT = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
_WORD = re.compile(r"[^\W_]+")
_LITTLE = frozenset(
    ["the", "a", "of", "in", "on", "and", "to", "was", "were", "did", "how", "many", "what", "it", "is"]
)


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article as the fake index holds it; every paragraph is a passage."""

    source: str
    title: str
    published: date | None
    paragraphs: tuple[str, ...]
    publisher: str | None = None


NEWS = (
    StoredArticle(
        "harbour.txt",
        "Harbour crane falls",
        date(2023, 12, 31),
        (
            "A crane fell in the harbour of Porto Vello at dawn. Nobody was hurt, the harbour master said.",
            "The port handled 41 ships that day. Rain had loosened the ground under the rails.",
            "Mayor Ilse Brandt promised an inquiry into the crane.",
        ),
    ),
    StoredArticle(
        "council.txt",
        "Council argues over trams",
        date(2023, 12, 30),
        (
            "The council of Porto Vello voted for 12 new trams on Saturday.",
            "Mayor Ilse Brandt said the trams would run by spring. The opposition doubted it.",
        ),
    ),
    StoredArticle(
        "undated.txt", "", None, ("Nobody was hurt, the harbour master said of the crane that fell in the harbour.",)
    ),
)


def words(text: str) -> set[str]:
    """Reduce a text to the words that mean something."""
    return {word.casefold() for word in _WORD.findall(text)} - _LITTLE


@dataclass
class FakeRetriever:
    """Implements `bot.answering.Retriever`: finds passages by the words that they share with a question.

    It abstains when no passage shares two words, and with "not-on-that-date" when a filter leaves none.

    Attributes:
        articles: What is indexed; a test may exchange them, as a rebuild does.
        generation: Id of the generation.
        failures: Files that could not be indexed.
        followed: How following the articles goes.
        versions: The earlier versions of articles by source, the oldest first, each as its paragraphs.
        batches: The queries of each call, in order.
    """

    articles: Sequence[StoredArticle] = NEWS
    generation: str = "g1"
    failures: tuple[Failure, ...] = ()
    followed: WatchState | None = None
    versions: Mapping[str, Sequence[tuple[str, ...]]] = field(default_factory=dict)
    batches: list[list[Query]] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def search_many(self, queries: Sequence[Query]) -> list[SearchResult]:
        with self._lock:
            self.batches.append(list(queries))
        return [self._search(query) for query in queries]

    def coverage(self) -> Coverage:
        days = [article.published for article in self.articles if article.published]
        return Coverage(
            articles=len(self.articles),
            passages=sum(len(article.paragraphs) for article in self.articles),
            first=min(days, default=None),
            last=max(days, default=None),
            undated=len(self.articles) - len(days),
            built_at=BUILT,
            failures=self.failures,
            generation=self.generation,
        )

    def following(self) -> WatchState | None:
        return self.followed

    def sources(self, text: str = "") -> list[SourceEntry]:
        wanted = text.casefold()
        found = [
            SourceEntry(
                article.source,
                article.title,
                article.published,
                "stated" if article.published else "unknown",
                len(article.paragraphs),
                0,
                article.publisher,
            )
            for article in self.articles
            if wanted in article.source.casefold() or wanted in article.title.casefold()
        ]
        return sorted(found, key=lambda entry: (entry.published or date.min, entry.source), reverse=True)

    def publishers(self, text: str = "") -> list[PublisherEntry]:
        counts = Counter(article.publisher for article in self.articles if article.publisher)
        return [
            PublisherEntry(name, outlet_key(name), count)
            for name, count in counts.most_common()
            if text.casefold() in name.casefold()
        ]

    def paragraphs(self, source: str) -> list[Passage]:
        return [passage for article in self.articles if article.source == source for passage in passages_of(article)]

    def earlier(self, source: str) -> list[EarlierVersion]:
        kept = self.versions.get(source, ())
        return [EarlierVersion(number, BUILT - timedelta(days=len(kept) - number)) for number, _ in enumerate(kept, 1)]

    def earlier_paragraphs(self, source: str, number: int) -> list[Passage]:
        kept = dict(enumerate(self.versions.get(source, ()), 1))
        return passages_of(StoredArticle(source, "", None, kept[number])) if number in kept else []

    def hit(self, passage_id: int) -> Hit | None:
        for article in self.articles:
            for passage in passages_of(article):
                if passage.id == passage_id:
                    return _hit(article, passage, 0.0, set())
        return None

    def figures(self, passages: Sequence[int]) -> list[SourcedFigure]:
        """Figures of the passages wanted, read as a rebuild reads them."""
        return [
            SourcedFigure(figure, article.source, passage.paragraph, article.published, passage=passage.id)
            for article in self.articles
            for passage in passages_of(article)
            if passage.id in passages
            for figure in figures_in(passage.text, title=article.title, published=article.published)
        ]

    def briefing(self, window: Window, topic: str, asked_on: date) -> Briefing:
        """One event for each article published in the window, newest first, all of its passages about the topic."""
        events, conflicts, rank = [], find_conflicts(self.figures(self._ids())), 0
        for article in sorted(self.articles, key=lambda one: one.published or date.min, reverse=True):
            about = [p for p in passages_of(article) if words(topic) <= words(p.text)]
            if _published_in(article, window) and about:
                found = [replace(_hit(article, p, 0.0, set()), rank=rank + at) for at, p in enumerate(about, 1)]
                events.append(Event(article.title, tuple(found)))
                rank += len(found)
        return Briefing(window, topic, tuple(events), tuple(conflicts), len(events), rank)

    def timeline(self, topic: str, window: Window | None, asked_on: date) -> Timeline:
        """The passages that share a word with the topic, by day of publication."""
        near = [
            Moment(
                _hit(article, passage, 0.0, set()), _day_of(article), "published" if article.published else "unknown"
            )
            for article in self.articles
            for passage in passages_of(article)
            if words(topic) & words(passage.text) and (window is None or _published_in(article, window))
        ]
        near.sort(
            key=lambda moment: (moment.first or date.max, moment.hit.passage.source, moment.hit.passage.paragraph)
        )
        moments = [replace(moment, hit=replace(moment.hit, rank=rank)) for rank, moment in enumerate(near, 1)]
        conflicts = find_conflicts(self.figures([moment.hit.passage.id for moment in moments]))
        return Timeline(topic, window, tuple(moments), tuple(conflicts), len(moments))

    def _ids(self) -> list[int]:
        return [passage.id for article in self.articles for passage in passages_of(article)]

    def _search(self, query: Query) -> SearchResult:
        asked = words(query.question)
        found = [
            _hit(article, passage, len(asked & words(passage.text)) / (len(asked) or 1), asked)
            for article in self.articles
            if (query.source or "").casefold() in f"{article.source} {article.title}".casefold()
            if query.publisher in {None, article.publisher}
            for passage in passages_of(article)
        ]
        near = sorted((hit for hit in found if hit.score > 0), key=lambda hit: (-hit.score, hit.passage.id))
        kept = [hit for hit in near if _on_days(hit, query)]
        abstention = None
        if near and not kept:
            days = tuple(sorted({hit.published for hit in near if hit.published}))
            abstention = Abstention("not-on-that-date", "The articles speak of this, not on these days.", days)
        elif not kept or len(asked & words(kept[0].passage.text)) < min(2, len(asked)):
            abstention = Abstention("nothing-near", "Nothing in the articles comes near this.")
        hits = [
            Hit(
                rank,
                hit.passage,
                hit.title,
                hit.published,
                hit.published_how,
                (),
                hit.score,
                hit.score,
                hit.sentence,
                hit.also,
                publisher=hit.publisher,
            )
            for rank, hit in enumerate((kept or near)[: query.top_k], start=1)
        ]
        related = tuple(hit.passage.id for hit in kept or near)
        return SearchResult(query, query.strict, tuple(hits), abstention, self.generation, related)


def _published_in(article: StoredArticle, window: Window) -> bool:
    day = _day_of(article)
    return day is not None and window.overlaps(day)


def _day_of(article: StoredArticle) -> Window | None:
    return Window(article.published, article.published) if article.published else None


def _on_days(hit: Hit, query: Query) -> bool:
    if query.strict is None:
        return True
    day, first, last = hit.published, query.strict.start, query.strict.end
    return day is not None and (first is None or day >= first) and (last is None or day <= last)


def passages_of(article: StoredArticle) -> list[Passage]:
    """Cut an article: a blank line between paragraphs."""
    made, at, line = [], 0, 1
    for number, text in enumerate(article.paragraphs, start=1):
        lines = text.count("\n")
        # The same in every process, as stored ids are.
        id_ = int.from_bytes(sha256(f"{article.source}\0{text}".encode()).digest()[:7], "big")
        made.append(Passage(id_, article.source, number, (line, line + lines), (at, at + len(text)), text))
        at += len(text) + 2
        line += lines + 2
    return made


def _hit(article: StoredArticle, passage: Passage, score: float, asked: set[str]) -> Hit:
    sentences = [found.span() for found in re.finditer(r"[^.!?]+[.!?]*", passage.text)] or [(0, len(passage.text))]
    best = max(sentences, key=lambda span: len(asked & words(passage.text[span[0] : span[1]])))
    how: DateOrigin = "stated" if article.published else "unknown"
    return Hit(1, passage, article.title, article.published, how, (), score, score, best, publisher=article.publisher)


def place_of(article: StoredArticle, number: int) -> Place:
    """Say where a paragraph of an article stands."""
    passage = passages_of(article)[number - 1]
    how: DateOrigin = "stated" if article.published else "unknown"
    return Place(article.source, passage.paragraph, passage.lines, passage.chars, article.published, how)
