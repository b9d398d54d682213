"""Learn the ranking's weights, its calibration and what a reader adds, from labelled questions.

    python -m tests.evaluation.train --set INDEX QUESTIONS.jsonl [--set ...] [--unread INDEX QUESTIONS.jsonl ...] \
[--write index/search/ranking_weights.json]

Weights: a linear score, learned with a listwise softmax over each question's candidates (ListNet with several relevant
ones; Cao et al., 2007). Calibration: logistic regression on the best candidates, from the archive as it is and from the
archive as it was a month before the question, when most answers were not there yet. How much a reading counts is
learned only from sets given by --unread, which the reader hasn't learned from: from their questions, and from the same
questions with a name or number exchanged, which nothing answers. With several sets, each is measured with weights
learned from the others; with --ablation also with each signal left out.
"""

import argparse
import json
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch

from index.comprehension import SmallReader
from index.evaluation.labelled_questions import LabelledQuestion, read_questions
from index.generation import open_current
from index.search.ranking import CONFIDENCE
from index.search.signals import SIGNAL_NAMES

from .ranking_training.examples import Example, Floats, encode_questions, example, records_of, small_example
from .ranking_training.fitting import (
    FIXED,
    MONTH,
    confidence_examples,
    figures,
    figures_of,
    fit_calibration,
    fit_score,
    out_of_set,
)
from .ranking_training.reading import ReadExample, fit_reading, likeliest_of, read_examples
from .reader_training.altering import altered_questions

EVERY = list(range(len(SIGNAL_NAMES)))


@dataclass(frozen=True)
class Set:
    """Examples of a set of questions: in its archive, in small ones, in small ones that lack the answer, altered."""

    name: str
    large: list[Example]
    small: list[Example]
    lacking: list[Example]
    altered: list[Example]


def set_of(index: Path, questions: Path, *, unread: bool) -> Set:
    """Compute the examples of a set."""
    generation = open_current(index)
    labelled = read_questions(questions)
    encoded = encode_questions(labelled)
    large = [example(generation, each) for each in encoded]
    known = records_of(generation)
    pairs = list(zip(encoded, large, strict=True))
    small = [small_example(generation, known, *pair) for pair in pairs]
    lacking = [small_example(generation, known, *pair, answered=False) for pair in pairs]
    altered = []
    if unread:
        texts = altered_questions([each.question for each in labelled], random.Random(0))
        wrong = [
            LabelledQuestion(f"{q.id}x", text, q.asked_on, ()) for q, text in zip(labelled, texts, strict=True) if text
        ]
        altered = [example(generation, each) for each in encode_questions(wrong)]
    generation.close()
    return Set(index.name, large, small, lacking, altered)


def learn(sets: Sequence[Set], unread: Sequence[Set], floors: Mapping[str, float]) -> dict[str, object]:
    """Learn everything; `unread` are those of the sets that the reader hasn't seen."""
    large, small = [each.large for each in sets], [each.small for each in sets]
    held_out = out_of_set(large, small, EVERY)
    weights = fit_score([e for part in (*large, *small) for e in part], EVERY)
    few = [e for each in sets for e in (*each.small, *each.lacking)]
    scored = [score for part in held_out for score in part]
    inputs, labels = confidence_examples(
        [*(e for part in large for e in part), *few], [*scored, *(e.signals @ weights for e in few)]
    )
    values, intercept = fit_calibration(inputs, labels)
    calibration = {"intercept": round(intercept, 4)} | dict(zip(CONFIDENCE, np.round(values, 4).tolist(), strict=True))
    learned: dict[str, object] = {
        "trained_on": ", ".join(each.name for each in sets),
        "questions": sum(map(len, large)),
        "left_out": {each.name: figures(each.large, score) for each, score in zip(sets, held_out, strict=True)},
        "set_by_hand": FIXED,
        "signals": dict(zip(SIGNAL_NAMES, np.round(weights, 4).tolist(), strict=True)),
        "calibration": calibration,
        **floors,
    }
    if unread:
        by_name = dict(zip((each.name for each in sets), held_out, strict=True))
        learned["reader"], learned["read"] = with_reader(unread, by_name, weights, calibration)
    return learned


