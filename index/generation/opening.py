"""Opens the live generation: one object that holds all its parts."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

from index.errors import IndexDamaged, IndexMissing

from .archive import Archive
from .columns import Columns
from .dense_index import DenseIndex
from .forward_index import ForwardIndex
from .lexical_index import LexicalIndex
from .manifest import Manifest, file_sizes, read_manifest
from .spellings import Spellings, read_names
from .switching import CURRENT, GENERATIONS, current_id


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
