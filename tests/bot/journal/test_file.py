"""The journal's file: who may read it, how its shape grows, and what is refused without being touched."""

import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.journal.errors import JournalDamaged, JournalFailure, JournalForeign, JournalTooNew, JournalUnusable
from bot.journal.file import APPLICATION_ID, MIGRATIONS, migrate, open_file
from bot.journal.journal import Journal
from bot.journal.records import RecordedPassage
from tests.bot.journals import record

# Each version's shape as it was released, a row in every table: editing a released migration fails here.
OLD_SHAPES = {
    1: """
        CREATE TABLE questions (
            id INTEGER PRIMARY KEY AUTOINCREMENT, asked_at TEXT NOT NULL, platform TEXT NOT NULL,
            user TEXT NOT NULL, place TEXT NOT NULL, question TEXT NOT NULL, asked_on TEXT NOT NULL,
            filters TEXT NOT NULL, abstained INTEGER NOT NULL CHECK (abstained IN (0, 1)),
            generation TEXT NOT NULL, private INTEGER NOT NULL CHECK (private IN (0, 1))
        );
        CREATE INDEX questions_by_user ON questions (platform, user);
        CREATE INDEX questions_by_time ON questions (asked_at);
        CREATE TABLE question_passages (
            question_id INTEGER NOT NULL REFERENCES questions ON DELETE CASCADE,
            rank INTEGER NOT NULL CHECK (rank >= 1), passage_id INTEGER NOT NULL, source TEXT NOT NULL,
            text TEXT NOT NULL, PRIMARY KEY (question_id, rank)
        ) WITHOUT ROWID;
        CREATE TABLE votes (
            question_id INTEGER NOT NULL REFERENCES questions ON DELETE CASCADE, user TEXT NOT NULL,
            vote INTEGER NOT NULL CHECK (vote IN (-1, 1)), voted_at TEXT NOT NULL,
            PRIMARY KEY (question_id, user)
        ) WITHOUT ROWID;
        CREATE INDEX votes_by_user ON votes (user);
        INSERT INTO questions VALUES (7, '2026-01-02T03:04:05.000006+00:00', 'slack', 'U1', 'C1',
            'Who won the regatta?', '2026-01-01', '{"source": "harbour"}', 0, 'g1', 1);
        INSERT INTO question_passages VALUES (7, 1, 41, 'harbour.txt', 'The red boat won.');
        INSERT INTO votes VALUES (7, 'U1', 1, '2026-01-02T03:05:00.000000+00:00');
    """,
}


def make_database(path: Path, script: str, *, version: int = 0, application: int = 0) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute(f"PRAGMA application_id = {application}")


