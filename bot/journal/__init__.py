"""What was asked, what was shown and how people voted."""

from .journal import Journal, JournalFailure, UnknownQuestion
from .records import RecordedPassage, RecordedQuestion, RecordedVote

__all__ = ["Journal", "JournalFailure", "RecordedPassage", "RecordedQuestion", "RecordedVote", "UnknownQuestion"]
