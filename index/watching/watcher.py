"""Keeps an index up to date for as long as it runs: looks, waits for what is unfinished, rebuilds, tells it."""

import logging
import os
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from threading import Event
from time import monotonic
from typing import Final

from index.building import BuildReport, Rebuild, Seen, look, read_listing
from index.errors import Failure, IndexFailure, NoArticles
from index.generation import WatchState, watch_lock
from index.reading import FoundFile, Stamp

from .events import FolderEvents
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
        self._rebuild, self._poll, self._on_event = rebuild, poll, on_event
        self._settling = settling or Settling()
        self._index = rebuild.index
        self._state = WatchState(os.getpid(), datetime.now(UTC))
        self._known: dict[str, Stamp | None] = {}
        self._refused: tuple[Failure, ...] = ()
        self._changed_since: float | None = None
        self._checked = -_CHECK
        self._failed_in_row = 0
        self._trusted = ""

    def run(self, stop: Event) -> None:
        """Follow the folder until told to stop, or interrupted.

        Raises:
            WatchRunning: Another process does already.
        """
        with watch_lock(self._index):
            self._remember_listing()
            if self._poll:
                self._follow(stop, lambda seconds: stop.wait(min(seconds, self._poll)))
                return
            with FolderEvents(self._rebuild.articles, self._index, self._on_trouble) as events:
                self._follow(stop, lambda seconds: _wait(events, seconds, stop))

    def _follow(self, stop: Event, wait: Callable[[float], object]) -> None:
        while not stop.is_set():
            try:
                unfinished = self._look()
            except (IndexFailure, OSError) as failure:
                seconds = self._failed(failure)
                # Even if much happens in the folder meanwhile.
                stop.wait(_FIRST_RETRY)
            else:
                self._succeeded(unfinished)
                seconds = _AGAIN if unfinished else _CHECK
            wait(seconds)

    def _look(self) -> frozenset[str]:
        """Bring the index up to date with what is finished; returns the files that are not."""
        seen = look(self._rebuild.articles, max_bytes=self._rebuild.max_bytes)
        changed = [each for each in seen.found if self._is_changed(each)]
        gone = self._known.keys() - {each.file for each in seen.found}
        if self._is_same(seen, changed, gone):
            return frozenset()
        if self._changed_since is None:
            self._changed_since = monotonic()
        unfinished = self._settling.unfinished(changed, monotonic())
        finished = len(unfinished) < len(changed) or gone
        if unfinished and not (finished and monotonic() - self._changed_since >= _BATCH):
            return unfinished
        self._bring_up_to_date(replace(seen, unfinished=unfinished))
        return unfinished

    def _is_changed(self, found: FoundFile) -> bool:
        return found.file not in self._known or self._known[found.file] != found.stamp

    def _is_same(self, seen: Seen, changed: Collection[FoundFile], gone: Collection[str]) -> bool:
        """Whether the index holds what the folder holds, as it was found out not long ago."""
        recently = monotonic() - self._checked < _CHECK
        return recently and not changed and not gone and seen.refused == self._refused

    def _bring_up_to_date(self, seen: Seen) -> None:
        since = self._changed_since or monotonic()
        try:
            report = replace(self._rebuild, seen=seen, trusted=self._trusted).run()
        except NoArticles:
            if not seen.unfinished:
                raise
            return
        self._known = {each.file: each.stamp for each in seen.found if each.file not in seen.unfinished}
        self._refused, self._checked = seen.refused, monotonic()
        self._changed_since = monotonic() if seen.unfinished else None
        if report.switched:
            self._trusted = report.generation
            self._on_event(Switched(report, monotonic() - since))

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


def _wait(events: FolderEvents, seconds: float, stop: Event) -> None:
    """Wait for a change, and look twice a second whether to stop."""
    until = monotonic() + seconds
    while not stop.is_set() and (left := until - monotonic()) > 0:
        if events.wait(min(left, _STOP)):
            return
