"""Dates: of what an article tells and of what a question asks for, as windows of days. Pure."""

from .phrases import DatePhrase, date_phrases
from .questions import question_window
from .windows import Window

__all__ = ["DatePhrase", "Window", "date_phrases", "question_window"]
