"""Score the conflicts shown under answers against annotated ones.

Each question is put to an index of the articles as a user would, on the day after the last of them was published.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from index.building import Rebuild
from index.conflicts import Conflict, SourcedFigure
from index.generation import SentenceTransformerEncoder
from index.reader import IndexReader
from index.search import Query, conflicts_to_show

from .gold_figures import Gold
from .scores import Scores


def score_conflicts(golds: Sequence[Gold], folder: Path) -> Scores:
    """Score which conflicts are shown.

    A conflict is right when one that is shown gives all values of `must_show`. What is no conflict is right when none
    that is shown is made of its statements: of two of them, or of nothing else where they agree.
    """
    scores = Scores()
    for gold, shown in zip(golds, _shown([gold["question"] for gold in golds], folder), strict=True):
        if "must_show" in gold:
            scores.add("conflicts shown", right=any(_gives(each, gold["must_show"]) for each in shown))
        else:
            scores.add("non-conflicts not shown", right=not any(_is_made_of(each, gold) for each in shown))
    return scores


def _shown(questions: Sequence[str], folder: Path) -> list[tuple[Conflict, ...]]:
    encoder = SentenceTransformerEncoder()
    with TemporaryDirectory() as index:
        Rebuild(folder, Path(index), encoder).run()
        reader = IndexReader(Path(index), encoder)
        asked_on = (reader.coverage().last or date.min) + timedelta(days=1)
        results = reader.search_many([Query(question, asked_on) for question in questions])
        shown = [conflicts_to_show(result, reader.figures(result.related)) for result in results]
        reader.close()
    return shown


def _gives(conflict: Conflict, values: Sequence[float]) -> bool:
    return set(values) <= {statement.figure.value for statement in conflict.statements}


def _is_made_of(conflict: Conflict, gold: Gold) -> bool:
    statements = gold["not_conflict"]
    taking_part = [each for each in statements if any(_is_statement(one, each) for one in conflict.statements)]
    if "relation" not in gold:
        return len(taking_part) > 1
    return all(any(_is_statement(one, each) for each in statements) for one in conflict.statements)


def _is_statement(statement: SourcedFigure, gold: Gold) -> bool:
    same = statement.source == gold["source"] and statement.figure.value == gold["value"]
    return same and (statement.sentence in gold["sentence"] or gold["sentence"] in statement.sentence)
