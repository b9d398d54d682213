"""Verify names every file and passage that is not as it was, and every part of the index that disagrees."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from index.building.progress import Progress
from index.building.verification import VerifyReport, verify
from index.errors import ArticlesFolderMissing
from index.generation.dense_index import write_dense
from index.generation.integrity import seal
from index.generation.manifest import read_manifest
from index.generation.opening import live_folder, open_current
from tests.index.archives import CRANE, NEWS, SHIPS, IndexedFolder


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
    seal(folder, read_manifest(folder))
    return desk


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
    with closing(sqlite3.connect(open_current(desk.index).folder / "archive.sqlite")) as db:
        db.execute("UPDATE passages SET text = replace(text, '41', '44') WHERE text = ?", (SHIPS,))
        db.commit()
    assert problems(signed(desk)) == {"harbour.txt ¶4": "does not stand there word for word"}


def test_a_place_tampered_with_is_found(desk: IndexedFolder) -> None:
    with closing(sqlite3.connect(open_current(desk.index).folder / "archive.sqlite")) as db:
        db.execute("UPDATE passages SET start = start + 1, stop = stop + 1 WHERE text = ?", (CRANE,))
        db.commit()
    assert list(problems(signed(desk))) == ["harbour.txt ¶3"]


def test_missing_vectors_are_found(desk: IndexedFolder) -> None:
    generation = open_current(desk.index)
    dense = generation.dense
    write_dense(generation.folder, dense.ids[1:].tolist(), np.array(dense.passages[1:]), np.array(dense.titles), [])
    told = [problem.what for problem in verified(signed(desk)).problems]
    assert any("vectors has 2 passages, the manifest 3" in what for what in told)
    assert any("FAISS has 2 passages" in what for what in told)
    assert any("vectors' ids are not those" in what for what in told)


def test_faiss_in_another_order_than_the_vectors_is_found(desk: IndexedFolder) -> None:
    """A search takes FAISS's order for that of the rows."""
    generation = open_current(desk.index)
    ids, vectors = generation.dense.ids, np.array(generation.dense.passages)
    write_dense(generation.folder, ids[::-1].tolist(), vectors[::-1].copy(), np.array(generation.dense.titles), [])
    np.save(generation.folder / "ids.npy", ids)
    assert [problem.what for problem in verified(signed(desk)).problems if "FAISS" in problem.what] == [
        "FAISS's ids are not those of the vectors in their order"
    ]


def test_vectors_of_other_ids_and_dimensions_are_found(desk: IndexedFolder) -> None:
    generation = open_current(desk.index)
    wrong = np.eye(3, 5, dtype=np.float32)
    write_dense(generation.folder, [1, 2, 3], wrong, np.zeros((2, 5), np.float32), [])
    told = [problem.what for problem in verified(signed(desk)).problems]
    assert any("not the 64 dimensions" in what for what in told)
    assert any("vectors' ids are not those" in what for what in told)


def test_progress_counts_the_files(desk: IndexedFolder) -> None:
    told: list[Progress] = []
    verify(desk.index, desk.articles, max_bytes=10**6, on_progress=told.append)
    assert [(step.stage, step.done, step.total) for step in told] == [("checking", 1, 2), ("checking", 2, 2)]
