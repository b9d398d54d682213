"""Opens a segment: one object with all its parts, in an order of its own."""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Final, Literal
from weakref import WeakValueDictionary

import numpy as np

from .archive import Archive
from .arrays import Ints
from .columns import Columns
from .dense_index import DenseIndex
from .forward_index import ForwardIndex
from .lexical_index import Frequencies, LexicalIndex
from .name_words import read_names

FORWARD = Literal["passage", "sentence", "words", "names", "figures", "speakers", "title", "article"]
"""The forward indexes: of searched passages, their sentences, the words of names, the names with their kinds, what is
counted (`figure_terms`), who speaks (`speaker_terms`); of titles, and of all passages of an article together."""


class Parts:
    """The parts of a segment that don't depend on which of its articles are dead."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._forward: dict[FORWARD, ForwardIndex] = {}

    @cached_property
    def columns(self) -> Columns:
        """What ranking needs of each passage."""
        return Columns.read(self._folder)

    @cached_property
    def dense(self) -> DenseIndex:
        """The vectors of passages and titles."""
        return DenseIndex(self._folder)

    @cached_property
    def lexical(self) -> LexicalIndex:
        """The inverted index of terms."""
        return LexicalIndex(self._folder)

    @cached_property
    def names(self) -> dict[str, int]:
        """The words of names, with the number of passages that have each, those of dead articles counted."""
        return read_names(self._folder)

    def forward(self, name: FORWARD) -> ForwardIndex:
        """Open one of the forward indexes."""
        if name not in self._forward:
            self._forward[name] = ForwardIndex(self._folder, f"forward.{name}")
        return self._forward[name]


_opened: WeakValueDictionary[Path, Parts] = WeakValueDictionary()
_opening: Final = Lock()


def _parts_of(folder: Path) -> Parts:
    """Return the parts of a segment, the same for all who have it open: the next generation has most in common."""
    with _opening:
        return _opened.setdefault(folder, Parts(folder))


class Segment:
    """Some articles of an archive, written once; a part is opened when it is needed.

    Args:
        folder: The segment's.
        dead: Numbers of its articles that are no longer part of the archive.

    Attributes:
        dead: The same, ascending.
    """

    def __init__(self, folder: Path, dead: Iterable[int] | Ints = ()) -> None:
        self.folder = folder
        self.dead: Ints = np.unique(np.asarray(list(dead), np.int64))
        self._parts = _parts_of(folder.absolute())

    @property
    def name(self) -> str:
        """What it is called in an index."""
        return self.folder.name

    @cached_property
    def archive(self) -> Archive:
        """Its articles, passages and analyses; the dead are not to be seen."""
        return Archive(self.folder, self.dead.tolist())

    @property
    def columns(self) -> Columns:
        """What ranking needs of each passage."""
        return self._parts.columns

    @property
    def dense(self) -> DenseIndex:
        """The vectors of passages and titles."""
        return self._parts.dense

    @property
    def lexical(self) -> LexicalIndex:
        """The inverted index of terms."""
        return self._parts.lexical

    @property
    def frequencies(self) -> tuple[Frequencies, Frequencies]:
        """How many passages have each term, and how many stand under a title that has it."""
        return self.lexical.passages, self.lexical.titles

    def forward(self, name: FORWARD) -> ForwardIndex:
        """Open one of the forward indexes."""
        return self._parts.forward(name)

    @property
    def names(self) -> dict[str, int]:
        """The words of names, with the number of passages that have each, those of dead articles counted."""
        return self._parts.names

    @cached_property
    def dead_rows(self) -> Ints:
        """The rows of the passages of dead articles, ascending."""
        return np.flatnonzero(np.isin(self.columns.article, self.dead))

    def close(self) -> None:
        """Close its files."""
        archive = self.__dict__.get("archive")
        if archive:
            archive.close()
