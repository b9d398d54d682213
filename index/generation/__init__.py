"""One immutable index on disk: its parts, and how each is written and read."""

from . import contents
from .analysis import ASKS, FIGURE, LENGTH, MONEY, PERCENT, UNFINISHED, YEAR, Analysis, analyse
from .archive import Archive, Record, Stored
from .arrays import Floats, Ints
from .columns import KINDS
from .contents import Coverage, SourceEntry, coverage, origins, sources
from .corpus import Corpus
from .encoder import Encoder, SentenceTransformerEncoder, Vectors
from .keys import KEY_BYTES, Key, key_of
from .lexical import K1, ForwardIndex, term_hash
from .locking import rebuild_lock
from .manifest import FORMAT, Manifest, file_sizes
from .opening import Generation, open_current
from .switching import begin_generation, current_id, generation_id, publish
from .writing import write_parts

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
    "Corpus",
    "Coverage",
    "Encoder",
    "Floats",
    "ForwardIndex",
    "Generation",
    "Ints",
    "Key",
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
    "key_of",
    "open_current",
    "origins",
    "publish",
    "rebuild_lock",
    "sources",
    "term_hash",
    "write_parts",
]
