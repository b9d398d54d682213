"""Copying archives: the articles that stay are the same to the last column, under their new numbers."""

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from index.reading import Release
from index.segment.analysis import Analysis
from index.segment.archive import Archive
from index.segment.copying import copy_archives
from index.segment.segment import Segment

from .records import passage, read, record, segment

PLAIN = Analysis(terms=(("tram",),))
RELEASE = Release("urn:1", (2, "2024-01-01"))
CRANE = read("a.txt", "Crane falls", "At least 14 people were killed in Belgorod, the governor said.")
OLD = record("b", [(passage(1, "b", 1, "Old."), PLAIN)], release=RELEASE)
NEW = record("b", [(passage(1, "b", 1, "Old."), PLAIN), (passage(2, "b", 2, "New."), PLAIN)], release=RELEASE, place=3)
LAST = record("c", [(passage(3, "c", 1, "A caption.", "caption"), PLAIN)], title="Trams")


@pytest.fixture
def apart(tmp_path: Path) -> list[Segment]:
    return [segment(tmp_path / "1", [OLD, LAST], dead=[0]), segment(tmp_path / "2", [CRANE, NEW])]


def copied(folder: Path, apart: list[Segment], *numbers: list[int]) -> Archive:
    folder.mkdir()
    copy_archives(folder, apart, [np.asarray(each, np.int64) for each in numbers])
    return Archive(folder)


def test_articles_come_in_their_new_order_with_all_that_is_stored(tmp_path: Path, apart: list[Segment]) -> None:
    with closing(copied(tmp_path / "new", apart, [-1, 2], [0, 1])) as archive:
        assert list(archive.records([0, 1, 2, 3])) == [CRANE, NEW, LAST]
        assert [number for number, _, _ in archive.released()] == [1]
        assert archive.numbers_of("b") == [1]


def test_an_archive_that_is_copied_is_the_one_that_would_be_written(tmp_path: Path, apart: list[Segment]) -> None:
    made = segment(tmp_path / "made", [NEW, LAST, CRANE])
    with closing(copied(tmp_path / "new", apart, [-1, 1], [2, 0])) as archive, closing(made.archive) as expected:
        for table in ("articles", "passages", "releases"):
            sql = f"SELECT * FROM {table} ORDER BY 1"  # noqa: S608 - constants
            assert archive.rows(sql) == expected.rows(sql) != []
        sql = "SELECT type, name, sql FROM sqlite_schema ORDER BY name"
        assert archive.rows(sql) == expected.rows(sql)


def test_what_it_was_copied_from_is_left_as_it_was(tmp_path: Path, apart: list[Segment]) -> None:
    before = [(each.folder / "archive.sqlite").read_bytes() for each in apart]
    copied(tmp_path / "new", apart, [-1, 0], [-1, -1]).close()
    assert [(each.folder / "archive.sqlite").read_bytes() for each in apart] == before
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["archive.sqlite"]


def test_nothing_may_be_left(tmp_path: Path, apart: list[Segment]) -> None:
    with closing(copied(tmp_path / "new", apart, [-1, -1], [-1, -1])) as archive:
        assert archive.articles("source") == []
