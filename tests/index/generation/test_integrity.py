"""Damage of a generation and of its segments: each file is told once, by its path in the folder of the index."""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index.errors import IndexDamaged
from index.generation.integrity import find_damage, find_damage_of, find_lost, in_brief, touch
from index.generation.manifest import NAME, Manifest, read_manifest
from index.generation.opening import live_folder, open_current
from index.generation.table import FILES
from index.segment.sealing import SEAL, Damage

from .generations import CRANE, FEED, FERRIES, generation

CHANGED = "holds something else than was written"


@pytest.fixture
def index(tmp_path: Path) -> Path:
    generation(tmp_path, ([CRANE, FERRIES], []), (FEED[:1], [])).close()
    return tmp_path


def told(index: Path, find: Callable[[Path, Manifest], list[Damage]] = find_damage) -> dict[str, str]:
    """What is damaged, by the file's path; none is told twice."""
    found = find(live_folder(index), read_manifest(live_folder(index)))
    assert len({each.file for each in found}) == len(found)
    return {each.file: each.what for each in found}


def flip(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[-1] ^= 4
    path.write_bytes(content)


def segments(index: Path) -> list[str]:
    return [f"segments/{entry.name}" for entry in read_manifest(live_folder(index)).segments]


def test_a_generation_as_it_was_written_is_whole(index: Path) -> None:
    assert told(index) == told(index, find_lost) == {}


def test_each_kind_of_damage_is_told_in_every_segment(index: Path) -> None:
    first, second = segments(index)
    flip(index / first / "passages.npy")
    (index / first / "names.txt").write_bytes(b"")
    (index / second / "archive.sqlite").unlink()
    lost = {f"{second}/archive.sqlite": "is missing"}
    found = told(index)
    assert found.pop(f"{first}/names.txt").startswith("has 0 bytes instead of ")
    assert found == {**lost, f"{first}/passages.npy": CHANGED}
    assert told(index, find_lost).keys() == {*lost, f"{first}/names.txt"}


def test_damage_of_what_is_the_generations_own_is_told_once(index: Path) -> None:
    own = f"generations/{live_folder(index).name}/{FILES}"
    (index / own).write_bytes(b"{}")
    assert list(told(index)) == [own]
    assert told(index)[own].startswith("has 2 bytes instead of ")
    (index / own).unlink()
    assert told(index) == {own: "is missing"}


def test_a_segment_whose_seal_is_gone_or_another_is_damaged_as_a_whole(index: Path) -> None:
    first, second = segments(index)
    (index / first / SEAL).unlink()
    flip(index / second / SEAL)
    flip(index / second / "ids.npy")
    assert told(index) == {f"{first}/{SEAL}": "is missing", f"{second}/{SEAL}": CHANGED}
    with pytest.raises(IndexDamaged, match=SEAL):
        open_current(index)


def test_a_folder_that_is_gone_is_damage(index: Path) -> None:
    first, _ = segments(index)
    (index / first).rename(index / "elsewhere")
    assert told(index) == {f"{first}/{SEAL}": "is missing"}


def test_one_segment_can_be_looked_at_alone(index: Path) -> None:
    first, _ = segments(index)
    flip(index / first / "ids.npy")
    manifest = read_manifest(live_folder(index))
    found = [find_damage_of(live_folder(index), entry) for entry in manifest.segments]
    assert found == [[Damage(f"{first}/ids.npy", CHANGED)], []]


def test_only_what_was_written_since_the_seal_is_read_unless_all_is(index: Path) -> None:
    first, second = segments(index)
    paths = [index / first / "ids.npy", index / second / "ids.npy", live_folder(index) / FILES]
    for path, seal in zip(paths, (SEAL, SEAL, NAME), strict=True):
        flip(path)
        sealed = (path.parent / seal).stat().st_mtime_ns
        os.utime(path, ns=(sealed, sealed))
    folder = live_folder(index)
    damage = find_damage(folder, read_manifest(folder))
    assert len(damage) == 3
    assert find_damage(folder, read_manifest(folder), touched_only=True) == []
    touch(index, damage)
    assert find_damage(folder, read_manifest(folder), touched_only=True) == damage


def test_damage_that_is_gone_cannot_be_touched(tmp_path: Path) -> None:
    touch(tmp_path, [Damage("segments/x/ids.npy", "is missing")])
    assert list(tmp_path.iterdir()) == []


def test_a_cut_file_is_found_when_a_generation_is_opened(index: Path) -> None:
    with closing(open_current(index)) as opened:
        assert len(opened.dense) == 6
    first, _ = segments(index)
    (index / first / "titles.npy").write_bytes(b"")
    with pytest.raises(IndexDamaged, match=rf"{first}/titles\.npy has 0 bytes"):
        open_current(index)


def test_many_damaged_files_are_told_in_brief() -> None:
    damage = [Damage("a", "is missing"), Damage("b", "is missing"), Damage("c", CHANGED)]
    assert in_brief(damage) == "a is missing and 2 more files are damaged"
    assert in_brief(damage[:1]) == "a is missing"
