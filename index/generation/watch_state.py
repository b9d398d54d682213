"""What a process that follows the folder says about itself, for whoever asks how things stand."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import orjson

from index.errors import WatchRunning

from .locking import is_held, locked

_LOCK: Final = "watch.lock"
_STATE: Final = "watch.json"


@dataclass(frozen=True, slots=True)
class WatchState:
    """How following the folder goes.

    Attributes:
        process: Number of the process.
        started_at: When it began, in UTC.
        looked_at: When it last saw that the index holds what the folder holds, in UTC; None if it never has.
        failure: Why it can't bring the index up to date at the moment, "" if it can.
        failing_since: Since when, in UTC; None if it can.
        unfinished: Files that it waits for, because they are still being written.
    """

    process: int
    started_at: datetime
    looked_at: datetime | None = None
    failure: str = ""
    failing_since: datetime | None = None
    unfinished: tuple[str, ...] = ()

    def write(self, index: Path) -> None:
        """Write it into the folder of an index, which must exist."""
        new = index / f"{_STATE}.new"
        new.write_bytes(orjson.dumps(asdict(self)))
        new.replace(index / _STATE)


def read_state(index: Path) -> WatchState | None:
    """Return how following the folder goes; None if no process does."""
    if not is_held(index / _LOCK):
        return None
    try:
        content = orjson.loads((index / _STATE).read_bytes())
        moments = {name: _moment(content[name]) for name in ("started_at", "looked_at", "failing_since")}
        return WatchState(**{**content, **moments, "unfinished": tuple(content["unfinished"])})
    except (OSError, KeyError, TypeError, ValueError):
        return None


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


@contextmanager
def watch_lock(index: Path) -> Iterator[None]:
    """Be the only process that follows a folder for an index; the index's folder is made if it is missing.

    Raises:
        WatchRunning: Another process does already.
    """
    with locked(index, _LOCK, WatchRunning):
        try:
            yield
        finally:
            (index / _STATE).unlink(missing_ok=True)
