"""The command line of the index: rebuild, search, eval, status, verify."""

from .group import COMMANDS, main
from .lazy import LazyCommand, LazyGroup
from .running import run
from .texts import examples

__all__ = ["COMMANDS", "LazyCommand", "LazyGroup", "examples", "main", "run"]
