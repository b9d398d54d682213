"""Whatever happens in a folder is told, also when the folder itself goes and comes back."""

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.watching.events import FolderEvents

PATIENCE = 10.0
QUIET = 1.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    (made / "sub").mkdir(parents=True)
    (made / "sub" / "old.txt").write_text("old", "utf-8")
    return made


@pytest.fixture
def events(folder: Path) -> Iterator[FolderEvents]:
    with FolderEvents(folder, folder / "index", pytest.fail) as followed:
        assert followed.wait(PATIENCE), "a first look is due"
        quiet(followed)
        yield followed


def quiet(events: FolderEvents) -> None:
    """Wait until nothing more is told."""
    while events.wait(QUIET):
        pass


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "a.txt").write_text("new", "utf-8"),
        lambda folder: (folder / "sub" / "old.txt").write_text("newer", "utf-8"),
        lambda folder: (folder / "sub" / "old.txt").unlink(),
        lambda folder: (folder / "sub" / "old.txt").rename(folder / "moved.txt"),
        lambda folder: (folder / "sub").rename(folder.parent / "away"),
        lambda folder: shutil.copytree(folder / "sub", folder / "copy" / "deep"),
    ],
)
def test_a_change_is_told(events: FolderEvents, folder: Path, change: Callable[[Path], object]) -> None:
    change(folder)
    assert events.wait(PATIENCE)


def test_the_index_itself_is_no_change(events: FolderEvents, folder: Path) -> None:
    (folder / "index").mkdir()
    quiet(events)
    (folder / "index" / "CURRENT").write_text("g", "utf-8")
    assert not events.wait(QUIET)


def test_the_index_is_no_change_however_the_folders_are_named(folder: Path) -> None:
    (folder / ".home" / "index").mkdir(parents=True)
    (folder.parent / "link").symlink_to(folder)
    with FolderEvents(folder.parent / "link", folder / ".home" / "index", pytest.fail) as followed:
        assert followed.wait(PATIENCE)
        quiet(followed)
        (folder / ".home" / "index" / "watch.json").write_text("{}", "utf-8")
        assert not followed.wait(QUIET)
        (folder / "a.txt").write_text("new", "utf-8")
        assert followed.wait(PATIENCE)


def test_what_happens_in_a_new_folder_is_told(events: FolderEvents, folder: Path) -> None:
    (folder / "new").mkdir()
    quiet(events)
    (folder / "new" / "a.txt").write_text("new", "utf-8")
    assert events.wait(PATIENCE)


def test_a_folder_that_vanishes_and_comes_back_is_followed_again(events: FolderEvents, folder: Path) -> None:
    folder.rename(folder.parent / "away")
    assert events.wait(PATIENCE)
    time.sleep(QUIET)
    (folder.parent / "away").rename(folder)
    assert events.wait(PATIENCE)
    quiet(events)
    (folder / "a.txt").write_text("new", "utf-8")
    assert events.wait(PATIENCE)


def test_another_folder_of_the_same_name_is_followed(events: FolderEvents, folder: Path) -> None:
    (folder.parent / "other").mkdir()
    folder.rename(folder.parent / "away")
    (folder.parent / "other").rename(folder)
    assert events.wait(PATIENCE)
    quiet(events)
    (folder / "a.txt").write_text("new", "utf-8")
    assert events.wait(PATIENCE)


def test_a_folder_may_come_later(tmp_path: Path) -> None:
    folder = tmp_path / "later"
    with FolderEvents(folder, tmp_path / "index", pytest.fail) as followed:
        followed.wait(QUIET)
        folder.mkdir()
        quiet(followed)
        (folder / "a.txt").write_text("new", "utf-8")
        assert followed.wait(PATIENCE)


def test_where_the_system_tells_no_events_changes_are_taken_to_be_possible(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when all the watches that the system gives are taken."""

    def no_watches(*_: object, **__: object) -> None:
        raise OSError(28, "OS file watch limit reached.")

    told: list[str] = []
    monkeypatch.setattr("watchfiles.watch", no_watches)
    monkeypatch.setattr("index.watching.events._WITHOUT", 0.1)
    with FolderEvents(folder, folder / "index", told.append) as followed:
        assert all(followed.wait(PATIENCE) for _ in range(3))
    assert told == ["[Errno 28] OS file watch limit reached."]
