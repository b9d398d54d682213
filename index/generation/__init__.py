"""Writes, opens and switches generations: one generation is an immutable index on disk.

index/CURRENT              the name of the live generation, replaced atomically
index/generations/NAME/    the files of one generation
index/rebuild.lock         held by a running rebuild
"""

from .analysis import Analysis, Trait, analyse
from .archive import NAME as ARCHIVE
from .archive import Archive, Record, Stored
from .arrays import Floats, Ints
from .contents import Coverage, SourceEntry, count_origins, coverage_of, list_sources
from .corpus import Corpus
from .cosine_scale import CosineAnchors
from .dense_index import STORED as DENSE
from .dense_index import DenseIndex
from .encoder import Encoder, SentenceTransformerEncoder, Vectors
from .forward_index import ForwardIndex, highest_bm25, term_hash
from .integrity import Damage, find_damage, in_brief, seal, touch
from .locking import rebuild_lock
from .manifest import Manifest, read_manifest
from .model_files import default_model_folder
from .opening import Generation, live_folder, open_current
from .publishers import PublisherEntry
from .switching import begin_generation, current_id, generation_id, publish
from .vector_keys import KEY_BYTES, Key, key_of
from .watch_state import WatchState, read_state, watch_lock
from .writing import write_parts

__all__ = [
    "ARCHIVE",
    "DENSE",
    "KEY_BYTES",
    "Analysis",
    "Archive",
    "Corpus",
    "CosineAnchors",
    "Coverage",
    "Damage",
    "DenseIndex",
    "Encoder",
    "Floats",
    "ForwardIndex",
    "Generation",
    "Ints",
    "Key",
    "Manifest",
    "PublisherEntry",
    "Record",
    "SentenceTransformerEncoder",
    "SourceEntry",
    "Stored",
    "Trait",
    "Vectors",
    "WatchState",
    "analyse",
    "begin_generation",
    "count_origins",
    "coverage_of",
    "current_id",
    "default_model_folder",
    "find_damage",
    "generation_id",
    "highest_bm25",
    "in_brief",
    "key_of",
    "list_sources",
    "live_folder",
    "open_current",
    "publish",
    "read_manifest",
    "read_state",
    "rebuild_lock",
    "seal",
    "term_hash",
    "touch",
    "watch_lock",
    "write_parts",
]
