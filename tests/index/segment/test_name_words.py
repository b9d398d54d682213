"""The words of names of a segment, with their counts."""

from pathlib import Path

import pytest

from index.errors import IndexDamaged
from index.segment.name_words import read_names, write_names


def test_names_come_back_as_written(tmp_path: Path) -> None:
    write_names(tmp_path, {"lund": 1, "kiev": 2, "su": 1, "a1b2c3": 1})
    assert (tmp_path / "names.txt").read_text("utf-8") == "kiev 2\nlund 1\n"
    assert read_names(tmp_path) == {"kiev": 2, "lund": 1}


@pytest.mark.parametrize("content", [None, b"kiev\n", b"kiev two\n", b"\xff\xfe 1\n"])
def test_a_broken_list_is_damage(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "names.txt").write_bytes(content)
    with pytest.raises(IndexDamaged, match=r"names\.txt"):
        read_names(tmp_path)