def shape(path: Path) -> dict[tuple[str, str], list[tuple[object, ...]]]:
    """Describe tables and indexes by what they do, whatever the spelling of their statements."""
    with closing(sqlite3.connect(path)) as connection:
        names = connection.execute("SELECT type, name FROM sqlite_master").fetchall()
        return {
            (kind, name): [
                row
                for pragma in ("table_xinfo", "foreign_key_list", "index_list", "index_xinfo")
                for row in connection.execute(f"PRAGMA {pragma}({name})")
            ]
            for kind, name in names
        }


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A folder in which the process may not write, even where the tests run as root."""
    folder = Path(tempfile.mkdtemp())
    user = os.geteuid()
    folder.chmod(0o555)
    if user == 0:
        os.seteuid(65534)
    try:
        yield folder
    finally:
        os.seteuid(user)
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_folder_and_file_are_their_owners_alone(tmp_path: Path) -> None:
    """Also under a permissive umask, and also the files that SQLite keeps beside the journal."""
    path = tmp_path / "state" / "journal.sqlite"
    umask = os.umask(0)
    try:
        with Journal.open(path) as journal:
            record(journal)
            assert {file.name: mode(file) for file in path.parent.iterdir()} == {
                "journal.sqlite": 0o600,
                "journal.sqlite-wal": 0o600,
                "journal.sqlite-shm": 0o600,
            }
    finally:
        os.umask(umask)
    assert mode(path.parent) == 0o700


def test_a_file_that_is_there_keeps_its_mode_and_contents(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    with Journal.open(path) as journal:
        number = record(journal)
    path.chmod(0o660)
    with Journal.open(path) as journal:
        assert journal.question(number) is not None
    assert mode(path) == 0o660


def test_a_confirmed_write_is_on_the_disk(tmp_path: Path) -> None:
    with closing(open_file(tmp_path / "journal.sqlite", wait=1)) as connection:
        pragmas = {
            name: connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}


def test_a_relative_path_and_one_that_sqlite_would_take_for_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Journal.open(Path(":memory:")) as journal:
        record(journal)
    assert (tmp_path / ":memory:").stat().st_size > 0


def test_an_empty_file_becomes_a_journal(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    path.touch()
    with Journal.open(path) as journal:
        assert record(journal) == 1


def test_old_shapes_are_complete() -> None:
    assert list(OLD_SHAPES) == list(range(1, len(MIGRATIONS) + 1))


@pytest.mark.parametrize("version", OLD_SHAPES)
def test_every_older_version_opens_with_all_it_holds(tmp_path: Path, version: int) -> None:
    path = tmp_path / "journal.sqlite"
    make_database(path, OLD_SHAPES[version], version=version, application=APPLICATION_ID)
    with Journal.open(path) as journal:
        kept = journal.question(7)
        assert kept is not None
        assert (kept.question, kept.asked_on, kept.filters) == (
            "Who won the regatta?",
            date(2026, 1, 1),
            {"source": "harbour"},
        )
        assert (kept.passages, kept.private, kept.own_vote) == (
            (RecordedPassage(41, "harbour.txt", "The red boat won."),),
            True,
            1,
        )
        assert record(journal) == 8
        assert journal.forget("U1", "slack") == 2


@pytest.mark.parametrize("version", OLD_SHAPES)
def test_every_older_version_grows_into_the_shape_of_a_new_journal(tmp_path: Path, version: int) -> None:
    old, new = tmp_path / "old.sqlite", tmp_path / "new.sqlite"
    make_database(old, OLD_SHAPES[version], version=version, application=APPLICATION_ID)
    Journal.open(old).close()
    Journal.open(new).close()
    assert shape(old) == shape(new)


@pytest.mark.parametrize("version", OLD_SHAPES)
def test_released_migrations_still_make_the_released_shape(tmp_path: Path, version: int) -> None:
    released, today = tmp_path / "released.sqlite", tmp_path / "today.sqlite"
    make_database(released, OLD_SHAPES[version], version=version, application=APPLICATION_ID)
    with closing(sqlite3.connect(today, isolation_level=None)) as connection:
        migrate(connection, today, MIGRATIONS[:version])
    assert shape(released) == shape(today)


def test_a_further_migration_is_applied_once_and_keeps_the_rows(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    with Journal.open(path) as journal:
        record(journal)
    grown = (
        *MIGRATIONS,
        ("ALTER TABLE votes ADD COLUMN rank INTEGER", "UPDATE questions SET place = 'moved'"),
    )
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrate(connection, path, grown)
        connection.execute("UPDATE questions SET place = 'again'")
        migrate(connection, path, grown)
        assert connection.execute("SELECT place, question FROM questions").fetchall() == [
            ("again", "Who won the regatta?")
        ]
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS) + 1,)


def test_a_migration_that_fails_leaves_the_old_shape(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    with Journal.open(path) as journal:
        number = record(journal)
    before = shape(path)
    broken = (*MIGRATIONS, ("ALTER TABLE votes ADD COLUMN rank INTEGER", "INSERT INTO nowhere VALUES (1)"))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        with pytest.raises(sqlite3.OperationalError, match="nowhere"):
            migrate(connection, path, broken)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    assert shape(path) == before
    with Journal.open(path) as journal:
        assert journal.question(number) is not None


def refused(path: Path, kind: type[JournalFailure]) -> str:
    """Open what can't be opened, and see that not a byte of it has changed."""
    before = path.read_bytes()
    with pytest.raises(kind) as caught:
        Journal.open(path)
    assert path.read_bytes() == before
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_newer_journal_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    newer = len(MIGRATIONS) + 1
    make_database(path, OLD_SHAPES[len(MIGRATIONS)], version=newer, application=APPLICATION_ID)
    said = refused(path, JournalTooNew)
    assert f"version {newer}" in said
    assert "run the newer Dateline" in said


