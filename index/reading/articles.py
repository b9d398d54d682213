"""Reads the bytes of a file into articles: text, title and publication day."""

import hashlib
import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from index.dates import DateOrigin, publication_date
from index.errors import Failure

from .folder import FoundFile, printable
from .formats import READERS, Draft, UnreadableError
from .paragraphs import is_blank
from .publisher import publisher_of
from .titles import headline, one_line

_MAX_NAME = 255
_URL = re.compile(r"https?://[^\s<>\"]{1,2000}", re.IGNORECASE)
# A name of this form could be mistaken for a part of another file.
_PART_OF_FILE = re.compile(r"\.jsonl:\d+$|:article-\d+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was read.

    Attributes:
        source: What a citation names: the path of the file relative to the articles folder, with `/`, or the name that
            file with several articles gives it. One without a name is `file.jsonl:12` or `file.docx:article-7`.
        file: Path of the file, relative to the articles folder, with `/`.
        title: The headline on one line, white space folded; "" when there is none.
        published: Publication day, None when unknown.
        published_how: How `published` was found.
        sha256: Hex digest of the file's bytes (of the line's bytes for .jsonl).
        text: The text, decoded but otherwise unchanged. For .txt and .md: the whole file without its byte order mark,
            line ends untouched. For .html and .pdf: what is extracted. For .jsonl: the `text` field. Every passage is
            a slice of this.
        url: Web address of the publication, in printable characters; None when unknown.
        publisher: The paper, agency or site that published it; None when unknown.
        part: Which article of a file with several it is, from 1, where they are not lines; 0 otherwise.
        pages: Where in `text` each page begins, the first at 0; empty without pages, and when read back.
        uncertain: Spans of `text` whose order on the page couldn't be told; empty when read back.
    """

    source: str
    file: str
    title: str
    published: date | None
    published_how: DateOrigin
    sha256: str
    text: str
    url: str | None = None
    publisher: str | None = None
    part: int = 0
    pages: tuple[int, ...] = ()
    uncertain: tuple[tuple[int, int], ...] = ()


def read_file(found: FoundFile, data: bytes, *, taken: Collection[str] = ()) -> list[Article | Failure]:
    """Read the articles of one file.

    Args:
        found: The file.
        data: All its bytes.
        taken: Sources of other articles. An article of a file with several is cited as `file.jsonl:12` or
            `file.docx:article-7` if its name is among these, is that of an earlier one, or is not clean.

    Returns:
        The articles in the order of the file, and a failure for each part that holds none. Never empty.
    """
    if not data:
        return [Failure(found.file, "empty: no bytes")]
    reader = READERS[found.path.suffix.lower()]
    digest = hashlib.sha256(data).hexdigest()
    outcomes: list[Article | Failure] = []
    used: set[str] = set()
    try:
        for draft in reader(data):
            if isinstance(draft, UnreadableError):
                outcomes.append(Failure(_part(found.file, draft), str(draft)))
            elif is_blank(draft.text):
                outcomes.append(Failure(_part(found.file, draft), "empty: nothing but white space"))
            else:
                source = _source(found.file, draft, taken, used)
                used.add(source)
                outcomes.append(_article(found.file, source, draft, digest))
    except UnreadableError as failure:
        outcomes.append(Failure(found.file, str(failure)))
    return outcomes or [Failure(found.file, "empty: nothing but blank lines")]


def _source(file: str, draft: Draft, taken: Collection[str], used: set[str]) -> str:
    """Return what the article is cited as: its file, or the name that the file gives it if that is clean and free."""
    if not draft.line and not draft.part:
        return file
    name = draft.name or ""
    clean = name == name.strip() and 0 < len(name) <= _MAX_NAME and printable(name) == name
    free = name not in taken and name not in used and not _PART_OF_FILE.search(name)
    return name if clean and free else _part(file, draft)


def _part(file: str, place: Draft | UnreadableError) -> str:
    """Name a part of a file by its number; the file itself where there is but one."""
    if place.part:
        return f"{file}:article-{place.part}"
    return f"{file}:{place.line}" if place.line else file


def _article(file: str, source: str, draft: Draft, digest: str) -> Article:
    # A file of many articles is called after the day on which somebody exported it.
    named = "" if draft.part else source
    url = _url(draft.url or "")
    published, published_how = publication_date(draft.text, named, stated=draft.stated, url=url)
    return Article(
        source=source,
        file=file,
        title=one_line(draft.title) if draft.title else headline(draft.text),
        published=published,
        published_how=published_how,
        sha256=draft.sha256 or digest,
        text=draft.text,
        url=url,
        publisher=publisher_of(draft, source, url),
        part=draft.part,
        pages=draft.pages,
        uncertain=draft.uncertain,
    )


def _url(written: str) -> str | None:
    """Return an address if it is safe to show as a link, else None."""
    url = written.strip()
    return url if _URL.fullmatch(url) and printable(url) == url else None
