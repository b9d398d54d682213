"""The archive of a segment: its articles, passages and analyses, in one SQLite file that is written once."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final, cast

import orjson

from index.dates import Window
from index.errors import IndexDamaged
from index.figures import Figure
from index.reading import Anchor, Article, DateOrigin, Passage, PassageKind

from .analysis import Analysis
from .figure_json import dump_figures, load_figures
from .refused_writes import refused_as
from .release_json import dump_release, load_release

NAME = "archive.sqlite"

SCHEMA: Final = """
CREATE TABLE articles (
    number INTEGER PRIMARY KEY, source TEXT NOT NULL UNIQUE, file TEXT NOT NULL, title TEXT NOT NULL,
    published TEXT, published_how TEXT NOT NULL, sha256 TEXT NOT NULL, url TEXT, title_terms TEXT NOT NULL,
    passages INTEGER NOT NULL, boilerplate INTEGER NOT NULL, publisher TEXT, part INTEGER NOT NULL,
    place INTEGER NOT NULL) STRICT;
CREATE TABLE passages (
    id INTEGER PRIMARY KEY, article INTEGER NOT NULL REFERENCES articles (number), sequence INTEGER NOT NULL,
    paragraph INTEGER NOT NULL, first_line INTEGER NOT NULL, last_line INTEGER NOT NULL,
    start INTEGER NOT NULL, stop INTEGER NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL,
    terms TEXT NOT NULL, names TEXT NOT NULL, event_dates TEXT NOT NULL, traits INTEGER NOT NULL,
    figures TEXT NOT NULL, speakers TEXT NOT NULL,
    page INTEGER NOT NULL, on_page INTEGER NOT NULL, uncertain INTEGER NOT NULL, second INTEGER) STRICT;
