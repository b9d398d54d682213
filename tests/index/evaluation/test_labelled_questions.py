"""Labelled questions: which passages answer them, and what a file of them must look like."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from index.evaluation.labelled_questions import LabelledQuestion, QuestionsUnreadable, Relevant, read_questions


def question(*answers: tuple[str, list[str]]) -> LabelledQuestion:
    return LabelledQuestion("q", "?", None, tuple(Relevant(source, tuple(words)) for source, words in answers))


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
        (line(id="first"), "the id 'first' is used twice"),
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
