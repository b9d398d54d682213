"""Briefings: what happened on some days, in a few passages chosen for coverage and grouped by event."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np

from index.conflicts import Conflict, find_conflicts
from index.dates import Window
from index.generation import Generation
from index.search import Hit, in_days, ordinals, sourced_figures, unranked_hit
from index.segment import Floats, Ints

from .selection import select
from .survey_hits import conflicts_touching, stored_copies

MOST: Final = 10
"""Passages in a briefing."""
_POOL: Final = 1_500
"""Passages to choose from; if there are more, the beginnings of articles."""
_EVENT: Final = 0.55
"""From this cosine, the beginnings of two articles are about one event."""
_BEGINNING: Final = 6
"""Passages that make up the beginning of an article."""
_BACKGROUND: Final = 0.5
"""Weight of a passage that names other days only."""
_MENTIONED: Final = 0.3
"""Weight of a passage whose article was published at another time."""
_REPORTED: Final = 2
"""Articles published this many days before or after still count as of these days."""


@dataclass(frozen=True, slots=True)
class Event:
    """Passages about one event.

    Attributes:
        title: Headline of the newest article among them that has one, else "".
        hits: The newest first; of one day in the order of their selection.
    """

    title: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """What happened on some days, in a few passages.

    Attributes:
        window: The days.
        topic: What it is about, "" for everything.
        events: The newest first; the ranks of their hits run through all of them.
        conflicts: Conflicts between sources in which its hits take part.
        articles: Number of articles it was chosen from.
        passages: Number of passages it was chosen from.
    """

    window: Window
    topic: str
    events: tuple[Event, ...]
    conflicts: tuple[Conflict, ...]
    articles: int
    passages: int

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All its hits in order."""
        return tuple(hit for event in self.events for hit in event.hits)


def rows_of_days(window: Window, generation: Generation) -> Ints:
    """Find the passages published on these days or naming one of them; if very many, the beginnings of articles."""
    rows = np.flatnonzero(in_days(window, generation))
    if len(rows) <= _POOL:
        return rows
    place = generation.columns.place(rows)
    return np.sort(rows[np.argsort(place, kind="stable")[:_POOL]])


def build_briefing(window: Window, topic: str, rows: Ints, worth: Floats, generation: Generation) -> Briefing:
    """Build a briefing.

    Args:
        window: The days.
        topic: What it is about, "" for everything.
        rows: The passages to choose from, shape (n,).
        worth: How much each matters, shape (n,).
        generation: The index.
    """
    chosen = select(rows, worth * _timeliness(rows, window, generation), generation, MOST)
    hits = {row: _hit(row, rows, generation) for row in chosen}
    events = _numbered([_event([hits[row] for row in group]) for group in _grouped(chosen, generation)])
    ids = [int(id_) for id_ in generation.dense.ids[rows]]
    conflicts = conflicts_touching(find_conflicts(sourced_figures(generation.archive, ids)), list(hits.values()))
    articles = len(np.unique(generation.columns.article[rows]))
    return Briefing(window, topic, tuple(events), conflicts, articles, len(rows))


def _timeliness(rows: Ints, window: Window, generation: Generation) -> Floats:
    """Weigh down passages that name other days only, and those of articles published at another time; shape (n,)."""
    starts = generation.columns.event_starts
    dated = starts[rows + 1] > starts[rows]
    inside = in_days(window, generation, published=False)[rows]
    first, last = ordinals(window)
    published = generation.columns.published[generation.columns.article[rows]]
    far = (published < first - _REPORTED) | (published > last + _REPORTED)
    worth = np.where(dated & ~inside, _BACKGROUND, 1.0) * np.where(far, _MENTIONED, 1.0)
    return np.asarray(worth, np.float32)


def _hit(row: int, rows: Ints, generation: Generation) -> Hit:
    own, *twins = stored_copies(row, rows, generation)
    return unranked_hit(own, twins=twins)


def _grouped(chosen: Sequence[int], generation: Generation) -> list[list[int]]:
    """Group rows whose articles begin with the same event."""
    articles = generation.columns.article
    beginnings = {int(articles[row]): _beginning(int(articles[row]), generation) for row in chosen}
    scale = generation.cosine_scale.likeness
    groups: list[list[int]] = []
    for row in chosen:
        own = beginnings[int(articles[row])]
        for group in groups:
            if any(_likeness(own, beginnings[int(articles[other])], scale) >= _EVENT for other in group):
                group.append(row)
                break
        else:
            groups.append([row])
    return groups


def _beginning(article: int, generation: Generation) -> Floats:
    """Mean vector of the first passages of an article; shape (dimension,)."""
    first, last = np.searchsorted(generation.columns.article, [article, article + 1])
    mean = np.asarray(generation.dense.passages[first : min(last, first + _BEGINNING)], np.float32).mean(axis=0)
    return np.asarray(mean, np.float32)


def _likeness(left: Floats, right: Floats, scale: Callable[[Floats], Floats]) -> float:
    """The cosine of two mean vectors as the reference model would give it.

    The product of two means is the mean cosine of their passages, which the scale is for; that of their directions
    isn't.
    """
    products = np.asarray([left @ right, left @ left, right @ right], np.float32)
    across, first, second = scale(products).tolist()
    return float(across / max(np.sqrt(max(first * second, 0.0)), 1e-6))


def _event(hits: Sequence[Hit]) -> Event:
    ordered = sorted(hits, key=_day, reverse=True)
    return Event(next((hit.title for hit in ordered if hit.title), ""), tuple(ordered))


def _numbered(events: Sequence[Event]) -> list[Event]:
    """Put the newest event first and rank all hits in this order."""
    ranks = iter(range(1, MOST + 1))
    newest = sorted(events, key=lambda event: (_day(event.hits[0]), len(event.hits)), reverse=True)
    return [replace(event, hits=tuple(replace(hit, rank=next(ranks)) for hit in event.hits)) for event in newest]


def _day(hit: Hit) -> date:
    return hit.published or date.min
