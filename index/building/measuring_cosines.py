"""Measures where a model's cosines lie: how near unrelated texts are, and how near a question and its answer.

The questions, headlines and paragraphs are made up, of many topics, and the same for every model and archive. Unrelated
pairs are those of the made-up texts with passages of the archive, not two passages of it: in an archive about one event
no two are unrelated.
"""

from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

import numpy as np
import orjson

from index.generation import CosineAnchors, Encoder, Gathered
from index.language import normalise
from index.segment import Vectors

_SAMPLE: Final = 1_000
"""Passages, and titles, of the archive that are compared."""

_ENOUGH: Final = 200
"""An archive with fewer is topped up with the made-up texts."""


class _Probes(NamedTuple):
    """Made-up texts: each question is answered by the title and the passage at the same place."""

    questions: list[str]
    titles: list[str]
    passages: list[str]


def measure_cosines(encoder: Encoder, passages: Vectors | Gathered, titles: Vectors | Gathered) -> CosineAnchors:
    """Measure a model on an archive; the same archive gives the same numbers.

    Args:
        encoder: The model.
        passages: Its vectors of the archive's passages, shape (n, dimension).
        titles: Those of its titles, shape (m, dimension).
    """
    probes = _probes()
    asked = encoder.encode_query(probes.questions)
    headlines, told = np.split(encoder.encode_document([*probes.titles, *probes.passages]), 2)
    return {
        "passage": (_unrelated(asked, told, passages), _related(asked, told)),
        "title": (_unrelated(asked, headlines, titles), _related(asked, headlines)),
        "likeness": (_unrelated(told, told, passages), 1.0),
    }


def _unrelated(probes: Vectors, others: Vectors, archive: Vectors | Gathered) -> float:
    """The median cosine of made-up texts with the archive.

    If the archive is small, also of each with all `others` except the one at its own place.
    """
    drawn = np.random.default_rng(0).permutation(len(archive))[:_SAMPLE]
    cosines = _cosines(probes, archive[drawn]).ravel()
    if len(drawn) < _ENOUGH:
        apart = ~np.eye(len(probes), dtype=bool)
        cosines = np.concatenate([cosines, _cosines(probes, others)[apart]])
    return round(float(np.median(cosines)), 4)


def _related(probes: Vectors, others: Vectors) -> float:
    return round(float(np.median(np.einsum("ij,ij->i", probes, others))), 4)


def _cosines(left: Vectors, right: Vectors) -> Vectors:
    return np.asarray(np.einsum("ik,jk->ij", left, right), np.float32)


@cache
def _probes() -> _Probes:
    stored = orjson.loads(files(__package__).joinpath("cosine_probes.json").read_bytes())
    return _Probes(*([normalise(each[kind]) for each in stored] for kind in ("question", "title", "passage")))
