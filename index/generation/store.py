"""The store: immutable generations in a folder, and `CURRENT`, which names the live one.

index/CURRENT                      name of the live generation, replaced atomically
index/generations/NAME/            manifest.json, archive.sqlite, vectors and terms
index/rebuild.lock                 held by a running rebuild
"""

import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from index.errors import IndexDamaged, IndexMissing, RebuildRunning

from .archive import Archive
from .columns import Columns
from .lexical import ForwardIndex, LexicalIndex
from .manifest import NAME as MANIFEST
from .manifest import Manifest, read_manifest
from .spellings import Spellings, read_names
from .vectors import DenseIndex

CURRENT: Final = "CURRENT"
GENERATIONS: Final = "generations"
LOCK: Final = "rebuild.lock"
_UNFINISHED: Final = ".building-"


class Generation:
    """One generation, read only. Its parts are opened when first needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.manifest: Manifest = read_manifest(folder)
        self.archive = Archive(folder)

    @property
    def id(self) -> str:
        """Name of the generation."""
        return self.manifest.id

    @cached_property
    def dense(self) -> DenseIndex:
        """The vectors."""
        return DenseIndex(self.folder)

    @cached_property
    def lexical(self) -> LexicalIndex:
        """The terms by passage."""
        return LexicalIndex(self.folder)

    @cached_property
    def spellings(self) -> Spellings:
        """The words of names and how else they are written."""
        return read_names(self.folder, self.lexical.holds)

    def spelt(self, terms: Sequence[str]) -> tuple[str, ...]:
        """Give terms with their other spellings, each once."""
        return tuple(dict.fromkeys(spelling for term in terms for spelling in (term, *self.spellings.of(term))))

    @cached_property
    def columns(self) -> Columns:
        """What ranking needs besides."""
        return Columns(self.folder, self.dense.ids)

    @cached_property
    def passage_terms(self) -> ForwardIndex:
        """Terms of every searched passage, in the order of the vectors."""
        return ForwardIndex(self.folder, "forward.passage")

    @cached_property
    def sentence_terms(self) -> ForwardIndex:
        """Terms of every sentence of the searched passages; `columns.sentences` says whose it is."""
        return ForwardIndex(self.folder, "forward.sentence")

    @cached_property
    def name_words(self) -> ForwardIndex:
        """Terms of every searched passage that are words of names."""
        return ForwardIndex(self.folder, "forward.words")

    @cached_property
    def passage_names(self) -> ForwardIndex:
        """Names of every searched passage with their kinds."""
        return ForwardIndex(self.folder, "forward.names")

    @cached_property
    def passage_figures(self) -> ForwardIndex:
        """What every searched passage counts, as `accounts.figure_terms` has it."""
        return ForwardIndex(self.folder, "forward.figures")

    @cached_property
    def passage_speakers(self) -> ForwardIndex:
        """Who speaks in every searched passage, as `accounts.speaker_terms` has it."""
        return ForwardIndex(self.folder, "forward.speakers")

    @cached_property
    def title_terms(self) -> ForwardIndex:
        """Terms of every title, by number of the article."""
        return ForwardIndex(self.folder, "forward.title")

    @cached_property
    def article_terms(self) -> ForwardIndex:
        """Terms of every article's searched passages together, by number of the article."""
        return ForwardIndex(self.folder, "forward.article")

    def whole(self) -> bool:
        """Tell whether every file is there in the size in which it was written."""
        return file_sizes(self.folder).items() >= self.manifest.files.items()

    def close(self) -> None:
        """Let go of the files."""
        self.archive.close()


def current_id(index: Path) -> str | None:
    """Name of the live generation, None when nothing has been built."""
    try:
        return (index / CURRENT).read_text("utf-8").strip() or None
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise IndexDamaged(index, f"{CURRENT} cannot be read") from error


def open_current(index: Path) -> Generation:
    """Open the live generation.

    Raises:
        IndexMissing: Nothing has been built here.
        IndexIncompatible: It was built by another version of Dateline.
        IndexDamaged: Files are missing or broken.
    """
    name = current_id(index)
    if name is None:
        raise IndexMissing(index)
    if Path(name).name != name:
        raise IndexDamaged(index, f"{CURRENT} names no generation")
    return Generation(index / GENERATIONS / name)


@contextmanager
def rebuild_lock(index: Path) -> Iterator[None]:
    """Hold the right to rebuild.

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


def begin_generation(index: Path, now: datetime) -> Path:
    """Make the folder of a new generation, not yet visible to readers; leftovers of dead rebuilds go."""
    generations = index / GENERATIONS
    generations.mkdir(parents=True, exist_ok=True)
    for leftover in generations.glob(f"{_UNFINISHED}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    name = f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
    folder = generations / f"{_UNFINISHED}{name}"
    folder.mkdir()
    return folder


def generation_id(building: Path) -> str:
    """Name that an unfinished generation will have."""
    return building.name.removeprefix(_UNFINISHED)


def publish(index: Path, building: Path) -> Path:
    """Make a finished generation the live one: at every moment readers find either the old one or the new.

    Returns:
        Its folder.
    """
    for file in building.rglob("*"):
        if file.is_file():
            _sync(file)
    before = _named(index)
    finished = building.with_name(generation_id(building))
    building.rename(finished)
    pointer = index / f"{CURRENT}.new"
    pointer.write_text(finished.name + "\n", "utf-8")
    _sync(pointer)
    pointer.replace(index / CURRENT)
    _sync(index)
    _forget_all_but(index, finished.name, before)
    return finished


def file_sizes(folder: Path) -> dict[str, int]:
    """Size in bytes of every file of a generation but its manifest, by its path in it."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_size for path in files if path.name != MANIFEST}


def _named(index: Path) -> str | None:
    """What `CURRENT` names, None when it can't be read."""
    try:
        return current_id(index)
    except IndexDamaged:
        return None


def _sync(path: Path) -> None:
    """Have the system write a file or folder to disk; folders can't be synced everywhere."""
    with suppress(OSError):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _forget_all_but(index: Path, live: str, before: str | None) -> None:
    """Remove generations; the one before stays for readers that opened it a moment ago."""
    for folder in (index / GENERATIONS).iterdir():
        if folder.is_dir() and folder.name not in (live, before):
            shutil.rmtree(folder, ignore_errors=True)
