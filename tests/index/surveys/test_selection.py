"""Which passages are selected to represent the others."""

from collections.abc import Iterator

import numpy as np
import pytest

from index.generation import Generation, open_current
from index.surveys.selection import select
from tests.index.archives import IndexedFolder
from tests.index.hashing_encoder import HashingEncoder

FLOOD = "The river flooded the old town of Brno in the night, and the fire brigade carried people out of their houses."
AGAIN = "In the night the river flooded the old town of Brno, and the fire brigade carried people out of houses there."
TRAMS = "The council of Lyon voted for twelve new trams, which a tax on parking in the centre will pay for from spring."
SHORT = "Trams came."
ASKING = "Will the council of Lyon find the money for the twelve new trams that it voted for, or will it ask the state?"
ARTICLES = {
    "a.txt": f"Flood in Brno\n\n2024-03-04\n\n{FLOOD}\n",
    "b.txt": f"River in flood\n\n2024-03-04\n\n{AGAIN}\n",
    "c.txt": f"Trams for Lyon\n\n2024-03-04\n\n{TRAMS}\n\n{SHORT}\n\n{ASKING}\n",
}


@pytest.fixture(scope="module")
def generation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Generation]:
    desk = IndexedFolder(tmp_path_factory.mktemp("selection"), ARTICLES)
    desk.encoder = HashingEncoder(dimension=1024)
    desk.rebuild()
    opened = open_current(desk.index)
    yield opened
    opened.close()


def selected(generation: Generation, worth: dict[str, float], most: int = 10) -> list[str]:
    """The passages selected, each weighing 1 unless given."""
    rows = np.arange(len(generation.dense))
    texts = generation.archive.texts(generation.dense.ids.tolist())
    weights = np.asarray([worth.get(texts[int(id_)], 1.0) for id_ in generation.dense.ids], np.float32)
    return [texts[int(generation.dense.ids[row])] for row in select(rows, weights, generation, most)]


def test_a_passage_that_repeats_another_is_not_selected_with_it(generation: Generation) -> None:
    chosen = selected(generation, {})
    assert len({FLOOD, AGAIN} & set(chosen)) == 1
    assert TRAMS in chosen


def test_what_reads_badly_alone_comes_after_what_reads_well(generation: Generation) -> None:
    chosen = selected(generation, {})
    assert {chosen[0], chosen[1]} <= {FLOOD, AGAIN, TRAMS}


def test_no_more_than_wanted_and_the_one_that_represents_most_first(generation: Generation) -> None:
    assert selected(generation, {}, most=1)[0] in {FLOOD, AGAIN, TRAMS}
    assert len(selected(generation, {}, most=1)) == 1
    assert selected(generation, {FLOOD: 0.01, AGAIN: 0.01}, most=1) == [TRAMS]
    assert selected(generation, {FLOOD: 5.0}, most=1) == [FLOOD]


def test_nothing_is_selected_from_nothing(generation: Generation) -> None:
    none = np.zeros(0, np.int64)
    assert select(none, np.zeros(0, np.float32), generation, 5) == []
