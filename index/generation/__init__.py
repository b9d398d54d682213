"""One immutable index on disk: its parts, and how each is written and read."""

from . import contents
from .analysis import ASKS, FIGURE, LENGTH, MONEY, PERCENT, UNFINISHED, YEAR, Analysis, analyse
from .archive import Archive, Record, Stored, write_archive
from .columns import KINDS, write_columns, write_sentences
from .contents import Coverage, SourceEntry, coverage, origins, sources
from .encoder import Encoder, SentenceTransformerEncoder, Vectors
from .lexical import K1, Floats, ForwardIndex, Ints, term_hash, write_forward, write_lexical
from .manifest import FORMAT, Manifest
from .spellings import write_names
from .store import (
    Generation,
    begin_generation,
    current_id,
    file_sizes,
    generation_id,
    open_current,
    publish,
    rebuild_lock,
)
from .vectors import KEY_BYTES, write_dense

__all__ = [
    "ASKS",
    "FIGURE",
    "FORMAT",
    "K1",
    "KEY_BYTES",
    "KINDS",
    "LENGTH",
    "MONEY",
    "PERCENT",
    "UNFINISHED",
    "YEAR",
    "Analysis",
    "Archive",
    "Coverage",
    "Encoder",
    "Floats",
    "ForwardIndex",
    "Generation",
    "Ints",
    "Manifest",
    "Record",
    "SentenceTransformerEncoder",
    "SourceEntry",
    "Stored",
    "Vectors",
    "analyse",
    "begin_generation",
    "contents",
    "coverage",
    "current_id",
    "file_sizes",
    "generation_id",
    "open_current",
    "origins",
    "publish",
    "rebuild_lock",
    "sources",
    "term_hash",
    "write_archive",
    "write_columns",
    "write_dense",
    "write_forward",
    "write_lexical",
    "write_names",
    "write_sentences",
]
