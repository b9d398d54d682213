"""Reads the bytes of a file into articles: text, title and publication day."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from index.dates import DateOrigin, publication_date
from index.errors import Failure, NotRead, by_kind

from .folder import PART_OF_FILE, FoundFile, digest_of, printable
from .formats import Draft, LongFile, Release, UnreadableError, read_drafts
from .paragraphs import is_blank
from .publisher import publisher_of
from .titles import headline, one_line

_MAX_NAME, _MAX_REASON = 255, 1_000
_URL = re.compile(r"https?://[^\s<>\"]{1,2000}", re.IGNORECASE)


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
        times: Where in `text` what was said at a time begins, and that second of the recording; empty when read back.
        head: How many characters of `text` stand above the report; 0 when read back.
        release: What a news service says about its release, None elsewhere.
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
    times: tuple[tuple[int, int], ...] = ()
    head: int = 0
    release: Release | None = None


@dataclass(frozen=True, slots=True)
class HeldBack(Failure):
    """An item of a news service that may not be shown, or not any more.

    Attributes:
        within: The file that it is in.
        release: Which version of which item it is.
    """

    within: str
    release: Release


def read_file(
    found: FoundFile,
    data: bytes | LongFile,
    *,
    taken: Collection[str] = (),
    now: datetime | None = None,
    drafts: Callable[[str, bytes | LongFile], Iterable[Draft | UnreadableError]] = read_drafts,
) -> list[Article | Failure]:
    """Read the articles of one file.

    Args:
        found: The file.
        data: All its bytes; of a long file of records, where it lies.
        taken: Sources of other articles. An article of a file with several is cited as `file.jsonl:12` or
            `file.docx:article-7` if its name is among these, is that of an earlier one, or is not clean.
        now: The moment by which embargoes are judged; None for the present.
        drafts: Reads a file, given its name and bytes, as `read_drafts` does; a `Guard` does it apart.

    Returns:
        The articles in the order of the file, and a failure for each part that holds none. Never empty. An item that
        its news service holds back is a `HeldBack`, files in an archive of a kind that is not read are one `NotRead`.
    """
    if not data:
        return [Failure(found.file, "empty: no bytes")]
    digest = digest_of(data)
    outcomes: list[Article | Failure] = []
    unread: list[NotRead] = []
    used: set[str] = set()
    try:
        for draft in drafts(found.path.name, data):
            outcome = _outcome(found.file, draft, digest, (taken, used), now or datetime.now(UTC))
            if isinstance(outcome, Article):
                used.add(outcome.source)
            if isinstance(outcome, NotRead):
                unread.append(outcome)
            else:
                outcomes.append(outcome)
    except UnreadableError as failure:
        outcomes.append(Failure(found.file, _reason(failure)))
    return [*outcomes, *by_kind(unread)] or [Failure(found.file, "empty: nothing but blank lines")]


def _outcome(
    file: str, draft: Draft | UnreadableError, digest: str, taken: Sequence[Collection[str]], now: datetime
) -> Article | Failure:
    """Return the article that a draft becomes, or why it becomes none."""
    part = _part(file, draft)
    if printable(part) != part or PART_OF_FILE.search(draft.member):
        return Failure(printable(part), "an odd name, or one that could be mistaken for a part of a file: rename it")
    if isinstance(draft, UnreadableError):
        reason = _reason(draft)
        return Failure(part, reason) if draft.kind is None else NotRead(part, reason, draft.kind, 1)
    if draft.release and (why := draft.release.held_back(now)):
        return HeldBack(part, why, file, draft.release)
    if is_blank(draft.text):
        return Failure(part, "empty: nothing but white space")
    return _article(file, _source(part, draft, taken), draft, digest)


def _reason(failure: UnreadableError) -> str:
    """Return why a file can't be read so that it prints on a line: parsers quote what they stumble over."""
    told = printable(" ".join(str(failure).split()))
    return told if len(told) <= _MAX_REASON else f"{told[:_MAX_REASON]}..."


def _source(part: str, draft: Draft, taken: Sequence[Collection[str]]) -> str:
    """Return what an article is cited as: its part of its file, or the name that this gives it if clean and free."""
    name = draft.name or ""
    clean = name == name.strip() and 0 < len(name) <= _MAX_NAME and printable(name) == name
    free = not any(name in names for names in taken) and not PART_OF_FILE.search(name)
    return name if (draft.line or draft.part) and clean and free else part


def _part(file: str, place: Draft | UnreadableError) -> str:
    """Name a part of a file: a file in an archive by its path, an article by its number; the file where it is one."""
    inner = f"{file}/{place.member}" if place.member else file
    if place.part:
        return f"{inner}:article-{place.part}"
    return f"{inner}:{place.line}" if place.line else inner


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
        times=draft.times,
        head=draft.head,
        release=draft.release,
    )


def _url(written: str) -> str | None:
    """Return an address if it is safe to show as a link, else None."""
    url = written.strip()
    return url if _URL.fullmatch(url) and printable(url) == url else None
