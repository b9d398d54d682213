"""What the reader of a format returns: an article whose publication day is not yet decided, or why there is none."""

from dataclasses import dataclass
from datetime import date

from .release import Release


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
        line: Its line, from 1, in a file with one article a line; 0 otherwise.
        part: Which article of a file with several it is, from 1, where they are not lines; 0 otherwise.
        pages: Where in `text` each page begins, the first at 0; empty for a format without pages.
        uncertain: Spans of `text` whose order on the page couldn't be told, in order.
        times: Where in `text` what was said at a time begins, and that time, in seconds from the start of a recording;
            empty for what is no transcript.
        head: How many characters of `text` stand above the report: headline, dateline, byline.
        member: The path of its file in an archive, with `/`; "" for a file in no archive.
        sha256: Hex digest of its part of a file with several, "" otherwise.
        release: What a news service says about its release, None elsewhere.
    """

    text: str
    title: str | None = None
    stated: date | None = None
    url: str | None = None
    publisher: str | None = None
    name: str | None = None
    line: int = 0
    part: int = 0
    pages: tuple[int, ...] = ()
    uncertain: tuple[tuple[int, int], ...] = ()
    times: tuple[tuple[int, int], ...] = ()
    head: int = 0
    member: str = ""
    sha256: str = ""
    release: Release | None = None


class UnreadableError(ValueError):
    """A file, or a line of one, that holds no article; `str()` is the reason in one line.

    Attributes:
        line: The line at fault, from 1, in a file with one article a line; 0 otherwise.
        part: The article at fault, from 1, in a file with several that are not lines; 0 otherwise.
        member: The path of the file at fault in an archive, with `/`; "" for a file in no archive.
        kind: The ending of a file in an archive, if none of that kind is read; None otherwise.
    """

    def __init__(self, reason: str, *, line: int = 0, part: int = 0, member: str = "", kind: str | None = None) -> None:
        self.line, self.part, self.member, self.kind = line, part, member, kind
        super().__init__(reason)
