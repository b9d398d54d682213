"""Writes the parts of a segment, all with the same order of articles and passages."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from index.figures import figure_terms, speaker_terms

from .analysis import Analysis
from .archive import write_archive
from .arrays import Ints, Vectors
from .columns import columns_of
from .dense_index import write_dense
from .forward_index import write_forward
from .lexical_index import PASSAGES, TITLES, Frequencies, write_terms
from .name_words import write_names
from .portion import Portion
from .sealing import seal_segment
from .segment import FORWARD, Segment
from .vector_keys import keys_of


def write_segment(building: Path, portion: Portion, vectors: Vectors) -> str:
    """Write a segment.

    Args:
        building: Its folder, empty.
        portion: Its articles.
        vectors: One for each of `portion.texts()`, in order, shape (texts, dimension).

    Returns:
        The digest of its seal.
    """
    write_archive(building, portion.records)
    _write_vectors(building, portion, vectors)
    columns_of(portion.records).write(building)
    by_article = portion.analyses()
    analyses = list(chain.from_iterable(by_article))
    _write_passage_terms(building, analyses)
    write_forward(building, "forward.title", (record.title_terms for record in portion.records))
    write_forward(building, "forward.article", ([t for a in each for t in _flat(a.terms)] for each in by_article))
    titles = [" ".join(record.title_terms) for record in portion.records]
    write_terms(
        building,
        (
            (" ".join(_flat(analysis.terms)), title)
            for each, title in zip(by_article, titles, strict=True)
            for analysis in each
        ),
    )
    write_frequencies(building, [len(each) for each in by_article])
    return seal_segment(building)


def write_frequencies(building: Path, passages: Sequence[int] | Ints) -> None:
    """Count in how many passages each term is, and under how many titles.

    Args:
        building: The folder of the segment, with its forward indexes.
        passages: How many searched passages each article has.
    """
    index = Segment(building).forward("passage")
    Frequencies.of(index.take(np.arange(len(index))).hashes).write(building, PASSAGES)
    titles = Segment(building).forward("title").take(np.arange(len(passages)))
    Frequencies.of(titles.hashes, np.repeat(np.asarray(passages, np.int64), titles.sizes)).write(building, TITLES)


def _write_vectors(building: Path, portion: Portion, vectors: Vectors) -> None:
    """Write the vectors of passages and those of titles apart; an article without a title has zeros there."""
    ids = np.asarray([passage.id for passage in portion.searched()], np.int64)
    titled = [number for number, record in enumerate(portion.records) if record.article.title]
    titles = np.zeros((len(portion.records), vectors.shape[1]), np.float32)
    titles[titled] = vectors[len(ids) :]
    write_dense(building, ids, vectors[: len(ids)], titles, keys_of(portion.texts()))


def _write_passage_terms(building: Path, analyses: Sequence[Analysis]) -> None:
    """Write the forward indexes with a row for each searched passage, or for each sentence of one."""
    words = [list(_name_words(analysis.names)) for analysis in analyses]
    rows: dict[FORWARD, Iterable[Sequence[str]]] = {
        "passage": (_flat(analysis.terms) for analysis in analyses),
        "sentence": (sentence for analysis in analyses for sentence in analysis.terms),
        "words": words,
        "names": (list(_kinds_of_names(analysis.names)) for analysis in analyses),
        "figures": (figure_terms(analysis.figures) for analysis in analyses),
        "speakers": (speaker_terms(analysis.speakers) for analysis in analyses),
    }
    for name, terms in rows.items():
        write_forward(building, f"forward.{name}", terms)
    write_names(building, Counter(word for each in words for word in set(each)))


def _name_words(names: Iterable[str]) -> Iterator[str]:
    return (name.removeprefix("word:") for name in names if name.startswith("word:"))


def _kinds_of_names(names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if not name.startswith("word:"))


def _flat(sentences: Iterable[Sequence[str]]) -> list[str]:
    return list(chain.from_iterable(sentences))
