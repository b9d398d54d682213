"""Ranking: how signals become one score and a probability. Pure.

The weights are data (`ranking_weights.json`), learned by `python -m tests.evaluation.train` and readable: for every signal its
mean and spread over candidates and what one spread of it is worth.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt
import orjson

from index.generation import Floats

from .signals import NAMES


@dataclass(frozen=True, slots=True)
class Weights:
    """A linear ranking and its calibration.

    Attributes:
        signals: Weight of each signal, in the order of `signals.NAMES`.
        calibration: Weight of each signal of `CONFIDENCE`, and "intercept".
        floor: Probability below which a question is not answered.
        near: Cosine below which nothing is near a question.
    """

    signals: npt.NDArray[np.float32]
    calibration: Mapping[str, float]
    floor: float
    near: float


@cache
def default_weights() -> Weights:
    """The learned weights that come with Dateline."""
    return weights_from(files(__package__).joinpath("ranking_weights.json").read_bytes())


def weights_from(data: bytes) -> Weights:
    """Read weights.

    Raises:
        KeyError: A signal is missing.
    """
    content = orjson.loads(data)
    signals = np.asarray([content["signals"][name] for name in NAMES], np.float32)
    return Weights(signals, content["calibration"], float(content["floor"]), float(content["near"]))


def score(signals: Floats, weights: Weights) -> Floats:
    """Score candidates.

    Args:
        signals: Shape (n, len(NAMES)).
        weights: What each is worth.

    Returns:
        Shape (n,), higher is better.
    """
    return np.asarray(np.einsum("ij,j->i", signals, weights.signals), np.float32)


def shares(signals: Floats, weights: Weights) -> dict[str, float]:
    """What each signal adds to one candidate's score, shape of `signals` (len(NAMES),)."""
    return {
        name: round(float(value), 4)
        for name, value in zip(NAMES, signals * weights.signals, strict=True)
        if abs(float(value)) > 5e-5  # noqa: PLR2004 - what rounds to nothing
    }


CONFIDENCE = (
    "dense",
    "dense_focus",
    "dense_title",
    "words_article",
    "words_focus",
    "words_sentence",
    "numbers",
    "kind",
    "figure",
    "asks",
    "unfinished",
)
"""What the probability is computed from: signals that mean the same for every question, archive and day of asking."""


def probability(signals: Floats, weights: Weights) -> Floats:
    """Calibrated probability that each candidate answers, shape (n,), by logistic regression (Platt, 1999)."""
    logit = np.full(len(signals), weights.calibration["intercept"], np.float32)
    for name in CONFIDENCE:
        logit += weights.calibration[name] * signals[:, NAMES.index(name)]
    return np.asarray(1.0 / (1.0 + np.exp(-logit)), np.float32)
