"""Whatever happens in the folder, the index ends right; what fails is told once and tried again."""

import shutil
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Any

import pytest

from index.building import Rebuild, verify
from index.errors import IndexFailure, ModelUnavailable
from index.generation import rebuild_lock
from index.generation.watch_state import read_state
from index.watching import Failing, Recovered, Switched, Watcher, WatchEvent
from index.watching.settling import Settling
from tests.index.archives import CRANE, FERRY, SHIPS, TRAMS, IndexedFolder
from tests.index.hashing_encoder import HashingEncoder

PATIENCE = 20.0
ALL = {CRANE, SHIPS, TRAMS}


class Followed:
    """A folder that is followed, and what was told of it."""

    def __init__(self, desk: IndexedFolder, **options: Any) -> None:
        self.desk, self.events, self.failed = desk, list[WatchEvent](), list[BaseException]()
        rebuild = Rebuild(desk.articles, desk.index, desk.encoder)
        self.watcher = Watcher(rebuild, on_event=self.events.append, **options)

    def texts(self) -> set[str]:
        """Everything that can be found."""
        try:
            return set(self.desk.texts())
        except IndexFailure:
            return set()

    def until(self, condition: Callable[[], object]) -> None:
        """Wait until something is so."""
        end = time.monotonic() + PATIENCE
        while not condition():
            assert not self.failed, self.failed
            assert time.monotonic() < end, (self.events, self.texts())
            time.sleep(0.02)

    def holds(self, *texts: str) -> None:
        """Wait until exactly these can be found, and check that the index is sound."""
        self.until(lambda: self.texts() == set(texts))
        assert verify(self.desk.index, None, max_bytes=10**6).problems == ()

    @property
    def switches(self) -> list[Switched]:
        """Every new generation."""
        return [each for each in self.events if isinstance(each, Switched)]


@contextmanager
def following(desk: IndexedFolder, **options: Any) -> Iterator[Followed]:
    followed, stop = Followed(desk, **options), Event()

    def run() -> None:
        try:
            followed.watcher.run(stop)
        except BaseException as failure:
            followed.failed.append(failure)
            raise

    thread = Thread(target=run)
    thread.start()
    try:
        yield followed
    finally:
        stop.set()
        thread.join(PATIENCE)
        assert not thread.is_alive()


EVENTS, POLLING = 0.0, 0.2
both = pytest.mark.parametrize("followed", [EVENTS, POLLING], ids=["events", "polling"], indirect=True)


@pytest.fixture
def followed(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Followed]:
    with following(IndexedFolder(tmp_path), poll=getattr(request, "param", EVENTS)) as made:
        made.holds(*ALL)
        yield made


@both
def test_articles_come_change_move_and_go(followed: Followed) -> None:
    desk = followed.desk
    desk.write("ferry.txt", FERRY)
    followed.holds(*ALL, FERRY)
    desk.write("ferry.txt", FERRY.replace("hour", "day"))
    followed.holds(*ALL, FERRY.replace("hour", "day"))
    (desk.articles / "ferry.txt").rename(desk.articles / "boats.txt")
    followed.until(lambda: followed.switches[-1].report.articles.removed)
    followed.holds(*ALL, FERRY.replace("hour", "day"))
    (desk.articles / "boats.txt").unlink()
    followed.holds(*ALL)


def test_a_file_that_takes_the_place_of_another_is_read(followed: Followed) -> None:
    """As editors and synchronising programs save."""
    desk = followed.desk
    (desk.articles / ".harbour.tmp").write_text(FERRY, "utf-8")
    (desk.articles / ".harbour.tmp").replace(desk.articles / "harbour.txt")
    followed.holds(TRAMS, FERRY)


def test_folders_that_come_and_go_whole(followed: Followed, tmp_path: Path) -> None:
    away, desk = tmp_path / "away", followed.desk
    away.mkdir()
    (away / "ferry.txt").write_text(FERRY, "utf-8")
    away.rename(desk.articles / "week")
    followed.holds(*ALL, FERRY)
    (desk.articles / "week").rename(away)
    followed.holds(*ALL)


def test_a_burst_of_files_ends_in_few_generations(followed: Followed) -> None:
    before, texts = len(followed.switches), [f"Ship number {number} came in." for number in range(300)]
    for number, text in enumerate(texts):
        followed.desk.write(f"week/{number}.txt", f"Ship {number}\n\n2024-01-02\n\n{text}\n")
    followed.until(lambda: sum(each.report.articles.added for each in followed.switches[before:]) == len(texts))
    assert len(followed.switches) - before < len(texts) // 5
    assert verify(followed.desk.index, None, max_bytes=10**6).problems == ()


@both
def test_no_half_of_an_article_is_shown(followed: Followed) -> None:
    half = len(FERRY) // 2
    shown: set[str] = set()
    with (followed.desk.articles / "ferry.txt").open("w", encoding="utf-8") as stream:
        stream.write(FERRY[:half])
        stream.flush()
        followed.desk.write("other.txt", "Snow fell in Porto Vello for the first time in nine years.")
        followed.until(lambda: any("Snow" in text for text in followed.texts()))
        shown |= followed.texts()
        state = read_state(followed.desk.index)
        stream.write(FERRY[half:])
    followed.until(lambda: FERRY in followed.texts())
    assert not any(text != FERRY and text.startswith(FERRY[:20]) for text in shown | followed.texts())
    assert state is not None
    assert state.unfinished == ("ferry.txt",)


