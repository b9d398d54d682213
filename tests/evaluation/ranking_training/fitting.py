"""Fitting: weights of a ranking, and the calibration of its probabilities."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import torch

from index.search.ranking import CONFIDENCE
from index.search.signals import SIGNAL_NAMES

from .examples import Example, Floats

DECAY = 0.02
"""Weight decay of the ranking."""
MONTH = 30
CALIBRATED = 3
"""The calibration learns from this many of a question's best candidates."""

FIXED = {"day": 1.5, "lead": 0.8, "speaker": 0.1, "dense_near": 1.0, "quoted": 1.0, "publisher": 1.5}
"""Weights set by hand where quiz questions mislead: few of them name a day or a speaker or quote anybody, and most ask
about the main event, which an article begins with and neighbouring paragraphs repeat."""


def fit_score(data: Sequence[Example], columns: Sequence[int]) -> Floats:
    """Learn the weights of some signals, for unscaled values; shape (len(columns),).

    Those in `FIXED` keep their values while the others are learned.
    """
    given = np.asarray([FIXED.get(SIGNAL_NAMES[c], np.nan) for c in columns])
    free = np.isnan(given)
    if not free.all():
        fixed = np.where(free, 0.0, given)
        rest = [c for c, is_free in zip(columns, free, strict=True) if is_free]
        learned = _fit(data, rest, [e.signals[:, columns] @ fixed for e in data])
        fixed[free] = learned
        return fixed
    return _fit(data, columns, [np.zeros(len(e.relevant)) for e in data])


def _fit(data: Sequence[Example], columns: Sequence[int], given: Sequence[Floats]) -> Floats:
    stacked = np.concatenate([e.signals[:, columns] for e in data])
    mean, spread = stacked.mean(axis=0), stacked.std(axis=0) + 1e-6
    inputs = [torch.tensor((e.signals[:, columns] - mean) / spread) for e in data if e.relevant.any()]
    targets = [torch.tensor(e.relevant) for e in data if e.relevant.any()]
    offsets = [torch.tensor(offset) for e, offset in zip(data, given, strict=True) if e.relevant.any()]
    weights = torch.zeros(len(columns), dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=80, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        scores = [x @ weights + offset for x, offset in zip(inputs, offsets, strict=True)]
        likelihood = [torch.logsumexp(s, 0) - torch.logsumexp(s[y], 0) for s, y in zip(scores, targets, strict=True)]
        total = torch.stack(likelihood).mean() + DECAY * (weights**2).sum()
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    return np.asarray(weights.detach().numpy() / spread, np.float64)


def fit_calibration(inputs: Floats, labels: npt.NDArray[np.bool_]) -> tuple[Floats, float]:
    """Learn weights, shape (inputs.shape[1],), and intercept of a logistic regression."""
    mean, spread = inputs.mean(axis=0), inputs.std(axis=0) + 1e-6
    x, y = torch.tensor((inputs - mean) / spread), torch.tensor(labels.astype(np.float64))
    weights = torch.zeros(x.shape[1] + 1, dtype=torch.float64, requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=100, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        logit = x @ weights[:-1] + weights[-1]
        total = torch.nn.functional.binary_cross_entropy_with_logits(logit, y) + 0.005 * (weights[:-1] ** 2).sum()
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimiser.step(loss)  # type: ignore[no-untyped-call]
    learned = weights.detach().numpy()
    scaled = learned[:-1] / spread
    return scaled, float(learned[-1] - (scaled * mean).sum())


def confidence_examples(data: Sequence[Example], scores: Sequence[Floats]) -> tuple[Floats, npt.NDArray[np.bool_]]:
    """Collect the best candidates of every question, now and a month before, with their labels."""
    columns = [SIGNAL_NAMES.index(name) for name in CONFIDENCE]
    inputs, labels = [], []
    for example, score in zip(data, scores, strict=True):
        for kept in (np.ones(len(score), bool), example.published < example.asked_on - MONTH):
            best = np.argsort(np.where(kept, -score, np.inf), kind="stable")[: min(CALIBRATED, int(kept.sum()))]
            inputs.append(example.signals[best][:, columns])
            labels.append(example.relevant[best])
    return np.concatenate(inputs), np.concatenate(labels)


def out_of_set(
    large: Sequence[Sequence[Example]], small: Sequence[Sequence[Example]], columns: Sequence[int]
) -> list[list[Floats]]:
    """Score each set's questions with weights learned from the other sets, large and small archives."""
    scores = []
    for left_out, examples in enumerate(large):
        seen = [e for data in (large, small) for at, part in enumerate(data) if at != left_out for e in part]
        weights = fit_score(seen, columns)
        scores.append([e.signals[:, columns] @ weights for e in examples])
    return scores


def figures(data: Sequence[Example], scores: Sequence[Floats]) -> dict[str, float]:
    """Compute hit@1, hit@5 and MRR@10 of scores."""
    return figures_of([e.relevant[np.argsort(-s, kind="stable")] for e, s in zip(data, scores, strict=True)])


def figures_of(ranked: Sequence[npt.NDArray[np.bool_]]) -> dict[str, float]:
    """Compute hit@1, hit@5 and MRR@10 from whether each ranked passage answers, best first."""
    hits = [np.flatnonzero(relevant[:10]) for relevant in ranked]
    ranks = np.asarray([int(each[0]) + 1 if len(each) else 0 for each in hits])
    reciprocal = np.divide(1.0, ranks, out=np.zeros(len(ranks)), where=ranks > 0)
    return {
        "hit@1": round(float((ranks == 1).mean()), 3),
        "hit@5": round(float(((ranks > 0) & (ranks <= 5)).mean()), 3),
        "MRR@10": round(float(reciprocal.mean()), 3),
    }
