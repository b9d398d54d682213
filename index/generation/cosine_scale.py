"""The scale of cosines: what a cosine of any model would be with the model that the ranking was learned with. Pure.

Models spread their cosines differently: two unrelated texts have .05 with all-MiniLM-L6-v2 and .75 with E5. Weights
and thresholds are learned on the cosines of the first, the reference. A rebuild measures where unrelated and related
texts lie with its own model (`index.building`), and a line through both points takes a cosine to the reference's scale.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from index.segment import Floats

CosineAnchors = Mapping[str, Sequence[float]]
"""Two cosines of a model for each kind of pair: the median of unrelated texts, then that of related ones.

The kinds are "passage" and "title", each with a question, and "likeness", passages with each other, whose related pairs
are equal and have 1.
"""

REFERENCE: Final[CosineAnchors] = {
    "passage": (0.0455, 0.6156),
    "title": (0.0455, 0.7216),
    "likeness": (0.0252, 1.0),
}
"""Those of the default model, on 11,361 passages of general news."""

_LEAST_APART: Final = 0.02
"""Anchors that lie nearer together tell nothing: such a model doesn't know what is related, or reads no English."""


@dataclass(frozen=True, slots=True)
class Line:
    """Takes a cosine of some model to the reference scale."""

    offset: float = 0.0
    slope: float = 1.0

    def __call__(self, cosines: Floats) -> Floats:
        """Put cosines on the reference scale."""
        return np.asarray(self.offset + self.slope * cosines, np.float32)


@dataclass(frozen=True, slots=True)
class CosineScale:
    """The lines of a generation.

    Attributes:
        passage: For cosines of a question with a passage.
        title: For those of a question with a title.
        likeness: For those of passages with each other.
    """

    passage: Line = Line()
    title: Line = Line()
    likeness: Line = Line()


def scale_of(anchors: CosineAnchors | None) -> CosineScale:
    """Make the scale for what was measured; None, where nothing was, leaves cosines as they are."""
    if anchors is None:
        return CosineScale()
    return CosineScale(**{kind: _line(anchors[kind], REFERENCE[kind]) for kind in REFERENCE})


def _line(here: Sequence[float], there: Sequence[float]) -> Line:
    (unrelated, related), (floor, top) = here, there
    if related - unrelated < _LEAST_APART:
        return Line()
    slope = (top - floor) / (related - unrelated)
    return Line(floor - slope * unrelated, slope)
