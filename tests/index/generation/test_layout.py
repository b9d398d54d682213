"""The layout: rows of a generation are found in its segments, and the other way round."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.generation.layout import Layout, Places
from index.generation.opening import Generation
from index.segment import Ints
from index.segment.archive import Record
from index.segment.segment import Segment
from tests.index.segment.records import of_terms, segment

from .generations import LIVE


@st.composite
def places(draw: st.DrawFn) -> tuple[list[int], list[int] | None]:
    """Sizes of parts, some of them empty, and an order of some of all their rows, or None."""
    sizes = draw(st.lists(st.integers(0, 4), min_size=1, max_size=4))
    order = draw(st.permutations(range(sum(sizes))))
    return sizes, draw(st.none() | st.just(order[: draw(st.integers(0, sum(sizes)))]))


@given(places(), st.data())
def test_every_row_is_found_where_it_lies_and_again_from_there(
    given_places: tuple[list[int], list[int] | None], data: st.DataObject
) -> None:
    sizes, flat = given_places
    made = Places(sizes, None if flat is None else np.asarray(flat, np.int64))
    order = list(range(sum(sizes))) if flat is None else flat
    arrays = [np.asarray([100 * at + row for row in range(size)], np.int64) for at, size in enumerate(sizes)]
    everything = [int(value) for array in arrays for value in array]
    wanted = [everything[at] for at in order]
    assert len(made) == len(order)
    assert made.gather(arrays).tolist() == wanted
    rows = np.asarray(data.draw(st.lists(st.integers(0, len(order) - 1))) if order else [], np.int64)
    found = np.full(len(rows), -1)
    for share in made.shares(rows):
        found[share.places] = arrays[share.part][share.rows]
        assert made.rows_at(share.part, share.rows).tolist() == rows[share.places].tolist()
        assert made.rows_of(share.part)[share.rows].tolist() == rows[share.places].tolist()
    assert found.tolist() == [wanted[row] for row in rows]
    assert made.parts_of(rows).tolist() == [wanted[row] // 100 for row in rows]
    dead = sum((made.rows_of(at) < 0).sum() for at in range(len(sizes)))
    assert dead == sum(sizes) - len(order)


def test_one_part_in_its_own_order_needs_no_places() -> None:
    made = Places([3], None)
    rows = np.asarray([2, 0], np.int64)
    [share] = made.shares(rows)
    assert made.single
    assert (share.part, share.places, share.rows is rows) == (0, slice(None), True)
    array = np.arange(3)
    assert made.gather([array]) is array
    assert not Places([3, 0], None).single
    assert not Places([3], np.arange(2)).single


def test_rows_are_divided_anew_when_others_are_asked_for() -> None:
    made = Places([2, 2], np.asarray([3, 0, 2, 1], np.int64))
    asked = [np.asarray(rows, np.int64) for rows in ([0, 1], [1, 0], [0, 1])]
    divided = [[(share.part, share.rows.tolist()) for share in made.shares(rows)] for rows in asked]
    assert divided == [[(0, [0]), (1, [1])]] * 3
    places = [[np.arange(2)[share.places].tolist() for share in made.shares(rows)] for rows in asked]
    assert places == [[[1], [0]], [[0], [1]], [[1], [0]]]
    assert made.shares(asked[0]) == made.shares(asked[0])


def test_articles_are_in_the_order_of_files_and_places_and_bring_their_passages(apart: Generation) -> None:
    """Searched, the passages lie in blocks; stored, in segments, here the largest first."""
    first, third, second = apart.layout.segments
    assert [first, second, third] == apart.segments
    articles, passages = apart.layout.articles_stored, apart.layout.passages_stored
    assert articles.parts_of(np.arange(6)).tolist() == [2, 0, 1, 0, 1, 2]
    assert [articles.rows_of(at).tolist() for at in range(3)] == [[-1, 1, 3, -1], [2, 4, -1], [0, 5]]
    assert passages.parts_of(np.arange(9)).tolist() == [2, 2, 0, 0, 1, 0, 0, 1, 1]
    assert passages.rows_of(0).tolist() == [-1, -1, -1, 2, 3, 5, 6, -1, -1, -1]
    searched = [passage.id for each in LIVE for passage in each.passages if passage.kind == "body"]
    assert passages.gather([each.dense.ids for each in (first, third, second)]).tolist() == searched
    assert apart.layout.passages.gather([each.dense.ids for each in apart.blocks]).tolist() == searched


def ids_of(segments: Sequence[Segment]) -> Ints:
    return np.concatenate([each.dense.ids for each in segments])


A, B, C = of_terms(1, "a", "crane"), of_terms(2, "b", "tram"), of_terms(3, "c", "ferry")


@pytest.mark.parametrize(
    ("parts", "state"),
    [
        ([([A, B, C], [])], "single"),
        ([([A], []), ([B, C], [])], "plain"),
        ([([B], []), ([A, C], [])], "mixed"),
        ([([A, B], [1]), ([C], [])], "mixed"),
        ([([A, B], [1])], "mixed"),
    ],
)
def test_what_lies_in_order_already_and_is_alive_stays_in_place(
    tmp_path: Path, parts: list[tuple[list[Record], list[int]]], state: str
) -> None:
    segments = [segment(tmp_path / str(at), records, dead) for at, (records, dead) in enumerate(parts)]
    layout = Layout([[each] for each in segments])
    count = len(layout.articles)
    assert layout.articles.single == layout.passages.single == (state == "single")
    numbers = np.concatenate([layout.articles.rows_of(at) for at in range(len(parts))])
    assert (numbers.tolist() == list(range(count))) == (state != "mixed")
    ids = layout.passages.gather([each.dense.ids for each in segments])
    assert ids.tolist() == sorted(ids.tolist())
    together = Layout([segments])
    assert together.passages.single == (state != "mixed")
    assert together.passages.gather([ids_of(segments)]).tolist() == ids.tolist()
    for each in segments:
        each.close()


def test_a_generation_in_which_everything_is_dead_is_empty(tmp_path: Path) -> None:
    gone = segment(tmp_path / "1", [A, B], dead=[0, 1])
    layout = Layout([[gone]])
    assert len(layout.articles) == len(layout.passages) == 0
    assert layout.passages.rows_of(0).tolist() == [-1, -1]
    gone.close()
