"""Holds a generation while somebody reads it, so that no rebuild removes it meanwhile, in whatever process."""

import os
import shutil
import weakref
from contextlib import suppress
from pathlib import Path

from index.errors import IndexDamaged

from .manifest import NAME

try:
    import fcntl
except ImportError:  # Windows, which removes no file that is open
    fcntl = None  # type: ignore[assignment]


class Hold:
    """Holds a generation until it is released or forgotten; a process that dies holds nothing.

    Args:
        folder: The generation's.

    Raises:
        IndexDamaged: It is being removed, or has no manifest.
    """

    def __init__(self, folder: Path) -> None:
        try:
            descriptor = os.open(folder / NAME, os.O_RDONLY)
        except OSError as error:
            raise IndexDamaged(folder, f"{NAME} cannot be read: {error.strerror}") from error
        self.release = weakref.finalize(self, os.close, descriptor)
        if not _lock(descriptor, exclusive=False):
            self.release()
            raise IndexDamaged(folder, "it is being removed")


def remove_unless_held(folder: Path) -> bool:
    """Remove a generation if nobody reads it; returns whether it is removed, or as good as."""
    try:
        descriptor = os.open(folder / NAME, os.O_RDWR)
    except OSError:
        # What is left of one that was being removed when the process died.
        shutil.rmtree(folder, ignore_errors=True)
        return True
    try:
        if not _lock(descriptor, exclusive=True):
            return False
        shutil.rmtree(folder, ignore_errors=True)
    finally:
        os.close(descriptor)
    return True


def _lock(descriptor: int, *, exclusive: bool) -> bool:
    """Lock a file for this descriptor, and say whether nobody stands in the way; systems without locks hold nothing."""
    if fcntl is None:
        return True
    with suppress(OSError):
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True
