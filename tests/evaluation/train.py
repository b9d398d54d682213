"""Learn the ranking's weights and its calibration from labelled questions.

    python -m tests.evaluation.train --index INDEX QUESTIONS.jsonl [--write index/search/ranking_weights.json]

Weights: a linear score, learned with a listwise softmax over each question's candidates (ListNet with several relevant
ones; Cao et al., 2007). Calibration: logistic regression on the best candidates, from the archive as it is and from the
archive as it was a month before the question, when most answers were not there yet. The ranking is measured by
cross-validation over questions; with --ablation also with each signal left out.
"""

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt
import torch

from index.evaluation.labelled_questions import LabelledQuestion, read_questions
from index.generation import Corpus, key_of, write_parts
from index.generation.encoder import SentenceTransformerEncoder, Vectors
from index.generation.opening import Generation, open_current
from index.language.terms import normalise
from index.search.candidates import candidates
from index.search.hits import Query
from index.search.question import focus, parse_question
from index.search.ranking import CONFIDENCE
from index.search.signals import SIGNAL_NAMES, signals

FOLDS = 10
DECAY = 0.02
"""Weight decay of the ranking."""
MONTH = 30
SMALL = 5
"""Articles in a small archive."""
CALIBRATED = 3
"""The calibration learns from this many of a question's best candidates."""

Floats = npt.NDArray[np.float64]

_EQUAL = np.asarray([1.0 if name in {"dense", "words_article", "words_focus"} else 0.0 for name in SIGNAL_NAMES])
"""Weights that choose the nearest articles for a small archive."""


@dataclass(frozen=True)
class Example:
    """A question's candidates: their signals, shape (n, signals), and whether each is relevant, shape (n,)."""

    signals: Floats
    relevant: npt.NDArray[np.bool_]
    published: npt.NDArray[np.int64]
    articles: npt.NDArray[np.int64]
    asked_on: int


@dataclass(frozen=True)
class EncodedQuestion:
    """A labelled question with the vectors of the whole question and of its asking sentence."""

    labelled: LabelledQuestion
    vector: Vectors
    focus_vector: Vectors


def encode_questions(questions: Sequence[LabelledQuestion]) -> list[EncodedQuestion]:
    """Encode questions."""
    encoder = SentenceTransformerEncoder()
    whole = encoder.encode([normalise(q.question) for q in questions])
    asking = encoder.encode([normalise(focus(q.question)) for q in questions])
    return [EncodedQuestion(*each) for each in zip(questions, whole, asking, strict=True)]


def example(generation: Generation, encoded: EncodedQuestion) -> Example:
    """Compute the candidates of a question in an index."""
    published = generation.columns.published
    known = published[published > 0]
    covered = (date.fromordinal(int(known.min())), date.fromordinal(int(known.max())))
    query = Query(encoded.labelled.question, encoded.labelled.asked_on or covered[1])
    parsed = parse_question(query, encoded.vector, encoded.focus_vector, covered)
    rows = candidates(parsed, query, generation)
    stored = generation.archive.stored([int(generation.dense.ids[row]) for row in rows])
    passages = [stored[int(generation.dense.ids[row])].passage for row in rows]
    labels = [encoded.labelled.relevant(p.source, p.text) for p in passages]
    articles = generation.columns.article[rows]
    matrix = signals(parsed, generation, rows).astype(np.float64)
    return Example(matrix, np.asarray(labels, bool), published[articles], articles, query.asked_on.toordinal())


def small_example(
    generation: Generation,
    vectors: Mapping[bytes, Vectors],
    encoded: EncodedQuestion,
    large: Example,
    *,
    answered: bool = True,
) -> Example:
    """Compute the candidates of a question in an archive of a few articles, all on its topic.

    Args:
        generation: The large archive.
        vectors: All its vectors by key.
        encoded: The question.
        large: Its candidates in the large archive; the nearest articles make up the small one.
        answered: Whether to include articles that answer; without them the topic is there and the answer is not.
    """
    rows = generation.archive.rows("SELECT source, file FROM articles ORDER BY number")
    answering = {answer.source for answer in encoded.labelled.answers}
    nearest = list(dict.fromkeys(large.articles[np.argsort(-large.signals @ _EQUAL, kind="stable")].tolist()))
    chosen = [at for at in nearest if rows[at][0] in answering][:2] if answered else []
    others = [at for at in nearest if at not in chosen and (answered or rows[at][0] not in answering)]
    chosen += others[: SMALL - len(chosen)]
    records = [r for at in sorted(chosen) for r in generation.archive.records(rows[at][1])]
    corpus = Corpus((), tuple(records), ())
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        building = Path(folder)
        write_parts(building, corpus, np.stack([vectors[key_of(text)] for text in corpus.texts()]))
        searched = len(corpus.searched())
        replace(generation.manifest, articles=len(records), passages=searched).write(building)
        small = Generation(building)
        found = example(small, encoded)
        small.close()
    return found


