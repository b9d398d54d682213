"""Failures of the journal, each a sentence that names its remedy."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class JournalFailure(Exception):
    """Base of all failures of the journal; `str()` is one line for a person and names the remedy."""


class JournalUnusable(JournalFailure):
    """The journal can't be opened or written: its folder, its permissions or a full disk prevents it."""

    def __init__(self, path: Path, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(
            f"the journal {path} can't be opened for writing ({why}): give this user write access to the file and its "
            "folder, free some disk space, or set another path for the journal"
        )


class JournalDamaged(JournalFailure):
    """The file is not an SQLite database or is a damaged one; it is not changed."""

    def __init__(self, path: Path, why: str) -> None:
        self.path, self.why = path, why
        super().__init__(
            f"the journal {path} is damaged ({why}): move it and {path.name}-wal away and put a backup in its place, "
            "or recover what is readable with `sqlite3 OLD .recover | sqlite3 NEW`; nothing was changed in it"
        )


class JournalForeign(JournalFailure):
    """The file is an intact database of another program."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"{path} is another program's database: set another path for the journal; nothing was changed in it"
        )


class JournalTooNew(JournalFailure):
    """A newer Dateline has migrated the journal to a version that this one doesn't know."""

    def __init__(self, path: Path, *, found: int, known: int) -> None:
        self.path, self.found, self.known = path, found, known
        super().__init__(
            f"the journal {path} has version {found}, but this Dateline knows versions up to {known}: "
            "run the newer Dateline, or set another path for the journal; nothing was changed in it"
        )


class JournalBusy(JournalFailure):
    """Another process has held the journal for longer than this one waits."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(
            f"the journal {path} is in use by another process: try again in a minute, "
            "or close the program that has it open (a backup, a database browser)"
        )


class UnknownQuestion(LookupError):
    """There is no such question: it was deleted or never asked."""

    def __init__(self, question_id: int) -> None:
        self.question_id = question_id
        super().__init__(
            f"the journal has no question {question_id}, it may have been deleted: ask it again to vote on the answer"
        )


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file into failures that name their remedy; other errors pass."""
    try:
        yield
    except sqlite3.Error as error:
        # The low byte is the kind of error; the higher bytes say where inside SQLite it arose.
        match getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF:
            case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
                raise JournalBusy(path) from error
            case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
                raise JournalDamaged(path, str(error)) from error
            case (
                sqlite3.SQLITE_CANTOPEN
                | sqlite3.SQLITE_FULL
                | sqlite3.SQLITE_IOERR
                | sqlite3.SQLITE_PERM
                | sqlite3.SQLITE_READONLY
            ):
                raise JournalUnusable(path, str(error)) from error
            case _:
                raise
