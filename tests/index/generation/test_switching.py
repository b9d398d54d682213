"""Switching generations: readers see a finished one or the one before, never one that is being written."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from index.errors import IndexDamaged
from index.generation.switching import CURRENT, GENERATIONS, begin_generation, current_id, generation_id, publish

NOW = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)


def switch(index: Path) -> str:
    """Publish a generation of one file."""
    building = begin_generation(index, NOW)
    (building / "terms").mkdir()
    (building / "terms" / "file").write_text("content")
    return publish(index, building).name


def test_nothing_is_live_before_the_first_generation(tmp_path: Path) -> None:
    assert current_id(tmp_path) is None
    assert current_id(tmp_path / "missing") is None


def test_a_generation_that_is_being_built_is_not_live(tmp_path: Path) -> None:
    live = switch(tmp_path)
    building = begin_generation(tmp_path, NOW)
    assert current_id(tmp_path) == live
    assert building.name.startswith(".")
    assert generation_id(building).startswith("20240102T030405-")


def test_a_published_generation_is_live_under_the_name_it_was_promised(tmp_path: Path) -> None:
    building = begin_generation(tmp_path, NOW)
    (building / "file").write_text("content")
    promised = generation_id(building)
    folder = publish(tmp_path, building)
    assert folder == tmp_path / GENERATIONS / promised
    assert current_id(tmp_path) == promised
    assert (folder / "file").read_text() == "content"
    assert not building.exists()


def test_two_generations_of_one_second_have_different_names(tmp_path: Path) -> None:
    assert switch(tmp_path) != switch(tmp_path)


def test_only_the_generation_before_stays(tmp_path: Path) -> None:
    _, second, third = switch(tmp_path), switch(tmp_path), switch(tmp_path)
    assert {folder.name for folder in (tmp_path / GENERATIONS).iterdir()} == {second, third}
    assert current_id(tmp_path) == third


def test_what_a_killed_rebuild_left_is_removed_by_the_next(tmp_path: Path) -> None:
    live = switch(tmp_path)
    left = begin_generation(tmp_path, NOW)
    (left / "half").write_text("writ")
    building = begin_generation(tmp_path, NOW)
    assert {folder.name for folder in (tmp_path / GENERATIONS).iterdir()} == {live, building.name}


def test_a_pointer_that_cannot_be_read_is_damage_and_the_next_switch_replaces_it(tmp_path: Path) -> None:
    switch(tmp_path)
    (tmp_path / CURRENT).write_bytes(b"\xff\xfe")
    with pytest.raises(IndexDamaged, match="CURRENT cannot be read"):
        current_id(tmp_path)
    name = switch(tmp_path)
    assert current_id(tmp_path) == name


def test_an_empty_pointer_names_nothing(tmp_path: Path) -> None:
    (tmp_path / CURRENT).write_text("\n")
    assert current_id(tmp_path) is None