FIXED = {"day": 1.5, "lead": 0.8, "speaker": 0.1, "dense_near": 1.0, "quoted": 1.0}
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


def out_of_fold(large: Sequence[Example], small: Sequence[Example], columns: Sequence[int]) -> list[Floats]:
    """Score each question in the large archive with weights learned from the other folds, large and small archives."""
    fold = np.random.default_rng(0).permutation(len(large)) % FOLDS
    scores: list[Floats] = [np.zeros(0)] * len(large)
    for left_out in range(FOLDS):
        seen = [e for data in (large, small) for e, f in zip(data, fold, strict=True) if f != left_out]
        weights = fit_score(seen, columns)
        for at in np.flatnonzero(fold == left_out).tolist():
            scores[at] = large[at].signals[:, columns] @ weights
    return scores


def figures(data: Sequence[Example], scores: Sequence[Floats]) -> dict[str, float]:
    """Compute hit@1, hit@5 and MRR@10 of scores."""
    firsts = []
    for example, score in zip(data, scores, strict=True):
        order = np.argsort(-score, kind="stable")[:10]
        hits = np.flatnonzero(example.relevant[order])
        firsts.append(int(hits[0]) + 1 if len(hits) else 0)
    ranks = np.asarray(firsts)
    reciprocal = np.divide(1.0, ranks, out=np.zeros(len(ranks)), where=ranks > 0)
    return {
        "hit@1": round(float((ranks == 1).mean()), 3),
        "hit@5": round(float(((ranks > 0) & (ranks <= 5)).mean()), 3),
        "MRR@10": round(float(reciprocal.mean()), 3),
    }


def learn(
    large: Sequence[Example],
    small: Sequence[Example],
    lacking: Sequence[Example],
    trained_on: str,
    floors: Mapping[str, float],
) -> dict[str, object]:
    """Learn weights and calibration, and cross-validate the ranking."""
    every = list(range(len(SIGNAL_NAMES)))
    held_out = out_of_fold(large, small, every)
    weights = fit_score([*large, *small], every)
    few = [*small, *lacking]
    inputs, labels = confidence_examples([*large, *few], [*held_out, *(e.signals @ weights for e in few)])
    calibration, intercept = fit_calibration(inputs, labels)
    return {
        "trained_on": trained_on,
        "questions": len(large),
        "cross_validated": figures(large, held_out),
        "set_by_hand": FIXED,
        "signals": dict(zip(SIGNAL_NAMES, np.round(weights, 4).tolist(), strict=True)),
        "calibration": {"intercept": round(intercept, 4)}
        | dict(zip(CONFIDENCE, np.round(calibration, 4).tolist(), strict=True)),
        **floors,
    }


def ablation(large: Sequence[Example], small: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Cross-validate with each signal left out."""
    every = range(len(SIGNAL_NAMES))
    return {
        f"without {name}": figures(large, out_of_fold(large, small, [c for c in every if c != at]))
        for at, name in enumerate(SIGNAL_NAMES)
    }


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--write", type=Path)
    parser.add_argument("--floor", type=float, default=0.02, help="probability below which nothing is answered")
    parser.add_argument("--near", type=float, default=0.45, help="cosine below which nothing is near")
    parser.add_argument("--ablation", action="store_true")
    arguments = parser.parse_args()
    torch.manual_seed(0)
    generation = open_current(arguments.index)
    encoded = encode_questions(read_questions(arguments.questions))
    large = [example(generation, each) for each in encoded]
    vectors = generation.dense.by_key()
    pairs = list(zip(encoded, large, strict=True))
    small = [small_example(generation, vectors, *pair) for pair in pairs]
    lacking = [small_example(generation, vectors, *pair, answered=False) for pair in pairs]
    floors = {"floor": arguments.floor, "near": arguments.near}
    learned = learn(large, small, lacking, arguments.questions.parent.name, floors)
    print(json.dumps(learned, indent=2))  # noqa: T201 - a command
    if arguments.ablation:
        for name, values in ablation(large, small).items():
            print(json.dumps({name: values}))  # noqa: T201 - a command
    if arguments.write:
        arguments.write.write_text(json.dumps(learned, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
