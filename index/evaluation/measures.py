"""Measures of a ranking and of abstention, with bootstrap intervals.

Measures come from ir-measures (MacAvaney et al., 2022); intervals are percentiles of a bootstrap over questions.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from index.errors import IndexFailure

from .labelled_questions import LabelledQuestion

MEASURES: Final = {
    "hit@1": "Success@1",
    "hit@5": "Success@5",
    "hit@10": "Success@10",
    "MRR@10": "RR@10",
    "nDCG@10": "nDCG@10",
}
"""Our names of the measures, and those of ir-measures."""

DEPTH: Final = 10
"""Ranks the measures look at."""

_RESAMPLES: Final = 2000


class MeasuresMissing(IndexFailure):
    """The library that computes the measures is not installed."""

    def __init__(self) -> None:
        super().__init__("measuring needs ir-measures: run `pip install 'dateline[eval]'`")


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measure's mean and the bounds of its 95 % interval."""

    mean: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class RankedRelevance:
    """What a system found for a question: for each rank whether it is relevant, and how many relevant there are."""

    question: str
    relevance: tuple[bool, ...]
    relevant: int


def measure(rankings: Sequence[RankedRelevance]) -> dict[str, Estimate]:
    """Average each measure over questions that have answers.

    Raises:
        MeasuresMissing: ir-measures is not installed.
    """
    if not rankings:
        return {}
    return {name: interval(values) for name, values in per_question(rankings).items()}


def per_question(rankings: Sequence[RankedRelevance]) -> dict[str, list[float]]:
    """Compute each measure for each question, in order.

    Raises:
        MeasuresMissing: ir-measures is not installed.
    """
    try:
        import ir_measures  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MeasuresMissing from error
    qrels, run = [], []
    for ranking in rankings:
        hits = ranking.relevance[:DEPTH]
        # The ideal ranking of nDCG needs the relevant passages that were not found, so they get names of their own.
        missed = max(ranking.relevant - sum(hits), 0)
        qrels += [ir_measures.Qrel(ranking.question, f"missed {n}", 1) for n in range(missed)]
        qrels += [ir_measures.Qrel(ranking.question, str(n), int(hit)) for n, hit in enumerate(hits)]
        qrels.append(ir_measures.Qrel(ranking.question, "none", 0))
        run += [ir_measures.ScoredDoc(ranking.question, str(n), float(-n)) for n in range(len(hits))]
    names = {ir_measures.parse_measure(theirs): ours for ours, theirs in MEASURES.items()}
    order = {ranking.question: at for at, ranking in enumerate(rankings)}
    values = {ours: [0.0] * len(rankings) for ours in MEASURES}
    for metric in ir_measures.iter_calc(list(names), qrels, run):
        values[names[metric.measure]][order[metric.query_id]] = float(metric.value)
    return values


def interval(values: Iterable[float]) -> Estimate:
    """Return the mean of values with a 95 % bootstrap interval (Efron, 1979), the same at every call."""
    array = np.asarray(list(values), float)
    if not len(array):
        return Estimate(0.0, 0.0, 0.0)
    draws = np.random.default_rng(0).integers(0, len(array), (_RESAMPLES, len(array)))
    low, high = np.percentile(array[draws].mean(axis=1), (2.5, 97.5))
    return Estimate(float(array.mean()), float(low), float(high))


def abstention_figures(labelled: Sequence[LabelledQuestion], abstained: Sequence[bool]) -> dict[str, float | int]:
    """Precision and recall of abstaining, over all questions.

    Precision: the share of the abstentions that have no answer. Recall: the share of the questions without an answer
    that were abstained from. Each is 1 when its denominator is 0.
    """
    right = sum(gave_up and not question.answers for question, gave_up in zip(labelled, abstained, strict=True))
    unanswerable = sum(not question.answers for question in labelled)
    return {
        "precision": right / sum(abstained) if any(abstained) else 1.0,
        "recall": right / unanswerable if unanswerable else 1.0,
        "abstained": sum(abstained),
        "unanswerable": unanswerable,
    }
