"""Switches to a new generation: `CURRENT` names the live one and is replaced atomically.

A new generation is written into a hidden folder, synced to disk and renamed before `CURRENT` names it. A process killed
at any moment leaves the old generation live or the new one, never a half-written one.
"""

import os
import secrets
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from index.errors import IndexDamaged

from .holding import remove_unless_held

CURRENT: Final = "CURRENT"
GENERATIONS: Final = "generations"
_UNFINISHED: Final = ".building-"


def current_id(index: Path) -> str | None:
    """Return the name of the live generation, None if nothing has been built.

    Raises:
        IndexDamaged: `CURRENT` can't be read.
    """
    try:
        return (index / CURRENT).read_text("utf-8").strip() or None
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamaged(index, f"{CURRENT} cannot be read") from error


def begin_generation(index: Path, now: datetime) -> Path:
    """Make the folder of a new generation, which readers don't see yet, and remove what killed rebuilds left behind."""
    generations = index / GENERATIONS
    generations.mkdir(parents=True, exist_ok=True)
    for leftover in generations.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    name = f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
    folder = generations / f"{_UNFINISHED}{name}"
    folder.mkdir()
    return folder


def generation_id(building: Path) -> str:
    """Return the name that an unfinished generation will have."""
    return building.name.removeprefix(_UNFINISHED)


def publish(index: Path, building: Path) -> Path:
    """Make a finished generation the live one: at every moment readers find either the old one or the new.

    Of the older generations only those stay that somebody reads, and the one before, for readers that are about to.

    Args:
        index: The folder of the index.
        building: The folder from `begin_generation`, with everything written.

    Returns:
        Its new folder.
    """
    for file in building.rglob("*"):
        if file.is_file():
            _sync(file)
    before = _live_before(index)
    finished = building.with_name(generation_id(building))
    building.rename(finished)
    pointer = index / f"{CURRENT}.new"
    pointer.write_text(finished.name + "\n", "utf-8")
    _sync(pointer)
    pointer.replace(index / CURRENT)
    _sync(index)
    _forget_all_but(index, finished.name, before)
    return finished


def _live_before(index: Path) -> str | None:
    """Return what `CURRENT` names, None if it can't be read."""
    try:
        return current_id(index)
    except IndexDamaged:
        return None


def _sync(path: Path) -> None:
    """Have the system write a file or folder to disk; not every system can do so with a folder."""
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _forget_all_but(index: Path, live: str, before: str | None) -> None:
    """Remove all generations except the live one, the one before, and those that somebody reads."""
    for folder in (index / GENERATIONS).iterdir():
        if folder.is_dir() and folder.name not in (live, before):
            remove_unless_held(folder)
