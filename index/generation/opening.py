"""Opens a generation: one object with all its parts."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from index.errors import IndexDamaged, IndexMissing
from index.segment import FORWARD, Ints, Segment

from .blocks import Block, block_of, grouped
from .cosine_scale import CosineScale, scale_of
from .dense import WholeDense
from .folders import Folders
from .holding import Hold
from .integrity import find_lost, in_brief
from .layout import Layout
from .lexical import WholeLexical
from .manifest import Manifest, read_manifest
from .parts import SentencePlaces, WholeColumns, WholeForward
from .publishers import Publishers
from .spellings import Spellings, spellings_of
from .switching import CURRENT, current_id
from .table import FileTable, read_dead, read_table
from .whole_archive import WholeArchive


class Generation:
    """One generation, read only. A part is opened when it is needed; no rebuild removes it before it is closed.

    Attributes:
        segments: Where its articles are; what is searched are the parts below, which know nothing of segments.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._hold = Hold(folder)
        self.manifest: Manifest = read_manifest(folder)
        segments = Folders.of_generation(folder).segments
        dead = read_dead(folder, len(self.manifest.segments))
        self.segments = [
            Segment(segments / entry.name, gone) for entry, gone in zip(self.manifest.segments, dead, strict=True)
        ]

    @property
    def id(self) -> str:
        """Name of the generation."""
        return self.manifest.id

    @cached_property
    def table(self) -> FileTable:
        """The files that were read, and what could not be."""
        return read_table(self.folder)

    @cached_property
    def _groups(self) -> list[list[Segment]]:
        sizes = [entry.passages for entry in self.manifest.segments]
        return grouped(list(zip(sizes, self.segments, strict=True)))

    @cached_property
    def blocks(self) -> list[Block]:
        """What a search goes through one by one."""
        return [block_of(group) for group in self._groups]

    @cached_property
    def layout(self) -> Layout:
        """Where its articles and passages lie."""
        return Layout(self._groups)

    @property
    def _stored(self) -> list[Segment]:
        """Its segments in the order of the layout."""
        return [segment for group in self._groups for segment in group]

    @cached_property
    def archive(self) -> WholeArchive:
        """Its articles, passages and analyses."""
        return WholeArchive(self._stored, lambda: self.layout, self._segments_of)

    @cached_property
    def cosine_scale(self) -> CosineScale:
        """Takes cosines of its vectors to the scale that the ranking was learned on."""
        return scale_of(self.manifest.cosines)

    @cached_property
    def dense(self) -> WholeDense:
        """The vectors of passages and titles."""
        return WholeDense(self.blocks, self.layout)

    @cached_property
    def lexical(self) -> WholeLexical:
        """The inverted index of terms."""
        return WholeLexical(self.blocks, self.layout)

    @cached_property
    def spellings(self) -> Spellings:
        """The words of names, and their other spellings."""
        return spellings_of(self.segments, self.lexical.contains)

    def with_spellings(self, terms: Sequence[str]) -> tuple[str, ...]:
        """Return terms with their other spellings, each once."""
        return tuple(dict.fromkeys(spelling for term in terms for spelling in (term, *self.spellings.of(term))))

    @cached_property
    def columns(self) -> WholeColumns:
        """What ranking needs of each passage."""
        columns = [block.columns for block in self.blocks]
        return WholeColumns(columns, self.dense.ids, self.layout.articles, self.layout.passages)

    @cached_property
    def passage_terms(self) -> WholeForward:
        """Terms of every searched passage, in the order of the vectors."""
        return self._of_passages("passage")

    @cached_property
    def sentence_terms(self) -> WholeForward:
        """Terms of every sentence of the searched passages; `columns.sentences` says which passage each belongs to."""
        own = [block.columns.sentences for block in self.blocks]
        places = SentencePlaces(self.columns.sentences, own, self.layout.passages)
        return WholeForward([block.forward("sentence") for block in self.blocks], places)

    @cached_property
    def name_words(self) -> WholeForward:
        """Words of names in every searched passage."""
        return self._of_passages("words")

    @cached_property
    def passage_names(self) -> WholeForward:
        """Names in every searched passage, with their kinds."""
        return self._of_passages("names")

    @cached_property
    def passage_figures(self) -> WholeForward:
        """What every searched passage counts, as `figure_terms`."""
        return self._of_passages("figures")

    @cached_property
    def passage_speakers(self) -> WholeForward:
        """Who speaks in every searched passage, as `speaker_terms`."""
        return self._of_passages("speakers")

    @cached_property
    def title_terms(self) -> WholeForward:
        """Terms of every title, by number of its article."""
        return self._of_articles("title")

    @cached_property
    def article_terms(self) -> WholeForward:
        """Terms of all searched passages of an article together, by its number."""
        return self._of_articles("article")

    @cached_property
    def publishers(self) -> Publishers:
        """Who published the articles."""
        return Publishers(self.archive.articles("publisher, url"))

    @cached_property
    def uncertain_pages(self) -> Mapping[str, tuple[int, ...]]:
        """The pages on which the order of the words couldn't be told, by file; page 0 for a file without pages."""
        pages: dict[str, list[int]] = {}
        uncertain = "SELECT DISTINCT file, page FROM passages JOIN articles ON article = number WHERE uncertain"
        for file, page in sorted(set(self.archive.rows(uncertain))):
            pages.setdefault(file, []).append(page)
        return {file: tuple(numbers) for file, numbers in pages.items()}

    def _of_passages(self, name: FORWARD) -> WholeForward:
        dead = [block.dead_rows for block in self.blocks]
        return WholeForward([block.forward(name) for block in self.blocks], self.layout.passages, dead)

    def _of_articles(self, name: FORWARD) -> WholeForward:
        dead = [block.dead for block in self.blocks]
        return WholeForward([block.forward(name) for block in self.blocks], self.layout.articles, dead)

    def _segments_of(self, ids: Sequence[int]) -> Ints:
        """Return the number of the segment that holds each of some passages; -1 where it is none that is searched."""
        wanted = np.asarray(ids, np.int64)
        known = self.columns.sorted_ids
        if not len(known):
            return np.full(len(wanted), -1, np.int64)
        at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        owners = self.layout.passages_stored.parts_of(self.columns.sorted_rows[at])
        return np.where(known[at] == wanted, owners, -1)

    def close(self) -> None:
        """Close the files, and hold it no longer."""
        for segment in self.segments:
            segment.close()
        self._hold.release()


def live_folder(index: Path) -> Path:
    """Return the folder of the live generation, which need not be whole.

    Raises:
        IndexMissing: Nothing has been built here.
        IndexDamaged: What is live can't be told.
    """
    name = current_id(index)
    if name is None:
        raise IndexMissing(index)
    if Path(name).name != name:
        raise IndexDamaged(index, f"{CURRENT} names no generation")
    return Folders(index).generations / name


def open_current(index: Path) -> Generation:
    """Open the live generation.

    Raises:
        IndexMissing: Nothing has been built here.
        IndexIncompatible: It was built by another version of Dateline.
        IndexDamaged: Files are missing or broken; whether each has its size is looked at, but not what it holds.
    """
    folder = live_folder(index)
    try:
        return _open(folder)
    except IndexDamaged:
        # Rebuilds remove old generations, and two may have finished since `CURRENT` was read.
        if live_folder(index) == folder:
            raise
        return open_current(index)


def _open(folder: Path) -> Generation:
    lost = find_lost(folder, read_manifest(folder))
    if lost:
        raise IndexDamaged(folder, in_brief(lost), remedy="dateline rebuild")
    return Generation(folder)
