"""Merges segments beside following the articles, so that nothing that lands waits for it."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Lock, Thread, get_native_id
from typing import Final, Self

from index.building import merge_due
from index.errors import IndexFailure, IndexMissing
from index.generation import rebuild_lock

_NICE: Final = 10
"""How far the merging stands back behind everything else (as `nice` counts), where a thread can."""

_log = logging.getLogger(__name__)


class _StoppedError(Exception):
    """The merging is to end."""


class Merging:
    """Merges what is due whenever it is told that something may be.

    Args:
        index: The folder of the index.

    Attributes:
        switching: To be held by whoever rebuilds meanwhile, in this process.
    """

    def __init__(self, index: Path) -> None:
        self._index, self.switching = index, Lock()
        self._wanted, self._stopping = Event(), False
        self._thread = Thread(target=self._run, name="merging", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping = True
        self._wanted.set()
        self._thread.join()

    def begin(self) -> None:
        """Have it look whether segments are due."""
        self._wanted.set()

    def _run(self) -> None:
        if sys.platform == "linux":
            # Some sandboxes forbid it.
            with suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, get_native_id(), _NICE)
        while True:
            self._wanted.wait()
            self._wanted.clear()
            try:
                self._check()
                merge_due(self._index, self._publishing, lambda _done, _total: self._check())
            except _StoppedError:
                return
            except IndexMissing:
                # Who follows the articles says so.
                continue
            except (IndexFailure, OSError, MemoryError) as failure:
                # Nothing depends on it but how fast a search is: the next change is another chance.
                _log.warning("segments can't be merged: %s", failure)

    def _check(self) -> None:
        if self._stopping:
            raise _StoppedError

    @contextmanager
    def _publishing(self) -> Iterator[None]:
        with self.switching, rebuild_lock(self._index):
            yield
