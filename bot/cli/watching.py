"""Follows the articles beside a bot, in a process of its own that is started again when it dies."""

import logging
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic
from typing import Any, Final

import click

from config.settings import Settings

_LOG = logging.getLogger(__name__)

_FIRST_PAUSE: Final = 1.0
_LAST_PAUSE: Final = 60.0
"""Seconds before a process that died is started again, doubled each time from the first to the last."""
_WELL: Final = 300.0
"""Seconds after which a process has run well: when it dies then, it is started again at once."""
_LEAVE: Final = 10.0
"""Seconds that the process has to end."""


def watch_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --watch."""
    return click.option(
        "--watch", is_flag=True, help="Follow the articles too: what lands in the folder is answerable seconds later."
    )(command)


@contextmanager
def following(settings: Settings, *, asked: bool) -> Iterator[None]:
    """Follow the articles for as long as the context lasts, if a person or the settings ask for it."""
    if not asked and not settings.watching.with_bots:
        yield
        return
    given = click.get_current_context().params
    folders = {f"--{name}": given[name] for name in ("articles", "index", "config") if given[name] is not None}
    arguments = [word for option, path in folders.items() for word in (option, str(path))]
    with kept_running([sys.executable, "-m", "bot", "watch", "--while-stdin", *arguments]):
        yield


@contextmanager
def kept_running(command: Sequence[str]) -> Iterator[None]:
    """Keep a process running for as long as the context lasts; it ends when its standard input does."""
    keeper = _Keeper(command)
    keeper.start()
    try:
        yield
    finally:
        keeper.stop()


class _Keeper:
    """Keeps a process running. It ends with this one, however that ends: its standard input closes.

    Args:
        command: What starts it.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = command
        self._stop = Event()
        self._thread = Thread(target=self._keep, name="following", daemon=True)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
        self._thread.join(_LEAVE + 1)

    def _keep(self) -> None:
        pause = 0.0
        while not self._stop.is_set():
            started = monotonic()
            status = self._run()
            if self._stop.is_set():
                return
            well = monotonic() - started >= _WELL
            pause = _FIRST_PAUSE if well or not pause else min(pause * 2, _LAST_PAUSE)
            _LOG.warning("following the articles ended with status %s: it is started again in %.0f s", status, pause)
            self._stop.wait(pause)

    def _run(self) -> int:
        """Run the process until it ends; returns its exit status."""
        # What it tells goes to the log of this process; what a bot prints on stdout is nobody's.
        with subprocess.Popen(self._command, stdin=subprocess.PIPE, stdout=sys.stderr.fileno()) as process:  # noqa: S603 - this program itself
            self._process = process
            while not self._stop.is_set():
                try:
                    return process.wait(0.5)
                except subprocess.TimeoutExpired:
                    continue
            try:
                return process.wait(_LEAVE)
            except subprocess.TimeoutExpired:
                process.kill()
                return process.wait()