def test_a_journal_that_grew_newer_before_the_lock_was_had_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "journal.sqlite"
    Journal.open(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        with pytest.raises(JournalTooNew):
            migrate(connection, path, MIGRATIONS[:-1])
        assert not connection.in_transaction


@pytest.mark.parametrize(
    ("script", "version", "application"),
    [
        ("CREATE TABLE bookmarks (url TEXT)", 0, 0),
        ("CREATE TABLE bookmarks (url TEXT)", 1, 0),
        ("CREATE TABLE bookmarks (url TEXT)", 1, 99),
    ],
)
def test_another_programs_database_is_refused(tmp_path: Path, script: str, version: int, application: int) -> None:
    path = tmp_path / "bookmarks.sqlite"
    make_database(path, script, version=version, application=application)
    assert "another program" in refused(path, JournalForeign)


@given(contents=st.binary(min_size=1, max_size=3000))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_file_that_is_no_database_is_refused_untouched(tmp_path: Path, contents: bytes) -> None:
    path = tmp_path / "journal.sqlite"
    path.write_bytes(contents)
    assert "backup" in refused(path, JournalDamaged)


@pytest.mark.parametrize("kept", [16, 50, 100, 3000, 20_000])
def test_a_truncated_journal_is_refused_untouched(tmp_path: Path, kept: int) -> None:
    path = full_journal(tmp_path)
    path.write_bytes(path.read_bytes()[:kept])
    refused(path, JournalDamaged)


def test_a_journal_with_overwritten_pages_is_refused_untouched(tmp_path: Path) -> None:
    path = full_journal(tmp_path)
    contents = bytearray(path.read_bytes())
    contents[8192:16384] = b"\x5a" * 8192
    path.write_bytes(contents)
    refused(path, JournalDamaged)


def test_damage_that_comes_while_it_is_open_is_told_with_its_remedy(tmp_path: Path) -> None:
    path = full_journal(tmp_path)
    with Journal.open(path) as journal:
        with Journal.open(path) as other:
            record(other)  # so that the first one reads the file again
        with path.open("r+b") as file:
            file.seek(4096)
            file.write(b"\x5a" * (path.stat().st_size - 4096))
        with pytest.raises(JournalDamaged, match="backup"):
            journal.mine("ada", "discord")


def full_journal(folder: Path) -> Path:
    path = folder / "journal.sqlite"
    with Journal.open(path) as journal:
        for number in range(60):
            record(journal, question=f"Who won race {number}? " * 30)
    assert path.stat().st_size > 60_000
    return path


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(JournalUnusable, match="set another path"):
        Journal.open(tmp_path)


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("no folder", encoding="utf-8")
    with pytest.raises(JournalUnusable):
        Journal.open(tmp_path / "state" / "journal.sqlite")


def test_a_device_is_refused() -> None:
    with pytest.raises(JournalUnusable, match="not a regular file"):
        Journal.open(Path("/dev/null"))


def test_a_folder_without_the_right_to_write_is_refused(locked_folder: Path) -> None:
    with pytest.raises(JournalUnusable, match=r"Permission denied.*give this user write access"):
        Journal.open(locked_folder / "journal.sqlite")
    assert list(locked_folder.iterdir()) == []


def test_a_journal_in_a_folder_without_the_right_to_write_is_refused(locked_folder: Path) -> None:
    """The file may be written, but not the log beside it."""
    user = os.geteuid()
    os.seteuid(os.getuid())
    locked_folder.chmod(0o755)
    path = locked_folder / "journal.sqlite"
    Journal.open(path).close()
    path.chmod(0o666)
    locked_folder.chmod(0o555)
    os.seteuid(user)
    refused(path, JournalUnusable)


def test_a_full_disk_is_told_with_its_remedy(tmp_path: Path) -> None:
    """The limit on pages stands in for the disk: SQLite gives the same error for both."""
    with Journal.open(tmp_path / "journal.sqlite") as journal:
        number = record(journal)
        journal._connection.execute("PRAGMA max_page_count = 1")
        with pytest.raises(JournalUnusable, match="free some disk space"):
            record(journal, question="Who won? " * 10_000)
        assert journal.question(number) is not None
