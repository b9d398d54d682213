"""The dense index of a generation: over several segments it finds what one finds, and nothing that is dead."""

from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from index.generation.dense import vectors_of
from index.generation.opening import Generation
from index.segment.vector_keys import keys_of
from tests.index.hashing_encoder import HashingEncoder

from .generations import CRANE, FERRIES, GONE, HARBOUR, LIVE, REMOVED, SHIPS, generation

QUESTIONS = HashingEncoder(dimension=16).encode([HARBOUR, SHIPS, "people killed in Belgorod", GONE.passages[-1].text])


def test_vectors_and_keys_are_those_of_one_segment(apart: Generation, whole: Generation) -> None:
    [one] = whole.segments
    assert len(apart.dense) == len(one.dense) == 9
    assert apart.dense.ids.tolist() == one.dense.ids.tolist()
    assert np.array_equal(np.asarray(apart.dense.passages), one.dense.passages)
    assert np.array_equal(np.asarray(apart.dense.titles), one.dense.titles)
    searched = [passage.text for each in LIVE for passage in each.passages if passage.kind == "body"]
    assert np.array_equal(apart.dense.keys[:], keys_of(searched))


@pytest.mark.parametrize("limit", [1, 4, 9, 50])
def test_the_nearest_of_all_segments_are_found(apart: Generation, whole: Generation, limit: int) -> None:
    """Equal texts have equal cosines: only what is equally near may change places."""
    for query in QUESTIONS:
        found, expected = apart.dense.search(query, limit), whole.dense.search(query, limit)
        assert found.cosines.tolist() == pytest.approx(expected.cosines.tolist(), abs=1e-6)
        assert found.cosines.tolist() == pytest.approx(apart.dense.passages[found.rows] @ query, abs=1e-6)
        assert len(set(found.rows.tolist())) == min(limit, 9)


@pytest.mark.parametrize("within", [[0, 3, 5, 8], [4], [], list(range(9)), [7, 8]])
def test_a_search_within_some_rows_finds_these_alone(apart: Generation, whole: Generation, within: list[int]) -> None:
    rows = np.asarray(within, np.int64)
    for query in QUESTIONS:
        found, expected = (each.dense.search(query, 50, within=rows) for each in (apart, whole))
        assert sorted(found.rows.tolist()) == within
        assert found.cosines.tolist() == pytest.approx(expected.cosines.tolist(), abs=1e-6)


def test_what_is_dead_is_not_found_even_if_it_is_all_that_is_near(apart: Generation) -> None:
    gone = GONE.passages[-1]
    [query] = HashingEncoder(dimension=16).encode([gone.text])
    assert gone.id not in apart.dense.ids
    assert apart.dense.search(query, 1).cosines[0] < 0.9


def test_in_a_generation_of_dead_articles_nothing_is_found(tmp_path: Path) -> None:
    with closing(generation(tmp_path, ([CRANE, REMOVED], [0, 1]))) as opened:
        found = opened.dense.search(QUESTIONS[0], 5)
        assert found.rows.tolist() == found.cosines.tolist() == []


def test_vectors_that_are_measured_are_those_of_live_passages_and_titles(apart: Generation) -> None:
    passages, titles = vectors_of(apart.segments)
    assert np.array_equal(passages[:], apart.dense.passages[:])
    named = [each.article.title for each in LIVE if each.article.title]
    assert np.array_equal(titles, HashingEncoder(dimension=16).encode(named))
    assert len(named) == len(LIVE) - 1
    assert FERRIES.article.title in named
