"""Which days a text, a question or a file means."""

from .phrases import DatePhrase, date_phrases
from .publication import DateOrigin, publication_date
from .questions import question_window
from .windows import Window

__all__ = ["DateOrigin", "DatePhrase", "Window", "date_phrases", "publication_date", "question_window"]
