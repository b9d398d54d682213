"""A file is read when nobody writes it any more; where the system can't tell, when it has been quiet for a while."""

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import pytest

from index.reading import FoundFile, Stamp
from index.watching import settling
from index.watching.settling import Settling, is_being_written

STAMP = Stamp(5, 1, 1, 17, 3)
TELLS = find_spec("fcntl") is not None and hasattr(import_module("fcntl"), "F_SETLEASE")
leases = pytest.mark.skipif(not TELLS, reason="only Linux tells whether a file is being written")


@pytest.fixture
def says(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Have the system say whether a file is being written."""
    return lambda answer: monkeypatch.setattr(settling, "is_being_written", lambda _: answer)


def found(size: int = 5) -> FoundFile:
    return FoundFile("a.txt", Path("a.txt"), size, STAMP._replace(size=size))


def waits(settling: Settling, now: float, size: int = 5) -> bool:
    """Whether a file of this size is waited for."""
    return settling.unfinished([found(size)], now) == {"a.txt"}


def test_what_nobody_writes_is_finished_at_once(says: Callable[[str], None]) -> None:
    says("no")
    assert not waits(Settling(), 0.0)


def test_where_the_system_cannot_tell_it_must_have_been_quiet(says: Callable[[str], None]) -> None:
    says("unknown")
    settling = Settling(quiet=0.3)
    assert waits(settling, 0.0)
    assert waits(settling, 0.2, size=6)
    assert waits(settling, 0.4, size=6), "it changed .2 s ago"
    assert not waits(settling, 0.5, size=6)


def test_what_is_open_for_writing_waits_until_it_has_been_idle_for_long(says: Callable[[str], None]) -> None:
    says("yes")
    settling = Settling(idle=10.0)
    assert waits(settling, 0.0)
    assert waits(settling, 9.0)
    assert not waits(settling, 10.0)


def test_what_is_written_all_day_is_read_in_the_end(says: Callable[[str], None]) -> None:
    says("yes")
    settling = Settling(idle=10.0, patience=60.0)
    assert all(waits(settling, float(second), size=second) for second in range(60))
    assert not waits(settling, 60.0, size=60)


def test_a_file_that_settled_and_changes_again_is_waited_for_anew(says: Callable[[str], None]) -> None:
    says("yes")
    settling = Settling(idle=10.0)
    assert waits(settling, 0.0)
    assert settling.unfinished([], 5.0) == frozenset(), "it was read"
    assert waits(settling, 11.0)


def test_each_file_waits_for_itself_alone(tmp_path: Path) -> None:
    ready = tmp_path / "b.txt"
    ready.write_text("done", "utf-8")
    with (tmp_path / "a.txt").open("w", encoding="utf-8"):
        both = [replace(found(), file=path.name, place=path) for path in sorted(tmp_path.iterdir())]
        unfinished = Settling(quiet=0.0).unfinished(both, 0.0)
    assert unfinished == ({"a.txt"} if TELLS else frozenset())


@leases
def test_the_system_tells_whether_a_file_is_being_written(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("w", encoding="utf-8") as stream:
        stream.write("The first half")
        stream.flush()
        assert is_being_written(path) == "yes"
    assert is_being_written(path) == "no"
    with path.open(encoding="utf-8"):
        assert is_being_written(path) == "no", "reading it is no harm"
    assert path.read_text("utf-8") == "The first half"


@leases
def test_of_what_is_no_plain_file_nothing_is_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    for name in ("pipe", "link", "missing"):
        assert is_being_written(tmp_path / name) == "unknown"


@leases
def test_who_opens_it_at_that_moment_neither_ends_this_process_nor_waits(tmp_path: Path) -> None:
    """The system sends a signal then, and the usual one ends a process."""
    path = tmp_path / "a.txt"
    path.write_text("x", "utf-8")
    assert signal.getsignal(signal.SIGURG) == signal.SIG_DFL, "which does nothing"

    def write() -> None:
        for _ in range(3_000):
            with path.open("a", encoding="utf-8") as stream:
                stream.write("x")

    writer = Thread(target=write)
    writer.start()
    told = {is_being_written(path) for _ in range(3_000)}
    writer.join(timeout=30)
    assert not writer.is_alive()
    assert told <= {"yes", "no"}
    assert path.stat().st_size == 3_001
