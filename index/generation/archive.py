"""The archive of a generation: its articles, passages and analyses, in one SQLite file that is written once."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import orjson

from index.dates import Window
from index.errors import Failure, IndexDamaged, NotRead
from index.figures import Figure
from index.reading import Anchor, Article, DateOrigin, Passage, PassageKind, outlet_of_url

from .analysis import Analysis
from .figure_json import dump_figures, load_figures
from .release_json import dump_release, load_release

NAME = "archive.sqlite"

_SCHEMA = """
CREATE TABLE files (file TEXT PRIMARY KEY, sha256 TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE failures (
    number INTEGER PRIMARY KEY, file TEXT NOT NULL, reason TEXT NOT NULL, kind TEXT, files INTEGER NOT NULL) STRICT;
CREATE TABLE articles (
    number INTEGER PRIMARY KEY, source TEXT NOT NULL UNIQUE, file TEXT NOT NULL, title TEXT NOT NULL,
    published TEXT, published_how TEXT NOT NULL, sha256 TEXT NOT NULL, url TEXT, title_terms TEXT NOT NULL,
    passages INTEGER NOT NULL, boilerplate INTEGER NOT NULL, publisher TEXT, part INTEGER NOT NULL) STRICT;
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


@dataclass(frozen=True, slots=True)
class Record:
    """An article with everything that is stored about it.

    Attributes:
        article: The article; its `text` is empty when read back, for an archive only keeps passages.
        title_terms: Terms of its title.
        passages: All its passages in order, including boilerplate.
        analyses: One for each passage; empty until the article is analysed.
    """

    article: Article
    title_terms: tuple[str, ...]
    passages: tuple[Passage, ...]
    analyses: tuple[Analysis, ...]


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


def write_archive(
    folder: Path, records: Iterable[Record], files: Iterable[tuple[str, str]], failures: Iterable[Failure]
) -> None:
    """Write the archive of a generation that is being built; its folder must not contain one yet."""
    with closing(sqlite3.connect(folder / NAME, isolation_level=None)) as db:
        db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _SCHEMA + "BEGIN;")
        db.executemany("INSERT INTO files VALUES (?, ?)", files)
        db.executemany("INSERT INTO failures VALUES (NULL, ?, ?, ?, ?)", map(_failure_columns, failures))
        for number, record in enumerate(records):
            _insert(db, number, record)
        db.execute("COMMIT")


