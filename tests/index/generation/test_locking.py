"""The lock of an index: one rebuild at a time, and nothing is locked after it."""

import os
from pathlib import Path

import pytest

from index.errors import RebuildRunning
from index.generation.locking import rebuild_lock


def test_a_second_rebuild_is_refused_and_told_who_holds_the_lock(tmp_path: Path) -> None:
    index = tmp_path / "new" / "index"
    with rebuild_lock(index), pytest.raises(RebuildRunning, match=f"process {os.getpid()}"), rebuild_lock(index):
        pytest.fail("two rebuilds hold the lock")


def test_after_a_rebuild_that_failed_the_next_may_run(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="disk"), rebuild_lock(tmp_path):
        raise OSError("disk full")
    with rebuild_lock(tmp_path):
        assert (tmp_path / "rebuild.lock.holder").exists()
    assert not (tmp_path / "rebuild.lock.holder").exists()


def test_a_holder_that_did_not_say_who_it_is_is_reported_all_the_same(tmp_path: Path) -> None:
    with rebuild_lock(tmp_path):
        (tmp_path / "rebuild.lock.holder").unlink()
        with pytest.raises(RebuildRunning, match="unknown process"), rebuild_lock(tmp_path):
            pytest.fail("two rebuilds hold the lock")
