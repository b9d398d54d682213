"""What the reader of a format returns: an article whose publication day is not yet decided, or why there is none."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its format states it.

    Attributes:
        text: Its text; every passage becomes a slice of this.
        title: The headline in the metadata or mark-up, None if there is none.
        stated: The publication day in the metadata, None if there is none.
        url: Where it was published, None when unknown.
        publisher: Who published it, as the metadata write it; None when they don't say.
        name: Name of the article in a file with several, None otherwise.
        line: Its line, from 1, in a file with several; 0 otherwise.
        sha256: Hex digest of its part of a file with several, "" otherwise.
    """

    text: str
    title: str | None = None
    stated: date | None = None
    url: str | None = None
    publisher: str | None = None
    name: str | None = None
    line: int = 0
    sha256: str = ""


class UnreadableError(ValueError):
    """A file, or a line of one, that holds no article; `str()` is the reason in one line.

    Attributes:
        line: The line at fault, from 1, in a file with several articles; 0 for the whole file.
    """

    def __init__(self, reason: str, *, line: int = 0) -> None:
        self.line = line
        super().__init__(reason)
