"""Writes and opens segments: some articles of an archive with all that search needs of them, written once."""

from .analysis import Analysis, Trait, analyse
from .archive import NAME as ARCHIVE
from .archive import Archive, Record, Stored, day
from .arrays import Floats, Ints, Vectors, growing, load_array, release, spread
from .columns import NAME_KINDS, Columns
from .copying import copy_archives
from .dense_index import EXACT_UP_TO, DenseIndex, JoinedDense, Nearest, Selection, write_found
from .dense_index import STORED as DENSE
from .forward_index import ForwardIndex, JoinedForward, Rows, add_counts, bm25, copy_forward, highest_bm25, term_hash
from .lexical_index import FIELDS, PASSAGES, TITLES, Field, Frequencies, Matches, write_terms
from .name_words import SHORTEST_NAME, write_names
from .portion import Portion
from .sealing import SEAL, Damage, Seal, changed, lost, read_seal, seal_segment
from .segment import FORWARD, Segment
from .vector_keys import KEY_BYTES, Key, key_of
from .writing import write_segment

__all__ = [
    "ARCHIVE",
    "DENSE",
    "EXACT_UP_TO",
    "FIELDS",
    "FORWARD",
    "KEY_BYTES",
    "NAME_KINDS",
    "PASSAGES",
    "SEAL",
    "SHORTEST_NAME",
    "TITLES",
    "Analysis",
    "Archive",
    "Columns",
    "Damage",
    "DenseIndex",
    "Field",
    "Floats",
    "ForwardIndex",
    "Frequencies",
    "Ints",
    "JoinedDense",
    "JoinedForward",
    "Key",
    "Matches",
    "Nearest",
    "Portion",
    "Record",
    "Rows",
    "Seal",
    "Segment",
    "Selection",
    "Stored",
    "Trait",
    "Vectors",
    "add_counts",
    "analyse",
    "bm25",
    "changed",
    "copy_archives",
    "copy_forward",
    "day",
    "growing",
    "highest_bm25",
    "key_of",
    "load_array",
    "lost",
    "read_seal",
    "release",
    "seal_segment",
    "spread",
    "term_hash",
    "write_found",
    "write_names",
    "write_segment",
    "write_terms",
]
