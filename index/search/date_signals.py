"""Signals of dates: how publication and the days that a passage names fit the days asked about."""

from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt

from index.dates import Window
from index.generation import Generation
from index.segment import Floats, Ints

from .question import ParsedQuestion
from .row_groups import owned
from .term_query import TermQuery

EXACT_DAYS: Final = 3
"""A question about at most this many days means exactly those days."""

_LOOSE: Final = 10
"""A passage's own date may be this many days longer than the window and still count."""

_FEW_DAYS: Final = 14
"""An archive of at most this many days has hardly two days that the same words may mean."""

_LATE: Final = 31
"""Papers tell of a year in the month after it too."""

_RECENT_DAYS: Final = 14.0
"""Days after publication at which "recent" has fallen to 1/e."""


def date_signals(parsed: ParsedQuestion, generation: Generation, rows: Ints, articles: Ints) -> dict[str, Floats]:
    """Compute how old a passage was when the question was asked, and how its dates fit the question's window.

    "day" is for a question about a day or a weekend: 1 when the passage names it, -1 when it names other days; a
    passage that names none is judged by its publication. Days that are loose (`is_loose`) don't count.

    Args:
        parsed: The question.
        generation: The index.
        rows: Rows of the candidates, shape (n,).
        articles: The article of each, shape (n,).

    Returns:
        By name, each of shape (n,).
    """
    published = generation.columns.published[articles]
    known = published > 0
    age = np.abs(np.where(known, parsed.asked_on.toordinal() - published, 0))
    event, then, day = np.zeros(len(rows)), np.zeros(len(rows)), np.zeros(len(rows))
    if parsed.window is not None and not is_loose(parsed.window, _covered(generation)):
        event = window_fit(parsed.window, generation, rows)
        first, last = ordinals(parsed.window)
        near = np.where(known, (published >= first) & (published <= last + 1), 0.5)
        then = np.where(event > 0, 1.0, near)
        if last - first < EXACT_DAYS:
            told = window_fit(parsed.window, generation, rows, EXACT_DAYS)
            day = np.where(told == 0, 2 * near - 1, told)
    return {
        "recent": np.where(known, np.exp(-age / _RECENT_DAYS), 0.0),
        "age": np.where(known, np.log1p(age) / np.log(365), 0.5),
        "event": event,
        "published_then": then,
        "day": day,
    }


def is_loose(window: Window, covered: tuple[date, date] | None) -> bool:
    """Whether a window that was counted from the archive's days is but one of several that its words may mean there.

    An archive of a few days has one Sunday. In one of a quarter "Sunday" is told as what it was taken for, and neither
    ranks nor refuses anything.
    """
    return window.asked is not None and covered is not None and (covered[1] - covered[0]).days > _FEW_DAYS


def _covered(generation: Generation) -> tuple[date, date] | None:
    known = generation.columns.published[generation.columns.published > 0]
    return (date.fromordinal(int(known.min())), date.fromordinal(int(known.max()))) if len(known) else None


def ordinals(window: Window) -> tuple[int, int]:
    """Return the first and last day of a window as ordinals; an open side is the first or last day there is."""
    return (
        window.start.toordinal() if window.start else 1,
        window.end.toordinal() if window.end else date.max.toordinal(),
    )


def window_fit(window: Window, generation: Generation, rows: Ints, loose: int = _LOOSE) -> npt.NDArray[np.float64]:
    """Judge how the dates that passages name fit a window.

    Args:
        window: The days.
        generation: The index.
        rows: Rows of passages, shape (n,).
        loose: Dates more than this many days longer than the window, a year or a season, are ignored.

    Returns:
        1 where a date overlaps the window, -1 where there are dates and none does, 0 where there are none; shape (n,).
    """
    columns = generation.columns
    first, last = ordinals(window)
    owners, places = owned(columns.event_starts, rows)
    days = columns.event_days[places]
    near = days[:, 1] - days[:, 0] <= max(last - first, 0) + loose
    inside = near & (days[:, 0] <= last) & (days[:, 1] >= first)
    tells = np.bincount(owners[near], minlength=len(rows)) > 0
    fits = np.bincount(owners[inside], minlength=len(rows)) > 0
    return np.where(fits, 1.0, np.where(tells, -1.0, 0.0))


def tell_of_year(year: Window, generation: Generation, rows: Ints) -> npt.NDArray[np.bool_]:
    """Mark the passages that tell of a year: they or their title name it, or they were published in it.

    Args:
        year: The year.
        generation: The index.
        rows: Rows of passages, shape (n,).
    """
    articles = generation.columns.article[rows]
    published = generation.columns.published[articles]
    first, last = ordinals(year)
    digits = TermQuery.of([year.phrase[:4]], generation)
    named = digits.counts(generation.passage_terms, rows)[:, 0] + digits.counts(generation.title_terms, articles)[:, 0]
    then = (published >= first) & (published <= last + _LATE)
    return np.asarray(then | (named > 0) | (window_fit(year, generation, rows) > 0), bool)
