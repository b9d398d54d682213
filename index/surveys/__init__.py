"""Builds briefings and timelines: a few passages that represent many."""

from .briefing import Briefing, build_briefing, rows_of_days
from .timeline import Moment, Timeline, build_timeline
from .topics import on_topic

__all__ = ["Briefing", "Moment", "Timeline", "build_briefing", "build_timeline", "on_topic", "rows_of_days"]
