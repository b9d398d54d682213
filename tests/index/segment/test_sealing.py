"""Seals: every file that was changed, cut or lost is found, and nothing else."""

import os
from hashlib import sha256
from pathlib import Path

import pytest

from index.errors import IndexDamaged
from index.segment.sealing import SEAL, Damage, Seal, changed, digests_of, lost, read_seal, seal_segment

FILES = {"ids.npy": b"12345", "empty": b"", "terms/meta.json": b"{}"}
CHANGED = "holds something else than was written"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "terms").mkdir()
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def damage(folder: Path, seal: Seal) -> list[Damage]:
    return [*lost(folder, seal.files, SEAL), *changed(folder, seal.sha256, None)]


def test_a_seal_holds_the_size_and_the_digest_of_every_other_file(folder: Path) -> None:
    digest = seal_segment(folder)
    seal = read_seal(folder, digest)
    assert seal.files == {name: len(content) for name, content in FILES.items()}
    assert seal.sha256 == {name: sha256(content).hexdigest() for name, content in FILES.items()}
    assert digest == sha256((folder / SEAL).read_bytes()).hexdigest()
    assert damage(folder, seal) == []


def test_a_folder_that_is_sealed_again_has_the_same_seal(folder: Path) -> None:
    assert seal_segment(folder) == seal_segment(folder)


def test_only_the_seal_itself_is_left_out_and_no_file_below_that_has_its_name(folder: Path) -> None:
    (folder / "terms" / SEAL).write_bytes(b"x")
    assert Seal.of(folder, SEAL).files.keys() == {*FILES, f"terms/{SEAL}"}


def test_what_is_missing_or_cut_is_told_without_reading(folder: Path) -> None:
    seal = read_seal(folder, seal_segment(folder))
    (folder / "empty").unlink()
    (folder / "ids.npy").write_bytes(b"12345" * 300)
    (folder / "terms" / "meta.json").write_bytes(b"[]")
    assert list(lost(folder, seal.files, SEAL)) == [
        Damage("empty", "is missing"),
        Damage("ids.npy", "has 1,500 bytes instead of 5"),
    ]


def test_a_file_of_the_same_size_with_something_else_is_told(folder: Path) -> None:
    seal = read_seal(folder, seal_segment(folder))
    (folder / "terms" / "meta.json").write_bytes(b"[]")
    (folder / "empty").unlink()
    assert list(changed(folder, seal.sha256, None)) == [Damage("terms/meta.json", CHANGED)]
    assert str(Damage("terms/meta.json", CHANGED)) == f"terms/meta.json {CHANGED}"


def test_only_what_was_written_since_a_moment_is_read(folder: Path) -> None:
    seal = read_seal(folder, seal_segment(folder))
    for name, at in (("ids.npy", 1_000), ("terms/meta.json", 1_001)):
        (folder / name).write_bytes(FILES[name][::-1])
        os.utime(folder / name, ns=(at, at))
    os.utime(folder / "empty", ns=(0, 0))
    assert list(changed(folder, seal.sha256, 1_000)) == [Damage("terms/meta.json", CHANGED)]
    assert len(list(changed(folder, seal.sha256, 999))) == 2


def test_a_file_that_cannot_be_read_has_no_digest(folder: Path) -> None:
    assert digests_of(folder, ["missing", "terms"]) == {"missing": "", "terms": ""}


def test_a_seal_that_is_missing_or_another_is_damage(folder: Path) -> None:
    with pytest.raises(IndexDamaged, match="is missing"):
        read_seal(folder, "0" * 64)
    digest = seal_segment(folder)
    (folder / "ids.npy").write_bytes(b"54321")
    seal_segment(folder)
    with pytest.raises(IndexDamaged, match=CHANGED):
        read_seal(folder, digest)
