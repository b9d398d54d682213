"""Reads what somebody wrote as a command: a question, a follow-up, a filter, small talk."""

from .commands import (
    Ask,
    AskBriefing,
    AskTimeline,
    Check,
    Command,
    Hello,
    Help,
    MyData,
    NoWords,
    Plain,
    Searching,
    Sources,
    Status,
    Survey,
    Thanks,
    parse,
    parse_ask,
)
from .days import BadDayError, FindWindow, read_window
from .follow_ups import follow_up
from .language import foreign

__all__ = [
    "Ask",
    "AskBriefing",
    "AskTimeline",
    "BadDayError",
    "Check",
    "Command",
    "FindWindow",
    "Hello",
    "Help",
    "MyData",
    "NoWords",
    "Plain",
    "Searching",
    "Sources",
    "Status",
    "Survey",
    "Thanks",
    "follow_up",
    "foreign",
    "parse",
    "parse_ask",
    "read_window",
]