def with_reader(
    unread: Sequence[Set], held_out: Mapping[str, list[Floats]], weights: Floats, calibration: Mapping[str, float]
) -> tuple[dict[str, float], dict[str, object]]:
    """Learn what a reading adds, and measure it on each set with what the others teach."""
    reader = SmallReader()
    asked = {each.name: read_examples(reader, each.large, held_out[each.name], calibration) for each in unread}
    gone, wrong, few, without = {}, {}, {}, {}
    for each in unread:
        past = [a_month_before(*pair) for pair in zip(each.large, held_out[each.name], strict=True)]
        kept = [(example, scores) for example, scores in past if len(scores)]
        gone[each.name] = read_examples(reader, [e for e, _ in kept], [scores for _, scores in kept], calibration)
        scores = [e.signals @ weights for e in each.altered]
        wrong[each.name] = read_examples(reader, each.altered, scores, calibration)
        few[each.name] = read_examples(reader, each.small, [e.signals @ weights for e in each.small], calibration)
        lacking = read_examples(reader, each.lacking, [e.signals @ weights for e in each.lacking], calibration)
        without[each.name] = [*gone[each.name], *wrong[each.name], *lacking]
    names = list(asked)
    measured: dict[str, object] = {}
    for name in names:
        others = [other for other in names if other != name] or names
        learned = fit_reading(_all(asked, others) + _all(few, others), _all(without, others))
        told = [float((likeliest_of(part[name], learned) < learned["floor"]).mean()) for part in (wrong, gone)]
        answered = [e for e in asked[name] if e.relevant.any()]
        measured[name] = {
            "before": _figures([e.scores for e in asked[name]], asked[name]),
            "after": _figures([e.scores + learned["score"] * e.readings for e in asked[name]], asked[name]),
            "refused": round(float((likeliest_of(answered, learned) < learned["floor"]).mean()), 3),
            "told_altered": round(told[0], 3),
            "told_a_month_before": round(told[1], 3),
        }
    return fit_reading(_all(asked, names) + _all(few, names), _all(without, names)), measured


def a_month_before(example: Example, scores: Floats) -> tuple[Example, Floats]:
    """Take a question's candidates from the archive as it was a month before it was asked."""
    kept = np.flatnonzero(example.published < example.asked_on - MONTH)
    passages = tuple(example.passages[at] for at in kept)
    past = replace(
        example,
        signals=example.signals[kept],
        relevant=example.relevant[kept],
        published=example.published[kept],
        articles=example.articles[kept],
        passages=passages,
    )
    return past, scores[kept]


def ablation(sets: Sequence[Set]) -> None:
    """Measure with each signal left out."""
    large, small = [each.large for each in sets], [each.small for each in sets]
    for at, name in enumerate(SIGNAL_NAMES):
        scores = out_of_set(large, small, [column for column in EVERY if column != at])
        found = {each.name: figures(each.large, score) for each, score in zip(sets, scores, strict=True)}
        print(json.dumps({f"without {name}": found}))  # noqa: T201 - a command


def _all(parts: Mapping[str, list[ReadExample]], names: Sequence[str]) -> list[ReadExample]:
    return [each for name in names for each in parts[name]]


def _figures(scores: Sequence[Floats], examples: Sequence[ReadExample]) -> dict[str, float]:
    return figures_of(
        [e.relevant[np.argsort(-score, kind="stable")] for e, score in zip(examples, scores, strict=True)]
    )


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--set", type=Path, nargs=2, action="append", default=[], dest="sets")
    parser.add_argument("--unread", type=Path, nargs=2, action="append", default=[])
    parser.add_argument("--write", type=Path)
    parser.add_argument("--floor", type=float, default=0.02, help="probability below which nothing is answered unread")
    parser.add_argument("--near", type=float, default=0.45, help="cosine below which nothing is near")
    parser.add_argument("--ablation", action="store_true")
    arguments = parser.parse_args()
    torch.manual_seed(0)
    unread = [set_of(*each, unread=True) for each in arguments.unread]
    sets = [*(set_of(*each, unread=False) for each in arguments.sets), *unread]
    learned = learn(sets, unread, {"floor": arguments.floor, "near": arguments.near})
    print(json.dumps(learned, indent=2))  # noqa: T201 - a command
    if arguments.ablation:
        ablation(sets)
    if arguments.write:
        arguments.write.write_text(json.dumps(learned, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
