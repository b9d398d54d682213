"""The lexical index of a segment: what is found is what contains the words, and its scores are the formula of BM25."""

from math import log
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from index.errors import IndexDamaged
from index.segment import Floats
from index.segment.forward_index import term_hash
from index.segment.lexical_index import PASSAGES, TITLES, Field, Frequencies, LexicalIndex, Matches, write_terms

ROWS = [("crane fell harbour", "crane down"), ("harbour closed", "crane down"), ("tram tram line", "")]


def write(folder: Path, rows: list[tuple[str, str]]) -> LexicalIndex:
    """Write the index with its frequencies, as a segment does."""
    write_terms(folder, rows)
    for field, name in enumerate((PASSAGES, TITLES)):
        terms = [term for row in rows for term in set(row[field].split())]
        Frequencies.of(np.asarray([term_hash(term) for term in terms], np.uint32)).write(folder, name)
    return LexicalIndex(folder)


@pytest.fixture
def lexical(tmp_path: Path) -> LexicalIndex:
    return write(tmp_path, ROWS)


def hashes(*terms: str) -> npt.NDArray[np.int64]:
    return np.asarray([term_hash(term) for term in terms], np.int64)


def test_passages_and_titles_are_counted_apart(lexical: LexicalIndex) -> None:
    """Of 3 passages 1 holds "crane", 2 "harbour", none "down", and "tram" twice is one; titles: 2 hold "crane"."""
    assert len(lexical) == 3
    assert lexical.passages(hashes("crane", "harbour", "down", "tram")).tolist() == [1, 2, 0, 1]
    assert lexical.titles(hashes("crane", "harbour", "down", "tram")).tolist() == [2, 0, 2, 0]
    assert lexical.passages(hashes()).shape == (0,)


def test_what_a_row_is_worth_is_counted_and_what_is_worth_none_left_out(tmp_path: Path) -> None:
    counted = Frequencies.of(np.asarray([7, 3, 7, 5], np.uint32), np.asarray([2, 1, 5, 0], np.int64))
    counted.write(tmp_path, "x")
    read = Frequencies.read(tmp_path, "x")
    assert (read.hashes.tolist(), read.counts.tolist()) == ([3, 7], [1, 7])
    assert read(np.asarray([7, 4, 5, 2**32 - 1])).tolist() == [7, 0, 0, 0]


def test_a_passage_is_found_by_its_title_and_better_by_both(lexical: LexicalIndex) -> None:
    matches = lexical.search(["crane"], 9)
    assert matches.rows.tolist() == [0, 1]
    assert matches.scores[0] > matches.scores[1] > 0
    assert lexical.search(["crane"], 1).rows.tolist() == [0]


def test_the_score_is_bm25_of_passage_plus_title(lexical: LexicalIndex) -> None:
    """Titles: 2 of 3 hold "crane", lengths 2, 2, 0, so a mean of 4/3; passages: 1 of 3, lengths 3, 2, 3."""
    passage = log(1 + 2.5 / 1.5) * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 3 / (8 / 3)))
    title = log(1 + 1.5 / 2.5) * 2.2 / (1 + 1.2 * (0.25 + 0.75 * 2 / (4 / 3)))
    [both, alone] = lexical.search(["crane"], 9).scores
    assert alone == pytest.approx(title, rel=1e-4)
    assert both == pytest.approx(passage + title, rel=1e-4)


def scored(matches: Matches) -> dict[int, float]:
    return dict(zip(matches.rows.tolist(), matches.scores.tolist(), strict=True))


def test_a_match_is_worth_what_its_boost_makes_of_it(lexical: LexicalIndex) -> None:
    boosts: dict[Field, Floats] = {
        "passage": np.asarray([3, 1], np.float32),
        "title": np.asarray([0.5, 1], np.float32),
    }
    plain, found = scored(lexical.search(["crane"], 9)), scored(lexical.search(["crane", "tram"], 9, boosts))
    assert found[1] == pytest.approx(plain[1] / 2, rel=1e-4)
    assert found[0] == pytest.approx(3 * (plain[0] - plain[1]) + plain[1] / 2, rel=1e-4)
    assert found[2] == pytest.approx(lexical.search(["tram"], 9).scores[0], rel=1e-4)


@pytest.mark.parametrize("asked", [[], ["absent"], ["OR"], ["passage:crane"], ["*"]])
def test_what_stands_nowhere_finds_nothing(lexical: LexicalIndex, asked: list[str]) -> None:
    assert lexical.search(asked, 9).rows.tolist() == []


def test_an_index_of_nothing(tmp_path: Path) -> None:
    lexical = write(tmp_path, [])
    assert lexical.search(["crane"], 5).rows.tolist() == []
    assert len(lexical) == 0
    assert lexical.passages(hashes("crane")).tolist() == [0]


def test_missing_terms_are_damage(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged):
        LexicalIndex(tmp_path)


def test_missing_frequencies_are_damage(tmp_path: Path) -> None:
    write_terms(tmp_path, ROWS)
    with pytest.raises(IndexDamaged, match=PASSAGES):
        LexicalIndex(tmp_path)
