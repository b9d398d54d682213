"""Analysing beside encoding: while the model keeps its threads busy, another process analyses what is new.

Both need the processor, but the model leaves some of it idle. A rebuild of a few thousand passages or more is so much
sooner done that starting a process pays.
"""

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

_ARTICLES_AT_ONCE: Final = 32

_Work = tuple[Article, tuple[Passage, ...]]


@contextmanager
def analysing(records: Sequence[Record]) -> Iterator[Callable[[], tuple[Record, ...]]]:
    """Begin to analyse those of some articles that have no analyses yet.

    Yields:
        A function that waits for the rest and gives all articles with their analyses, in order.
    """
    lacking = [(record.article, record.passages) for record in records if not record.analyses]
    if sum(len(passages) for _, passages in lacking) < WORTH_A_PROCESS:
        yield lambda: _filled(records, _analysed(lacking))
        return
    # Spawned, not forked: torch and its threads are running here.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_stay_silent) as pool:
        starts = range(0, len(lacking), _ARTICLES_AT_ONCE)
        futures = [pool.submit(_analysed, lacking[at : at + _ARTICLES_AT_ONCE]) for at in starts]
        try:
            yield lambda: _filled(records, _gathered(futures))
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _stay_silent() -> None:
    """Leave Ctrl-C to the process that was started by a person."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _analysed(work: Sequence[_Work]) -> list[tuple[Analysis, ...]]:
    return [tuple(analyse(article, passages)) for article, passages in work]


def _gathered(futures: Sequence[Future[list[tuple[Analysis, ...]]]]) -> list[tuple[Analysis, ...]]:
    return [analyses for future in futures for analyses in future.result()]


def _filled(records: Sequence[Record], analysed: Sequence[tuple[Analysis, ...]]) -> tuple[Record, ...]:
    new = iter(analysed)
    return tuple(record if record.analyses else replace(record, analyses=next(new)) for record in records)
