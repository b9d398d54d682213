"""What a generation keeps of its own: files, failures and the dead come back, and what is broken is damage."""

from pathlib import Path

import numpy as np
import orjson
import pytest

from index.errors import Failure, IndexDamaged, NotRead
from index.generation.table import DEAD, FILES, FileTable, read_dead, read_table, write_dead

TABLE = FileTable(
    {"b.txt": "2", "a.txt": "1"},
    (
        Failure("z.pdf", "broken PDF"),
        NotRead("a.mov", "a film is not read", ".mov", 12),
        NotRead("LICENSE", "without an ending", "", 1),
        Failure("c.jsonl:3", "no text"),
    ),
)


def test_files_come_back_and_failures_in_their_order(tmp_path: Path) -> None:
    TABLE.write(tmp_path)
    read = read_table(tmp_path)
    assert read == TABLE
    assert [type(each) for each in read.failures] == [Failure, NotRead, NotRead, Failure]


def test_equal_tables_are_the_same_file_in_whatever_order_the_files_were_read(tmp_path: Path) -> None:
    """The digest of that file tells whether a folder has changed."""
    TABLE.write(tmp_path)
    before = (tmp_path / FILES).read_bytes()
    FileTable({"a.txt": "1", "b.txt": "2"}, TABLE.failures).write(tmp_path)
    assert (tmp_path / FILES).read_bytes() == before
    FileTable(TABLE.files, TABLE.failures[::-1]).write(tmp_path)
    assert (tmp_path / FILES).read_bytes() != before


def test_an_empty_table_comes_back(tmp_path: Path) -> None:
    FileTable().write(tmp_path)
    assert read_table(tmp_path) == FileTable()


@pytest.mark.parametrize(
    "content",
    [
        None,
        b"",
        b"[]",
        b'{"files": {}',
        orjson.dumps({"files": {}}),
        orjson.dumps({"files": {}, "failures": [["a.txt", "why"]]}),
        orjson.dumps({"files": {}, "failures": [1]}),
    ],
)
def test_a_table_that_cannot_be_understood_is_damage(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / FILES).write_bytes(content)
    with pytest.raises(IndexDamaged, match=r"files\.json cannot be read"):
        read_table(tmp_path)


@pytest.mark.parametrize("dead", [[], [[]], [[], [4, 7], []], [[0], [1, 2]]])
def test_the_dead_come_back_by_segment(tmp_path: Path, dead: list[list[int]]) -> None:
    write_dead(tmp_path, [np.asarray(each, np.int64) for each in dead])
    read = read_dead(tmp_path, len(dead))
    assert [each.tolist() for each in read] == dead
    assert all(each.dtype == np.int64 for each in read)


@pytest.mark.parametrize("content", [None, b"", b"no array"])
def test_dead_that_cannot_be_read_are_damage(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / DEAD).write_bytes(content)
    with pytest.raises(IndexDamaged, match=r"dead\.npy cannot be read"):
        read_dead(tmp_path, 1)


def test_an_array_of_another_shape_is_damage(tmp_path: Path) -> None:
    np.save(tmp_path / DEAD, np.zeros(3, np.int64))
    with pytest.raises(IndexDamaged, match=r"dead\.npy cannot be read"):
        read_dead(tmp_path, 1)
