"""Opens and switches generations: a generation is a list of segments that is searched as if it were one.

index/CURRENT              the name of the live generation, replaced atomically
index/generations/NAME/    its manifest, the table of the files that were read, and which articles are dead
index/segments/NAME/       the files of one segment, written once; generations have segments in common
index/rebuild.lock         held by a running rebuild
index/merge.lock           held by who merges segments
"""

from .contents import Coverage, SourceEntry, count_origins, coverage_of, list_sources, only_source
from .cosine_scale import CosineAnchors
from .dense import vectors_of
from .encoder import Encoder, SentenceTransformerEncoder
from .folders import Folders
from .integrity import find_damage, find_damage_of, in_brief, touch
from .locking import locked, rebuild_lock
from .manifest import Manifest, SegmentEntry, read_manifest
from .merging import Merged, OnProgress, merge_segments
from .model_files import default_model_folder
from .opening import Generation, live_folder, open_current
from .parts import Gathered, WholeForward
from .publishers import PublisherEntry
from .switching import begin_segment, current_id, finish, remove_leftovers, sync
from .table import DEAD, FILES, FileTable, read_dead, read_table
from .watch_state import WatchState, read_state, watch_lock
from .whole_archive import WholeArchive
from .writing import publish_generation

__all__ = [
    "DEAD",
    "FILES",
    "CosineAnchors",
    "Coverage",
    "Encoder",
    "FileTable",
    "Folders",
    "Gathered",
    "Generation",
    "Manifest",
    "Merged",
    "OnProgress",
    "PublisherEntry",
    "SegmentEntry",
    "SentenceTransformerEncoder",
    "SourceEntry",
    "WatchState",
    "WholeArchive",
    "WholeForward",
    "begin_segment",
    "count_origins",
    "coverage_of",
    "current_id",
    "default_model_folder",
    "find_damage",
    "find_damage_of",
    "finish",
    "in_brief",
    "list_sources",
    "live_folder",
    "locked",
    "merge_segments",
    "only_source",
    "open_current",
    "publish_generation",
    "read_dead",
    "read_manifest",
    "read_state",
    "read_table",
    "rebuild_lock",
    "remove_leftovers",
    "sync",
    "touch",
    "vectors_of",
    "watch_lock",
]
