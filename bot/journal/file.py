"""The journal's file: created for its owner alone, checked before use, migrated to the current schema.

A migration is a tuple of statements; `user_version` in the database counts the migrations applied. A migration that
has been released is never edited: a change of the schema is a new migration at the end.
"""

import os
import sqlite3
import stat
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from .errors import JournalBusy, JournalDamaged, JournalForeign, JournalTooNew, JournalUnusable, explained

APPLICATION_ID = 0x446A6E6C  # "Djnl": distinguishes a journal from another program's database
_SQLITE_MAGIC = b"SQLite format 3\0"

Migration = tuple[str, ...]

MIGRATIONS: tuple[Migration, ...] = (
    (
        # AUTOINCREMENT: buttons of old messages carry the id, so the id of a deleted question is never used again.
        """
        CREATE TABLE questions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            asked_at TEXT NOT NULL,
            platform TEXT NOT NULL,
            user TEXT NOT NULL,
            place TEXT NOT NULL,
            question TEXT NOT NULL,
            asked_on TEXT NOT NULL,
            filters TEXT NOT NULL,
            abstained INTEGER NOT NULL CHECK (abstained IN (0, 1)),
            generation TEXT NOT NULL,
            private INTEGER NOT NULL CHECK (private IN (0, 1))
        )
        """,
        "CREATE INDEX questions_by_user ON questions (platform, user)",
        "CREATE INDEX questions_by_time ON questions (asked_at)",
        """
        CREATE TABLE question_passages (
            question_id INTEGER NOT NULL REFERENCES questions ON DELETE CASCADE,
            rank INTEGER NOT NULL CHECK (rank >= 1),
            passage_id INTEGER NOT NULL,
            source TEXT NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (question_id, rank)
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE votes (
            question_id INTEGER NOT NULL REFERENCES questions ON DELETE CASCADE,
            user TEXT NOT NULL,
            vote INTEGER NOT NULL CHECK (vote IN (-1, 1)),
            voted_at TEXT NOT NULL,
            PRIMARY KEY (question_id, user)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX votes_by_user ON votes (user)",
    ),
)


def open_file(path: Path, *, wait: float) -> sqlite3.Connection:
    """Open the journal's database; create or migrate it if necessary.

    Args:
        path: The file; it and its folder are created when missing, readable by their owner alone.
        wait: Seconds to wait for another process's transaction.

    Returns:
        A connection in autocommit mode that any thread may use, one at a time.

    Raises:
        JournalFailure: The file can't be used; it was not changed.
    """
    path = path.absolute()
    _create(path)
    with explained(path):
        connection = sqlite3.connect(path, timeout=wait, isolation_level=None, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        try:
            _prepare(connection, path, wait)
        except BaseException:
            connection.close()
            raise
    return connection


def migrate(connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration]) -> None:
    """Apply the migrations that the database lacks, all of them or none.

    Raises:
        JournalTooNew: The database has more migrations than this program knows.
    """
    with connection:
        # Lock first, then look: of two bots that start at once, one migrates and the other waits.
        connection.execute("BEGIN IMMEDIATE")
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > len(migrations):
            raise JournalTooNew(path, found=version, known=len(migrations))
        if version == len(migrations):
            return
        for migration in migrations[version:]:
            for statement in migration:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(migrations)}")


def rewrite(connection: sqlite3.Connection, path: Path, *, wait: float) -> None:
    """Rewrite the file without what was deleted, and empty the write-ahead log.

    `secure_delete` alone isn't enough: a page that SQLite has rearranged can contain copies of moved rows that
    SQLite no longer knows of. The log contains everything written since it was last emptied.

    Raises:
        JournalBusy: Another process reads or writes for longer than `wait` seconds.
    """
    with explained(path):
        connection.execute("VACUUM")
        if not _patiently(lambda: _empty_log(connection), wait):
            raise JournalBusy(path)


def _prepare(connection: sqlite3.Connection, path: Path, wait: float) -> None:
    """Check the database, configure the connection, and migrate."""
    _check(connection, path)
    if not _patiently(lambda: _turn_log_on(connection), wait):
        raise JournalBusy(path)
    for pragma in (
        "synchronous = FULL",  # a vote that was confirmed survives a power cut
        "foreign_keys = ON",
        "secure_delete = ON",
        "temp_store = MEMORY",  # VACUUM's working copy isn't written to the folder for temporary files
    ):
        connection.execute(f"PRAGMA {pragma}")
    migrate(connection, path, MIGRATIONS)


def _turn_log_on(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True


def _empty_log(connection: sqlite3.Connection) -> bool:
    (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def _patiently(attempt: Callable[[], bool], wait: float) -> bool:
    """Try until the attempt succeeds or `wait` seconds are over, and return whether it did.

    SQLite itself waits for another process's transaction, but gives up at once when that process turns the log
    on or empties it.
    """
    deadline = time.monotonic() + wait
    while not attempt():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def _create(path: Path) -> None:
    """Create the file and its folder if they are missing; otherwise check the first bytes of the file."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        with open(descriptor, "rb") as file:  # noqa: PTH123 - a Path can't open with a mode for new files
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise JournalUnusable(path, "it is not a regular file")
            head = file.read(len(_SQLITE_MAGIC))
    except OSError as error:
        raise JournalUnusable(path, error.strerror or str(error)) from error
    # SQLite takes some very short files for empty databases and would overwrite them.
    if head not in (b"", _SQLITE_MAGIC):
        raise JournalDamaged(path, "it is not an SQLite database")


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a damaged, foreign or newer database before anything is written to it."""
    with connection:
        # All three in one transaction: another bot may be creating the journal right now.
        connection.execute("BEGIN")
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION_ID and (application or version or tables):
        raise JournalForeign(path)
    if version > len(MIGRATIONS):
        raise JournalTooNew(path, found=version, known=len(MIGRATIONS))
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise JournalDamaged(path, verdict.splitlines()[-1])
