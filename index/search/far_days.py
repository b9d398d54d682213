"""Which of the archive's own days a question means that was asked long before or after them."""

from dataclasses import replace
from datetime import date
from typing import Final

import numpy as np

from index.dates import Window, counted_from
from index.generation import Generation
from index.segment import Floats, Ints

from .date_signals import ordinals, window_fit
from .hits import Query
from .question import ParsedQuestion

Days = tuple[date, date]

_BEST: Final = 10
"""How many of the best passages, ranked without days, say which days are meant."""

_OF_BEST: Final = 0.5
"""Later days are meant if the passages that tell of them are worth this share of what tells of any."""

_PUBLISHED: Final = 0.5
"""What publication in the days counts beside a date that names them."""


def with_told_days(
    parsed: ParsedQuestion, query: Query, generation: Generation, rows: Ints, probabilities: Floats, *, covered: Days
) -> ParsedQuestion:
    """Count the days of a question from the day of the articles that tell of its topic.

    "Sunday's strike" is that of any Sunday which the archive covers: the words are counted from the archive's last day
    or the latest day on which one of the best passages was published, if enough of the best tell of the days so found.

    Args:
        parsed: The question, its window counted from the archive's last day.
        query: The same as asked.
        generation: The index.
        rows: The best passages, ranked without days, shape (n,).
        probabilities: How probably each answers, shape (n,).
        covered: First and last publication day of the archive.
    """
    window = parsed.window
    if window is None:
        return parsed
    rows, probabilities = rows[:_BEST], probabilities[:_BEST]
    published = generation.columns.published[generation.columns.article[rows]]
    days = sorted({date.fromordinal(int(day)) for day in published if day > 0}, reverse=True)
    windows = [window, *(found for day in days if (found := counted_from(query.question, window, day, covered)))]
    told = [float(probabilities @ _fit(each, generation, rows, published)) for each in windows]
    latest = next(at for at, worth in enumerate(told) if worth >= _OF_BEST * max(told))
    return replace(parsed, window=windows[latest])


def _fit(window: Window, generation: Generation, rows: Ints, published: Ints) -> Floats:
    first, last = ordinals(window)
    then = (published >= first) & (published <= last + 1)
    fit = np.where(window_fit(window, generation, rows) > 0, 1.0, _PUBLISHED * then)
    return fit.astype(np.float32)
