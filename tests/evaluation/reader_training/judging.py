"""Judging a reader on questions that it hasn't seen, over passages found by their words."""

import random
from collections import Counter
from collections.abc import Sequence

import numpy as np

from index.comprehension import Reader

from .pairs import Group, words_of


def judge(reader: Reader, groups: Sequence[Group]) -> dict[str, float]:
    """Measure a reader.

    Returns:
        "first": share of groups with an answer in which one that answers is read as the likeliest; "auc": how well its
        log-odds tell pairs that answer from pairs that don't; "auc_altered": the same against altered questions only;
        "f1" and "exact": of its spans in passages that answer, against the nearest marked one.
    """
    firsts, right, wrong, altered, f1, exact = [], [], [], [], [], []
    for group in groups:
        readings = reader.read([pair.question for pair in group], [pair.passage for pair in group])
        logits = [reading.answers for reading in readings]
        answering = [n for n, pair in enumerate(group) if pair.answers]
        right += [logits[n] for n in answering]
        others = [logits[n] for n in range(len(group)) if n not in answering]
        wrong += others
        if not answering:
            altered += others
        elif others:
            firsts.append(group[int(np.argmax(logits))].answers)
        for n in answering:
            span = readings[n].span
            said = group[n].passage.text[slice(*span)] if span else ""
            scores = [_f1(said, group[n].passage.text[slice(*marked)]) for marked in group[n].spans]
            f1.append(max(scores))
            exact.append(max(scores) == 1.0)
    return {
        "first": _mean(firsts),
        "auc": _auc(right, wrong),
        "auc_altered": _auc(right, altered),
        "f1": _mean(f1),
        "exact": _mean(exact),
    }


def sample(groups: Sequence[Group], most: int) -> list[Group]:
    """Choose some groups."""
    return random.Random(1).sample(list(groups), min(most, len(groups)))


def _f1(found: str, wanted: str) -> float:
    a, b = Counter(map(str.lower, words_of(found))), Counter(map(str.lower, words_of(wanted)))
    common = sum((a & b).values())
    return 2 * common / (sum(a.values()) + sum(b.values())) if common else 0.0


def _auc(right: Sequence[float], wrong: Sequence[float]) -> float:
    if not right or not wrong:
        return float("nan")
    order = np.argsort(np.argsort(np.asarray([*right, *wrong]))) + 1
    return round(float((order[: len(right)].sum() - len(right) * (len(right) + 1) / 2) / (len(right) * len(wrong))), 3)


def _mean(values: Sequence[float]) -> float:
    return round(float(np.mean(values)), 3) if values else float("nan")
