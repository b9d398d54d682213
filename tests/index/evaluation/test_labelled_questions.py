"""Evaluation: the relevance rule, the measures by hand, and files of questions and runs."""

import json
from datetime import date
from math import log2
from pathlib import Path
from typing import Any

import pytest

from index.evaluation.labelled_questions import (
    LabelledQuestion,
    QuestionsUnreadable,
    Ranking,
    Relevant,
    abstention_figures,
    interval,
    measure,
    per_question,
    read_questions,
)
from index.evaluation.runs import evaluate, evaluation_json, evaluation_text
from index.generation.store import open_current
from index.output import run_line
from index.search.hits import SearchResult
from index.search.searcher import SearchOptions
from tests.index.archives import ASKED_ON, CRANE, SHIPS, TRAMS, Desk


def question(*answers: tuple[str, list[str]], id_: str = "q") -> LabelledQuestion:
    return LabelledQuestion(id_, "?", None, tuple(Relevant(source, tuple(words)) for source, words in answers))


@pytest.mark.parametrize(
    ("contains", "text", "relevant"),
    [
        (["21 of 49"], "It shot down 21 of 49 drones.", True),
        (["21 OF 49"], "it shot down 21 of  49 drones.", True),
        (["21 of 49"], "It shot down 21\u00a0of\n49 drones.", True),
        (["21"], "It shot down 121 drones.", False),
        (["21"], "It shot down 21st.", False),
        (["21", "Kharkiv"], "21 drones over Kharkiv", True),
        (["21", "Kharkiv"], "Kharkiv saw 2 drones", False),
        (["Kharkiv 21"], "21 drones over Kharkiv", False),
        (["shahed-136"], "the Shahed 136, a drone", True),
        (["1,000"], "1 000 people", True),
        (["1,000"], "1000 people", False),
        (["it's"], "It’s late", True),
        (["été"], "ÉTÉ 2023", True),
        (["дрон"], "Дрон упал", True),
        (["snake_case"], "snake case", True),
        ([], "anything", True),
    ],
)
def test_relevance_is_words_on_word_boundaries(contains: list[str], text: str, *, relevant: bool) -> None:
    labelled = question(("a.txt", contains))
    assert labelled.relevant("a.txt", text) is relevant
    assert not labelled.relevant("b.txt", text)


def test_any_of_several_answers_will_do() -> None:
    labelled = question(("a.txt", ["21"]), ("b.txt", ["49"]), ("a.txt", ["dozen"]))
    assert labelled.relevant("b.txt", "49 drones")
    assert labelled.relevant("a.txt", "a dozen drones")
    assert not labelled.relevant("a.txt", "49 drones")
    assert not question().relevant("a.txt", "21")


# -- measures ---------------------------------------------------------------------------------------------------------


def test_measures_by_hand() -> None:
    """One question answered second and fifth of 3 relevant passages, one answered first, one never."""
    rankings = [
        Ranking("a", (False, True, False, False, True), 3),
        Ranking("b", (True,), 1),
        Ranking("c", (False, False), 2),
    ]
    each = per_question(rankings)
    assert each["hit@1"] == [0, 1, 0]
    assert each["hit@5"] == [1, 1, 0]
    assert each["hit@10"] == [1, 1, 0]
    assert each["MRR@10"] == pytest.approx([0.5, 1, 0])
    ideal = 1 + 1 / log2(3) + 1 / log2(4)
    assert each["nDCG@10"] == pytest.approx([(1 / log2(3) + 1 / log2(6)) / ideal, 1, 0])
    assert measure(rankings)["MRR@10"].mean == pytest.approx(0.5)


def test_ranks_beyond_the_tenth_do_not_count() -> None:
    late = Ranking("a", (*[False] * 10, True), 1)
    assert {name: figures[0] for name, figures in per_question([late]).items()} == dict.fromkeys(
        ("hit@1", "hit@5", "hit@10", "MRR@10", "nDCG@10"), 0.0
    )


def test_nothing_found_and_nothing_asked() -> None:
    assert per_question([Ranking("a", (), 2)])["MRR@10"] == [0]
    assert measure([]) == {}


def test_intervals_hold_the_mean_and_are_the_same_at_every_call() -> None:
    figure = interval([0.0, 1.0] * 50)
    assert figure == interval([0.0, 1.0] * 50)
    assert figure.mean == 0.5
    assert 0.35 < figure.low < 0.45
    assert 0.55 < figure.high < 0.65
    assert interval([1.0, 1.0]).low == interval([1.0, 1.0]).high == 1.0
    assert interval([]).mean == 0


def test_abstention_by_hand() -> None:
    """4 questions, 2 without an answer; 3 given up, 2 of them rightly."""
    labelled = [question(), question(), question(("a", ["b"])), question(("a", ["b"]))]
    figures = abstention_figures(labelled, [True, True, True, False])
    assert figures == {"precision": pytest.approx(2 / 3), "recall": 1.0, "abstained": 3, "unanswerable": 2}
    assert abstention_figures(labelled[2:], [False, False]) == {
        "precision": 1.0,
        "recall": 1.0,
        "abstained": 0,
        "unanswerable": 0,
    }


