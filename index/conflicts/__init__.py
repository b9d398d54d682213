"""Which figures of one event cannot all hold."""

from .finding import Conflict, SourcedFigure, find_conflicts

__all__ = ["Conflict", "SourcedFigure", "find_conflicts"]
