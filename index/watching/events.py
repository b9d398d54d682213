"""Waits until something in a folder may have changed. What it was is found by looking: events can be lost."""

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Final, Self

_STEP: Final = 50
"""Milliseconds without an event after which those before are told together."""
_BURST: Final = 500
"""Milliseconds after which they are told although more come."""
_LOOK: Final = 1_000
"""Milliseconds after which it is looked whether the folder is still the same one."""
_WITHOUT: Final = 5.0
"""Seconds between two looks where the system tells no events."""


class FolderEvents:
    """Tells that something in a folder may have changed; a folder that vanishes and comes back is followed again.

    Use it as a context.

    Args:
        folder: The folder, which need not exist yet.
        ignored: A folder in it whose changes don't count.
        on_trouble: Told, once each, why the system tells no events; changes are taken to be possible every few seconds
            then.
    """

    def __init__(self, folder: Path, ignored: Path, on_trouble: Callable[[str], None]) -> None:
        self._folder, self._ignored, self._on_trouble = folder, ignored, on_trouble
        self._changed, self._stop = Event(), Event()
        # None when anything may have changed.
        self._paths: set[str] | None = None
        self._lock = Lock()
        self._told: set[str] = set()
        self._thread = Thread(target=self._follow, name="folder-events", daemon=True)

    def __enter__(self) -> Self:
        """Begin to follow the folder."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop."""
        self._stop.set()
        self._thread.join()

    def wait(self, seconds: float) -> bool:
        """Wait until something may have changed, at most so long; returns whether something may have."""
        changed = self._changed.wait(seconds)
        if changed:
            # Only what is told is forgotten: a change may come between the end of the waiting and here.
            self._changed.clear()
        return changed

    def take(self) -> frozenset[str] | None:
        """Return the paths in the folder that may have changed since they were last taken, None if any may have."""
        with self._lock:
            taken, self._paths = self._paths, set()
        return None if taken is None else frozenset(taken)

    def _note(self, paths: Iterable[str] | None) -> None:
        """Remember what may have changed, and wake who waits."""
        with self._lock:
            self._paths = None if paths is None or self._paths is None else self._paths | set(paths)
        self._changed.set()

    def _follow(self) -> None:
        while not self._stop.is_set():
            try:
                self._follow_this_folder()
            except (OSError, RuntimeError) as failure:
                # The folder is missing, or the system has no more watches to give.
                # Missing when it was looked for, it may be there by now.
                if self._folder.is_dir() and not isinstance(failure, FileNotFoundError):
                    self._tell(" ".join(str(failure).split()))
                    self._stop.wait(_WITHOUT)
                else:
                    self._stop.wait(_LOOK / 1_000)
                self._note(None)

    def _follow_this_folder(self) -> None:
        """Follow the folder until another one stands in its place, or none."""
        from watchfiles import watch  # noqa: PLC0415 - only where something is followed

        at_start = _identity(self._folder)
        # What is told begins with what is followed, as it was named: both are named in full.
        ignored = self._ignored.resolve()
        followed = self._folder.resolve()
        changes = watch(
            followed,
            watch_filter=lambda _, path: not Path(path).is_relative_to(ignored),
            step=_STEP,
            debounce=_BURST,
            rust_timeout=_LOOK,
            yield_on_timeout=True,
            stop_event=self._stop,
            raise_interrupt=False,
        )
        # What changed while nobody followed it is found by looking.
        self._note(None)
        for batch in changes:
            if batch:
                self._note(Path(path).relative_to(followed).as_posix() for _, path in batch)
            if _identity(self._folder) != at_start:
                return

    def _tell(self, trouble: str) -> None:
        if trouble not in self._told:
            self._told.add(trouble)
            self._on_trouble(trouble)


def _identity(folder: Path) -> tuple[int, int]:
    """Return what tells a folder from another one of its name.

    Raises:
        OSError: There is none.
    """
    found = folder.stat()
    return found.st_dev, found.st_ino
