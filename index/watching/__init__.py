"""Follows the folder of articles: what lands in it is answerable as soon as it has been written."""

from .arenas import limit_arenas
from .watcher import Failing, Recovered, Switched, Watcher, WatchEvent

__all__ = ["Failing", "Recovered", "Switched", "WatchEvent", "Watcher", "limit_arenas"]
