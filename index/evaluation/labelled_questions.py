"""Labelled questions: questions with what counts as an answer, read from JSON lines."""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

from index.errors import IndexFailure
from index.search import Hit

_JSON_NAMES: Final[Mapping[type, str]] = {dict: "a JSON object", list: "a list", str: "a string"}
_WORD: Final = re.compile(r"[^\W_]+")

Value = TypeVar("Value")


class QuestionsUnreadable(IndexFailure):
    """A file of labelled questions can't be used."""

    def __init__(self, path: Path, line: int, why: str) -> None:
        self.path, self.line, self.why = path, line, why
        super().__init__(
            f"{path}, line {line}: {why}; each line is JSON such as "
            '{"id": "q1", "question": "...", "asked_on": "2023-12-31", '
            '"answers": [{"source": "a.txt", "contains": ["21"]}]}'
        )


@dataclass(frozen=True, slots=True)
class Relevant:
    """What makes a passage relevant: its source, and words it must contain, all of them."""

    source: str
    contains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question and what answers it; one with no answers should be abstained from."""

    id: str
    question: str
    asked_on: date | None
    answers: tuple[Relevant, ...]

    def relevant(self, source: str, text: str) -> bool:
        """Whether a passage answers."""
        padded = _reduced(text)
        return any(
            answer.source == source and all(_reduced(words) in padded for words in answer.contains)
            for answer in self.answers
        )

    def answered_by(self, hit: Hit) -> bool:
        """Whether a hit answers, at any of the places it cites."""
        sources = (hit.passage.source, *(place.source for place in hit.also))
        return any(self.relevant(source, hit.passage.text) for source in sources)


def _reduced(text: str) -> str:
    """Lower-case a text and keep only its letters and digits, with one space before, between and after the words."""
    return f" {' '.join(_WORD.findall(text.lower()))} "


def read_questions(path: Path) -> list[LabelledQuestion]:
    """Read a file of labelled questions, one JSON object a line.

    Raises:
        QuestionsUnreadable: A line is not such a question, an id is used twice, or there is no question.
        OSError: The file cannot be read.
    """
    questions: list[LabelledQuestion] = []
    seen: set[str] = set()
    for number, line in enumerate(path.read_bytes().removeprefix(BOM_UTF8).split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            question = _question(json.loads(line.decode()))
        except KeyError as error:
            raise QuestionsUnreadable(path, number, f"{error.args[0]!r} is missing") from error
        except (ValueError, TypeError) as error:
            raise QuestionsUnreadable(path, number, str(error)) from error
        if question.id in seen:
            raise QuestionsUnreadable(path, number, f"the id {question.id!r} is used twice")
        seen.add(question.id)
        questions.append(question)
    if not questions:
        raise QuestionsUnreadable(path, 1, "the file holds no question")
    return questions


def _question(line: Any) -> LabelledQuestion:
    question = _checked(dict, line, "the line")
    asked_on = question.get("asked_on")
    return LabelledQuestion(
        str(question["id"]),
        _checked(str, question["question"], "'question'"),
        date.fromisoformat(_checked(str, asked_on, "'asked_on'")) if asked_on else None,
        tuple(map(_answer, _checked(list, question["answers"], "'answers'"))),
    )


def _answer(answer: Any) -> Relevant:
    fields = _checked(dict, answer, "an answer")
    words = _checked(list, fields["contains"], "'contains'")
    source = _checked(str, fields["source"], "'source'")
    return Relevant(source, tuple(_checked(str, each, "'contains'") for each in words))


def _checked(kind: type[Value], value: Any, what: str) -> Value:
    """Return a value that must be of a type.

    Raises:
        TypeError: It is of another.
    """
    if not isinstance(value, kind):
        raise TypeError(f"{what} must be {_JSON_NAMES[kind]}, not {json.dumps(value)[:40]}")
    return value