# -- files of questions -----------------------------------------------------------------------------------------------

GOOD = {"id": "q1", "question": "what fell?", "answers": [{"source": "a.txt", "contains": ["crane"]}]}


def test_questions_are_read_as_they_stand(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    lines = [
        json.dumps({**GOOD, "asked_on": "2023-12-31", "kind": "ignored"}),
        "",
        json.dumps({**GOOD, "id": "q2", "question": "line\u2028end?", "answers": []}, ensure_ascii=False),
        json.dumps({**GOOD, "id": 3, "asked_on": None}),
    ]
    file.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode())
    first, second, third = read_questions(file)
    assert first == LabelledQuestion("q1", "what fell?", date(2023, 12, 31), (Relevant("a.txt", ("crane",)),))
    assert (second.question, second.answers) == ("line\u2028end?", ())
    assert (third.id, third.asked_on) == ("3", None)


def line(**changed: Any) -> str:
    return json.dumps({**GOOD, **changed})


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        ("{", "line 2: Expecting"),
        ("[]", "line 2: the line must be a JSON object, not []"),
        ("null", "must be a JSON object"),
        (json.dumps({key: GOOD[key] for key in ("id", "question")}), "'answers' is missing"),
        (json.dumps({key: GOOD[key] for key in ("id", "answers")}), "'question' is missing"),
        (json.dumps({key: GOOD[key] for key in ("question", "answers")}), "'id' is missing"),
        (line(id="first"), "the id 'first' comes twice"),
        (line(question=["what"]), "'question' must be a string"),
        (line(answers=None), "'answers' must be a list, not null"),
        (line(answers=["crane"]), "an answer must be a JSON object"),
        (line(answers=[{"source": "a.txt"}]), "'contains' is missing"),
        (line(answers=[{"contains": ["crane"]}]), "'source' is missing"),
        (line(answers=[{"source": "a.txt", "contains": "crane"}]), "'contains' must be a list"),
        (line(answers=[{"source": "a.txt", "contains": [21]}]), "'contains' must be a string, not 21"),
        (line(asked_on="yesterday"), "yesterday"),
        (line(asked_on=20231231), "'asked_on' must be a string"),
    ],
)
def test_a_bad_line_is_refused_with_its_number_and_an_example(tmp_path: Path, bad: str, why: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(f"{line(id='first')}\n{bad}\n", "utf-8")
    with pytest.raises(QuestionsUnreadable) as caught:
        read_questions(file)
    assert why in str(caught.value)
    assert f"{file}, line 2" in str(caught.value)
    assert '"contains": ["21"]' in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xff\xfe\x00"])
def test_a_file_of_no_questions_is_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_bytes(content)
    with pytest.raises(QuestionsUnreadable, match="line 1"):
        read_questions(file)


# -- a whole run ------------------------------------------------------------------------------------------------------

QUESTIONS = [
    LabelledQuestion("crane", "what fell in the harbour?", None, (Relevant("harbour.txt", ("crane fell",)),)),
    LabelledQuestion("ships", "how many ships did the port handle?", None, (Relevant("harbour.txt", ("41",)),)),
    LabelledQuestion("chess", "who won at chess?", date(2024, 1, 2), ()),
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    made = Desk(tmp_path_factory.mktemp("evaluating"))
    made.rebuild()
    return made


def test_a_run_measures_dateline_and_baselines_on_the_same_questions(desk: Desk) -> None:
    told: list[tuple[str, SearchResult]] = []
    evaluation = evaluate(
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


def test_a_line_of_a_run_is_what_the_design_says(desk: Desk) -> None:
    result = desk.search("what fell on December 31 in the harbour?", top_k=2)
    written = json.loads(run_line("q", result))
    assert list(written) == ["id", "abstained", "window", "passages"]
    assert (written["id"], written["window"]) == ("q", ["2023-12-31", "2023-12-31"])
    assert isinstance(written["abstained"], bool)
    first = written["passages"][0]
    assert first.keys() >= {
        *("rank", "source", "paragraph", "lines", "chars", "text", "sentence", "title", "published"),
        *("published_how", "event_dates", "score", "probability"),
    }
    assert first["text"] in {CRANE, SHIPS, TRAMS}
    assert run_line("q", result).endswith(b"}\n")
    assert run_line("q", result).count(b"\n") == 1


def test_an_evaluation_without_answerable_questions(desk: Desk) -> None:
    evaluation = evaluate(
        open_current(desk.index), desk.encoder, SearchOptions(), QUESTIONS[2:], asked_on=ASKED_ON, baselines=("dense",)
    )
    assert (evaluation.questions, evaluation.answerable) == (1, 0)
    assert evaluation_text(evaluation).startswith("1 question, 0 with answers")
