"""Conflicts: figures of one event, from different sources, that can't all be right."""

from .conflict import Conflict
from .finding import find_conflicts
from .sourced_figure import SourcedFigure

__all__ = ["Conflict", "SourcedFigure", "find_conflicts"]
