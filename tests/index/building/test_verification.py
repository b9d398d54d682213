"""Verify names every file and passage that is not as it was, and every part of the index that disagrees."""

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.building.progress import Progress
from index.building.verification import VerifyReport, verify
from index.errors import ArticlesFolderMissing
from index.generation.folders import Folders
from index.generation.manifest import read_manifest
from index.generation.opening import live_folder
from index.segment import KEY_BYTES, DenseIndex, seal_segment
from index.segment.dense_index import write_dense
from tests.index.archives import CRANE, FERRY, NEWS, SHIPS, IndexedFolder

NO_KEYS = np.zeros((0, KEY_BYTES), np.uint8)


@pytest.fixture
def desk(tmp_path: Path) -> IndexedFolder:
    made = IndexedFolder(tmp_path)
    made.rebuild()
    return made


def verified(desk: IndexedFolder) -> VerifyReport:
    return verify(desk.index, desk.articles, max_bytes=10**6)


def signed(desk: IndexedFolder) -> IndexedFolder:
    """Sign what has been done to the index, as a faulty program would: it is not damage."""
    folder = live_folder(desk.index)
    manifest, segments = read_manifest(folder), Folders(desk.index).segments
    sealed = [replace(entry, seal=seal_segment(segments / entry.name)) for entry in manifest.segments]
    replace(manifest, segments=tuple(sealed)).write(folder)
    return desk


def segment(desk: IndexedFolder) -> Path:
    """The folder of the only segment."""
    [folder] = desk.segments()
    return folder


def problems(desk: IndexedFolder) -> dict[str, str]:
    return {problem.where: problem.what for problem in verified(desk).problems}


def test_an_index_just_built_is_verbatim(desk: IndexedFolder) -> None:
    report = verified(desk)
    assert report.problems == ()
    assert (report.files, report.passages) == (2, 7), "boilerplate is held against its file too"


def test_a_changed_word_is_found_by_its_paragraph(desk: IndexedFolder) -> None:
    desk.write("harbour.txt", NEWS["harbour.txt"].replace("41 ships", "44 ships"))
    assert problems(desk) == {
        "harbour.txt": "has changed since it was indexed: 1 of 4 passages differ",
        "harbour.txt ¶4": "does not stand there word for word",
    }


def test_a_change_that_moves_no_passage_is_named_too(desk: IndexedFolder) -> None:
    desk.write("harbour.txt", NEWS["harbour.txt"] + "\n\n")
    assert problems(desk) == {"harbour.txt": "has changed since it was indexed: 0 of 4 passages differ"}


def test_missing_and_unreadable_files_are_named(desk: IndexedFolder) -> None:
    (desk.articles / "harbour.txt").unlink()
    desk.write("council.txt", b"")
    told = problems(desk)
    assert told["harbour.txt"] == "is gone"
    assert "has changed" in told["council.txt"]
    shutil.rmtree(desk.articles)
    with pytest.raises(ArticlesFolderMissing):
        verified(desk)


def test_a_text_tampered_with_in_the_archive_is_found(desk: IndexedFolder) -> None:
    with closing(sqlite3.connect(segment(desk) / "archive.sqlite")) as db:
        db.execute("UPDATE passages SET text = replace(text, '41', '44') WHERE text = ?", (SHIPS,))
        db.commit()
    assert problems(signed(desk)) == {"harbour.txt ¶4": "does not stand there word for word"}


def test_a_place_tampered_with_is_found(desk: IndexedFolder) -> None:
    with closing(sqlite3.connect(segment(desk) / "archive.sqlite")) as db:
        db.execute("UPDATE passages SET start = start + 1, stop = stop + 1 WHERE text = ?", (CRANE,))
        db.commit()
    assert list(problems(signed(desk))) == ["harbour.txt ¶3"]


def test_missing_vectors_are_found(desk: IndexedFolder) -> None:
    dense = DenseIndex(segment(desk))
    write_dense(segment(desk), np.array(dense.ids[1:]), np.array(dense.passages[1:]), np.array(dense.titles), NO_KEYS)
    told = [problem.what for problem in verified(signed(desk)).problems]
    assert any("vectors has 2 passages, the manifest 3" in what for what in told)
    assert any("FAISS has 2 passages" in what for what in told)
    assert any("vectors' ids are not those" in what for what in told)


def test_faiss_in_another_order_than_the_vectors_is_found(desk: IndexedFolder) -> None:
    """A search takes FAISS's order for that of the rows."""
    dense = DenseIndex(segment(desk))
    ids, vectors = np.array(dense.ids), np.array(dense.passages)
    write_dense(segment(desk), ids[::-1].copy(), vectors[::-1].copy(), np.array(dense.titles), NO_KEYS)
    np.save(segment(desk) / "ids.npy", ids)
    assert [problem.what for problem in verified(signed(desk)).problems if "FAISS" in problem.what] == [
        "FAISS's ids are not those of the vectors in their order"
    ]


def test_vectors_of_other_ids_and_dimensions_are_found(desk: IndexedFolder) -> None:
    wrong = np.eye(3, 5, dtype=np.float32)
    write_dense(segment(desk), np.array([1, 2, 3]), wrong, np.zeros((2, 5), np.float32), NO_KEYS)
    told = [problem.what for problem in verified(signed(desk)).problems]
    assert any("not the 64 dimensions" in what for what in told)
    assert any("vectors' ids are not those" in what for what in told)


def test_progress_counts_the_files(desk: IndexedFolder) -> None:
    told: list[Progress] = []
    verify(desk.index, desk.articles, max_bytes=10**6, on_progress=told.append)
    assert [(step.stage, step.done, step.total) for step in told] == [("checking", 1, 2), ("checking", 2, 2)]


def test_an_index_of_several_segments_with_dead_articles_is_verbatim(desk: IndexedFolder) -> None:
    desk.write("ferry.txt", FERRY)
    desk.rebuild(merge=False)
    desk.write("harbour.txt", NEWS["harbour.txt"].replace("41 ships", "44 ships"))
    desk.rebuild(merge=False)
    assert len(desk.segments()) == 3
    report = verified(desk)
    assert report.problems == ()
    assert (report.files, report.passages) == (3, 8), "what is dead is not held against any file"


def test_a_part_of_one_segment_that_disagrees_is_found_by_its_segment(desk: IndexedFolder) -> None:
    desk.write("ferry.txt", FERRY)
    desk.rebuild(merge=False)
    _, later = desk.segments()
    wrong = np.eye(2, 64, dtype=np.float32)
    write_dense(later, np.array([1, 2]), wrong, np.zeros((1, 64), np.float32), NO_KEYS)
    told = [problem for problem in verified(signed(desk)).problems if "vectors has" in problem.what]
    assert [(each.where, each.what) for each in told] == [
        (f"segment {later.name}", "vectors has 2 passages, the manifest 1")
    ]
