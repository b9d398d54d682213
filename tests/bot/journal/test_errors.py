"""SQLite's errors become failures that name their remedy."""

import sqlite3
from pathlib import Path

import pytest

from bot.journal.errors import JournalBusy, JournalDamaged, JournalFailure, JournalTooNew, JournalUnusable, explained

PATH = Path("journal.sqlite")


def sqlite_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("what SQLite says")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "failure", "remedy"),
    [
        (sqlite3.SQLITE_BUSY, JournalBusy, "try again in a minute"),
        (sqlite3.SQLITE_LOCKED, JournalBusy, "close the program"),
        (sqlite3.SQLITE_NOTADB, JournalDamaged, "put a backup in its place"),
        (sqlite3.SQLITE_FULL, JournalUnusable, "free some disk space"),
        (sqlite3.SQLITE_READONLY, JournalUnusable, "write access"),
    ],
)
def test_a_failure_names_the_file_and_the_remedy(code: int, failure: type[JournalFailure], remedy: str) -> None:
    with pytest.raises(failure, match=remedy) as caught, explained(PATH):
        raise sqlite_error(code)
    assert "journal.sqlite" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_extended_code_is_of_the_kind_of_its_low_byte() -> None:
    with pytest.raises(JournalBusy), explained(PATH):
        raise sqlite_error(sqlite3.SQLITE_BUSY | 2 << 8)


def test_an_error_of_the_program_is_not_disguised() -> None:
    mistake = sqlite_error(sqlite3.SQLITE_ERROR)
    with pytest.raises(sqlite3.OperationalError) as caught, explained(PATH):
        raise mistake
    assert caught.value is mistake


def test_a_newer_journal_names_both_versions() -> None:
    assert "version 7, but this Dateline knows versions up to 1" in str(JournalTooNew(PATH, found=7, known=1))
