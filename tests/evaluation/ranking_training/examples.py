"""Examples: the candidates of labelled questions, with their signals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt

from index.comprehension import Readable
from index.evaluation.labelled_questions import LabelledQuestion
from index.generation import FileTable, Generation, SegmentEntry, begin_segment, finish, publish_generation
from index.generation.encoder import SentenceTransformerEncoder
from index.language.terms import normalise
from index.search.candidates import candidates
from index.search.hits import Query
from index.search.question import focus, parse_question
from index.search.signals import SIGNAL_NAMES, signals
from index.segment import Portion, Vectors, key_of, write_segment
from index.segment.archive import Record

SMALL = 5
"""Articles in a small archive."""

Floats = npt.NDArray[np.float64]

_EQUAL = np.asarray([1.0 if name in {"dense", "words_article", "words_focus"} else 0.0 for name in SIGNAL_NAMES])
"""Weights that choose the nearest articles for a small archive."""


@dataclass(frozen=True)
class Example:
    """A question's candidates.

    Attributes:
        question: The question.
        signals: Shape (n, signals).
        relevant: Whether each answers, shape (n,).
        published: Day of each, 0 when unknown.
        articles: The article of each.
        asked_on: Day of asking.
        passages: Each as a reader sees it.
    """

    question: str

    signals: Floats
    relevant: npt.NDArray[np.bool_]
    published: npt.NDArray[np.int64]
    articles: npt.NDArray[np.int64]
    asked_on: int
    passages: tuple[Readable, ...] = ()


@dataclass(frozen=True)
class EncodedQuestion:
    """A labelled question with the vectors of the whole question and of its asking sentence."""

    labelled: LabelledQuestion
    vector: Vectors
    focus_vector: Vectors


def encode_questions(questions: Sequence[LabelledQuestion]) -> list[EncodedQuestion]:
    """Encode questions."""
    encoder = SentenceTransformerEncoder()
    whole = encoder.encode_query([normalise(q.question) for q in questions])
    asking = encoder.encode_query([normalise(focus(q.question)) for q in questions])
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
    found = [stored[int(generation.dense.ids[row])] for row in rows]
    labels = [encoded.labelled.relevant(each.passage.source, each.passage.text) for each in found]
    articles = generation.columns.article[rows]
    matrix = signals(parsed, generation, rows).astype(np.float64)
    readable = tuple(Readable(each.passage.text, each.title, each.published) for each in found)
    days = published[articles]
    asked_on = query.asked_on.toordinal()
    return Example(query.question, matrix, np.asarray(labels, bool), days, articles, asked_on, readable)


def records_of(generation: Generation) -> dict[str, Record]:
    """Read all articles of an archive, by source."""
    files = generation.table.files
    return {record.article.source: record for file in files for record in generation.archive.records(file)}


def vector_of(generation: Generation, text: str) -> Vectors:
    """Return the vector of a text that an archive holds."""
    found = (segment.dense.vector_of(key_of(text)) for segment in generation.segments)
    return next(vector for vector in found if vector is not None)


def small_example(
    generation: Generation,
    known: Mapping[str, Record],
    encoded: EncodedQuestion,
    large: Example,
    *,
    answered: bool = True,
) -> Example:
    """Compute the candidates of a question in an archive of a few articles, all on its topic.

    Args:
        generation: The large archive.
        known: All its articles by source.
        encoded: The question.
        large: Its candidates in the large archive; the nearest articles make up the small one.
        answered: Whether to include articles that answer; without them the topic is there and the answer is not.
    """
    sources = [source for (source,) in generation.archive.articles("source")]
    answering = {answer.source for answer in encoded.labelled.answers}
    nearest = list(dict.fromkeys(large.articles[np.argsort(-large.signals @ _EQUAL, kind="stable")].tolist()))
    chosen = [at for at in nearest if sources[at] in answering][:2] if answered else []
    others = [at for at in nearest if at not in chosen and (answered or sources[at] not in answering)]
    chosen += others[: SMALL - len(chosen)]
    records = [known[sources[at]] for at in sorted(chosen)]
    portion = Portion(tuple(records))
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        index, searched = Path(folder), len(portion.searched())
        building = begin_segment(index, generation.manifest.built_at)
        seal = write_segment(building, portion, np.stack([vector_of(generation, text) for text in portion.texts()]))
        entry = SegmentEntry(finish(building).name, seal, len(records), searched)
        manifest = replace(generation.manifest, articles=len(records), passages=searched, segments=(entry,))
        small = Generation(publish_generation(index, manifest, [np.zeros(0, np.int64)], FileTable()))
        found = example(small, encoded)
        small.close()
    return found
