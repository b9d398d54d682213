"""A whole evaluation run over a small index."""

from datetime import date

import pytest

from index.evaluation.labelled_questions import LabelledQuestion, Relevant
from index.evaluation.report import evaluation_json, evaluation_text
from index.evaluation.runs import run_evaluation
from index.generation.opening import open_current
from index.search.hits import SearchResult
from index.search.searcher import SearchOptions
from tests.index.archives import ASKED_ON, IndexedFolder

QUESTIONS = [
    LabelledQuestion("crane", "what fell in the harbour?", None, (Relevant("harbour.txt", ("crane fell",)),)),
    LabelledQuestion("ships", "how many ships did the port handle?", None, (Relevant("harbour.txt", ("41",)),)),
    LabelledQuestion("chess", "who won at chess?", date(2024, 1, 2), ()),
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> IndexedFolder:
    made = IndexedFolder(tmp_path_factory.mktemp("evaluating"))
    made.rebuild()
    return made


def test_a_run_measures_dateline_and_baselines_on_the_same_questions(desk: IndexedFolder) -> None:
    told: list[tuple[str, SearchResult]] = []
    evaluation = run_evaluation(
        open_current(desk.index),
        desk.encoder,
        SearchOptions(),
        QUESTIONS,
        asked_on=ASKED_ON,
        baselines=("dense", "bm25"),
        on_result=lambda labelled, result: told.append((labelled.id, result)),
    )
    assert [id_ for id_, _ in told] == ["crane", "ships", "chess"]
    assert (evaluation.questions, evaluation.answerable) == (3, 2)
    assert list(evaluation.figures) == ["dateline", "dense", "bm25"]
    assert all(figures["hit@10"].mean == 1 for figures in evaluation.figures.values()), "there are three passages"
    for name, difference in evaluation.differences.items():
        ours, theirs = evaluation.figures["dateline"], evaluation.figures[name]
        assert difference["MRR@10"].mean == pytest.approx(ours["MRR@10"].mean - theirs["MRR@10"].mean)
    assert evaluation.abstention["unanswerable"] == 1
    assert evaluation_json(evaluation)["systems"]["dense"]["hit@10"]["mean"] == 1
    text = evaluation_text(evaluation)
    assert text.startswith("3 questions, 2 with answers")
    assert "- bm25" in text


def test_an_evaluation_without_answerable_questions(desk: IndexedFolder) -> None:
    evaluation = run_evaluation(
        open_current(desk.index), desk.encoder, SearchOptions(), QUESTIONS[2:], asked_on=ASKED_ON, baselines=("dense",)
    )
    assert (evaluation.questions, evaluation.answerable) == (1, 0)
    assert evaluation_text(evaluation).startswith("1 question, 0 with answers")
