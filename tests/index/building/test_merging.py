"""Merging segments: when it is due, and that nothing is lost by it, whatever happens meanwhile."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from index.building import merge_due, merging, verify
from index.building.merging import due
from index.errors import MergeRunning, RebuildRunning
from index.generation import Merged, current_id, locked, merge_segments, open_current, rebuild_lock
from index.segment import Record, Segment
from tests.index.archives import CRANE, FERRY, NEWS, SHIPS, TRAMS, IndexedFolder

# -- which are due ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ([], []),
        ([5], []),
        ([5, 900, 1000], []),
        ([5, 900, 1000, 1], [0, 1, 2, 3]),
        ([5, 900, 1000, 1001], []),
        ([90_000, 5, 900, 1000, 1], [1, 2, 3, 4]),
        ([5, 90_000, 900, 1000, 1], [0, 2, 3, 4]),
        ([2000, 3000, 3999, 1001], [0, 1, 2, 3]),
        ([2000, 3000, 3999, 4001], []),
        ([70_000, 2000, 3000, 3999, 1001, 7], [1, 2, 3, 4, 5]),
        ([5000, 6000, 7000, 8000, 1, 2, 3, 4], [4, 5, 6, 7]),
        ([0, 0, 0, 0], [0, 1, 2, 3]),
    ],
)
def test_four_of_a_size_are_merged_with_all_that_are_smaller(sizes: Sequence[int], expected: list[int]) -> None:
    assert due([(size, 0.0) for size in sizes]) == expected


def test_one_of_which_much_is_dead_is_written_anew() -> None:
    assert due([(90_000, 0.3), (5, 0.0)]) == []
    assert due([(90_000, 0.31), (5, 0.0)]) == [0]
    assert due([(90_000, 0.1), (5, 0.5), (7, 0.9)]) == [1], "one after the other"
    assert due([(90_000, 0.9), (1, 0.0), (2, 0.0), (3, 0.0), (4, 0.0)]) == [1, 2, 3, 4]


# -- merging ----------------------------------------------------------------------------------------------------------


def ship(number: int) -> str:
    return f"Ship number {number} came into the harbour of Porto Vello at dawn and left before noon."


def add(desk: IndexedFolder, numbers: Sequence[int], **options: Any) -> None:
    """Add one article after the other, with a rebuild for each."""
    for number in numbers:
        desk.write(f"{number}.txt", ship(number))
        desk.rebuild(**options)


@pytest.fixture
def desk(tmp_path: Path) -> IndexedFolder:
    """An index of four small segments that nobody has merged yet."""
    made = IndexedFolder(tmp_path)
    made.rebuild()
    add(made, range(3), merge=False)
    assert len(made.segments()) == 4
    return made


def everything(desk: IndexedFolder) -> list[Record]:
    """All that the index has of every article, which must be verbatim."""
    assert verify(desk.index, desk.articles, max_bytes=10**6).problems == ()
    generation = open_current(desk.index)
    return [record for file in generation.table.files for record in generation.archive.records(file)]


def assert_as_built_at_once(desk: IndexedFolder) -> None:
    once, found = everything(desk), desk.search("crane ship harbour ferries", top_k=50)
    desk.rebuild(full=True)
    assert everything(desk) == once
    again = desk.search("crane ship harbour ferries", top_k=50)
    assert [(hit.passage, hit.score) for hit in again.hits] == [(hit.passage, hit.score) for hit in found.hits]


def test_merging_changes_nothing_that_anybody_sees(desk: IndexedFolder) -> None:
    before, old = everything(desk), open_current(desk.index)
    folder = merge_due(desk.index)
    assert folder is not None
    assert folder.name == current_id(desk.index)
    new = open_current(desk.index)
    assert len(new.segments) == 1
    assert new.table == old.table
    for name in ("articles", "passages", "boilerplate", "newest_at", "built_at", "dimension", "reading"):
        assert getattr(new.manifest, name) == getattr(old.manifest, name), name
    assert everything(desk) == before
    assert not desk.rebuild().switched, "the folder is known still"
    assert merge_due(desk.index) is None
    assert_as_built_at_once(desk)


def test_what_is_merged_stays_for_who_reads_it(desk: IndexedFolder) -> None:
    reading = open_current(desk.index)
    merge_due(desk.index)
    add(desk, range(3, 6))
    assert len(reading.archive.texts(reading.dense.ids.tolist())) == reading.manifest.passages
    reading.close()
    add(desk, range(6, 8))
    segments = {path.name for path in (desk.index / "segments").iterdir()}
    assert not segments & {segment.name for segment in reading.segments}


def test_a_rebuild_merges_what_it_makes_due_and_names_the_generation_that_is_live(desk: IndexedFolder) -> None:
    desk.write("ferry.txt", FERRY)
    report = desk.rebuild()
    assert (report.articles.added, report.encoded) == (1, 1)
    assert report.generation == report.folder.name == current_id(desk.index)
    assert len(desk.segments()) == 1
    assert_as_built_at_once(desk)


def test_a_segment_of_which_much_is_dead_is_written_anew(tmp_path: Path) -> None:
    desk = IndexedFolder(tmp_path)
    desk.rebuild()
    [worn] = desk.segments()
    (desk.articles / "harbour.txt").unlink()
    desk.rebuild(merge=False)
    assert desk.segments() == [worn]
    assert [segment.dead.tolist() for segment in open_current(desk.index).segments] == [[1]]
    assert merge_due(desk.index)
    [rewritten] = open_current(desk.index).segments
    assert rewritten.folder != worn
    assert (rewritten.dead.tolist(), len(rewritten.dense)) == ([], 1)
    assert set(desk.texts()) == {TRAMS}
    assert_as_built_at_once(desk)


def test_the_number_of_segments_stays_logarithmic_and_nothing_is_copied_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sixty single additions, with sizes that are told apart from two passages on."""
    copied: list[int] = []

    def counted(building: Path, segments: Sequence[Segment], *more: Any) -> Merged:
        merged = merge_segments(building, segments, *more)
        copied.append(merged.passages)
        return merged

    monkeypatch.setattr(merging, "_SMALL", 2)
    monkeypatch.setattr(merging, "merge_segments", counted)
    desk, most = IndexedFolder(tmp_path, {"first.txt": CRANE}), 0
    desk.rebuild()
    for number in range(60):
        add(desk, [number])
        most = max(most, len(desk.segments()))
    tiers = 4
    assert 3 < most <= 3 * tiers
    assert sum(copied) <= 61 * tiers
    assert len(open_current(desk.index).dense) == 61
    assert_as_built_at_once(desk)


