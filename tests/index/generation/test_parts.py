"""The parts of a generation: over several segments with dead articles they are those of one segment without."""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.generation.layout import Places
from index.generation.opening import Generation
from index.generation.parts import Gathered, SentencePlaces, WholeColumns, WholeForward
from index.segment import FORWARD, NAME_KINDS
from index.segment.columns import Columns
from index.segment.forward_index import K1, B, ForwardIndex, term_hash, write_forward

NAMES: dict[FORWARD, Callable[[Generation], WholeForward]] = {
    "passage": lambda generation: generation.passage_terms,
    "sentence": lambda generation: generation.sentence_terms,
    "words": lambda generation: generation.name_words,
    "names": lambda generation: generation.passage_names,
    "figures": lambda generation: generation.passage_figures,
    "speakers": lambda generation: generation.passage_speakers,
    "title": lambda generation: generation.title_terms,
    "article": lambda generation: generation.article_terms,
}


def numbers(*values: int) -> npt.NDArray[np.int64]:
    return np.asarray(values, np.int64)


@pytest.fixture
def gathered() -> tuple[Gathered, npt.NDArray[np.float32]]:
    """Rows 5, 1, 3 of six that lie in two segments."""
    rows = np.arange(12, dtype=np.float32).reshape(6, 2)
    return Gathered([rows[:2], rows[2:]], Places([2, 4], numbers(5, 1, 3))), rows[[5, 1, 3]]


def test_rows_are_read_in_every_way_in_which_numpy_reads_them(
    gathered: tuple[Gathered, npt.NDArray[np.float32]],
) -> None:
    made, expected = gathered
    assert (len(made), made.shape) == (3, (3, 2))
    assert made[1].tolist() == made[np.int64(1)].tolist() == expected[1].tolist()
    assert made[numbers(2, 0, 2)].tolist() == expected[[2, 0, 2]].tolist()
    assert made[numbers(2, 0, 2, 1).reshape(2, 2)].tolist() == expected[[[2, 0], [2, 1]]].tolist()
    assert made[1:].tolist() == expected[1:].tolist()
    assert made[numbers()].shape == (0, 2)
    assert np.asarray(made).tolist() == expected.tolist()
    assert np.asarray(made, np.float64).dtype == np.float64
    assert made[:].dtype == np.float32


def test_columns_of_several_segments_are_those_of_one(apart: Generation, whole: Generation) -> None:
    for name in ("article", "traits", "published", "event_starts", "event_days", "name_counts", "sentences"):
        column = getattr(apart.columns, name)
        assert column.tolist() == getattr(whole.columns, name).tolist() == getattr(one(whole), name).tolist(), name
        assert column.any(), name


def one(whole: Generation) -> Columns:
    [segment] = whole.segments
    return segment.columns


def test_passages_are_found_by_id_and_by_their_position_in_the_article(apart: Generation) -> None:
    """Two articles of two passages, one of one, and again two of two."""
    rows, ids = np.arange(9), apart.dense.ids
    assert apart.columns.rows(ids[::-1].tolist()).tolist() == rows[::-1].tolist()
    assert apart.columns.place(rows).tolist() == [0, 1, 0, 1, 0, 0, 1, 0, 1]
    assert apart.columns.place(numbers(8, 4)).tolist() == [1, 0]


def test_names_are_counted_by_kind_and_ids_found_in_any_order() -> None:
    columns = Columns(
        article=numbers(0, 0, 1),
        traits=numbers(0, 0, 0),
        published=numbers(0, 0),
        event_starts=numbers(0, 0, 0, 0),
        event_days=np.zeros((0, 2), np.int64),
        name_counts=np.asarray([[0, 0, 2, 1], [0, 0, 0, 0], [3, 0, 0, 0]], np.int64),
        sentences=numbers(0, 2, 2, 3),
    )
    whole = WholeColumns([columns], numbers(70, 30, 50), Places([2], None), Places([3], None))
    rows = numbers(1, 0)
    assert [whole.names_of_kind(kind, rows).tolist() for kind in NAME_KINDS] == [[0, 0], [0, 0], [0, 2], [0, 1]]
    assert whole.names_of_kind("country", numbers(2)).tolist() == [3]
    assert whole.rows([50, 70, 30]).tolist() == [2, 0, 1]
    assert whole.place(numbers(2, 1, 0)).tolist() == [0, 1, 0]
    assert whole.sorted_ids.tolist() == [30, 50, 70]
    assert whole.sorted_rows.tolist() == [1, 2, 0]


def test_sentences_are_found_through_their_passages() -> None:
    """Of two segments the passages 1 and 3 are alive, in the other order; the first has none of its own."""
    own = [numbers(0, 2, 5), numbers(0, 0, 2)]
    places = SentencePlaces(numbers(0, 2, 5), own, Places([2, 2], numbers(3, 1)))
    found = {
        int(row): (share.part, int(at))
        for share in places.shares(np.arange(5))
        for row, at in zip(np.arange(5)[share.places], share.rows, strict=True)
    }
    assert len(places) == 5
    assert found == {0: (1, 0), 1: (1, 1), 2: (0, 2), 3: (0, 3), 4: (0, 4)}


