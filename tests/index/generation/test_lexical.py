"""The lexical index of a generation: a term weighs the same in every segment, and what is dead weighs nothing."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from math import log
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.generation.layout import Layout
from index.generation.lexical import WholeLexical
from index.generation.opening import Generation
from index.segment import Matches, term_hash
from index.segment.archive import Record
from index.segment.segment import Segment
from tests.index.segment.records import of_terms, segment

DOWN, CLOSED, LINE = (
    of_terms(1, "a", "crane fell harbour", title="crane down"),
    of_terms(2, "b", "harbour closed quay", title="crane down"),
    of_terms(3, "c", "tram tram line"),
)
OLD = of_terms(4, "d", "crane crane tram", title="tram gone")
PARTS: dict[str, Sequence[tuple[list[Record], list[int]]]] = {
    "one segment": [([DOWN, CLOSED, LINE], [])],
    "one with a dead article": [([DOWN, CLOSED, LINE, OLD], [3])],
    "two": [([DOWN], []), ([CLOSED, LINE], [])],
    "two with dead articles, in another order": [([CLOSED, OLD], [1]), ([OLD, DOWN, LINE], [0])],
    "three, one of them dead": [([LINE, DOWN], []), ([OLD], [0]), ([CLOSED], [])],
}
"""The same three passages, which are equally long, and in some an article that is dead."""


def lexical_of(segments: Sequence[Segment]) -> WholeLexical:
    return WholeLexical(segments, Layout([[each] for each in segments]))


@pytest.fixture(params=PARTS)
def lexical(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[WholeLexical]:
    with ExitStack() as stack:
        segments = [segment(tmp_path / str(at), *part) for at, part in enumerate(PARTS[request.param])]
        for each in segments:
            stack.callback(each.close)
        yield lexical_of(segments)


def test_idf_is_that_of_live_passages_not_of_titles(lexical: WholeLexical) -> None:
    """Of 3 passages 1 holds "crane", 2 "harbour", none "down"."""
    assert len(lexical) == 3
    expected = [log(1 + 2.5 / 1.5), log(1 + 1.5 / 2.5), log(1 + 3.5 / 0.5)]
    assert lexical.idf(["crane", "harbour", "down"]).tolist() == pytest.approx(expected, rel=1e-5)
    assert lexical.idf([]).shape == (0,)


def test_idf_of_spellings_is_that_of_the_term_that_owns_them(lexical: WholeLexical) -> None:
    """Of 3 passages 1 holds "crane" and 1 "tram", which is 2; "fell" is a term of its own."""
    hashes = np.asarray([term_hash(term) for term in ("crane", "tram", "fell")], np.int64)
    expected = [log(1 + 1.5 / 2.5), log(1 + 2.5 / 1.5)]
    assert lexical.idf_of(hashes, np.asarray([0, 0, 1])).tolist() == pytest.approx(expected, rel=1e-5)


def test_only_terms_of_live_passages_are_contained(lexical: WholeLexical) -> None:
    asked = ["crane", "tram", "down", "gone", "absent"]
    assert [lexical.contains(term) for term in asked] == [True, True, False, False, False]


def test_a_passage_is_found_by_its_title_and_better_by_both(lexical: WholeLexical) -> None:
    matches = lexical.search(["crane"], 9)
    assert matches.rows.tolist() == [0, 1]
    assert matches.scores[0] > matches.scores[1] > 0
    assert lexical.search(["crane"], 1).rows.tolist() == [0]


def test_a_term_said_twice_in_a_question_counts_once(lexical: WholeLexical) -> None:
    assert lexical.search(["tram", "tram"], 9).scores.tolist() == lexical.search(["tram"], 9).scores.tolist()


def test_the_commonest_terms_are_left_out_when_all_would_take_too_long(lexical: WholeLexical) -> None:
    """One passage holds "crane", one "tram", two "harbour"; the rarest two are looked up whatever it takes."""
    asked = ["harbour", "tram", "crane", "tram"]
    assert lexical.rarest(asked, 4) == ["tram", "crane", "harbour"]
    assert lexical.rarest(asked, 3) == lexical.rarest(asked, 0) == ["tram", "crane"]
    assert lexical.rarest(["absent"], 0) == ["absent"]
    assert lexical.rarest([], 9) == []


@pytest.mark.parametrize("asked", [[], ["absent"], ["OR"], ["passage:crane"], ["*"], ["gone"]])
def test_what_stands_nowhere_finds_nothing(lexical: WholeLexical, asked: list[str]) -> None:
    assert lexical.search(asked, 9).rows.tolist() == []


def scored(matches: Matches) -> dict[int, float]:
    return dict(zip(matches.rows.tolist(), matches.scores.tolist(), strict=True))


WORDS = ["crane", "tram", "harbour", "quay", "ferry"]
TERMS = st.tuples(*[st.sampled_from(WORDS)] * 3).map(" ".join)
TITLES = st.tuples(*[st.sampled_from(WORDS)] * 2).map(" ".join)


@settings(max_examples=6, deadline=None)
@given(st.lists(st.tuples(TERMS, TITLES, st.integers(0, 2)), min_size=3, max_size=9), st.data())
def test_scores_over_several_segments_are_those_of_one(
    tmp_path_factory: pytest.TempPathFactory, articles: list[tuple[str, str, int]], data: st.DataObject
) -> None:
    """Mean lengths are those of each segment, so all passages are equally long here, and all titles."""
    folder = tmp_path_factory.mktemp("lexical")
    records = [of_terms(at, f"{at}", terms, title=title) for at, (terms, title, _) in enumerate(articles)]
    dead = of_terms(99, "x", data.draw(TERMS), title=data.draw(TITLES))
    held = [[dead, *(each for each, (*_, own) in zip(records, articles, strict=True) if own == at)] for at in range(3)]
    parts = [segment(folder / str(at), part, dead=[0]) for at, part in enumerate(held)]
    one = segment(folder / "one", records)
    asked = data.draw(st.lists(st.sampled_from([*WORDS, "absent"]), min_size=1, max_size=4, unique=True))
    found, expected = lexical_of(parts).search(asked, 50), lexical_of([one]).search(asked, 50)
    assert scored(found) == pytest.approx(scored(expected), rel=1e-4)
    assert found.scores.tolist() == sorted(found.scores.tolist(), reverse=True)
    for each in (*parts, one):
        each.close()


def test_dead_passages_take_no_place_of_live_ones(tmp_path: Path) -> None:
    """All that is better is dead."""
    better = [of_terms(at, f"x{at}", "crane crane crane") for at in (8, 9)]
    segments = [segment(tmp_path / "1", [*better, DOWN], dead=[0, 1]), segment(tmp_path / "2", [LINE])]
    assert lexical_of(segments).search(["crane"], 1).rows.tolist() == [0]
    for each in segments:
        each.close()


def test_counts_are_those_of_live_passages_and_titles(apart: Generation, whole: Generation) -> None:
    for own, other in ((apart.lexical.passages, whole.lexical.passages), (apart.lexical.titles, whole.lexical.titles)):
        assert np.isin(other.hashes(), own.hashes()).all()
        assert own(other.hashes()).tolist() == other(other.hashes()).tolist()
        assert other(other.hashes()).all()
        gone = np.setdiff1d(own.hashes(), other.hashes())
        assert len(gone)
        assert not own(gone).any()


def test_an_index_of_nothing(tmp_path: Path) -> None:
    gone = segment(tmp_path / "1", [DOWN], dead=[0])
    lexical = lexical_of([gone])
    assert lexical.search(["crane"], 5).rows.tolist() == []
    assert len(lexical) == 0
    assert np.isfinite(lexical.idf(["crane"])).all()
    gone.close()