CREATE TABLE releases (article INTEGER PRIMARY KEY, release TEXT NOT NULL) STRICT;
CREATE INDEX passages_by_article ON passages (article, sequence);
CREATE INDEX articles_by_file ON articles (file);
"""

_HIDDEN: Final = """
PRAGMA temp_store = MEMORY;
CREATE TEMP TABLE dead (number INTEGER PRIMARY KEY);
CREATE TEMP VIEW articles AS SELECT * FROM main.articles WHERE number NOT IN (SELECT number FROM dead);
CREATE TEMP VIEW passages AS SELECT * FROM main.passages WHERE article NOT IN (SELECT number FROM dead);
"""
"""A view in the temporary schema stands before the table of the same name: whoever reads sees no dead article."""


@dataclass(frozen=True, slots=True)
class Record:
    """An article with everything that is stored about it.

    Attributes:
        article: The article; its `text` is empty when read back, for an archive only keeps passages.
        title_terms: Terms of its title.
        passages: All its passages in order, including boilerplate.
        analyses: One for each passage; empty until the article is analysed.
        place: Which of the articles of its file it is, from 0.
    """

    article: Article
    title_terms: tuple[str, ...]
    passages: tuple[Passage, ...]
    analyses: tuple[Analysis, ...]
    place: int = 0


@dataclass(frozen=True, slots=True)
class Stored:
    """A passage read from an archive, with what a hit shows about it and its article."""

    passage: Passage
    title: str
    published: date | None
    published_how: DateOrigin
    event_dates: tuple[Window, ...]
    figures: tuple[Figure, ...] = ()
    speakers: tuple[str, ...] = ()
    publisher: str | None = None


def write_archive(folder: Path, records: Iterable[Record]) -> None:
    """Write the archive of a segment that is being made; its folder must not contain one yet."""
    with (
        refused_as(sqlite3.OperationalError),
        closing(sqlite3.connect(folder / NAME, isolation_level=None)) as db,
    ):
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + SCHEMA + "BEGIN;")
        for number, record in enumerate(records):
            _insert(db, number, record)
        db.execute("COMMIT")


def _insert(db: sqlite3.Connection, number: int, record: Record) -> None:
    a, body = record.article, sum(p.kind == "body" for p in record.passages)
    published = a.published.isoformat() if a.published else None
    title_terms = " ".join(record.title_terms)
    counts = (body, len(record.passages) - body)
    db.execute(
        "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            a.source,
            a.file,
            a.title,
            published,
            a.published_how,
            a.sha256,
            a.url,
            title_terms,
            *counts,
            a.publisher,
            a.part,
            record.place,
        ),
    )
    if a.release:
        db.execute("INSERT INTO releases VALUES (?, ?)", (number, dump_release(a.release)))
    db.executemany(
        "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (p.id, number, sequence, *_place(p), p.text, p.kind, *_columns(analysis), *_anchor(p.anchor))
            for sequence, (p, analysis) in enumerate(zip(record.passages, record.analyses, strict=True))
        ),
    )


def _place(passage: Passage) -> tuple[int, int, int, int, int]:
    return passage.paragraph, *passage.lines, *passage.chars


def _anchor(anchor: Anchor) -> tuple[int, int, int, int | None]:
    return anchor.page, anchor.on_page, anchor.uncertain, anchor.second


def _columns(analysis: Analysis) -> tuple[str, str, str, int, str, str]:
    dates = [[_iso(w.start), _iso(w.end), w.phrase, *w.span] for w in analysis.event_dates]
    return (
        "\n".join(" ".join(sentence) for sentence in analysis.terms),
        "\n".join(analysis.names),
        orjson.dumps(dates).decode(),
        analysis.traits,
        dump_figures(analysis.figures),
        "\n".join(analysis.speakers),
    )


def _analysis(row: Sequence[Any]) -> Analysis:
    terms, names, dates, traits, figures, speakers = row
    return Analysis(
        tuple(tuple(sentence.split(" ")) if sentence else () for sentence in terms.split("\n")) if terms else (),
        tuple(names.splitlines()),
        _windows(dates),
        traits,
        load_figures(figures),
        tuple(speakers.splitlines()),
    )


class Archive:
    """Reads the archive of a finished segment; safe to use from several threads.

    Every method raises `IndexDamaged` if the file is not the archive that it should be. Articles go by their number in
    the segment; those that are dead are seen by no method.

    Args:
        folder: The segment's.
        dead: Numbers of articles that are no longer there.
    """

    def __init__(self, folder: Path, dead: Iterable[int] = ()) -> None:
        self.path = folder / NAME
        try:
            uri = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
            self._db = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
            if numbers := [(number,) for number in dead]:
                self._db.executescript(_HIDDEN)
                self._db.executemany("INSERT INTO dead VALUES (?)", numbers)
        except sqlite3.Error as error:
            raise IndexDamaged(folder, f"{NAME} cannot be opened: {error}") from error

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run a query and return all its rows."""
        try:
            with closing(self._db.cursor()) as cursor:
                return cursor.execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            raise IndexDamaged(self.path.parent, f"{NAME}: {error}") from error

    def articles(self, columns: str) -> list[tuple[Any, ...]]:
        """Return the number of each article and some of its columns, by number."""
        return self.rows(f"SELECT number, {columns} FROM articles ORDER BY number")  # noqa: S608 - constants

    def numbers_of(self, file: str) -> list[int]:
        """Return the numbers of the articles of a file."""
        return [
            number for (number,) in self.rows("SELECT number FROM articles WHERE file = ? ORDER BY number", (file,))
        ]

    def heads(self, file: str) -> list[tuple[int, Article, int]]:
        """Return the number, what is known besides its text and release, and the place of each article of a file."""
        sql = f"SELECT {_ARTICLE}, place FROM articles WHERE file = ? ORDER BY number"  # noqa: S608 - constants
        return [(row[0], _article(row[1:-1]), row[-1]) for row in self.rows(sql, (file,))]

    def file_of(self, source: str) -> str | None:
        """Return the file of the article with a source; None if there is none."""
        rows = self.rows("SELECT file FROM articles WHERE source = ?", (source,))
        return cast("str", rows[0][0]) if rows else None

    def released(self) -> list[tuple[int, int, Article]]:
        """Return the number, the place and, without their texts, the articles that came from a news service."""
        sql = f"SELECT {_ARTICLE}, place, release FROM releases JOIN articles ON article = number ORDER BY number"  # noqa: S608 - constants
        rows = self.rows(sql)
        return [(row[0], row[-2], replace(_article(row[1:-2]), release=load_release(row[-1]))) for row in rows]

    def any_released(self, numbers: Iterable[int]) -> bool:
        """Whether one of some articles, dead or not, came from a news service."""
        return any(self.rows("SELECT 1 FROM releases WHERE article = ?", (number,)) for number in numbers)

    def digests(self, numbers: Iterable[int]) -> dict[str, str]:
        """Return the digest of each of some articles by its source."""
        sql = "SELECT source, sha256 FROM articles WHERE number = ?"
        return dict(row for number in numbers for row in self.rows(sql, (number,)))

    def kinds(self, numbers: Iterable[int]) -> list[tuple[int, str]]:
        """Return the id and the kind of each passage of some articles."""
        sql = "SELECT id, kind FROM passages WHERE article = ?"
        return [(id_, kind) for number in numbers for id_, kind in self.rows(sql, (number,))]

    def records(self, numbers: Iterable[int]) -> Iterator[Record]:
        """Yield articles by number, as they were stored."""
        sql = f"SELECT {_ARTICLE}, title_terms, place FROM articles WHERE number = ?"  # noqa: S608 - constants
        for number in numbers:
            for _, *article, title_terms, place in self.rows(sql, (number,)):
                yield self._record(number, _article(article), tuple(title_terms.split()), place)

    def _record(self, number: int, article: Article, title_terms: tuple[str, ...], place: int) -> Record:
        released = self.rows("SELECT release FROM releases WHERE article = ?", (number,))
        stored = self.rows(f"SELECT {_PASSAGE}, {_ANALYSIS} {_FROM} WHERE article = ? ORDER BY sequence", (number,))
        return Record(
            replace(article, release=load_release(released[0][0]) if released else None),
            title_terms,
            tuple(_passage(each) for each in stored),
            tuple(_analysis(each[_OF_PASSAGE:]) for each in stored),
            place,
        )

    def stored(self, ids: Sequence[int]) -> dict[int, Stored]:
        """Look up passages by id; ids that don't exist are left out."""
        sql = f"SELECT {_PASSAGE}, {_STORED} {_FROM} WHERE id IN ({_marks(ids)})"
        return {row[0]: _stored(row) for row in self.rows(sql, ids)}

    def with_figures(self, ids: Sequence[int]) -> list[tuple[int, Stored]]:
        """Return which of some passages state figures, and which headlines, captions and links of their articles do.

        Each with the number of its article; in the order of articles and paragraphs.
        """
        wanted = _marks(ids)
        around = f"kind != 'body' AND article IN (SELECT article FROM passages WHERE id IN ({wanted}))"  # noqa: S608 - only question marks
        sql = f"SELECT {_PASSAGE}, {_STORED}, number {_FROM} WHERE figures != '[]' AND (id IN ({wanted}) OR {around})"
        return [(row[-1], _stored(row[:-1])) for row in self.rows(f"{sql} ORDER BY number, sequence", [*ids, *ids])]

    def of_passages(self, column: str, ids: Sequence[int]) -> dict[int, Any]:
        """Return a column of passages by id; ids that don't exist are left out."""
        return dict(self.rows(f"SELECT id, {column} FROM passages WHERE id IN ({_marks(ids)})", ids))  # noqa: S608 - constants

    def with_words(self, words: Sequence[str], most: int) -> list[int]:
        """Return the ids of at most `most` searched passages that contain plain words in this order, near or far apart.

        This reads every text, a tenth of a second for a hundred thousand passages: it is for what no index finds.
        """
        sql = "SELECT id FROM passages WHERE kind = 'body' AND text LIKE ? ORDER BY id LIMIT ?"
        return [id_ for (id_,) in self.rows(sql, (f"%{'%'.join(words)}%", most))]

    def speakers(self) -> list[tuple[int, str]]:
        """Return the id of each searched passage in which somebody speaks, with its `Analysis.speakers`, one a line."""
        sql = "SELECT id, speakers FROM passages WHERE speakers != '' AND kind = 'body'"
        return cast("list[tuple[int, str]]", self.rows(sql))

    def paragraphs(self, source: str) -> list[Passage]:
        """Return all passages of an article in order, including boilerplate."""
        sql = f"SELECT {_PASSAGE} {_FROM} WHERE source = ? ORDER BY sequence"
        return [_passage(row) for row in self.rows(sql, (source,))]


