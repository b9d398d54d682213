"""Lists the contents of a generation, as `status`, `sources` and the foot of an answer show them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import itemgetter
from typing import Any

from index.errors import Failure, NotRead, by_kind
from index.reading import DateOrigin
from index.segment import day

from .opening import Generation


@dataclass(frozen=True, slots=True)
class Coverage:
    """What an answer rests on.

    Attributes:
        articles: Number of articles in the index.
        passages: Number of passages that are searched.
        first: Earliest publication day, None when no article has one.
        last: Latest publication day.
        undated: Articles whose publication day is unknown.
        built_at: When the generation was built, in UTC.
        failures: Files, or parts of files, that could not be indexed.
        generation: Id of the generation.
        not_read: Files of kinds that are not read, one for each kind, the most frequent first.
        uncertain: Pages on which the order of the words couldn't be told, by file.
        newest_at: When an article was added or changed last, in UTC; None when unknown.
    """

    articles: int
    passages: int
    first: date | None
    last: date | None
    undated: int
    built_at: datetime
    failures: tuple[Failure, ...]
    generation: str
    not_read: tuple[NotRead, ...] = ()
    uncertain: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    newest_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """An indexed article as `/sources` lists it.

    Attributes:
        source: What a citation names.
        title: Headline, "" when there is none.
        published: Publication day, None when unknown.
        published_how: How that day was found.
        passages: Number of searched passages.
        boilerplate: Number of passages kept out of search.
        publisher: Who published it, None when unknown.
        file: The file that it is in, relative to the articles folder.
    """

    source: str
    title: str
    published: date | None
    published_how: DateOrigin
    passages: int
    boilerplate: int
    publisher: str | None = None
    file: str = ""


def coverage_of(generation: Generation) -> Coverage:
    """Return what an answer from a generation rests on."""
    manifest, published = generation.manifest, generation.columns.published
    known = published[published > 0]
    failures = generation.table.failures
    return Coverage(
        articles=manifest.articles,
        passages=manifest.passages,
        first=date.fromordinal(int(known.min())) if len(known) else None,
        last=date.fromordinal(int(known.max())) if len(known) else None,
        undated=len(published) - len(known),
        built_at=manifest.built_at,
        failures=tuple(failure for failure in failures if not isinstance(failure, NotRead)),
        generation=generation.id,
        not_read=by_kind(failure for failure in failures if isinstance(failure, NotRead)),
        uncertain=generation.uncertain_pages,
        newest_at=manifest.newest_at,
    )


def list_sources(generation: Generation, text: str = "") -> list[SourceEntry]:
    """List the articles whose source or title contains a text, ignoring case, newest first."""
    columns = "source, title, published, published_how, passages, boilerplate, publisher, file"
    rows = sorted(generation.archive.articles(columns), key=itemgetter(0))
    wanted = text.casefold().strip()
    return [
        SourceEntry(source, title, day(published), how, passages, boilerplate, publisher, file)
        for source, title, published, how, passages, boilerplate, publisher, file in _newest_first(rows)
        if wanted in source.casefold() or wanted in title.casefold()
    ]


def only_source(found: Sequence[SourceEntry], name: str) -> SourceEntry | None:
    """Return the article that a name means, of those whose source or title contains it: the one of exactly this name.

    Without one it is the only one found; None if there are several.
    """
    exact = [entry for entry in found if entry.source == name]
    one = exact or found
    return one[0] if len(one) == 1 else None


def _newest_first(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return sorted(rows, key=lambda row: row[2] or "", reverse=True)


def count_origins(generation: Generation) -> Mapping[str, int]:
    """Count the articles by how their publication day was found."""
    return dict(sorted(Counter(how for (how,) in generation.archive.articles("published_how")).items()))
