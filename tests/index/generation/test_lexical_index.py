"""The lexical index: what is found is what contains the words, and its scores are the formula of BM25."""

from math import log
from pathlib import Path

import numpy as np
import pytest

from index.errors import IndexDamaged
from index.generation.lexical_index import LexicalIndex, write_lexical

PASSAGES = [
    (["crane", "fell", "harbour"], "crane down"),
    (["harbour", "closed"], "crane down"),
    (["tram", "tram", "line"], ""),
]


@pytest.fixture
def lexical(tmp_path: Path) -> LexicalIndex:
    write_lexical(tmp_path, PASSAGES)
    return LexicalIndex(tmp_path)


def test_idf_is_that_of_passages_not_of_titles(lexical: LexicalIndex) -> None:
    """Of 3 passages 1 holds "crane", 2 "harbour", none "down"."""
    assert len(lexical) == 3
    expected = [log(1 + 2.5 / 1.5), log(1 + 1.5 / 2.5), log(1 + 3.5 / 0.5)]
    assert lexical.idf(["crane", "harbour", "down"]).tolist() == pytest.approx(expected, rel=1e-5)
    assert lexical.idf([]).shape == (0,)


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


def test_a_term_said_twice_in_a_question_counts_once(lexical: LexicalIndex) -> None:
    assert lexical.search(["tram", "tram"], 9).scores.tolist() == lexical.search(["tram"], 9).scores.tolist()


def test_the_commonest_terms_are_left_out_when_all_would_take_too_long(lexical: LexicalIndex) -> None:
    """One passage holds "crane", one "tram", two "harbour"; the rarest two are looked up whatever it takes."""
    asked = ["harbour", "tram", "crane", "tram"]
    assert lexical.rarest(asked, 4) == ["tram", "crane", "harbour"]
    assert lexical.rarest(asked, 3) == lexical.rarest(asked, 0) == ["tram", "crane"]
    assert lexical.rarest(["absent"], 0) == ["absent"]
    assert lexical.rarest([], 9) == []


@pytest.mark.parametrize("asked", [[], ["absent"], ["OR"], ["passage:crane"], ["*"]])
def test_what_stands_nowhere_finds_nothing(lexical: LexicalIndex, asked: list[str]) -> None:
    assert lexical.search(asked, 9).rows.tolist() == []


def test_an_index_of_nothing(tmp_path: Path) -> None:
    write_lexical(tmp_path, [])
    lexical = LexicalIndex(tmp_path)
    assert lexical.search(["crane"], 5).rows.tolist() == []
    assert len(lexical) == 0
    assert np.isfinite(lexical.idf(["crane"])).all()


def test_missing_terms_are_damage(tmp_path: Path) -> None:
    with pytest.raises(IndexDamaged):
        LexicalIndex(tmp_path)