@pytest.mark.parametrize("name", get_args(FORWARD))
def test_a_forward_index_of_several_segments_is_that_of_one(
    apart: Generation, whole: Generation, name: FORWARD
) -> None:
    made, alike = NAMES[name](apart), NAMES[name](whole)
    expected = whole.segments[0].forward(name)
    assert len(made) == len(alike) == len(expected) > 0
    rows = np.random.default_rng(3).permutation(len(expected))
    hashes = expected.distinct(np.arange(len(expected)))
    assert len(hashes) > 2
    assert [made.terms(int(row)) for row in rows] == [expected.terms(int(row)) for row in rows]
    assert made.distinct(rows[:3]).tolist() == alike.distinct(rows[:3]).tolist() == expected.distinct(rows[:3]).tolist()
    owners = np.arange(len(hashes)) // 2
    assert made.counts(rows, hashes).tolist() == expected.counts(rows, hashes).tolist()
    assert made.counts(rows, hashes, owners).tolist() == expected.counts(rows, hashes, owners).tolist()
    for own, other in zip(made.take(rows), expected.take(rows), strict=True):
        assert own.tolist() == other.tolist()


@pytest.mark.parametrize("name", [each for each in get_args(FORWARD) if each != "sentence"])
def test_bm25_over_several_segments_is_that_over_one(apart: Generation, whole: Generation, name: FORWARD) -> None:
    made, expected = NAMES[name](apart), NAMES[name](whole)
    assert made.mean_length == expected.mean_length == pytest.approx(whole.segments[0].forward(name).lengths.mean())
    rows = np.arange(len(expected))[::-1]
    hashes = expected.distinct(rows)
    idf = np.linspace(1, 2, len(hashes)).astype(np.float32)
    scores = made.bm25(made.counts(rows, hashes), rows, idf)
    assert scores.tolist() == expected.bm25(expected.counts(rows, hashes), rows, idf).tolist()
    assert scores.any()


def test_no_rows_have_no_terms(apart: Generation) -> None:
    index, none = apart.passage_terms, numbers()
    assert index.distinct(none).tolist() == []
    assert index.counts(none, numbers(1, 2)).shape == (0, 2)
    assert index.counts(numbers(0), none, none).shape == (1, 0)
    assert [part.tolist() for part in index.take(none)] == [[], [], [], []]
    assert index.bm25(np.zeros((0, 1), np.float32), none, np.ones(1, np.float32)).tolist() == []


def test_bm25_is_the_formula(tmp_path: Path) -> None:
    """Row 0: "crane" twice in 3 terms, mean length 2; idf of 2: 2 * 2 * 2.2 / (2 + 1.2 * (.25 + .75 * 1.5))."""
    write_forward(tmp_path, "x", [["crane", "crane", "harbour"], ["tram"]])
    index = WholeForward([ForwardIndex(tmp_path, "x")], Places([2], None))
    assert index.mean_length == 2
    rows, hashes = numbers(0, 1), numbers(term_hash("crane"), term_hash("tram"))
    scores = index.bm25(index.counts(rows, hashes), rows, np.asarray([2.0, 1.0], np.float32))
    assert (K1, B) == (1.2, 0.75)
    assert scores.tolist() == pytest.approx([2 * 2 * 2.2 / (2 + 1.2 * 1.375), 2.2 / (1 + 1.2 * 0.625)], rel=1e-5)


def test_what_is_dead_makes_no_text_longer_or_shorter(tmp_path: Path) -> None:
    """Of 3, 1 and 9 terms the last are dead."""
    write_forward(tmp_path, "x", [["crane", "crane", "harbour"], ["tram"]])
    write_forward(tmp_path, "y", [["tram"] * 9])
    parts = [ForwardIndex(tmp_path, "x"), ForwardIndex(tmp_path, "y")]
    index = WholeForward(parts, Places([2, 1], numbers(1, 0)), [numbers(), numbers(0)])
    assert index.mean_length == 2
    assert WholeForward(parts, Places([2, 1], numbers()), [numbers(0, 1), numbers(0)]).mean_length == 1


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=4), min_size=1, max_size=5), st.data())
def test_rows_that_are_taken_come_as_they_were_asked_for(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("forward")
    cut = data.draw(st.integers(0, len(rows)))
    for name, part in (("x", rows[:cut]), ("y", rows[cut:])):
        write_forward(folder, name, part)
    parts = [ForwardIndex(folder, "x"), ForwardIndex(folder, "y")]
    order = data.draw(st.permutations(range(len(rows))))
    index = WholeForward(parts, Places([cut, len(rows) - cut], np.asarray(order, np.int64)))
    asked = data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=6))
    write_forward(folder, "z", [rows[order[row]] for row in asked])
    expected = ForwardIndex(folder, "z").take(np.arange(len(asked)))
    for own, other in zip(index.take(np.asarray(asked, np.int64)), expected, strict=True):
        assert own.tolist() == other.tolist()
