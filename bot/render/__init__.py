"""Turns answers, surveys, lists and notices into replies, the same for every platform. Pure."""

from .answer import PER_PAGE, Gone, QuestionContext, render_answer, render_checked, render_cited
from .briefing import render_briefing
from .listing import (
    notice,
    render_around,
    render_article,
    render_help,
    render_mine,
    render_sources,
    render_status,
    render_version,
)
from .timeline import render_timeline

__all__ = [
    "PER_PAGE",
    "Gone",
    "QuestionContext",
    "notice",
    "render_answer",
    "render_around",
    "render_article",
    "render_briefing",
    "render_checked",
    "render_cited",
    "render_help",
    "render_mine",
    "render_sources",
    "render_status",
    "render_timeline",
    "render_version",
]
