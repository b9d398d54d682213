"""Analysing beside encoding: where there are processors to spare, another process analyses what is new.

On two processors the model's own threads need both, and a second process slows them by more than it saves: measured,
a rebuild ran at .61 of the bare model with it and at .78 without.
"""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from typing import Final

from .analysis import Analysis, analyse
from .archive import Record
from .articles import Article
from .passages import Passage

WORTH_A_PROCESS: Final = 2000
"""New passages from which on another process is started."""

PROCESSORS: Final = 4
"""Processors from which on there is one to spare."""

_ARTICLES_AT_ONCE: Final = 32

_Work = tuple[Article, tuple[Passage, ...]]


@contextmanager
def analysing(records: Sequence[Record]) -> Iterator[Callable[[], tuple[Record, ...]]]:
    """Begin to analyse those of some articles that have no analyses yet.

    Yields:
        A function that waits for the rest and gives all articles with their analyses, in order.
    """
    lacking = [(record.article, record.passages) for record in records if not record.analyses]
    few = sum(len(passages) for _, passages in lacking) < WORTH_A_PROCESS
    if few or (os.cpu_count() or 1) < PROCESSORS:
        yield lambda: _filled(records, _analysed(lacking))
        return
    # Spawned, not forked: torch and its threads are running here.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_stay_behind) as pool:
        starts = range(0, len(lacking), _ARTICLES_AT_ONCE)
        futures = [pool.submit(_analysed, lacking[at : at + _ARTICLES_AT_ONCE]) for at in starts]
        try:
            yield lambda: _filled(records, _gathered(futures))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _stay_behind() -> None:
    """Take what the model leaves of the processor; leave Ctrl-C to the process that was started by a person."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(15)


def _analysed(work: Sequence[_Work]) -> list[tuple[Analysis, ...]]:
    return [tuple(analyse(article, passages)) for article, passages in work]


def _gathered(futures: Sequence[Future[list[tuple[Analysis, ...]]]]) -> list[tuple[Analysis, ...]]:
    return [analyses for future in futures for analyses in future.result()]


def _filled(records: Sequence[Record], analysed: Sequence[tuple[Analysis, ...]]) -> tuple[Record, ...]:
    new = iter(analysed)
    return tuple(record if record.analyses else replace(record, analyses=next(new)) for record in records)
