"""A generation that somebody reads stays, however many rebuilds come; when it is closed it goes."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import IndexDamaged
from index.generation.holding import Hold, remove_unless_held
from index.generation.manifest import NAME
from index.generation.opening import Generation, live_folder, open_current
from index.generation.switching import current_id
from tests.index.archives import CRANE, FERRY, IndexedFolder
from tests.servers.process import ROOT

fcntl = pytest.importorskip("fcntl", reason="locks of POSIX; elsewhere no file that is open is removed")


@pytest.fixture
def desk(tmp_path: Path) -> IndexedFolder:
    made = IndexedFolder(tmp_path)
    made.rebuild()
    return made


def rebuild(desk: IndexedFolder, times: int) -> None:
    for number in range(times):
        desk.write("ferry.txt", FERRY.replace("hour", f"{number + 2} hours"))
        assert desk.rebuild().switched


def kept(desk: IndexedFolder) -> int:
    """How many generations there are."""
    return len(list((desk.index / "generations").iterdir()))


def test_what_is_read_stays_with_parts_that_were_not_opened_yet(desk: IndexedFolder) -> None:
    generation = open_current(desk.index)
    rebuild(desk, 3)
    assert kept(desk) == 3
    assert len(generation.lexical) == len(generation.dense) == 3
    assert generation.archive.texts([int(generation.dense.ids[0])])
    generation.close()
    rebuild(desk, 1)
    assert kept(desk) == 2


def test_one_that_is_forgotten_without_being_closed_is_held_no_longer(desk: IndexedFolder) -> None:
    generation = open_current(desk.index)
    assert generation.archive.speakers() == []
    for segment in generation.segments:
        segment.close()
    del generation, segment
    gc.collect()
    rebuild(desk, 3)
    assert kept(desk) == 2


def test_several_may_hold_one(desk: IndexedFolder) -> None:
    first, second = open_current(desk.index), open_current(desk.index)
    first.close()
    rebuild(desk, 3)
    assert len(second.lexical) == 3
    second.close()


def test_another_process_holds_it_until_it_dies(desk: IndexedFolder) -> None:
    reading = "import sys; from pathlib import Path; from index.generation import open_current\n"
    reading += "generation = open_current(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", reading, str(desk.index)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        rebuild(desk, 2)
        assert kept(desk) == 3
        process.kill()
        process.wait()
    rebuild(desk, 1)
    assert kept(desk) == 2


def test_one_that_is_being_removed_is_not_opened(desk: IndexedFolder) -> None:
    folder = live_folder(desk.index)
    with (folder / NAME).open("r+b") as manifest:
        fcntl.flock(manifest, fcntl.LOCK_EX)
        with pytest.raises(IndexDamaged, match="being removed"):
            Hold(folder)
    Generation(folder).close()


def test_who_comes_when_it_is_being_removed_takes_the_next(
    desk: IndexedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two rebuilds end between reading which is live and opening it."""
    first = live_folder(desk.index)
    looked: list[Path] = []

    def late(index: Path) -> Path:
        looked.append(first if not looked else live_folder(index))
        if len(looked) == 1:
            rebuild(desk, 2)
        return looked[-1]

    with monkeypatch.context() as patched:
        patched.setattr("index.generation.opening.live_folder", late)
        generation = open_current(desk.index)
    assert (generation.id, first.exists()) == (current_id(desk.index), False)
    generation.close()
    assert CRANE in desk.texts()


def test_what_a_removal_left_behind_is_removed(tmp_path: Path) -> None:
    (tmp_path / "g" / "terms").mkdir(parents=True)
    assert remove_unless_held(tmp_path / "g")
    assert not (tmp_path / "g").exists()
