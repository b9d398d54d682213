"""Blocks: small segments are joined to one that holds what they hold, one after another."""

from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from index.generation.blocks import block_of, grouped
from index.segment import FORWARD
from index.segment.columns import Columns
from index.segment.segment import Segment
from tests.index.segment.records import segment

from .generations import CRANE, FEED, FERRIES, HEADLINE


@pytest.mark.parametrize(
    ("sizes", "room", "groups"),
    [
        ([5], 9, [[0]]),
        ([2, 9, 3], 5, [[1], [2, 0]]),
        ([2, 9, 4], 5, [[1], [2], [0]]),
        ([9, 8], 5, [[0], [1]]),
        ([1, 1, 1], 5, [[0, 1, 2]]),
        ([0, 6], 5, [[1], [0]]),
        ([], 5, []),
    ],
)
def test_the_smallest_are_joined_as_far_as_there_is_room(
    monkeypatch: pytest.MonkeyPatch, sizes: list[int], room: int, groups: list[list[int]]
) -> None:
    monkeypatch.setattr("index.generation.blocks._JOINED", room)
    segments = [Segment(Path(str(number))) for number in range(len(sizes))]
    found = grouped(list(zip(sizes, segments, strict=True)))
    assert [[int(each.name) for each in group] for group in found] == groups


def test_one_segment_is_a_block_of_its_own() -> None:
    alone = Segment(Path("1"))
    assert block_of([alone]) is alone


def test_what_is_joined_is_what_one_segment_would_hold(tmp_path: Path) -> None:
    """The second has an article of which nothing is searched."""
    parts = [[CRANE, FEED[0]], [HEADLINE], [FEED[1], FERRIES]]
    dead: list[list[int]] = [[1], [], [0]]
    segments = [segment(tmp_path / str(at), *each) for at, each in enumerate(zip(parts, dead, strict=True))]
    joined = block_of(segments)
    with closing(segment(tmp_path / "one", [each for part in parts for each in part], dead=[1, 3])) as one:
        assert joined.dead.tolist() == one.dead.tolist()
        assert joined.dead_rows.tolist() == one.dead_rows.tolist() == [2, 3, 4]
        for each in fields(Columns):
            assert getattr(joined.columns, each.name).tolist() == getattr(one.columns, each.name).tolist()
        for name in get_args(FORWARD):
            own, other = joined.forward(name), one.forward(name)
            rows = np.arange(len(other))[::-1]
            assert len(own) == len(other)
            for taken, expected in zip(own.take(rows), other.take(rows), strict=True):
                assert taken.tolist() == expected.tolist()
            assert [own.terms(int(row)) for row in rows] == [other.terms(int(row)) for row in rows]
        for count, expected_count in zip(joined.frequencies, one.frequencies, strict=True):
            assert count.hashes.tolist() == expected_count.hashes.tolist()
            assert count.counts.tolist() == expected_count.counts.tolist()


def test_vectors_that_are_joined_are_searched_as_those_of_one_segment(tmp_path: Path) -> None:
    segments = [segment(tmp_path / "1", [CRANE, FEED[0]]), segment(tmp_path / "2", [HEADLINE, FERRIES])]
    joined = block_of(segments).dense
    one = segment(tmp_path / "one", [CRANE, FEED[0], HEADLINE, FERRIES]).dense
    assert joined.ids.tolist() == one.ids.tolist() == joined.faiss_ids().tolist()
    assert np.array_equal(joined.passages, one.passages)
    assert np.array_equal(joined.titles, one.titles)
    assert np.array_equal(joined.keys, one.keys[: len(one)])
    for query in one.passages:
        found, expected = joined.search(query, 3), one.search(query, 3)
        assert found.rows.tolist() == expected.rows.tolist()
        assert found.cosines.tolist() == pytest.approx(expected.cosines.tolist())
