"""Stores what was asked, what was shown and how people voted; the only data that can't be rebuilt."""

from .errors import JournalFailure, UnknownQuestion
from .journal import Journal
from .records import RecordedPassage, RecordedQuestion, RecordedVote

__all__ = ["Journal", "JournalFailure", "RecordedPassage", "RecordedQuestion", "RecordedVote", "UnknownQuestion"]
