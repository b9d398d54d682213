"""Articles: files of a folder read into text, title and publication date."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

DateOrigin = Literal["stated", "filename", "inferred", "unknown"]


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read.

    Attributes:
        source: What a citation names: the path relative to the articles folder with `/`, or the name that a
            line of a .jsonl file gives its article.
        file: Path of the file that holds it, relative to the articles folder, with `/`. Differs from `source`
            only for .jsonl.
        title: The headline in one line, white space folded; "" when there is none.
        published: Publication day, None when unknown.
        published_how: How `published` was found.
        sha256: Hex digest of the file's bytes (of the line's bytes for .jsonl).
        text: The article's text, decoded and otherwise as it is: for .txt and .md the whole file without its
            byte order mark, line ends untouched; for .html and .pdf what the extractor gives; for .jsonl the
            `text` field. Every passage is a slice of this.
        url: Where it was published, None when unknown.
    """

    source: str
    file: str
    title: str
    published: date | None
    published_how: DateOrigin
    sha256: str
    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """A file (or a line of one) that could not be indexed, and why, each printable in one line."""

    file: str
    reason: str
