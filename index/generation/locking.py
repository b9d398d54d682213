"""Locks an index, so that only one process at a time rebuilds it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from index.errors import RebuildRunning

LOCK: Final = "rebuild.lock"


@contextmanager
def rebuild_lock(index: Path) -> Iterator[None]:
    """Hold the lock of an index; its folder is made if it is missing.

    Raises:
        RebuildRunning: Another process holds it.
    """
    index.mkdir(parents=True, exist_ok=True)
    lock, holder = FileLock(index / LOCK), index / f"{LOCK}.holder"
    try:
        lock.acquire(timeout=0)
    except Timeout:
        who = holder.read_text("utf-8") if holder.is_file() else "unknown process"
        raise RebuildRunning(index, who.strip()) from None
    try:
        holder.write_text(f"process {os.getpid()}\n", "utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()
