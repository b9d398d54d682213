"""Briefings and timelines: a few passages that stand for many."""

from .briefing import Briefing, brief, days_rows
from .timeline import Moment, Timeline, line_up
from .topics import on_topic

__all__ = ["Briefing", "Moment", "Timeline", "brief", "days_rows", "line_up", "on_topic"]
