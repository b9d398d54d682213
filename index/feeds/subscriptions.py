"""The feeds that are followed, and what is known of their entries, in one SQLite file."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from index.errors import FeedFailure

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS feeds (
    address TEXT PRIMARY KEY, added_at TEXT NOT NULL, title TEXT, etag TEXT, modified TEXT,
    checked_at TEXT, due_at TEXT NOT NULL, failures INTEGER NOT NULL, failure TEXT) STRICT;
CREATE TABLE IF NOT EXISTS entries (
    address TEXT NOT NULL REFERENCES feeds (address) ON DELETE CASCADE, id TEXT NOT NULL, file TEXT NOT NULL,
    digest TEXT NOT NULL, PRIMARY KEY (address, id)) STRICT, WITHOUT ROWID;
"""
_AT_ONCE: Final = datetime(1970, 1, 1, tzinfo=UTC)
_WAIT: Final = 10.0
"""Seconds to wait for another process that writes."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that is followed.

    Attributes:
        address: Its web address, or the path of its file.
        added_at: When it was added, in UTC.
        title: What it calls itself, None when unknown.
        etag: What its server called the state of it that was read last, None for nothing.
        modified: When its server says that state was made, None for nothing.
        checked_at: When it was looked at last, None if it never was.
        due_at: When to look again.
        failures: How often in a row it could not be read.
        failure: Why not the last time, None if it could.
        entries: How many of its entries are known.
    """

    address: str
    added_at: datetime
    title: str | None = None
    etag: str | None = None
    modified: str | None = None
    checked_at: datetime | None = None
    due_at: datetime = _AT_ONCE
    failures: int = 0
    failure: str | None = None
    entries: int = 0


@dataclass(frozen=True, slots=True)
class Known:
    """An entry that was seen before: the file that holds it, and a digest of what the feed said."""

    file: str
    digest: str


class Subscriptions:
    """Keeps feeds and their entries; several processes may use the file at the same time.

    Args:
        file: The SQLite file, made when something is first stored.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def feeds(self) -> list[Feed]:
        """Return all feeds, the one that was added first first."""
        if not self._file.exists():
            return []
        with self._opened() as db:
            return [_feed(row) for row in db.execute(f"{_SELECT} ORDER BY added_at, feeds.address")]

    def feed(self, address: str) -> Feed:
        """Return a feed.

        Raises:
            FeedFailure: It is not followed.
        """
        found = next((feed for feed in self.feeds() if feed.address == address), None)
        if found is None:
            raise FeedFailure(address, "is not followed", "`dateline feed list` names those that are")
        return found

    def add(self, feed: Feed) -> None:
        """Follow a feed.

        Raises:
            FeedFailure: It is followed already.
        """
        try:
            with self._opened() as db:
                db.execute("INSERT INTO feeds VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _columns(feed))
        except sqlite3.IntegrityError:
            raise FeedFailure(feed.address, "is followed already", "`dateline feed list` shows how it goes") from None

    def update(self, feed: Feed) -> None:
        """Store how a feed goes; one that was removed meanwhile stays removed."""
        address, _, *columns = _columns(feed)
        with self._opened() as db:
            db.execute(
                "UPDATE feeds SET title = ?, etag = ?, modified = ?, checked_at = ?, due_at = ?, failures = ?, "
                "failure = ? WHERE address = ?",
                (*columns, address),
            )

    def remove(self, address: str) -> str:
        """Follow a feed no longer; its articles stay. Returns its full address.

        Raises:
            FeedFailure: It is not followed.
        """
        address = self.feed(full_address(address)).address
        with self._opened() as db:
            db.execute("DELETE FROM feeds WHERE address = ?", (address,))
        return address

    def known(self, address: str) -> dict[str, Known]:
        """Return the entries of a feed that were seen before, by id."""
        with self._opened() as db:
            rows = db.execute("SELECT id, file, digest FROM entries WHERE address = ?", (address,))
            return {id_: Known(file, digest) for id_, file, digest in rows}

    def remember(self, address: str, id_: str, entry: Known) -> None:
        """Store that an entry is in a file; nothing for a feed that was removed meanwhile."""
        with self._opened() as db:
            db.execute(
                "INSERT OR REPLACE INTO entries SELECT address, ?, ?, ? FROM feeds WHERE address = ?",
                (id_, entry.file, entry.digest, address),
            )

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with closing(sqlite3.connect(self._file, timeout=_WAIT)) as db, db:
                db.executescript(f"PRAGMA foreign_keys = ON;{_SCHEMA}")
                yield db
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.IntegrityError):
                raise
            remedy = "move the file away and add the feeds again"
            raise FeedFailure(str(self._file), f"(the list of feeds) cannot be used ({error})", remedy) from error


_SELECT: Final = "SELECT feeds.*, (SELECT count(*) FROM entries WHERE entries.address = feeds.address) FROM feeds"


def _columns(feed: Feed) -> tuple[Any, ...]:
    checked = feed.checked_at.isoformat() if feed.checked_at else None
    moments = (checked, feed.due_at.isoformat())
    return (
        feed.address,
        feed.added_at.isoformat(),
        feed.title,
        feed.etag,
        feed.modified,
        *moments,
        feed.failures,
        feed.failure,
    )


def _feed(row: tuple[Any, ...]) -> Feed:
    address, added, title, etag, modified, checked, due, failures, failure, entries = row
    at = datetime.fromisoformat(checked) if checked else None
    times = (datetime.fromisoformat(added), at, datetime.fromisoformat(due))
    return Feed(address, times[0], title, etag, modified, times[1], times[2], failures, failure, entries)


def full_address(written: str) -> str:
    """Return the address of a feed as it is kept: of a file its whole path."""
    return written if is_web(written) else str(Path(written).expanduser().resolve())


def is_web(address: str) -> bool:
    """Whether an address is one on the web, and not a file."""
    return address.lower().startswith(("http://", "https://"))
