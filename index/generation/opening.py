"""Opens a generation: one object with all its parts."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from index.errors import IndexDamaged, IndexMissing

from .archive import Archive
from .columns import Columns
from .cosine_scale import CosineScale, scale_of
from .dense_index import DenseIndex
from .forward_index import ForwardIndex
from .holding import Hold
from .integrity import find_lost, in_brief
from .lexical_index import LexicalIndex
from .manifest import Manifest, read_manifest
from .publishers import Publishers
from .spellings import Spellings, read_names
from .switching import CURRENT, GENERATIONS, current_id


class Generation:
    """One generation, read only. A part is opened when it is needed; no rebuild removes it before it is closed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._hold = Hold(folder)
        self.manifest: Manifest = read_manifest(folder)
        self.archive = Archive(folder)

    @property
    def id(self) -> str:
        """Name of the generation."""
        return self.manifest.id

    @cached_property
    def cosine_scale(self) -> CosineScale:
        """Takes cosines of its vectors to the scale that the ranking was learned on."""
        return scale_of(self.manifest.cosines)

    @cached_property
    def dense(self) -> DenseIndex:
        """The vectors of passages and titles."""
        return DenseIndex(self.folder)

    @cached_property
    def lexical(self) -> LexicalIndex:
        """The inverted index of terms."""
        return LexicalIndex(self.folder)

    @cached_property
    def spellings(self) -> Spellings:
        """The words of names, and their other spellings."""
        return read_names(self.folder, self.lexical.contains)

    def with_spellings(self, terms: Sequence[str]) -> tuple[str, ...]:
        """Return terms with their other spellings, each once."""
        return tuple(dict.fromkeys(spelling for term in terms for spelling in (term, *self.spellings.of(term))))

    @cached_property
    def columns(self) -> Columns:
        """What else ranking needs to know about the searched passages."""
        return Columns(self.folder, self.dense.ids)

    @cached_property
    def passage_terms(self) -> ForwardIndex:
        """Terms of every searched passage, in the order of the vectors."""
        return ForwardIndex(self.folder, "forward.passage")

    @cached_property
    def sentence_terms(self) -> ForwardIndex:
        """Terms of every sentence of the searched passages; `columns.sentences` says which passage each belongs to."""
        return ForwardIndex(self.folder, "forward.sentence")

    @cached_property
    def name_words(self) -> ForwardIndex:
        """Words of names in every searched passage."""
        return ForwardIndex(self.folder, "forward.words")

    @cached_property
    def passage_names(self) -> ForwardIndex:
        """Names in every searched passage, with their kinds."""
        return ForwardIndex(self.folder, "forward.names")

    @cached_property
    def passage_figures(self) -> ForwardIndex:
        """What every searched passage counts, as `figure_terms`."""
        return ForwardIndex(self.folder, "forward.figures")

    @cached_property
    def passage_speakers(self) -> ForwardIndex:
        """Who speaks in every searched passage, as `speaker_terms`."""
        return ForwardIndex(self.folder, "forward.speakers")

    @cached_property
    def title_terms(self) -> ForwardIndex:
        """Terms of every title, by number of its article."""
        return ForwardIndex(self.folder, "forward.title")

    @cached_property
    def article_terms(self) -> ForwardIndex:
        """Terms of all searched passages of an article together, by its number."""
        return ForwardIndex(self.folder, "forward.article")

    @cached_property
    def publishers(self) -> Publishers:
        """Who published the articles."""
        return Publishers(self.archive)

    def close(self) -> None:
        """Close the files, and hold it no longer."""
        self.archive.close()
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
    return index / GENERATIONS / name


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