def test_an_article_that_is_rewritten_in_place_answers_until_it_is_complete(followed: Followed) -> None:
    with (followed.desk.articles / "harbour.txt").open("w", encoding="utf-8") as stream:
        followed.desk.write("other.txt", "Snow fell in Porto Vello for the first time in nine years.")
        followed.until(lambda: any("Snow" in text for text in followed.texts()))
        assert followed.texts() > ALL
        stream.write(FERRY)
    followed.until(lambda: FERRY in followed.texts())
    assert not {CRANE, SHIPS} & followed.texts()


@both
def test_a_folder_that_vanishes_costs_nothing_and_is_followed_when_it_is_back(followed: Followed) -> None:
    desk, away = followed.desk, followed.desk.articles.with_name("away")
    desk.articles.rename(away)
    followed.until(lambda: followed.events and isinstance(followed.events[-1], Failing))
    assert followed.texts() == ALL
    state = read_state(desk.index)
    assert state is not None
    assert "there is no articles folder" in state.failure
    assert state.failing_since is not None
    time.sleep(2.5)
    assert sum(isinstance(each, Failing) for each in followed.events) == 1, "it is told once"
    (away / "ferry.txt").write_text(FERRY, "utf-8")
    away.rename(desk.articles)
    followed.holds(*ALL, FERRY)
    followed.until(lambda: isinstance(followed.events[-1], Recovered))
    state = read_state(desk.index)
    assert state is not None
    assert (state.failure, state.failing_since) == ("", None)


def test_an_empty_folder_leaves_the_index_as_it_is(followed: Followed) -> None:
    for path in followed.desk.articles.iterdir():
        path.unlink()
    followed.until(lambda: followed.events and isinstance(followed.events[-1], Failing))
    assert followed.texts() == ALL


def test_pictures_and_broken_files_are_told_by_the_index(followed: Followed) -> None:
    followed.desk.write("photo.jpg", b"\xff\xd8\xff")
    followed.until(lambda: followed.switches[-1].report.not_read)
    followed.desk.write("empty.txt", "")
    followed.until(lambda: followed.switches[-1].report.failures)
    assert followed.texts() == ALL


# -- what one way of following is enough for ---------------------------------------------------------------------------


def test_nothing_is_done_where_nothing_happens(tmp_path: Path) -> None:
    desk = IndexedFolder(tmp_path)
    desk.rebuild()
    desk.encoder.forget()
    with following(desk) as followed:
        followed.until(lambda: (state := read_state(desk.index)) and state.looked_at)
        time.sleep(0.5)
        assert followed.events == []
        assert desk.encoder.asked == []


def test_a_folder_that_does_not_exist_yet_is_waited_for(tmp_path: Path) -> None:
    desk = IndexedFolder(tmp_path)
    shutil.move(desk.articles, tmp_path / "away")
    with following(desk) as followed:
        followed.until(lambda: followed.events and isinstance(followed.events[0], Failing))
        shutil.move(tmp_path / "away", desk.articles)
        followed.holds(*ALL)


def test_while_somebody_else_rebuilds_it_waits(tmp_path: Path) -> None:
    desk = IndexedFolder(tmp_path)
    with rebuild_lock(desk.index), following(desk) as followed:
        followed.until(lambda: followed.events)
        assert "another rebuild" in str(followed.events[0])
        held = followed
    assert held.failed == []
    with following(desk) as followed:
        followed.holds(*ALL)


def test_a_damaged_index_is_mended(tmp_path: Path) -> None:
    desk = IndexedFolder(tmp_path)
    desk.rebuild()
    (desk.index / "CURRENT").write_bytes(b"\xff")
    with following(desk) as followed:
        followed.holds(*ALL)


def test_a_failing_model_is_tried_again(tmp_path: Path) -> None:
    desk = IndexedFolder(tmp_path)
    failing = True

    class Moody(HashingEncoder):
        def encode_document(self, texts: Any) -> Any:
            if failing:
                raise ModelUnavailable("default", "no memory")
            return super().encode_document(texts)

    desk.encoder = Moody()
    with following(desk) as followed:
        followed.until(lambda: followed.events)
        assert isinstance(followed.events[0], Failing)
        failing = False
        followed.holds(*ALL)
        followed.until(lambda: isinstance(followed.events[-1], Recovered))


def test_a_full_disk_is_told_and_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    desk = IndexedFolder(tmp_path)
    with monkeypatch.context() as patched, following(desk) as followed:
        patched.setattr("index.segment.archive._insert", full)
        followed.until(lambda: followed.events)
        assert "disk is full" in str(followed.events[0])
        patched.undo()
        followed.holds(*ALL)


def test_where_a_system_cannot_tell_a_file_is_read_when_it_has_been_quiet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.watching.settling.is_being_written", lambda _: "unknown")
    desk = IndexedFolder(tmp_path)
    with following(desk, settling=Settling(quiet=0.5)) as followed:
        followed.holds(*ALL)
        with (desk.articles / "ferry.txt").open("w", encoding="utf-8") as stream:
            for at in range(0, len(FERRY), 20):
                stream.write(FERRY[at : at + 20])
                stream.flush()
                time.sleep(0.2)
                assert followed.texts() == ALL
        followed.holds(*ALL, FERRY)
