"""Evaluation: labelled questions, relevance, and how good a ranking is on them.

Measures come from ir-measures (MacAvaney et al., 2022); intervals are percentiles of a bootstrap over questions.
"""

import json
import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np

from index.errors import IndexFailure
from index.search import Hit

MEASURES: Final = {
    "hit@1": "Success@1",
    "hit@5": "Success@5",
    "hit@10": "Success@10",
    "MRR@10": "RR@10",
    "nDCG@10": "nDCG@10",
}
"""Our names of the measures and those of ir-measures."""

DEPTH: Final = 10
"""Ranks that the measures look at."""

_RESAMPLES: Final = 2000
_KINDS: Final[Mapping[type, str]] = {dict: "a JSON object", list: "a list", str: "a string"}
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


class MeasuresMissing(IndexFailure):
    """The library that computes the measures is not installed."""

    def __init__(self) -> None:
        super().__init__("measuring needs ir-measures: run `pip install 'dateline[eval]'`")


@dataclass(frozen=True, slots=True)
class Relevant:
    """What makes a passage relevant: its source, and words that it must contain, all of them."""

    source: str
    contains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelledQuestion:
    """A question with what answers it; no answers means that it should be abstained from."""

    id: str
    question: str
    asked_on: date | None
    answers: tuple[Relevant, ...]

    def relevant(self, source: str, text: str) -> bool:
        """Tell whether a passage answers."""
        padded = _reduced(text)
        return any(
            answer.source == source and all(_reduced(words) in padded for words in answer.contains)
            for answer in self.answers
        )

    def answered_by(self, hit: Hit) -> bool:
        """Tell whether a hit answers, at any of the places where its words stand."""
        sources = (hit.passage.source, *(place.source for place in hit.also))
        return any(self.relevant(source, hit.passage.text) for source in sources)


def _reduced(text: str) -> str:
    """Lower-case a text and reduce it to its letters and digits, words parted and surrounded by one space."""
    return f" {' '.join(_WORD.findall(text.lower()))} "


def read_questions(path: Path) -> list[LabelledQuestion]:
    """Read a file of labelled questions, one JSON object a line.

    Raises:
        QuestionsUnreadable: A line is not such a question, or an id comes twice.
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
            raise QuestionsUnreadable(path, number, f"the id {question.id!r} comes twice")
        seen.add(question.id)
        questions.append(question)
    if not questions:
        raise QuestionsUnreadable(path, 1, "the file holds no question")
    return questions


def _question(line: Any) -> LabelledQuestion:
    question = _of(dict, line, "the line")
    asked_on = question.get("asked_on")
    return LabelledQuestion(
        str(question["id"]),
        _of(str, question["question"], "'question'"),
        date.fromisoformat(_of(str, asked_on, "'asked_on'")) if asked_on else None,
        tuple(map(_answer, _of(list, question["answers"], "'answers'"))),
    )


def _answer(answer: Any) -> Relevant:
    wanted = _of(dict, answer, "an answer")
    words = _of(list, wanted["contains"], "'contains'")
    return Relevant(_of(str, wanted["source"], "'source'"), tuple(_of(str, each, "'contains'") for each in words))


def _of(kind: type[Value], value: Any, what: str) -> Value:
    """Take a value that must be of a kind."""
    if not isinstance(value, kind):
        raise TypeError(f"{what} must be {_KINDS[kind]}, not {json.dumps(value)[:40]}")
    return value


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measure's mean with the bounds of its 95 % interval."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """What a system found for a question: for each rank whether it answers, and how many relevant there are."""

    question: str
    relevance: tuple[bool, ...]
    relevant: int


def measure(rankings: Sequence[Ranking]) -> dict[str, Estimate]:
    """Compute the measures over questions that have answers.

    Raises:
        MeasuresMissing: ir-measures is not installed.
    """
    if not rankings:
        return {}
    return {name: interval(values) for name, values in per_question(rankings).items()}


def per_question(rankings: Sequence[Ranking]) -> dict[str, list[float]]:
    """Compute each measure for each question, in order."""
    try:
        import ir_measures  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MeasuresMissing from error
    qrels, run = [], []
    for ranking in rankings:
        hits = ranking.relevance[:DEPTH]
        # Relevant passages that were not found bear names of their own; the ideal ranking of nDCG needs them.
        missed = max(ranking.relevant - sum(hits), 0)
        qrels += [ir_measures.Qrel(ranking.question, f"missed {n}", 1) for n in range(missed)]
        qrels += [ir_measures.Qrel(ranking.question, str(n), int(hit)) for n, hit in enumerate(hits)]
        qrels.append(ir_measures.Qrel(ranking.question, "none", 0))
        run += [ir_measures.ScoredDoc(ranking.question, str(n), float(-n)) for n in range(len(hits))]
    wanted = {ir_measures.parse_measure(theirs): ours for ours, theirs in MEASURES.items()}
    order = {ranking.question: at for at, ranking in enumerate(rankings)}
    values = {ours: [0.0] * len(rankings) for ours in MEASURES}
    for metric in ir_measures.iter_calc(list(wanted), qrels, run):
        values[wanted[metric.measure]][order[metric.query_id]] = float(metric.value)
    return values


def interval(values: Iterable[float]) -> Estimate:
    """Mean of values with a 95 % bootstrap interval (Efron, 1979), the same at every call."""
    array = np.asarray(list(values), float)
    if not len(array):
        return Estimate(0.0, 0.0, 0.0)
    draws = np.random.default_rng(0).integers(0, len(array), (_RESAMPLES, len(array)))
    low, high = np.percentile(array[draws].mean(axis=1), (2.5, 97.5))
    return Estimate(float(array.mean()), float(low), float(high))


def abstention_figures(labelled: Sequence[LabelledQuestion], abstained: Sequence[bool]) -> dict[str, float | int]:
    """Precision and recall of abstaining, over all questions.

    Precision: of those abstained from, the share that has no answer. Recall: of those that have no answer, the share
    abstained from. Both are 1 when there is nothing to be wrong about.
    """
    right = sum(given_up and not question.answers for question, given_up in zip(labelled, abstained, strict=True))
    unanswerable = sum(not question.answers for question in labelled)
    return {
        "precision": right / sum(abstained) if any(abstained) else 1.0,
        "recall": right / unanswerable if unanswerable else 1.0,
        "abstained": sum(abstained),
        "unanswerable": unanswerable,
    }
