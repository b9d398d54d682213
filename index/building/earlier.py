"""The generation before, as far as it is whole: what a rebuild need not read, analyse or encode again."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Final, Self

import numpy as np

from index.errors import IndexDamaged
from index.generation import (
    ARCHIVE,
    DENSE,
    Archive,
    Damage,
    DenseIndex,
    Key,
    Manifest,
    find_damage,
    live_folder,
    read_manifest,
)

_VECTORS: Final = frozenset(DENSE)


class Earlier:
    """The live generation when a rebuild begins.

    Args:
        folder: The generation's.
        manifest: Its manifest.
        damage: What is known to be damaged of it.
    """

    def __init__(self, folder: Path, manifest: Manifest, damage: Iterable[Damage]) -> None:
        self.folder, self.manifest = folder, manifest
        self.damaged = frozenset(each.file for each in damage)

    @classmethod
    def open(cls, index: Path) -> Self:
        """Open the live generation, which may lack files; what has been written since it was made is looked at.

        Raises:
            IndexMissing: Nothing has been built here.
            IndexIncompatible: It was built by another version of Dateline.
            IndexDamaged: What it was can't be told.
        """
        folder = live_folder(index)
        manifest = read_manifest(folder)
        return cls(folder, manifest, find_damage(folder, manifest, touched_only=True))

    def checked(self) -> Self:
        """Read every file of it: what is damaged must not be taken over and signed anew."""
        self.close()
        return type(self)(self.folder, self.manifest, find_damage(self.folder, self.manifest))

    @cached_property
    def archive(self) -> Archive | None:
        """Its articles, passages and analyses; None if they are damaged."""
        with suppress(IndexDamaged):
            return None if ARCHIVE in self.damaged else Archive(self.folder)
        return None

    @cached_property
    def _dense(self) -> DenseIndex | None:
        with suppress(IndexDamaged):
            return None if _VECTORS & self.damaged else DenseIndex(self.folder)
        return None

    def vectors(self) -> Mapping[Key, np.ndarray[tuple[int], np.dtype[np.float32]]]:
        """Return its vectors of passages and titles by the digest of their text; none if they are damaged."""
        dense = self._dense
        return dense.by_key() if dense else {}

    def articles(self) -> dict[str, str]:
        """Return the digest of each article by its source; none if the archive is damaged."""
        archive = self.archive
        return dict(archive.rows("SELECT source, sha256 FROM articles")) if archive else {}

    def passages(self) -> frozenset[int]:
        """Return the ids of the searched passages; none if they are damaged."""
        dense = self._dense
        return frozenset(dense.ids.tolist()) if dense else frozenset()

    def close(self) -> None:
        """Close its files."""
        archive = self.__dict__.get("archive")
        if archive:
            archive.close()
