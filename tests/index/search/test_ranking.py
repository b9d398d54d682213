"""Weights, scores and probabilities."""

import json
from importlib.resources import files

import numpy as np
import pytest

from index.search.ranking import CONFIDENCE, Weights, default_weights, log_odds, score, shares, weights_from
from index.search.reading_best import sigmoid
from index.search.signals import SIGNAL_NAMES

SIGNALS = np.asarray([[0.5] * len(SIGNAL_NAMES), [0.0] * len(SIGNAL_NAMES), [1.0] * len(SIGNAL_NAMES)], np.float32)


def weights(**given: float) -> Weights:
    values = np.asarray([given.get(name, 0.0) for name in SIGNAL_NAMES], np.float32)
    calibration = {"intercept": -1.0} | {name: given.get(f"c_{name}", 0.0) for name in CONFIDENCE}
    return Weights(values, calibration, 0.1, 0.45)


def test_a_score_is_the_weighted_sum() -> None:
    assert score(SIGNALS, weights(dense=2.0, asks=-1.0)).tolist() == [0.5, 0.0, 1.0]


def test_shares_make_up_the_score() -> None:
    given = weights(dense=2.0, asks=-1.0)
    told = shares(SIGNALS[2], given)
    assert told == {"dense": 2.0, "asks": -1.0}
    assert sum(told.values()) == score(SIGNALS, given)[2]


def test_a_probability_is_the_logistic_of_its_signals() -> None:
    found = sigmoid(log_odds(SIGNALS, weights(c_dense=2.0)))
    assert found == pytest.approx([0.5, 1 / (1 + np.e), 1 / (1 + np.exp(-1))], rel=1e-5)


def test_the_weights_that_ship_name_every_signal_and_where_they_come_from() -> None:
    content = json.loads(files("index.search").joinpath("ranking_weights.json").read_text("utf-8"))
    assert list(content["signals"]) == list(SIGNAL_NAMES)
    assert set(content["calibration"]) == {"intercept", *CONFIDENCE}
    assert content["trained_on"]
    assert content["questions"] > 0
    assert 0 < content["cross_validated"]["MRR@10"] < 1
    assert 0 < default_weights().floor < default_weights().near < 1


def test_more_likeness_never_ranks_a_passage_lower() -> None:
    """The weights of what speaks for a passage by itself are positive."""
    shipped = dict(zip(SIGNAL_NAMES, default_weights().signals.tolist(), strict=True))
    assert all(shipped[name] > 0 for name in ("dense", "dense_focus", "words_article", "words_focus", "figure", "day"))


def test_weights_that_lack_a_signal_are_refused() -> None:
    with pytest.raises(KeyError):
        weights_from(b'{"signals": {"dense": 1}, "calibration": {}, "floor": 0.1}')