def _insert(db: sqlite3.Connection, number: int, record: Record) -> None:
    a, body = record.article, sum(p.kind == "body" for p in record.passages)
    published = a.published.isoformat() if a.published else None
    title_terms = " ".join(record.title_terms)
    counts = (body, len(record.passages) - body)
    db.execute(
        "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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


def _failure_columns(failure: Failure) -> tuple[str, str, str | None, int]:
    kind, count = (failure.kind, failure.count) if isinstance(failure, NotRead) else (None, 1)
    return failure.file, failure.reason, kind, count


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
    """Reads the archive of a finished generation; safe to use from several threads.

    Every method raises `IndexDamaged` if the file is not the archive that it should be.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        try:
            uri = f"{self.path.absolute().as_uri()}?mode=ro&immutable=1"
            self._db = sqlite3.connect(uri, uri=True, check_same_thread=False)
            _add_columns(self._db)
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

    def files(self) -> dict[str, str]:
        """Return the sha256 of every file that was read, by name."""
        return dict(cast("list[tuple[str, str]]", self.rows("SELECT file, sha256 FROM files")))

    def failures(self) -> list[Failure]:
        """Return what could not be indexed, in the order of reading."""
        rows = self.rows("SELECT file, reason, kind, files FROM failures ORDER BY number")
        return [
            Failure(file, reason) if kind is None else NotRead(file, reason, kind, count)
            for file, reason, kind, count in rows
        ]

    def records(self, file: str) -> Iterator[Record]:
        """Yield all articles of a file as they were stored."""
        articles = f"SELECT {_ARTICLE}, title_terms FROM articles WHERE file = ? ORDER BY number"  # noqa: S608 - constants
        for row in self.rows(articles, (file,)):
            number, title_terms = row[0], tuple(row[-1].split())
            released = self.rows("SELECT release FROM releases WHERE article = ?", (number,))
            article = replace(_article(row[1:-1]), release=load_release(released[0][0]) if released else None)
            stored = self.rows(
                f"SELECT {_PASSAGE}, {_ANALYSIS} {_FROM} WHERE article = ? ORDER BY sequence",
                (number,),
            )
            passages = tuple(_passage(each) for each in stored)
            analyses = tuple(_analysis(each[_OF_PASSAGE:]) for each in stored)
            yield Record(article, title_terms, passages, analyses)

    def stored(self, ids: Sequence[int]) -> dict[int, Stored]:
        """Look up passages by id; ids that don't exist are left out."""
        sql = f"SELECT {_PASSAGE}, {_STORED} {_FROM} WHERE id IN ({_marks(ids)})"
        return {row[0]: _stored(row) for row in self.rows(sql, ids)}

    def with_figures(self, ids: Sequence[int]) -> list[Stored]:
        """Return which of some passages state figures, and which headlines, captions and links of their articles do."""
        wanted = _marks(ids)
        around = f"kind != 'body' AND article IN (SELECT article FROM passages WHERE id IN ({wanted}))"  # noqa: S608 - only question marks
        sql = f"SELECT {_PASSAGE}, {_STORED} {_FROM} WHERE figures != '[]' AND (id IN ({wanted}) OR {around})"
        return [_stored(row) for row in self.rows(f"{sql} ORDER BY number, sequence", [*ids, *ids])]

    def lengths(self, ids: Sequence[int]) -> dict[int, int]:
        """Return the length of passages in characters, by id."""
        return dict(self.rows(f"SELECT id, length(text) FROM passages WHERE id IN ({_marks(ids)})", ids))  # noqa: S608 - only question marks

    def texts(self, ids: Sequence[int]) -> dict[int, str]:
        """Return the text of passages, by id."""
        return dict(self.rows(f"SELECT id, text FROM passages WHERE id IN ({_marks(ids)})", ids))  # noqa: S608 - only question marks

    def with_words(self, words: Sequence[str], most: int) -> list[int]:
        """Return the ids of at most `most` searched passages that contain plain words in this order, near or far apart.

        This reads every text, a tenth of a second for a hundred thousand passages: it is for what no index finds.
        """
        sql = "SELECT id FROM passages WHERE kind = 'body' AND text LIKE ? LIMIT ?"
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
_LATER = (
    ("articles", "publisher", "SELECT *, outlet_of_url(url) AS publisher, 0 AS part FROM main.articles"),
    ("articles", "part", "SELECT *, 0 AS part FROM main.articles"),
    ("passages", "page", "SELECT *, 0 AS page, 0 AS on_page, 0 AS uncertain, NULL AS second FROM main.passages"),
    ("failures", "kind", "SELECT *, rowid AS number, NULL AS kind, 1 AS files FROM main.failures"),
    ("passages", "second", "SELECT *, NULL AS second FROM main.passages"),
)


def _add_columns(db: sqlite3.Connection) -> None:
    """Give an archive that was made before what is stored now, until the next rebuild.

    Publishers are those that web addresses tell; no file had several articles or pages, none was a transcript or of
    a news service.
    """
    for table, column, view in _LATER:
        columns = db.execute("SELECT name FROM pragma_table_info(?, 'main')", (table,)).fetchall()
        if columns and (column,) not in columns:
            db.create_function("outlet_of_url", 1, outlet_of_url, deterministic=True)
            # A view in the temporary schema stands before the table of the same name.
            db.execute(f"CREATE TEMP VIEW IF NOT EXISTS {table} AS {view}")
    if not db.execute("SELECT name FROM pragma_table_info('releases')").fetchall():
        db.execute("CREATE TEMP VIEW releases AS SELECT 0 AS article, '' AS release WHERE false")


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
