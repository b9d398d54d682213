"""An index of an earlier format is made anew, but its vectors, which cost most, are taken over."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from index.building.older_index import older_vectors
from index.building.report import Changes
from index.building.verification import verify
from index.errors import IndexIncompatible
from index.generation import open_current
from index.segment import key_of
from tests.index.archives import CRANE, FERRY, NEWS, SHIPS, TRAMS, IndexedFolder, write
from tests.index.hashing_encoder import HashingEncoder

PASSAGES = [TRAMS, FERRY, CRANE, SHIPS]
TITLES = ["Council argues over trams", "", "Crane falls in the harbour of Porto Vello"]
NAME = "20240101T000000-abcdef"


def write_format_4(index: Path, encoder: HashingEncoder, *, version: int = 4) -> Path:
    """Write what a rebuild looks at of an index of format 4; returns the folder of its generation."""
    titled = [title for title in TITLES if title]
    keys = b"".join(key_of(text) for text in [*PASSAGES, *titled])
    titles = np.zeros((len(TITLES), encoder.dimension), np.float32)
    titles[[0, 2]] = encoder.encode(titled)
    folder = write(index / "generations" / NAME, {})
    np.save(folder / "keys.npy", np.frombuffer(keys, np.uint8))
    np.save(folder / "passages.npy", encoder.encode(PASSAGES))
    np.save(folder / "titles.npy", titles)
    manifest = {"format": version, "fingerprint": encoder.fingerprint, "model": encoder.model, "id": NAME}
    (folder / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    (index / "CURRENT").write_text(f"{NAME}\n", "utf-8")
    return folder


@pytest.fixture
def desk(tmp_path: Path) -> IndexedFolder:
    return IndexedFolder(tmp_path, {**NEWS, "ferry.txt": FERRY})


def test_its_vectors_are_taken_over_and_everything_else_is_made_anew(desk: IndexedFolder) -> None:
    write_format_4(desk.index, desk.encoder)
    with pytest.raises(IndexIncompatible, match=r"format 4.*run `dateline rebuild`"):
        open_current(desk.index)
    report = desk.rebuild()
    assert (report.articles, report.encoded, desk.encoder.asked) == (Changes(added=3), 0, [])
    assert verify(desk.index, desk.articles, max_bytes=10**6).problems == ()
    assert set(desk.texts()) == {CRANE, SHIPS, TRAMS, FERRY}
    taken = open_current(desk.index).segments[0].dense.vector_of(key_of(CRANE))
    assert taken is not None
    assert np.array_equal(taken, desk.encoder.encode([CRANE])[0])
    assert not desk.rebuild().switched


def test_only_what_it_lacks_is_encoded(desk: IndexedFolder) -> None:
    write_format_4(desk.index, desk.encoder)
    new = "The tide was high in the harbour of Porto Vello all day."
    desk.write("tide.txt", new)
    desk.rebuild()
    assert desk.encoder.asked == [new]


def test_nothing_is_taken_of_another_model_or_format_or_when_all_is_to_be_made_anew(desk: IndexedFolder) -> None:
    write_format_4(desk.index, HashingEncoder("other"))
    assert desk.rebuild().encoded == 6
    write_format_4(desk.index, desk.encoder, version=3)
    assert desk.rebuild().encoded == 6
    write_format_4(desk.index, desk.encoder)
    assert desk.rebuild(full=True).encoded == 6


def lose_titles(folder: Path) -> None:
    (folder / "titles.npy").unlink()


def cut_keys(folder: Path) -> None:
    np.save(folder / "keys.npy", np.load(folder / "keys.npy")[:-20])


def lose_a_key(folder: Path) -> None:
    np.save(folder / "keys.npy", np.load(folder / "keys.npy")[:-16])


def empty_passages(folder: Path) -> None:
    (folder / "passages.npy").write_bytes(b"")


def manifest_of_nonsense(folder: Path) -> None:
    (folder / "manifest.json").write_bytes(b"[]")


@pytest.mark.parametrize("damage", [lose_titles, cut_keys, lose_a_key, empty_passages, manifest_of_nonsense])
def test_one_that_is_damaged_gives_nothing(desk: IndexedFolder, damage: Callable[[Path], None]) -> None:
    damage(write_format_4(desk.index, desk.encoder))
    assert older_vectors(desk.index, desk.encoder.fingerprint) == {}
    assert desk.rebuild().encoded == 6


def test_where_there_is_no_index_there_are_no_vectors(tmp_path: Path) -> None:
    assert older_vectors(tmp_path, "hash:hashing-64") == {}
