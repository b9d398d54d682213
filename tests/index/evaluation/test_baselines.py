"""The systems that Dateline is compared with."""

from collections.abc import Iterator

import numpy as np
import pytest

from index.evaluation.baselines import BASELINES, Baseline, ranked_ids
from index.generation import Generation
from index.generation.opening import open_current
from index.search.hits import Query
from index.search.question import ParsedQuestion
from index.search.searcher import Searcher
from tests.index.archives import ASKED_ON, IndexedFolder

THINGS = "crane harbour trams council ferries islands port mayor".split()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> IndexedFolder:
    articles = {}
    for number in range(20):
        title = f"Number {number} tells of the {THINGS[number % 8]} today"
        articles[f"{number}.txt"] = f"{title}\n\nA story of the {' '.join(THINGS[number % 5 :])} was told.\n"
    made = IndexedFolder(tmp_path_factory.mktemp("baselines"), articles)
    made.rebuild()
    return made


@pytest.fixture
def generation(desk: IndexedFolder) -> Iterator[Generation]:
    opened = open_current(desk.index)
    yield opened
    opened.close()


def parsed(desk: IndexedFolder, generation: Generation, question: str) -> ParsedQuestion:
    return Searcher(generation, desk.encoder).parse_many([Query(question, ASKED_ON)])[0]


@pytest.mark.parametrize("baseline", BASELINES)
def test_a_baseline_ranks_each_passage_once_and_no_more_than_wanted(
    desk: IndexedFolder, generation: Generation, baseline: Baseline
) -> None:
    ids = ranked_ids(baseline, parsed(desk, generation, "crane harbour"), generation, 7)
    assert len(ids) == len(set(ids)) == 7
    assert "crane" in generation.archive.stored(ids[:1])[ids[0]].passage.text


def test_dense_is_the_order_of_exact_cosines(desk: IndexedFolder, generation: Generation) -> None:
    question = parsed(desk, generation, "ferries to the islands")
    ids = ranked_ids("dense", question, generation, 20)
    rows = generation.columns.rows(ids)
    cosines = np.asarray(generation.dense.passages)[rows] @ question.vector
    assert len(ids) == 20
    assert (np.diff(cosines) <= 1e-6).all()


def test_bm25_finds_nothing_where_no_term_is_known(desk: IndexedFolder, generation: Generation) -> None:
    assert ranked_ids("bm25", parsed(desk, generation, "zebras"), generation, 10) == []


def test_fusion_adds_reciprocal_ranks(desk: IndexedFolder, generation: Generation) -> None:
    """A passage at rank r of one ranking gets 1 / (60 + r), and the sum of both where both have it."""
    question = parsed(desk, generation, "council number 7")
    dense, bm25, fused = (ranked_ids(name, question, generation, 100) for name in BASELINES)
    points = {id_: sum(1 / (61 + ranking.index(id_)) for ranking in (dense, bm25) if id_ in ranking) for id_ in fused}
    assert sorted(points.values(), reverse=True) == [points[id_] for id_ in fused]
    assert set(fused) == set(dense) | set(bm25)
