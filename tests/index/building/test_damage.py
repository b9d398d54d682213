"""Each file of an index x each damage is told by all that look, and mended from what is whole."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.doctor import CheckResult, Checkup
from index.building import verify
from index.errors import IndexDamaged, IndexFailure
from index.generation import DEAD, FILES
from index.generation.manifest import NAME
from index.generation.opening import live_folder, open_current
from index.segment import SEAL
from tests.index.archives import CRANE, FERRY, IndexedFolder

Damaging = Callable[[Path], None]

VECTORS = {"ids.npy", "keys.npy", "keys.order.npy", "keys.prefixes.npy", "passages.npy", "titles.npy"}


def flip(path: Path) -> None:
    """Turn one bit in the middle of a file."""
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 4
    path.write_bytes(content)


def flip_by_itself(path: Path) -> None:
    """Turn a bit as a disk does, which leaves the time of the file as it was."""
    times = path.stat()
    flip(path)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def delete(path: Path) -> None:
    path.unlink()


@pytest.fixture
def desk(tmp_path: Path) -> IndexedFolder:
    made = IndexedFolder(tmp_path)
    made.rebuild()
    return made


def cases(desk: IndexedFolder) -> Iterator[tuple[Path, Damaging]]:
    """Every file with every damage that can be done to it."""
    for path in desk.live_files():
        for damage in (flip, cut, delete) if path.stat().st_size else (delete,):
            yield path, damage


@contextmanager
def damaged(path: Path, damage: Damaging) -> Iterator[None]:
    """Damage a file for a while."""
    content = path.read_bytes()
    damage(path)
    try:
        yield
    finally:
        path.write_bytes(content)


def told_by_verify(desk: IndexedFolder) -> str:
    try:
        return "\n".join(each.what for each in verify(desk.index, desk.articles, max_bytes=10**6).problems)
    except IndexFailure as failure:
        return str(failure)


def told_by_doctor(desk: IndexedFolder) -> list[CheckResult]:
    checkup = Checkup(desk.articles, desk.index, desk.encoder, None, None, 10**6, discord=False, slack=False)
    return [each for each in checkup.run() if each.name.startswith("index") and each.state == "failed"]


def test_verify_and_the_doctor_tell_every_damage_and_name_the_file(desk: IndexedFolder) -> None:
    looked_at = 0
    for path, damage in cases(desk):
        own = path.parent == live_folder(desk.index)
        name = path.name if own else path.relative_to(desk.index).as_posix()
        with damaged(path, damage):
            assert name in told_by_verify(desk), (name, damage)
            assert any(name in each.finding for each in told_by_doctor(desk)), (name, damage)
        looked_at += 1
    assert looked_at > 3 * 30
    assert told_by_verify(desk) == ""
    assert told_by_doctor(desk) == []


def find(desk: IndexedFolder, name: str) -> Path:
    """The only file of the live generation with a name."""
    [path] = [each for each in desk.live_files() if each.as_posix().endswith(f"/{name}")]
    return path


def test_what_is_missing_or_cut_is_told_when_the_index_is_opened(desk: IndexedFolder) -> None:
    for path, damage in cases(desk):
        if damage is not flip:
            with damaged(path, damage), pytest.raises(IndexDamaged, match="run `dateline rebuild"):
                open_current(desk.index)


@pytest.mark.parametrize("damage", [flip, cut, delete])
@pytest.mark.parametrize(
    "name",
    [
        "archive.sqlite",
        "vectors.faiss",
        *sorted(VECTORS),
        "names.txt",
        "forward.speakers.hashes.npy",
        "terms/meta.json",
        SEAL,
        FILES,
        DEAD,
        NAME,
    ],
)
def test_a_plain_rebuild_mends_it_from_what_is_whole(desk: IndexedFolder, name: str, damage: Damaging) -> None:
    path = find(desk, name)
    damage(path)
    report = desk.rebuild()
    assert report.switched
    told = path.relative_to(desk.index).as_posix()
    assert report.repaired == (() if name == NAME else (told,)), "without its manifest nothing of an index counts"
    assert bool(report.encoded) == (name in {*VECTORS, NAME})
    assert told_by_verify(desk) == ""
    assert CRANE in desk.texts()
    assert not desk.rebuild().switched


def test_what_a_disk_does_is_mended_once_it_has_been_told(desk: IndexedFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bit that turns by itself leaves the time of the file as it was."""
    monkeypatch.setattr("index.building.listing._RACY", 0)
    desk.rebuild()
    path = find(desk, "passages.npy")
    flip_by_itself(path)
    assert not desk.rebuild().switched
    assert "passages.npy holds something else" in told_by_verify(desk)
    assert desk.rebuild().repaired == (path.relative_to(desk.index).as_posix(),)
    assert told_by_verify(desk) == ""


def test_what_a_disk_does_is_mended_without_being_told_where_it_is_in_the_way(desk: IndexedFolder) -> None:
    path = find(desk, "archive.sqlite")
    times = path.stat()
    path.write_bytes(bytes(times.st_size))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    desk.write("ferry.txt", FERRY)
    report = desk.rebuild()
    assert report.repaired == (path.relative_to(desk.index).as_posix(),)
    assert desk.encoder.asked == [FERRY], "the vectors were whole"
    assert told_by_verify(desk) == ""
    assert {CRANE, FERRY} <= set(desk.texts())


def test_damage_that_nobody_has_told_is_not_signed_anew(desk: IndexedFolder) -> None:
    """A segment that is taken over into a new generation keeps its seal: it is not read, and can be told later."""
    path = find(desk, "archive.sqlite")
    name = path.relative_to(desk.index).as_posix()
    flip_by_itself(path)
    desk.write("ferry.txt", FERRY)
    report = desk.rebuild()
    assert (report.switched, report.repaired) == (True, ())
    assert f"{name} holds something else" in told_by_verify(desk)
    assert desk.rebuild().repaired == (name,)
    assert told_by_verify(desk) == ""
    assert {CRANE, FERRY} <= set(desk.texts())
