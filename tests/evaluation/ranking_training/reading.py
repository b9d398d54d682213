"""What a reader adds to the ranking: how much its word counts, learned from sets that it hasn't seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch

from index.comprehension import Reader
from index.search.ranking import CONFIDENCE
from index.search.signals import SIGNAL_NAMES

from .examples import Example, Floats
from .fitting import fit_calibration

DEPTH = 10
"""Passages read for a question."""
SEEN = 3
"""People see this many first: one of them must answer."""
REFUSED = 0.04
"""Share of answerable questions that may be refused."""


@dataclass(frozen=True)
class ReadExample:
    """The best candidates of a question, best first.

    Attributes:
        scores: Of the ranking, shape (n,).
        log_odds: Of the ranking.
        readings: Log-odds of the reader.
        relevant: Whether each answers.
    """

    scores: Floats
    log_odds: Floats
    readings: Floats
    relevant: npt.NDArray[np.bool_]


def read_examples(
    reader: Reader, examples: Sequence[Example], scores: Sequence[Floats], calibration: Mapping[str, float]
) -> list[ReadExample]:
    """Read the best candidates of questions."""
    columns = [SIGNAL_NAMES.index(name) for name in CONFIDENCE]
    weights = np.asarray([calibration[name] for name in CONFIDENCE])
    found = []
    for example, score in zip(examples, scores, strict=True):
        best = np.argsort(-score, kind="stable")[:DEPTH]
        passages = [example.passages[at] for at in best]
        readings = np.asarray([r.answers for r in reader.read([example.question] * len(passages), passages)])
        log_odds = calibration["intercept"] + example.signals[best][:, columns] @ weights
        found.append(ReadExample(score[best], log_odds, readings, example.relevant[best]))
    return found


def fit_reading(answerable: Sequence[ReadExample], lacking: Sequence[ReadExample]) -> dict[str, float]:
    """Learn how a reading counts in score and probability, and the floor.

    Args:
        answerable: Of questions that the archive answers.
        lacking: Of questions that it doesn't.
    """
    weight = _fit_weight([e for e in answerable if e.relevant.any()])
    both = [*answerable, *lacking]
    best = [np.argsort(-(e.scores + weight * e.readings), kind="stable")[:SEEN] for e in both]
    inputs = np.concatenate([np.stack([e.log_odds[b], e.readings[b]], 1) for e, b in zip(both, best, strict=True)])
    labels = np.concatenate([e.relevant[b] for e, b in zip(both, best, strict=True)])
    (ranking, reading), intercept = fit_calibration(inputs, labels)
    learned = {"score": weight, "ranking": float(ranking), "reading": float(reading), "intercept": intercept}
    likeliest = likeliest_of([e for e in answerable if e.relevant.any()], learned)
    return {
        name: round(value, 4) for name, value in (learned | {"floor": float(np.quantile(likeliest, REFUSED))}).items()
    }


def likeliest_of(examples: Sequence[ReadExample], learned: Mapping[str, float]) -> Floats:
    """Return for each question the probability of the likeliest of the passages that are seen first."""
    values = []
    for e in examples:
        best = np.argsort(-(e.scores + learned["score"] * e.readings), kind="stable")[:SEEN]
        logit = learned["intercept"] + learned["ranking"] * e.log_odds[best] + learned["reading"] * e.readings[best]
        values.append(float((1 / (1 + np.exp(-logit))).max()))
    return np.asarray(values)


def _fit_weight(examples: Sequence[ReadExample]) -> float:
    """Learn the weight of a reading beside the score, by the likelihood of what answers among what was read."""
    weight = torch.zeros(1, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weight], max_iter=50, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        terms = []
        for e in examples:
            scores = torch.tensor(e.scores) + weight * torch.tensor(e.readings)
            terms.append(torch.logsumexp(scores, 0) - torch.logsumexp(scores[torch.tensor(e.relevant)], 0))
        total = torch.stack(terms).mean()
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    return float(weight.detach())
