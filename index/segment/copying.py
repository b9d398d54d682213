"""Copies articles from the archives of several segments into that of a new one."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from .archive import NAME, SCHEMA
from .arrays import Ints
from .refused_writes import refused_as
from .segment import Segment

_CACHE: Final = 64_000
"""Kibibytes of the database that are kept in memory while it is written: passages come in the order of no index."""


def copy_archives(folder: Path, segments: Sequence[Segment], numbers: Sequence[Ints]) -> None:
    """Write the archive of a segment that is made of others.

    Args:
        folder: The folder of the new segment, in which there is no archive yet.
        segments: Where the articles are.
        numbers: For each segment the new number of each of its articles, -1 for those that are left out.
    """
    with (
        refused_as(sqlite3.OperationalError),
        closing(sqlite3.connect(f"{(folder / NAME).absolute().as_uri()}", uri=True, isolation_level=None)) as db,
    ):
        db.executescript(f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-{_CACHE}; {SCHEMA}")
        db.execute("CREATE TEMP TABLE renumbered (old INTEGER PRIMARY KEY, new INTEGER NOT NULL)")
        for segment, new in zip(segments, numbers, strict=True):
            _copy(db, segment.folder / NAME, [(old, each) for old, each in enumerate(new.tolist()) if each >= 0])


def _copy(db: sqlite3.Connection, source: Path, renumbered: Sequence[tuple[int, int]]) -> None:
    db.execute("ATTACH DATABASE ? AS other", (f"{source.absolute().as_uri()}?mode=ro&immutable=1",))
    db.execute("BEGIN")
    db.executemany("INSERT INTO renumbered VALUES (?, ?)", renumbered)
    for table, key in (("articles", "number"), ("passages", "article"), ("releases", "article")):
        columns = [name for (name,) in db.execute("SELECT name FROM pragma_table_info(?)", (table,))]
        values = ", ".join("new" if name == key else name for name in columns)
        db.execute(
            f"INSERT INTO main.{table} SELECT {values} FROM other.{table} JOIN renumbered ON old = {key}"  # noqa: S608 - names of ours
        )
    db.execute("DELETE FROM renumbered")
    db.execute("COMMIT")
    db.execute("DETACH DATABASE other")
