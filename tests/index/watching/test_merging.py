"""Merging beside following the articles: it outlives what fails, and ends when it is told to."""

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.building import merging
from index.generation import merge_segments
from index.watching.merging import Merging
from tests.index.archives import FERRY, IndexedFolder

PATIENCE = 20.0


def until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), MemoryError()])
def test_what_fails_is_tried_again_at_the_next_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    desk, failed = IndexedFolder(tmp_path), list[bool]()
    for number in range(4):
        desk.write(f"{number}.txt", f"{FERRY} Number {number}.")
        desk.rebuild(merge=False)

    def failing_once(*arguments: Any) -> Any:
        if not failed:
            failed.append(True)
            raise failure
        return merge_segments(*arguments)

    monkeypatch.setattr(merging, "merge_segments", failing_once)
    with Merging(desk.index) as followed:
        followed.begin()
        until(lambda: failed)
        assert len(desk.segments()) == 4
        followed.begin()
        until(lambda: len(desk.segments()) == 1)


def test_a_database_that_finds_no_room_is_no_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = IndexedFolder(tmp_path)
    for number in range(4):
        desk.write(f"{number}.txt", f"{FERRY} Number {number}.")
        desk.rebuild(merge=False)
    asked: list[bool] = []

    def full(*_: object) -> None:
        asked.append(True)
        raise sqlite3.OperationalError("database or disk is full")

    with monkeypatch.context() as patched, Merging(desk.index) as followed:
        patched.setattr("index.segment.copying._copy", full)
        followed.begin()
        until(lambda: asked)
        patched.undo()
        followed.begin()
        until(lambda: len(desk.segments()) == 1)
