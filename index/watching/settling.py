"""Tells which files are still being written, so that no half of an article is shown."""

import errno
import os
import signal
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from index.reading import FoundFile, Stamp

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

Writing = Literal["yes", "no", "unknown"]

_QUIET: Final = 0.3
"""Seconds without a change after which a file is taken to be complete, where the system can't tell."""
_IDLE: Final = 10.0
"""Seconds without a change after which a file is read although a program has it open for writing: some never close."""
_PATIENCE: Final = 60.0
"""Seconds after which a file is read although it is being written: some are written all day."""


@dataclass(frozen=True, slots=True)
class _Changing:
    """A file that has changed since it was read."""

    stamp: Stamp | None
    stamp_since: float
    since: float


class Settling:
    """Remembers files that change until they are complete.

    Args:
        quiet: Seconds without a change after which a file is complete, where the system can't tell.
        idle: Seconds without a change after which a file is read although a program has it open for writing.
        patience: Seconds after which a file is read although it is being written.
    """

    def __init__(self, quiet: float = _QUIET, idle: float = _IDLE, patience: float = _PATIENCE) -> None:
        self._quiet, self._idle, self._patience = quiet, idle, patience
        self._changing: dict[str, _Changing] = {}

    def unfinished(self, changed: Iterable[FoundFile], now: float) -> frozenset[str]:
        """Return the names of files that should not be read yet.

        Args:
            changed: All files that have changed since they were read.
            now: The time in seconds, of a clock that nobody sets.
        """
        before, self._changing = self._changing, {}
        return frozenset(each.file for each in changed if self._is_unfinished(each, before.get(each.file), now))

    def _is_unfinished(self, found: FoundFile, before: _Changing | None, now: float) -> bool:
        if before is None:
            before = _Changing(found.stamp, now, now)
        elif before.stamp != found.stamp:
            before = _Changing(found.stamp, now, before.since)
        self._changing[found.file] = before
        unchanged = now - before.stamp_since
        if now - before.since >= self._patience:
            return False
        writing = is_being_written(found.path)
        return unchanged < (self._idle if writing == "yes" else self._quiet) and writing != "no"


def is_being_written(path: Path) -> Writing:
    """Tell whether a program has a file open for writing.

    On Linux a lease to read is only given on a file that nobody has open for writing; it is given back at once. Other
    systems, other people's files and most network mounts don't tell.
    """
    if fcntl is None or not hasattr(fcntl, "F_SETLEASE"):
        return "unknown"
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
    except OSError:
        return "unknown"
    try:
        # Who opens the file in this instant has the system send a signal, of which the usual one would end the process.
        fcntl.fcntl(descriptor, fcntl.F_SETSIG, signal.SIGURG)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError as failure:
        return "yes" if failure.errno == errno.EAGAIN else "unknown"
    finally:
        os.close(descriptor)
    return "no"
