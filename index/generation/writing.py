"""Writes the parts of a generation, all with the same order of passages."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from index.figures import figure_terms, speaker_terms

from .analysis import Analysis
from .archive import Record, write_archive
from .columns import write_columns, write_sentences
from .corpus import Corpus
from .dense_index import write_dense
from .encoder import Vectors
from .forward_index import write_forward
from .lexical_index import write_lexical
from .spellings import write_names
from .vector_keys import key_of


def write_parts(building: Path, corpus: Corpus, vectors: Vectors) -> None:
    """Write everything of a generation except its manifest.

    Args:
        building: Its folder, empty.
        corpus: Its articles, analysed.
        vectors: One for each of `corpus.texts()`, in order, shape (texts, dimension).
    """
    write_archive(building, corpus.records, corpus.files, corpus.failures)
    _write_vectors(building, corpus, vectors)
    write_columns(building, corpus.records)
    by_article = [(record, _searched(record)) for record in corpus.records]
    _write_passage_terms(building, [analysis for _, analyses in by_article for analysis in analyses])
    _write_article_terms(building, by_article)
    write_lexical(
        building,
        (
            (_flat(analysis.terms), " ".join(record.title_terms))
            for record, analyses in by_article
            for analysis in analyses
        ),
    )


def _write_vectors(building: Path, corpus: Corpus, vectors: Vectors) -> None:
    """Write the vectors of passages and those of titles apart; an article without a title has zeros there."""
    searched = corpus.searched()
    titled = [number for number, record in enumerate(corpus.records) if record.article.title]
    titles = np.zeros((len(corpus.records), vectors.shape[1]), np.float32)
    titles[titled] = vectors[len(searched) :]
    keys = [key_of(text) for text in corpus.texts()]
    write_dense(building, [passage.id for passage in searched], vectors[: len(searched)], titles, keys)


def _write_passage_terms(building: Path, analyses: Sequence[Analysis]) -> None:
    """Write the forward indexes with a row for each searched passage, or for each sentence of one."""
    words = [list(_name_words(analysis.names)) for analysis in analyses]
    write_forward(building, "forward.passage", (_flat(analysis.terms) for analysis in analyses))
    write_forward(building, "forward.sentence", (sentence for analysis in analyses for sentence in analysis.terms))
    write_sentences(building, [len(analysis.terms) for analysis in analyses])
    write_forward(building, "forward.words", words)
    write_names(building, words)
    write_forward(building, "forward.names", (list(_kinds_of_names(analysis.names)) for analysis in analyses))
    write_forward(building, "forward.figures", (figure_terms(analysis.figures) for analysis in analyses))
    write_forward(building, "forward.speakers", (speaker_terms(analysis.speakers) for analysis in analyses))


def _write_article_terms(building: Path, by_article: Sequence[tuple[Record, Sequence[Analysis]]]) -> None:
    """Write the forward indexes with a row for each article."""
    write_forward(building, "forward.title", (record.title_terms for record, _ in by_article))
    write_forward(
        building,
        "forward.article",
        ([term for analysis in analyses for term in _flat(analysis.terms)] for _, analyses in by_article),
    )


def _searched(record: Record) -> list[Analysis]:
    """Return the analyses of an article's searched passages."""
    pairs = zip(record.passages, record.analyses, strict=True)
    return [analysis for passage, analysis in pairs if passage.kind == "body"]


def _name_words(names: Iterable[str]) -> Iterator[str]:
    return (name.removeprefix("word:") for name in names if name.startswith("word:"))


def _kinds_of_names(names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if not name.startswith("word:"))


def _flat(sentences: Iterable[Sequence[str]]) -> list[str]:
    return list(chain.from_iterable(sentences))
