"""Reading the best passages: how many are read, and what a reading does to score and probability."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from index.comprehension import Readable, Reader, Reading
from index.generation import Generation
from index.segment import Floats

AT_ONCE: Final = 48
"""Pairs read for a batch of questions: when many ask at once, fewer passages are read for each, and nobody waits."""


@dataclass(frozen=True, slots=True)
class ReaderWeights:
    """How a reading counts.

    Attributes:
        score: Weight of a reading's log-odds beside the score of the ranking.
        ranking: Weight of the ranking's own log-odds in the probability of a passage that was read.
        reading: Weight of the reading's log-odds in it.
        intercept: What is added to both.
        floor: Probability that one of the first passages must reach for a question to be answered.
    """

    score: float
    ranking: float
    reading: float
    intercept: float
    floor: float


NOT_READ: Final = ReaderWeights(0.0, 1.0, 0.0, 0.0, 0.0)
"""Weights under which a reading changes nothing."""


def depth_for(questions: int, depth: int) -> int:
    """How many passages to read for each of some questions that are answered together, at most `depth`."""
    return min(depth, AT_ONCE // max(1, questions))


def read_best(
    reader: Reader, questions: Sequence[str], rows: Sequence[Sequence[int]], generation: Generation
) -> list[dict[int, Reading]]:
    """Read passages for several questions, all of them together.

    Args:
        reader: Reads them.
        questions: The questions.
        rows: For each question, the rows of the passages to read.
        generation: The index.

    Returns:
        For each question its readings by row.
    """
    pairs = [(at, row) for at, wanted in enumerate(rows) for row in wanted]
    ids = {row: int(generation.dense.ids[row]) for _, row in pairs}
    stored = generation.archive.stored(sorted(set(ids.values()))) if ids else {}
    texts = [stored[ids[row]] for _, row in pairs]
    passages = [Readable(each.passage.text, each.title, each.published) for each in texts]
    found: list[dict[int, Reading]] = [{} for _ in questions]
    for (at, row), reading in zip(pairs, reader.read([questions[at] for at, _ in pairs], passages), strict=True):
        found[at][row] = reading
    return found


def held_to_rules(readings: Mapping[int, Reading], fitting: Collection[int]) -> dict[int, Reading]:
    """Let what was read in a passage that lacks the speaker or the day asked for count no more than in those that fit.

    The network reads a passage by itself: it doesn't know who "he" is or which day was Tuesday. The rules do.

    Args:
        readings: By row.
        fitting: Rows that have the speaker and are about the day; empty when none does or none is asked for.
    """
    best = max((readings[row].answers for row in fitting if row in readings), default=None)
    if best is None:
        return dict(readings)
    return {
        row: reading if row in fitting else replace(reading, answers=min(reading.answers, best))
        for row, reading in readings.items()
    }


def with_readings(
    scores: Mapping[int, float], readings: Mapping[int, Reading], weights: ReaderWeights
) -> dict[int, float]:
    """Add to the scores of rows what was read; what wasn't read stays behind all that was.

    Args:
        scores: Of the ranking, by row.
        readings: By row.
        weights: How a reading counts.
    """
    read = {row: scores[row] + weights.score * readings[row].answers for row in scores if row in readings}
    last = min(read.values(), default=0.0)
    best = max((score for row, score in scores.items() if row not in read), default=0.0)
    return {row: read[row] if row in read else min(0.0, last - best) + scores[row] for row in scores}


def probability_read(log_odds: Floats, readings: Sequence[Reading | None], weights: ReaderWeights) -> Floats:
    """Return how probably passages answer, shape (n,).

    Args:
        log_odds: Of the ranking, shape (n,).
        readings: Of each passage; None for those that were not read.
        weights: How a reading counts.
    """
    read = np.asarray([reading is not None for reading in readings], bool)
    answers = np.asarray([reading.answers if reading else 0.0 for reading in readings], np.float32)
    both = weights.intercept + weights.ranking * log_odds + weights.reading * answers
    return sigmoid(np.where(read, both, log_odds))


def sigmoid(log_odds: Floats) -> Floats:
    """Turn log-odds into probabilities."""
    return np.asarray(1.0 / (1.0 + np.exp(-log_odds)), np.float32)