# -- beside rebuilds --------------------------------------------------------------------------------------------------


def beside(desk: IndexedFolder, happens: Callable[[], object]) -> Callable[[], AbstractContextManager[None]]:
    """Hold the lock of rebuilds for a merge, but have something happen before its first switch."""
    waiting = [happens]

    @contextmanager
    def publishing() -> Iterator[None]:
        while waiting:
            waiting.pop()()
        with rebuild_lock(desk.index):
            yield

    return publishing


def test_a_rebuild_that_changes_what_is_being_merged_loses_nothing(desk: IndexedFolder) -> None:
    """Between the copying and the switch an article changes, one goes, one comes and one is back as it was."""

    def happens() -> None:
        desk.write("harbour.txt", NEWS["harbour.txt"].replace("41 ships", "44 ships"))
        (desk.articles / "0.txt").unlink()
        desk.write("ferry.txt", FERRY)
        (desk.articles / "1.txt").unlink()
        desk.rebuild(merge=False)
        desk.write("1.txt", ship(1))
        desk.rebuild(merge=False)

    assert merge_due(desk.index, beside(desk, happens))
    assert set(desk.texts()) == {CRANE, SHIPS.replace("41", "44"), TRAMS, FERRY, ship(1), ship(2)}
    assert_as_built_at_once(desk)


