"""Follows the folder of articles: what lands in it is answerable as soon as it has been written."""

from .events import FolderEvents
from .settling import Settling
from .state import WatchState, read_state, watch_lock
from .watcher import Failing, Recovered, Switched, Watcher, WatchEvent

__all__ = [
    "Failing",
    "FolderEvents",
    "Recovered",
    "Settling",
    "Switched",
    "WatchEvent",
    "WatchState",
    "Watcher",
    "read_state",
    "watch_lock",
]
