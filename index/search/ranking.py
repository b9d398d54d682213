"""Ranking: how signals become one score and a probability. Pure.

The weights are data, `ranking_weights.json`, learned by `python -m tests.evaluation.train`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt
import orjson

from index.segment import Floats

from .reading_best import NOT_READ, ReaderWeights
from .signals import SIGNAL_NAMES


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of a linear ranking, and its calibration.

    Attributes:
        signals: Weight of each signal, in the order of `signals.SIGNAL_NAMES`.
        calibration: Weight of each signal of `CONFIDENCE`, and "intercept".
        floor: Probability that the best passage must reach for a question to be answered.
        near: Cosine that a passage must reach to be on the topic of a question.
        reader: How what is read counts beside them.
    """

    signals: npt.NDArray[np.float32]
    calibration: Mapping[str, float]
    floor: float
    near: float
    reader: ReaderWeights = NOT_READ


@cache
def default_weights() -> Weights:
    """Load the learned weights that ship with Dateline."""
    return weights_from(files(__package__).joinpath("ranking_weights.json").read_bytes())


def weights_from(data: bytes) -> Weights:
    """Read weights.

    Raises:
        KeyError: A signal is missing.
    """
    content = orjson.loads(data)
    signals = np.asarray([content["signals"][name] for name in SIGNAL_NAMES], np.float32)
    reader = ReaderWeights(**content["reader"]) if "reader" in content else NOT_READ
    return Weights(signals, content["calibration"], float(content["floor"]), float(content["near"]), reader)


def score(signals: Floats, weights: Weights) -> Floats:
    """Score candidates.

    Args:
        signals: Shape (n, len(SIGNAL_NAMES)).
        weights: Of the ranking.

    Returns:
        Shape (n,), higher is better.
    """
    return np.asarray(np.einsum("ij,j->i", signals, weights.signals), np.float32)


def shares(signals: Floats, weights: Weights) -> dict[str, float]:
    """What each signal, shape (len(SIGNAL_NAMES),), adds to one candidate's score; what rounds to 0 is left out."""
    return {
        name: round(float(value), 4)
        for name, value in zip(SIGNAL_NAMES, signals * weights.signals, strict=True)
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
"""The probability is computed from these: they mean the same for every question, archive and day of asking."""


def log_odds(signals: Floats, weights: Weights) -> Floats:
    """Return the log-odds that each candidate answers, shape (n,), calibrated by logistic regression (Platt, 1999)."""
    logit = np.full(len(signals), weights.calibration["intercept"], np.float32)
    for name in CONFIDENCE:
        logit += weights.calibration[name] * signals[:, SIGNAL_NAMES.index(name)]
    return logit
