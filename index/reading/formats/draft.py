"""What a format's reader hands over: an article before its date is settled, or why there is none."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its format gives it.

    Attributes:
        text: Its text; every passage becomes a slice of this.
        title: What metadata or mark-up give as the headline, None where the format says nothing of one.
        stated: Publication day that metadata state, None when they state none.
        url: Where it was published, None when unknown.
        name: Name that the article has in a file of many, None elsewhere.
        line: Its line, from 1, in a file of many; 0 elsewhere.
        sha256: Hex digest of its part of a file of many, "" elsewhere.
    """

    text: str
    title: str | None = None
    stated: date | None = None
    url: str | None = None
    name: str | None = None
    line: int = 0
    sha256: str = ""


class UnreadableError(ValueError):
    """A file, or a line of one, that gives no article; `str()` is the reason in one line.

    Attributes:
        line: The line at fault, from 1, in a file of many; 0 for the whole file.
    """

    def __init__(self, reason: str, *, line: int = 0) -> None:
        self.line = line
        super().__init__(reason)
