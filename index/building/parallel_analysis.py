"""Analysing what is new, on every processor: other processes take articles from the front, this one from the back.

It is done before anything is encoded. Beside the encoding it would take from the model's threads, which wait for each
other, more than it saves.
"""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from index.reading import Article, Passage
from index.segment import Analysis, Record, analyse

if TYPE_CHECKING:
    from loky import ProcessPoolExecutor

WORTH_A_PROCESS: Final = 2000
"""New passages from which on other processes are started: each takes a moment to begin."""

_MOST_PROCESSES: Final = 8
_PASSAGES_AT_ONCE: Final = 200

_Work = Sequence[tuple[Article, tuple[Passage, ...]]]
_Done = list[tuple[Analysis, ...]]


def analyse_all(records: Sequence[Record], on_progress: Callable[[int, int], None]) -> tuple[Record, ...]:
    """Analyse those articles that have no analyses yet.

    Args:
        records: Articles with their passages.
        on_progress: Told of how many new articles how many are analysed.

    Returns:
        All of them with their analyses, in order.
    """
    lacking = [(record.article, record.passages) for record in records if not record.analyses]
    chunks = _chunks(lacking)
    done = None
    if len(chunks) * _PASSAGES_AT_ONCE >= WORTH_A_PROCESS and _processors() > 1:
        # Some containers lack what processes need to speak with each other.
        with suppress(OSError):
            done = _shared(chunks, _Told(on_progress, len(lacking)))
    if done is None:
        done = _alone(chunks, _Told(on_progress, len(lacking)))
    new = iter(analyses for chunk in done for analyses in chunk)
    return tuple(record if record.analyses else replace(record, analyses=next(new)) for record in records)


class _Told:
    """Counts what is done and tells it."""

    def __init__(self, on_progress: Callable[[int, int], None], total: int) -> None:
        self._on_progress, self._total, self._done = on_progress, total, 0
        if total:
            on_progress(0, total)

    def more(self, count: int) -> None:
        self._done += count
        self._on_progress(self._done, self._total)


def _chunks(lacking: _Work) -> list[_Work]:
    """Part articles into portions of like length."""
    chunks: list[list[tuple[Article, tuple[Passage, ...]]]] = []
    room = 0
    for article, passages in lacking:
        if room <= 0:
            chunks.append([])
            room = _PASSAGES_AT_ONCE
        chunks[-1].append((article, passages))
        room -= len(passages)
    return list(chunks)


def _alone(chunks: Sequence[_Work], told: _Told) -> list[_Done]:
    done = []
    for chunk in chunks:
        done.append(_analysed(chunk))
        told.more(len(chunk))
    return done


def _shared(chunks: Sequence[_Work], told: _Told) -> list[_Done]:
    """Let other processes help; what they leave undone when they are killed is done here."""
    done: dict[int, _Done] = {}
    with _helpers(_processors() - 1) as pool:
        futures = [pool.submit(_analysed, chunk) for chunk in chunks]
        for number in reversed(range(len(chunks))):
            if futures[number].cancel():
                done[number] = _analysed(chunks[number])
                told.more(len(chunks[number]))
        for number, future in enumerate(futures):
            if number not in done:
                done[number] = _taken(future, chunks[number])
                told.more(len(chunks[number]))
    return [done[number] for number in range(len(chunks))]


@contextmanager
def _helpers(count: int) -> "Iterator[ProcessPoolExecutor]":
    """Start other processes, which import nothing but what they are given to do, not what this one began with."""
    from loky import ProcessPoolExecutor  # noqa: PLC0415 - only much work needs it

    pool = ProcessPoolExecutor(count, initializer=_leave_interrupts)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, kill_workers=True)


def _leave_interrupts() -> None:
    """Leave Ctrl-C to the process that was started by a person."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _taken(future: Future[_Done], chunk: _Work) -> _Done:
    try:
        return future.result()
    except BrokenProcessPool:
        return _analysed(chunk)


def _analysed(work: _Work) -> _Done:
    return [tuple(analyse(article, passages)) for article, passages in work]


def _processors() -> int:
    """Processors that this process may use, within reason."""
    affinity = getattr(os, "sched_getaffinity", None)
    return min(_MOST_PROCESSES, len(affinity(0)) if affinity else os.cpu_count() or 1)
