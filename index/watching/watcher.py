"""Keeps an index up to date for as long as it runs: looks, waits for what is unfinished, rebuilds, tells it."""

import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from threading import Event
from time import monotonic
from typing import Final

from index.building import BuildReport, Rebuild, look, look_at, read_listing
from index.errors import Failure, IndexFailure, NoArticles
from index.generation import WatchState, watch_lock
from index.reading import Stamp

from .events import FolderEvents
from .folder import Folder
from .merging import Merging
from .settling import Settling

_CHECK: Final = 60.0
"""Seconds after which the folder is looked at although nothing was told: events are lost, and embargoes end."""
_AGAIN: Final = 0.05
"""Seconds between two looks while files are being written."""
_BATCH: Final = 1.0
"""Seconds that finished files wait at most for others that are still being written."""
_STOP: Final = 0.5
_FIRST_RETRY: Final = 1.0
_LAST_RETRY: Final = 60.0
"""Seconds after which a rebuild that failed is tried again, doubled each time from the first to the last."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Switched:
    """A new generation is live.

    Attributes:
        report: What the rebuild did.
        seconds: From the first look that saw the change to the new generation.
    """

    report: BuildReport
    seconds: float


@dataclass(frozen=True, slots=True)
class Failing:
    """The index can't be brought up to date; told once until something else is wrong."""

    reason: str


@dataclass(frozen=True, slots=True)
class Recovered:
    """It can again."""


WatchEvent = Switched | Failing | Recovered


class Watcher:
    """Follows the folder of articles of a rebuild.

    Args:
        rebuild: The rebuild that brings the index up to date; its encoder keeps its model loaded.
        poll: Seconds between two looks at the folder, for mounts that tell no events; 0 to follow events.
        on_event: Told what happens.
        settling: Tells unfinished files.
    """

    def __init__(
        self,
        rebuild: Rebuild,
        *,
        poll: float = 0.0,
        on_event: Callable[[WatchEvent], None],
        settling: Settling | None = None,
    ) -> None:
        self._rebuild, self._poll, self._on_event = replace(rebuild, merge=False), poll, on_event
        self._merging = Merging(rebuild.index)
        self._settling = settling or Settling()
        self._index = rebuild.index
        self._state = WatchState(os.getpid(), datetime.now(UTC))
        self._known: dict[str, Stamp | None] = {}
        self._folder: Folder | None = None
        self._base = ""
        self._take: Callable[[], frozenset[str] | None] = _anything
        self._refused: tuple[Failure, ...] = ()
        self._changed_since: float | None = None
        self._checked = -_CHECK
        self._failed_in_row = 0

    def run(self, stop: Event) -> None:
        """Follow the folder until told to stop, or interrupted.

        Raises:
            WatchRunning: Another process does already.
        """
        with watch_lock(self._index), self._merging:
            self._remember_listing()
            self._merging.begin()
            if self._poll:
                self._follow(stop, lambda seconds: stop.wait(min(seconds, self._poll)))
                return
            with FolderEvents(self._rebuild.articles, self._index, self._on_trouble) as events:
                self._take = events.take
                self._follow(stop, lambda seconds: _wait(events, seconds, stop))

    def _follow(self, stop: Event, wait: Callable[[float], object]) -> None:
        while not stop.is_set():
            try:
                unfinished = self._look()
            except (IndexFailure, OSError) as failure:
                self._folder = None
                seconds = self._failed(failure)
                # Even if much happens in the folder meanwhile.
                stop.wait(_FIRST_RETRY)
            else:
                self._succeeded(unfinished)
                seconds = _AGAIN if unfinished else _CHECK
            wait(seconds)

    def _look(self) -> frozenset[str]:
        """Bring the index up to date with what is finished; returns the files that are not."""
        folder = self._folder = self._looked()
        if not folder.differs and not self._is_due():
            return frozenset()
        if self._changed_since is None:
            self._changed_since = monotonic()
        changed = folder.changed()
        unfinished = self._settling.unfinished(changed, monotonic())
        finished = len(unfinished) < len(changed) or len(changed) < len(folder.differing)
        if unfinished and not (finished and monotonic() - self._changed_since >= _BATCH):
            return unfinished
        self._bring_up_to_date(folder, unfinished)
        return unfinished

    def _is_due(self) -> bool:
        """Whether the whole folder is to be looked at although nothing was told."""
        return monotonic() - self._checked >= _CHECK

    def _looked(self) -> Folder:
        """Look at what may have changed; at the whole folder if that can't be told, or hasn't been done for long."""
        told, known = self._take(), self._folder
        if told is not None and known is not None and not self._is_due():
            seen = look_at(
                known.seen, self._rebuild.articles, told | known.differing, max_bytes=self._rebuild.max_bytes
            )
            if seen is not None:
                return known.looked_at(seen, told)
        return Folder.whole(look(self._rebuild.articles, max_bytes=self._rebuild.max_bytes), self._known, self._refused)

    def _bring_up_to_date(self, folder: Folder, unfinished: frozenset[str]) -> None:
        since = self._changed_since or monotonic()
        only = None if self._is_due() or not self._base else folder.differing
        seen = replace(folder.seen, unfinished=unfinished, changed=only, base=self._base)
        try:
            with self._merging.switching:
                report = replace(self._rebuild, seen=seen).run()
        except NoArticles:
            if not unfinished:
                raise
            return
        self._folder = folder.indexed(unfinished)
        if only is None:
            self._checked = monotonic()
        self._refused, self._base = folder.seen.refused, report.table
        self._changed_since = monotonic() if unfinished else None
        if report.switched:
            self._on_event(Switched(report, monotonic() - since))
            self._merging.begin()

    def _remember_listing(self) -> None:
        """Take what was indexed before as known, so that files which are written right now are told from them."""
        self._known = {file: stamp for file, (stamp, _) in read_listing(self._index).files.items()}

    def _failed(self, failure: Exception) -> float:
        reason = " ".join(str(failure).split())
        if reason != self._state.failure:
            since = self._state.failing_since or datetime.now(UTC)
            self._save(replace(self._state, failure=reason, failing_since=since))
            self._on_event(Failing(reason))
        self._failed_in_row += 1
        doubled: float = _FIRST_RETRY * 2 ** min(self._failed_in_row - 1, 10)
        return min(doubled, _LAST_RETRY)

    def _succeeded(self, unfinished: frozenset[str]) -> None:
        recovered = bool(self._state.failure)
        self._failed_in_row = 0
        looked_at = self._state.looked_at if unfinished else datetime.now(UTC)
        names = tuple(sorted(unfinished))
        self._save(replace(self._state, looked_at=looked_at, failure="", failing_since=None, unfinished=names))
        if recovered:
            self._on_event(Recovered())

    def _save(self, state: WatchState) -> None:
        """Keep the state where others read it; a disk that is full must not end the following."""
        self._state = state
        try:
            state.write(self._index)
        except OSError as failure:
            _log.warning("the state of following the articles can't be written: %s", failure)

    def _on_trouble(self, trouble: str) -> None:
        _log.warning("%s: the articles are looked at every few seconds instead", trouble)


def _anything() -> None:
    """Know nothing of what may have changed: without events, everything may have."""


def _wait(events: FolderEvents, seconds: float, stop: Event) -> None:
    """Wait for a change, and look twice a second whether to stop."""
    until = monotonic() + seconds
    while not stop.is_set() and (left := until - monotonic()) > 0:
        if events.wait(min(left, _STOP)):
            return
