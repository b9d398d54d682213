"""Briefings: days in a few cited passages, chosen for coverage, grouped by event, what is contested marked."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np

from index.conflicts import Conflict, find_conflicts
from index.dates import Window
from index.generation import Floats, Generation, Ints
from index.search import TWIN_COSINE, TWIN_TERM_SHARE, Hit, in_days, ordinals, sourced_figures, unranked_hit

from .selection import choose

MOST: Final = 10
"""Passages of a briefing."""
_POOL: Final = 1_500
"""Passages that are looked at; of more, the beginnings of articles."""
_EVENT: Final = 0.55
"""Cosine from which the beginnings of two articles tell of one event."""
_BEGINNING: Final = 6
_BACKGROUND: Final = 0.5
"""Worth of a passage that speaks of other days only."""
_MENTIONED: Final = 0.3
"""Worth of a passage of an article published at another time."""
_REPORTED: Final = 2
"""Days before and after in which it is still news."""


@dataclass(frozen=True, slots=True)
class Event:
    """Passages about one event.

    Attributes:
        title: Headline of the newest article among them, "" when it has none.
        hits: The newest first, of one day those that cover most.
    """

    title: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """Days in a few passages.

    Attributes:
        window: The days.
        topic: What it is about, "" for everything.
        events: The newest first; their hits are numbered on.
        conflicts: What sources differ about in it.
        articles: Articles that were looked at.
        passages: Passages that were looked at.
    """

    window: Window
    topic: str
    events: tuple[Event, ...]
    conflicts: tuple[Conflict, ...]
    articles: int
    passages: int

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All its passages in order."""
        return tuple(hit for event in self.events for hit in event.hits)


def days_rows(window: Window, generation: Generation) -> Ints:
    """Find the passages published in these days or speaking of them; of very many the beginnings of articles."""
    rows = np.flatnonzero(in_days(window, generation))
    if len(rows) <= _POOL:
        return rows
    place = generation.columns.place(rows)
    return np.sort(rows[np.argsort(place, kind="stable")[:_POOL]])


def brief(window: Window, topic: str, rows: Ints, worth: Floats, generation: Generation) -> Briefing:
    """Make a briefing.

    Args:
        window: The days.
        topic: What it is about, "" for everything.
        rows: The passages to choose from, shape (n,).
        worth: How much each matters, shape (n,).
        generation: The index.
    """
    chosen = choose(rows, worth * _timely(rows, window, generation), generation, MOST)
    hits = {row: _hit(row, rows, generation) for row in chosen}
    events = _numbered([_event([hits[row] for row in group]) for group in _grouped(chosen, generation)])
    ids = [int(id_) for id_ in generation.dense.ids[rows]]
    conflicts = touching(find_conflicts(sourced_figures(generation.archive, ids)), list(hits.values()))
    articles = len(np.unique(generation.columns.article[rows]))
    return Briefing(window, topic, tuple(events), conflicts, articles, len(rows))


def touching(conflicts: Sequence[Conflict], hits: Sequence[Hit]) -> tuple[Conflict, ...]:
    """Keep the conflicts in which one of these hits takes part."""
    shown = frozenset[tuple[str, int]]().union(*(hit.paragraphs for hit in hits))
    return tuple(each for each in conflicts if each.paragraphs & shown)


def _timely(rows: Ints, window: Window, generation: Generation) -> Floats:
    """Take worth from what was published in these days and speaks of others, and from what only mentions them."""
    starts = generation.columns.event_starts
    dated = starts[rows + 1] > starts[rows]
    inside = in_days(window, generation, published=False)[rows]
    first, last = ordinals(window)
    published = generation.columns.published[generation.columns.article[rows]]
    far = (published < first - _REPORTED) | (published > last + _REPORTED)
    worth = np.where(dated & ~inside, _BACKGROUND, 1.0) * np.where(far, _MENTIONED, 1.0)
    return np.asarray(worth, np.float32)


def with_twins(row: int, rows: Ints, generation: Generation) -> list[int]:
    """Find the passages of other articles with the same words, all but; the row itself comes first."""
    vectors, held = generation.dense.passages, generation.passage_terms
    articles = generation.columns.article
    near = rows[np.asarray(vectors[rows]) @ np.asarray(vectors[row]) >= TWIN_COSINE]
    own, found = held.terms(row), [row]
    for other in map(int, near[articles[near] != articles[row]]):
        terms = held.terms(other)
        if len(own & terms) >= TWIN_TERM_SHARE * len(own | terms):
            found.append(other)
    return found


def _hit(row: int, rows: Ints, generation: Generation) -> Hit:
    ids = [int(generation.dense.ids[each]) for each in with_twins(row, rows, generation)]
    stored = generation.archive.stored(ids)
    return unranked_hit(stored[ids[0]], twins=[stored[id_] for id_ in ids[1:]])


def _grouped(chosen: Sequence[int], generation: Generation) -> list[list[int]]:
    """Group rows whose articles begin with the same event."""
    articles = generation.columns.article
    beginnings = {int(articles[row]): _beginning(int(articles[row]), generation) for row in chosen}
    groups: list[list[int]] = []
    for row in chosen:
        own = beginnings[int(articles[row])]
        for group in groups:
            if any(float(own @ beginnings[int(articles[other])]) >= _EVENT for other in group):
                group.append(row)
                break
        else:
            groups.append([row])
    return groups


def _beginning(article: int, generation: Generation) -> Floats:
    """Mean vector of the first passages of an article, unit length; shape (dimension,)."""
    first, last = np.searchsorted(generation.columns.article, [article, article + 1])
    mean = np.asarray(generation.dense.passages[first : min(last, first + _BEGINNING)], np.float32).mean(axis=0)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-6), np.float32)


def _event(hits: Sequence[Hit]) -> Event:
    ordered = sorted(hits, key=_day, reverse=True)
    return Event(next((hit.title for hit in ordered if hit.title), ""), tuple(ordered))


def _numbered(events: Sequence[Event]) -> list[Event]:
    """Put the newest event first and number all hits on."""
    ranks = iter(range(1, MOST + 1))
    newest = sorted(events, key=lambda event: (_day(event.hits[0]), len(event.hits)), reverse=True)
    return [replace(event, hits=tuple(replace(hit, rank=next(ranks)) for hit in event.hits)) for event in newest]


def _day(hit: Hit) -> date:
    return hit.published or date.min
