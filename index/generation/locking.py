"""Locks in the folder of an index: only one process at a time rebuilds it, and only one follows the articles for it."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from index.errors import RebuildRunning

LOCK: Final = "rebuild.lock"
_MOMENT: Final = 0.2
"""Seconds to wait for a lock: who only looks whether it is held holds it for a moment."""


@contextmanager
def rebuild_lock(index: Path) -> Iterator[None]:
    """Hold the lock of an index; its folder is made if it is missing.

    Raises:
        RebuildRunning: Another process holds it.
    """
    with locked(index, LOCK, RebuildRunning):
        yield


@contextmanager
def locked(index: Path, name: str, taken: Callable[[Path, str], Exception]) -> Iterator[None]:
    """Hold a lock in the folder of an index, which is made if it is missing.

    Args:
        index: The folder.
        name: Of the lock.
        taken: Makes what is raised when somebody else holds it, of the folder and of who that is.
    """
    index.mkdir(parents=True, exist_ok=True)
    lock, holder = FileLock(index / name), index / f"{name}.holder"
    try:
        lock.acquire(timeout=_MOMENT, poll_interval=_MOMENT / 10)
    except Timeout:
        who = holder.read_text("utf-8") if holder.is_file() else "unknown process"
        raise taken(index, who.strip()) from None
    try:
        holder.write_text(f"process {os.getpid()}\n", "utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def is_held(lock: Path) -> bool:
    """Whether a process holds a lock, as far as this one may know; one that died holds none."""
    if not lock.exists():
        return False
    try:
        with FileLock(lock).acquire(timeout=0):
            return False
    except Timeout:
        return True
    except OSError:
        return False
