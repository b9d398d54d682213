"""Switching generations: readers see a finished one or the one before, never one that is being written."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.errors import IndexDamaged
from index.generation.folders import Folders
from index.generation.manifest import NAME, SegmentEntry
from index.generation.opening import live_folder, open_current
from index.generation.switching import (
    CURRENT,
    begin_generation,
    begin_segment,
    current_id,
    finish,
    name_of,
    publish,
    remove_leftovers,
)
from index.generation.table import FileTable
from index.generation.writing import publish_generation
from tests.index.segment.records import of_terms

from .generations import MANIFEST, NOW, write_entry

ONE, TWO, THREE = of_terms(1, "a", "crane"), of_terms(2, "b", "tram"), of_terms(3, "c", "ferry")


def names(parent: Path) -> set[str]:
    return {folder.name for folder in parent.iterdir()}


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
    assert name_of(building).startswith("20240102T030405-")


def test_a_published_generation_is_live_under_the_name_it_was_promised(tmp_path: Path) -> None:
    building = begin_generation(tmp_path, NOW)
    (building / "file").write_text("content")
    promised = name_of(building)
    folder = publish(tmp_path, building)
    assert folder == Folders(tmp_path).generations / promised
    assert current_id(tmp_path) == promised
    assert (folder / "file").read_text() == "content"
    assert not building.exists()


def test_two_generations_of_one_second_have_different_names(tmp_path: Path) -> None:
    assert switch(tmp_path) != switch(tmp_path)


def test_only_the_generation_before_stays(tmp_path: Path) -> None:
    _, second, third = switch(tmp_path), switch(tmp_path), switch(tmp_path)
    assert names(Folders(tmp_path).generations) == {second, third}
    assert current_id(tmp_path) == third


def test_what_a_killed_rebuild_left_is_removed_by_the_next(tmp_path: Path) -> None:
    live, entry = switch(tmp_path), write_entry(tmp_path, [ONE])
    left, segment, merging = (
        begin_generation(tmp_path, NOW),
        begin_segment(tmp_path, NOW),
        begin_segment(tmp_path, NOW, merging=True),
    )
    for folder in (left, segment, merging):
        (folder / "half").write_text("writ")
    remove_leftovers(tmp_path)
    assert names(Folders(tmp_path).generations) == {live}
    assert names(Folders(tmp_path).segments) == {entry.name, merging.name}, "somebody may be merging beside it"
    remove_leftovers(tmp_path, merging=True)
    assert names(Folders(tmp_path).segments) == {entry.name}


def test_a_segment_gets_the_name_it_was_promised(tmp_path: Path) -> None:
    for building in (begin_segment(tmp_path, NOW), begin_segment(tmp_path, NOW, merging=True)):
        promised = name_of(building)
        assert promised.startswith("20240102T030405-")
        assert finish(building) == Folders(tmp_path).segments / promised
        assert not building.exists()


def switch_to(index: Path, *entries: SegmentEntry) -> str:
    """Publish a generation of some segments."""
    nothing = [np.zeros(0, np.int64) for _ in entries]
    return publish_generation(index, replace(MANIFEST, segments=entries), nothing, FileTable()).name


def test_a_segment_stays_as_long_as_a_generation_that_stays_has_it(tmp_path: Path) -> None:
    segments = Folders(tmp_path).segments
    first, second = write_entry(tmp_path, [ONE]), write_entry(tmp_path, [TWO])
    write_entry(tmp_path, [THREE])
    switch_to(tmp_path, first, second)
    assert names(segments) == {first.name, second.name}, "what no generation has goes"
    third = write_entry(tmp_path, [THREE])
    switch_to(tmp_path, second, third)
    switch_to(tmp_path, second)
    assert names(segments) == {second.name, third.name}
    switch_to(tmp_path, second)
    assert names(segments) == {second.name}


def test_the_segments_of_a_generation_that_is_read_stay(tmp_path: Path) -> None:
    pytest.importorskip("fcntl", reason="locks of POSIX; elsewhere no file that is open is removed")
    first = write_entry(tmp_path, [ONE])
    switch_to(tmp_path, first)
    with closing(open_current(tmp_path)) as reading:
        second = write_entry(tmp_path, [TWO])
        for _ in range(3):
            switch_to(tmp_path, second)
        assert names(Folders(tmp_path).segments) == {first.name, second.name}
        assert reading.archive.texts([1]) == {1: "crane"}
    switch_to(tmp_path, second)
    assert names(Folders(tmp_path).segments) == {second.name}


def test_a_segment_that_is_being_written_stays_whatever_is_published(tmp_path: Path) -> None:
    building, merging = begin_segment(tmp_path, NOW), begin_segment(tmp_path, NOW, merging=True)
    switch(tmp_path)
    assert names(Folders(tmp_path).segments) == {building.name, merging.name}


def test_the_segments_of_a_generation_that_cannot_be_read_go(tmp_path: Path) -> None:
    first, second = write_entry(tmp_path, [ONE]), write_entry(tmp_path, [TWO])
    switch_to(tmp_path, first, second)
    (live_folder(tmp_path) / NAME).write_bytes(b"{}")
    switch_to(tmp_path, second)
    assert names(Folders(tmp_path).segments) == {second.name}


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
