"""Whoever asks is told how following the articles goes, and nothing when nobody follows them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from index.errors import WatchRunning
from index.generation.watch_state import WatchState, read_state, watch_lock

STARTED = datetime(2024, 1, 2, 3, 4, 5, tzinfo=UTC)
STATE = WatchState(7, STARTED, STARTED, "no space", STARTED, ("a.txt", "b.txt"))


def test_it_is_read_back_while_somebody_follows(tmp_path: Path) -> None:
    assert read_state(tmp_path) is None
    with watch_lock(tmp_path):
        assert read_state(tmp_path) is None, "nothing is known yet"
        STATE.write(tmp_path)
        assert read_state(tmp_path) == STATE
        WatchState(7, STARTED).write(tmp_path)
        assert read_state(tmp_path) == WatchState(7, STARTED)
    assert read_state(tmp_path) is None


def test_what_a_dead_process_left_counts_for_nothing(tmp_path: Path) -> None:
    STATE.write(tmp_path)
    (tmp_path / "watch.lock").touch()
    assert read_state(tmp_path) is None


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"process": 1}', b"\xff"])
def test_a_state_that_cannot_be_understood_is_none(tmp_path: Path, content: bytes) -> None:
    with watch_lock(tmp_path):
        (tmp_path / "watch.json").write_bytes(content)
        assert read_state(tmp_path) is None


def test_one_process_is_enough(tmp_path: Path) -> None:
    with (
        watch_lock(tmp_path),
        pytest.raises(WatchRunning, match=r"followed for .* \(process \d+\)"),
        watch_lock(tmp_path),
    ):
        pytest.fail("two hold it")
    with watch_lock(tmp_path):
        assert read_state(tmp_path) is None