_ARTICLE = "number, source, file, title, published, published_how, sha256, url, publisher, part"
_PASSAGE = (
    "id, source, paragraph, first_line, last_line, start, stop, text, kind, part, page, on_page, uncertain, second"
)
_OF_PASSAGE = _PASSAGE.count(",") + 1
_ANALYSIS = "terms, names, event_dates, traits, figures, speakers"
_STORED = "event_dates, title, published, published_how, figures, speakers, publisher"
_FROM = "FROM passages JOIN articles ON article = number"


def _marks(ids: Sequence[int]) -> str:
    return ",".join("?" * len(ids))


def _article(row: Sequence[Any]) -> Article:
    source, file, title, published, how, sha256, url, publisher, part = row
    return Article(source, file, title, day(published), how, sha256, "", url, publisher, part)


def _passage(row: Sequence[Any]) -> Passage:
    number, source, paragraph, first, last, start, stop, text, kind, part, *place = row[:_OF_PASSAGE]
    page, on_page, uncertain, second = place
    anchor = Anchor(part, page, on_page, bool(uncertain), second)
    return Passage(number, source, paragraph, (first, last), (start, stop), text, cast("PassageKind", kind), anchor)


def _stored(row: Sequence[Any]) -> Stored:
    dates, title, published, how, figures, speakers, publisher = row[_OF_PASSAGE:]
    said = (load_figures(figures), tuple(speakers.splitlines()), publisher)
    return Stored(_passage(row), title, day(published), how, _windows(dates), *said)


def _windows(dates: str) -> tuple[Window, ...]:
    return tuple(Window(day(a), day(b), phrase, (s, e)) for a, b, phrase, s, e in orjson.loads(dates))


def day(iso: str | None) -> date | None:
    """Read a stored day."""
    return date.fromisoformat(iso) if iso else None


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None
