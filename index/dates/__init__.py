"""Find the days that an article, a question or a file name refers to."""

from .archive import archive_window, counted_from
from .phrases import DatePhrase, date_phrases
from .publication import DateOrigin, publication_date
from .questions import question_window
from .windows import Window
from .written import WrittenDay, written_days

__all__ = [
    "DateOrigin",
    "DatePhrase",
    "Window",
    "WrittenDay",
    "archive_window",
    "counted_from",
    "date_phrases",
    "publication_date",
    "question_window",
    "written_days",
]
