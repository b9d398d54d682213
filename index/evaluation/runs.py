"""An evaluation run: labelled questions put to the search and to baselines over the same index."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from index.generation import Generation
from index.search import ParsedQuestion, Query, SearchEncoder, Searcher, SearchOptions, SearchResult

from .baselines import Baseline, ranked_ids
from .labelled_questions import LabelledQuestion
from .measures import DEPTH, Estimate, RankedRelevance, abstention_figures, interval, measure, per_question

_BATCH = 32
_OURS = "dateline"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured.

    Attributes:
        questions: Number of questions.
        answerable: How many have answers; the ranking is measured on these.
        figures: Measures by system, "dateline" first.
        differences: For each baseline and measure, how much better Dateline is on the same questions.
        abstention: Precision, recall and counts of abstaining.
    """

    questions: int
    answerable: int
    figures: dict[str, dict[str, Estimate]]
    differences: dict[str, dict[str, Estimate]]
    abstention: dict[str, float | int]


def run_evaluation(
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
        baselines: Systems to compare Dateline with.
        on_result: Called with every result.

    Raises:
        MeasuresMissing: ir-measures is not installed.
    """
    searcher = Searcher(generation, encoder, options)
    relevant = _relevant_counts(generation, questions)
    rankings: dict[str, list[RankedRelevance]] = {name: [] for name in (_OURS, *baselines)}
    abstained = []
    for question, query, parsed in _parsed(searcher, questions, asked_on):
        [result] = searcher.search_parsed([query], [parsed])
        if on_result:
            on_result(question, result)
        abstained.append(result.abstention is not None)
        found = {_OURS: tuple(question.answered_by(hit) for hit in result.hits)}
        for baseline in baselines:
            found[baseline] = _relevance(generation, question, ranked_ids(baseline, parsed, generation, DEPTH))
        for name, relevance in found.items():
            rankings[name].append(RankedRelevance(question.id, relevance, relevant[question.id]))
    answerable = {question.id for question in questions if question.answers}
    ranked = {name: [each for each in found if each.question in answerable] for name, found in rankings.items()}
    return Evaluation(
        questions=len(questions),
        answerable=len(answerable),
        figures={name: measure(found) for name, found in ranked.items()},
        differences=_differences(ranked),
        abstention=abstention_figures(questions, abstained),
    )


def _parsed(
    searcher: Searcher, questions: Sequence[LabelledQuestion], asked_on: date
) -> Iterator[tuple[LabelledQuestion, Query, ParsedQuestion]]:
    """Parse questions, encoded in batches."""
    for start in range(0, len(questions), _BATCH):
        batch = questions[start : start + _BATCH]
        queries = [Query(each.question, each.asked_on or asked_on, DEPTH) for each in batch]
        yield from zip(batch, queries, searcher.parse_many(queries), strict=True)


def _relevance(generation: Generation, question: LabelledQuestion, ids: Sequence[int]) -> tuple[bool, ...]:
    stored = generation.archive.stored(ids)
    found = [stored[id_].passage for id_ in ids]
    return tuple(question.relevant(passage.source, passage.text) for passage in found)


def _relevant_counts(generation: Generation, questions: Sequence[LabelledQuestion]) -> dict[str, int]:
    """Count the searched passages of the index that answer each question."""
    paragraphs = {
        answer.source: generation.archive.paragraphs(answer.source)
        for question in questions
        for answer in question.answers
    }
    return {
        question.id: sum(
            passage.kind == "body" and question.relevant(source, passage.text)
            for source in {answer.source for answer in question.answers}
            for passage in paragraphs[source]
        )
        for question in questions
    }


def _differences(rankings: Mapping[str, Sequence[RankedRelevance]]) -> dict[str, dict[str, Estimate]]:
    """Paired differences between Dateline and each baseline."""
    values = {name: per_question(found) for name, found in rankings.items()} if rankings[_OURS] else {}
    ours = values.pop(_OURS, {})
    return {
        name: {m: interval(a - b for a, b in zip(ours[m], theirs[m], strict=True)) for m in theirs}
        for name, theirs in values.items()
    }
