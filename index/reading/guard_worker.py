"""Reads files in a process of its own, with a limit on memory and on time: what a `Guard` starts."""

import os
import signal
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from .formats import Draft, LongFile, UnreadableError, heard_by

try:
    import resource
except ImportError:  # Windows has neither these limits nor the timer.
    resource = None  # type: ignore[assignment]

Read = Callable[[str, bytes | LongFile], Iterable[Draft | UnreadableError]]
"""Reads a file, given its name and its bytes, or where it lies."""

_STATM: Final = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may take.

    Attributes:
        memory: Bytes beyond what the process has; only Linux holds it to them.
        seconds: Processor time; Windows has no such limit.
        earned: Seconds that each article or page that is read adds; it takes a tenth of them.
        worn_out: Bytes that a process may hold between two files before it is replaced.
    """

    memory: int = 400_000_000
    seconds: float = 8.0
    earned: float = 0.25
    worn_out: int = 300_000_000


@dataclass(frozen=True, slots=True)
class End:
    """The end of a file.

    Attributes:
        reason: Why there are no more articles, None if the file was read to its end.
        goes_on: Whether another file can be read.
    """

    reason: str | None
    goes_on: bool


Message = Draft | UnreadableError | End
"""What is told of a file: each article, or why a part has none, then its end."""


def serve(connection: Connection, read: Read, limits: Limits) -> None:
    """Read the files that come through a pipe until it is closed or this process has grown large; first tell an end."""
    # Ctrl-C is for the process that a person started.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    goes_on = True
    connection.send(End(None, goes_on))
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while goes_on:
            name, data = connection.recv()
            _limit_memory(_size() + limits.memory)
            _limit_time(limits.seconds)
            reason = _told(partial(read, name, data), connection, limits)
            _limit_time(0)
            _limit_memory(None)
            goes_on = _size(resident=True) < limits.worn_out
            connection.send(End(reason, goes_on))


def _told(read: Callable[[], Iterable[Draft | UnreadableError]], connection: Connection, limits: Limits) -> str | None:
    """Send the articles of a file; return why there are no more, None where it was read to its end."""

    def earn() -> None:
        if resource is not None:
            _limit_time(signal.getitimer(signal.ITIMER_PROF)[0] + limits.earned)

    try:
        with heard_by(earn):
            for draft in read():
                connection.send(draft)
                earn()
    except UnreadableError as failure:
        return str(failure)
    except (BrokenPipeError, ConnectionResetError):
        raise
    except MemoryError:
        return f"takes more memory than a file of articles may ({limits.memory // 1_000_000} MB)"
    except Exception as failure:  # noqa: BLE001 - whatever a file breaks in a parser is the fault of the file
        return f"cannot be read ({type(failure).__name__})"
    return None


def _limit_time(seconds: float) -> None:
    """Let the system end this process after so much of the processor's time; 0 for no limit."""
    if resource is not None:
        # Without a handler: one in Python would wait until the parser returns.
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit_memory(size: int | None) -> None:
    """Let the system refuse memory beyond a size, None for no limit."""
    if resource is not None and _STATM.exists():
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        wanted = most if size is None else size
        resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))


def _size(*, resident: bool = False) -> int:
    """Return the memory of this process in bytes: what it has reserved, or what it holds; 0 where nothing tells."""
    try:
        reserved, held, *_ = _STATM.read_text("ascii").split()
    except OSError:
        return 0
    return int(held if resident else reserved) * os.sysconf("SC_PAGE_SIZE")