def test_what_has_died_before_the_merging_stays_gone(desk: IndexedFolder) -> None:
    (desk.articles / "harbour.txt").unlink()
    desk.rebuild(merge=False)

    def happens() -> None:
        (desk.articles / "2.txt").unlink()
        desk.rebuild(merge=False)

    assert merge_due(desk.index, beside(desk, happens))
    assert [len(segment.dead) for segment in open_current(desk.index).segments] == [1], "and what dies meanwhile too"
    assert set(desk.texts()) == {TRAMS, ship(0), ship(1)}
    assert_as_built_at_once(desk)


def test_what_an_other_rebuild_has_made_anew_meanwhile_is_not_replaced(desk: IndexedFolder) -> None:
    assert merge_due(desk.index, beside(desk, lambda: desk.rebuild(full=True))) is None
    assert len(desk.segments()) == 1
    assert_no_litter(desk)
    assert_as_built_at_once(desk)


def test_where_all_that_is_being_merged_dies_meanwhile_nothing_takes_its_place(desk: IndexedFolder) -> None:
    def happens() -> None:
        for path in list(desk.articles.iterdir())[1:]:
            path.unlink()
        desk.rebuild(merge=False)
        [last] = desk.articles.iterdir()
        last.rename(desk.articles / "renamed.txt")
        desk.rebuild(merge=False)

    assert merge_due(desk.index, beside(desk, happens)) is None
    assert [record.article.source for record in everything(desk)] == ["renamed.txt"]
    assert_as_built_at_once(desk)


def assert_no_litter(desk: IndexedFolder) -> None:
    assert [path for folder in ("segments", "generations") for path in (desk.index / folder).glob(".*")] == []


def test_while_somebody_rebuilds_nothing_is_switched(desk: IndexedFolder) -> None:
    before = current_id(desk.index)
    with rebuild_lock(desk.index), pytest.raises(RebuildRunning):
        merge_due(desk.index, lambda: rebuild_lock(desk.index))
    assert current_id(desk.index) == before
    assert_no_litter(desk)
    assert merge_due(desk.index, lambda: rebuild_lock(desk.index))


def test_who_is_told_to_stop_leaves_everything_as_it_was(desk: IndexedFolder) -> None:
    class StoppedError(Exception):
        pass

    def stop(_done: int, _total: int) -> None:
        raise StoppedError

    before = current_id(desk.index)
    with pytest.raises(StoppedError):
        merge_due(desk.index, on_progress=stop)
    assert current_id(desk.index) == before
    assert_no_litter(desk)


def test_while_another_merges_a_rebuild_goes_on_without(desk: IndexedFolder) -> None:
    with locked(desk.index, "merge.lock", MergeRunning):
        assert merge_due(desk.index) is None
        desk.write("ferry.txt", FERRY)
        report = desk.rebuild()
        assert (report.switched, len(desk.segments())) == (True, 5)
    assert FERRY in desk.texts()
    assert merge_due(desk.index)
    assert len(desk.segments()) == 1


def test_a_damaged_segment_is_not_merged_and_the_next_rebuild_mends_it(desk: IndexedFolder) -> None:
    """What a disk has done to it would be signed anew; who finds it has the rebuild look."""
    path = desk.segments()[1] / "column.article.npy"
    content, times = bytearray(path.read_bytes()), path.stat()
    content[-1] ^= 4
    path.write_bytes(content)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    before = current_id(desk.index)
    assert merge_due(desk.index) is None
    assert current_id(desk.index) == before
    report = desk.rebuild()
    assert report.repaired == (path.relative_to(desk.index).as_posix(),)
    assert report.encoded == 0
    assert len(desk.segments()) == 1, "now it is merged"
    assert_as_built_at_once(desk)
