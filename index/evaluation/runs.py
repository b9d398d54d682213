"""Evaluating: labelled questions put to the search and to baselines, in one run over one index."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from index.generation import Generation
from index.search import Query, SearchEncoder, Searcher, SearchOptions, SearchResult

from .baselines import Baseline, ranked_ids
from .labelled_questions import (
    DEPTH,
    Estimate,
    LabelledQuestion,
    Ranking,
    abstention_figures,
    interval,
    measure,
    per_question,
)

_BATCH = 32


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured.

    Attributes:
        questions: Number of questions.
        answerable: Those that have answers; ranking is measured on them.
        figures: Measures by system, "dateline" first.
        differences: For each baseline and measure, how much better Dateline is on the same questions.
        abstention: Precision, recall and counts of abstaining.
    """

    questions: int
    answerable: int
    figures: dict[str, dict[str, Estimate]]
    differences: dict[str, dict[str, Estimate]]
    abstention: dict[str, float | int]


def evaluate(
    generation: Generation,
    encoder: SearchEncoder,
    options: SearchOptions,
    questions: Sequence[LabelledQuestion],
    *,
    asked_on: date,
    baselines: Sequence[Baseline] = (),
    on_result: Callable[[LabelledQuestion, SearchResult], None] | None = None,
) -> Evaluation:
    """Put questions to the search and measure what comes back.

    Args:
        generation: The index.
        encoder: Of the model that made it.
        options: How to search.
        questions: Labelled questions.
        asked_on: Day of asking for those that state none.
        baselines: Systems to hold Dateline against.
        on_result: Told every result, None for nobody.

    Raises:
        MeasuresMissing: ir-measures is not installed.
    """
    searcher = Searcher(generation, encoder, options)
    relevant = _relevant_counts(generation, questions)
    systems: dict[str, list[Ranking]] = {name: [] for name in ("dateline", *baselines)}
    abstained = []
    for start in range(0, len(questions), _BATCH):
        batch = questions[start : start + _BATCH]
        queries = [Query(q.question, q.asked_on or asked_on, DEPTH) for q in batch]
        parsed = searcher.parse_many(queries)
        for question, query, each in zip(batch, queries, parsed, strict=True):
            result = searcher.search(query, each)
            if on_result:
                on_result(question, result)
            abstained.append(result.abstention is not None)
            found = tuple(question.answered_by(hit) for hit in result.hits)
            systems["dateline"].append(Ranking(question.id, found, relevant[question.id]))
            for baseline in baselines:
                ids = ranked_ids(baseline, each, generation, DEPTH)
                systems[baseline].append(_ranking(generation, question, ids, relevant[question.id]))
    answerable = {q.id for q in questions if q.answers}
    ranked = {name: [r for r in rankings if r.question in answerable] for name, rankings in systems.items()}
    return Evaluation(
        questions=len(questions),
        answerable=len(answerable),
        figures={name: measure(rankings) for name, rankings in ranked.items()},
        differences=_differences(ranked),
        abstention=abstention_figures(questions, abstained),
    )


def _ranking(generation: Generation, question: LabelledQuestion, ids: Sequence[int], relevant: int) -> Ranking:
    stored = generation.archive.stored(ids)
    found = [stored[id_].passage for id_ in ids]
    return Ranking(question.id, tuple(question.relevant(p.source, p.text) for p in found), relevant)


def _relevant_counts(generation: Generation, questions: Sequence[LabelledQuestion]) -> dict[str, int]:
    """How many searched passages of the index answer each question."""
    paragraphs = {
        answer.source: generation.archive.paragraphs(answer.source) for q in questions for answer in q.answers
    }
    return {
        q.id: sum(
            p.kind == "body" and q.relevant(source, p.text)
            for source in {answer.source for answer in q.answers}
            for p in paragraphs[source]
        )
        for q in questions
    }


def _differences(systems: dict[str, list[Ranking]]) -> dict[str, dict[str, Estimate]]:
    """Paired differences between Dateline and each baseline."""
    values = {name: per_question(rankings) for name, rankings in systems.items()} if systems["dateline"] else {}
    ours = values.pop("dateline", {})
    return {
        name: {m: interval(a - b for a, b in zip(ours[m], theirs[m], strict=True)) for m in theirs}
        for name, theirs in values.items()
    }


def evaluation_json(evaluation: Evaluation) -> dict[str, Any]:
    """What was measured, as JSON."""
    return {
        "questions": evaluation.questions,
        "answerable": evaluation.answerable,
        "systems": {name: _figures_json(figures) for name, figures in evaluation.figures.items()},
        "dateline_minus": {name: _figures_json(figures) for name, figures in evaluation.differences.items()},
        "abstention": evaluation.abstention,
    }


def _figures_json(figures: dict[str, Estimate]) -> dict[str, dict[str, float]]:
    return {
        name: {"mean": round(f.mean, 4), "low": round(f.low, 4), "high": round(f.high, 4)}
        for name, f in figures.items()
    }


def evaluation_text(evaluation: Evaluation) -> str:
    """What was measured, as a table."""
    names = list(evaluation.figures["dateline"])
    width = 20
    plural = "" if evaluation.questions == 1 else "s"
    lines = [
        f"{evaluation.questions} question{plural}, {evaluation.answerable} with answers; mean [95 % bootstrap interval]"
    ]
    lines.append(f"{'':<16}" + "".join(f"{name:<{width}}" for name in names))
    for system, figures in evaluation.figures.items():
        lines.append(f"{system:<16}" + "".join(f"{_cell(figures[name]):<{width}}" for name in names))
    for system, figures in evaluation.differences.items():
        lines.append(f"{'- ' + system:<16}" + "".join(f"{_cell(figures[name]):<{width}}" for name in names))
    a = evaluation.abstention
    lines.append(
        f"abstained from {a['abstained']}, {a['unanswerable']} without answers: "
        f"precision {a['precision']:.3f}, recall {a['recall']:.3f}"
    )
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _cell(figure: Estimate) -> str:
    return f"{figure.mean:.3f} [{figure.low:.3f} {figure.high:.3f}]"
