"""Reads files in processes of their own, so that one that hangs, crashes or eats up a parser costs itself alone."""

import errno
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from multiprocessing.connection import Connection
from threading import Lock
from types import TracebackType
from typing import Any, Final, Self

from .formats import Draft, LongFile, UnreadableError, is_plain, read_drafts
from .guard_worker import End, Limits, Message, Read, serve

_MOST_PROCESSES: Final = 4
_SILENCE: Final = 60.0
"""Seconds without a word after which a reader is taken to hang, at work or not; its work alone is limited sooner."""
_START: Final = 120.0
"""Seconds that a process may take to start, on however slow a machine."""
_LEAVE: Final = 5.0
_USUAL: Final = Limits()
_TOO_LONG: Final = "takes too long to be read: no file of articles needs so much time"

_Drafts = list[Draft | UnreadableError]


class Reading:
    """A file that is being read: its articles, in order.

    Args:
        read: Reads it here.
        future: What another process makes of it; None to read it here, as its articles are asked for.
    """

    def __init__(
        self,
        read: Callable[[], Iterable[Draft | UnreadableError]],
        future: Future[tuple[_Drafts, str | None]] | None,
    ) -> None:
        self._read, self._future = read, future

    def __iter__(self) -> Iterator[Draft | UnreadableError]:
        """Yield its articles, and why parts of it have none.

        Raises:
            UnreadableError: There are none, or no more.
        """
        if self._future is None:
            yield from self._read()
            return
        drafts, reason = self._future.result()
        yield from drafts
        if reason is not None:
            found = f"after {len(drafts)} parts that could be read: " if drafts else ""
            raise UnreadableError(f"{found}{reason}")


class Guard:
    """Reads files: text here, what takes a foreign parser in another process, several of them at the same time.

    Use it as a context; the processes are started when the first such file comes.

    Args:
        processes: The most that read at the same time; 0 for one for each processor.
        limits: What a file may take.
        silence: Seconds without a word after which a reader is taken to hang.
        read: What reads a file in another process; a function that can be imported there.
    """

    def __init__(
        self, processes: int = 0, *, limits: Limits = _USUAL, silence: float = _SILENCE, read: Read = read_drafts
    ) -> None:
        self.ahead: Final = processes or min(_MOST_PROCESSES, os.cpu_count() or 1)
        self._read = read
        self._start = partial(_Worker, read, limits, silence)
        self._threads = ThreadPoolExecutor(self.ahead, thread_name_prefix="reading")
        self._idle: list[_Worker] = []
        self._lock = Lock()

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the processes."""
        self._threads.shutdown(cancel_futures=True)
        for worker in self._idle:
            worker.end()

    def begin(self, name: str, data: bytes | LongFile) -> Reading:
        """Begin to read a file."""
        plain = not isinstance(data, LongFile) and is_plain(name, data)
        future = None if plain else self._threads.submit(self._apart, name, data)
        return Reading(partial(self._read, name, data), future)

    def _apart(self, name: str, data: bytes | LongFile) -> tuple[_Drafts, str | None]:
        """Read a file in another process."""
        with self._lock:
            worker = self._idle.pop() if self._idle else None
        try:
            worker = worker if worker and worker.is_alive() else self._start()
        except OSError:
            # Some containers lack what processes need: then there is no guard.
            return _here(partial(self._read, name, data))
        drafts, reason, alive = worker.read(name, data)
        if alive:
            with self._lock:
                self._idle.append(worker)
        else:
            worker.end()
        return drafts, reason


def _here(read: Callable[[], Iterable[Draft | UnreadableError]]) -> tuple[_Drafts, str | None]:
    drafts: _Drafts = []
    try:
        drafts += read()
    except UnreadableError as failure:
        return drafts, str(failure)
    return drafts, None


class _Worker:
    """A process that reads one file after another.

    Args:
        read: What reads a file there.
        limits: What a file may take.
        silence: Seconds without a word after which it is taken to hang.

    Raises:
        OSError: It cannot be started.
    """

    def __init__(self, read: Read, limits: Limits, silence: float) -> None:
        from loky.backend.context import get_context  # noqa: PLC0415 - only files that need it

        # A process of loky's imports what it runs, and not the program that began this one.
        context = get_context("loky")
        self._silence, self._waits = silence, True
        self._connection: Connection
        self._connection, theirs = context.Pipe()
        self._process: Any = context.Process(target=serve, args=(theirs, read, limits), daemon=True)
        self._process.start()
        theirs.close()
        if not self._connection.poll(_START):
            self.end()
            raise OSError(errno.ETIMEDOUT, "a process to read files does not start")
        self._hear_start()

    def _hear_start(self) -> None:
        try:
            self._connection.recv()
        except EOFError as failure:
            raise OSError(errno.ECHILD, "a process to read files ends at once") from failure

    def is_alive(self) -> bool:
        return bool(self._process.is_alive())

    def read(self, name: str, data: bytes | LongFile) -> tuple[_Drafts, str | None, bool]:
        """Return what it reads of a file, why no more, and whether it can read another."""
        drafts: _Drafts = []
        self._waits = False
        try:
            self._connection.send((name, data))
            while self._connection.poll(self._silence):
                message: Message = self._connection.recv()
                if isinstance(message, End):
                    self._waits = True
                    return drafts, message.reason, message.goes_on
                drafts.append(message)
        except (EOFError, OSError):
            return drafts, self._why_ended(), False
        return drafts, _TOO_LONG, False

    def end(self) -> None:
        """End it, whatever it does."""
        from loky.backend.utils import kill_process_tree  # noqa: PLC0415 - as above

        # One that waits for a file ends when there are no more.
        self._connection.close()
        self._process.join(_LEAVE if self._waits else 0)
        if self._process.is_alive():
            kill_process_tree(self._process)

    def _why_ended(self) -> str:
        self._process.join(self._silence)
        status = self._process.exitcode
        if status == -getattr(signal, "SIGPROF", 0):
            return _TOO_LONG
        try:
            how = signal.Signals(-status).name if status is not None and status < 0 else f"status {status}"
        except ValueError:
            how = f"signal {-status}"
        return f"makes the program that reads it crash ({how})"
