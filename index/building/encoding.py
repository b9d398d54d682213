"""Gives the texts of a rebuild their vectors, from wherever they are known already."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Protocol

from index.generation import Encoder
from index.segment import Floats, Key, Segment, Vectors

from .earlier import Earlier
from .older_index import older_vectors
from .vector_cache import Unfinished, encode_new


class BuildEncoder(Encoder, Protocol):
    """What a rebuild needs of an encoder besides vectors."""

    @property
    def model(self) -> str:
        """Its name in the settings."""

    @property
    def fingerprint(self) -> str:
        """Digest of its weights; vectors of two fingerprints can't be compared."""

    @property
    def reference(self) -> bool:
        """Whether its cosines are the scale that the ranking was learned on, so that none need be measured."""

    @property
    def max_tokens(self) -> int:
        """The longest text in tokens that it reads whole."""


class OtherDimensionError(Exception):
    """The model has come to give vectors of another dimension than those of the generation before."""


class Encoding:
    """Encodes texts that have no vector yet.

    Args:
        index: The folder of the index.
        encoder: Encodes.
        earlier: The generation before, whose vectors are taken over; None for none.
        on_progress: Told how many of how many are encoded.
        afresh: Whether nothing is taken over but what a rebuild that was cut short has encoded.

    Attributes:
        count: Texts that have been encoded.
        written: Segments that this rebuild has written, whose vectors are known too.
    """

    def __init__(
        self,
        index: Path,
        encoder: BuildEncoder,
        earlier: Earlier | None,
        on_progress: Callable[[int, int], None],
        *,
        afresh: bool,
    ) -> None:
        self._index, self._encoder, self._earlier = index, encoder, earlier
        self._on_progress, self._afresh = on_progress, afresh
        self._unfinished = Unfinished(index, encoder.fingerprint)
        self.count = 0
        self.written: list[Segment] = []

    def run(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of texts, in order, shape (texts, dimension).

        Raises:
            OtherDimensionError: They can't stand beside those of the generation before.
        """
        vectors, encoded = encode_new(texts, self._known, self._encoder, self._unfinished, self._on_progress)
        if texts and self._earlier and vectors.shape[1] != self._earlier.manifest.dimension:
            raise OtherDimensionError
        self.count += encoded
        return vectors

    def _known(self, key: Key) -> Floats | None:
        if (vector := self._cut_short.get(key)) is not None:
            return vector
        if self._earlier and (vector := self._earlier.vector_of(key)) is not None:
            return vector
        if (vector := self._older.get(key)) is not None:
            return vector
        return next((found for each in self.written if (found := each.dense.vector_of(key)) is not None), None)

    @cached_property
    def _cut_short(self) -> Mapping[Key, Floats]:
        return self._unfinished.read()

    @cached_property
    def _older(self) -> Mapping[Key, Floats]:
        return {} if self._afresh or self._earlier else older_vectors(self._index, self._encoder.fingerprint)

    def forget_unfinished(self) -> None:
        """Forget what a rebuild that was cut short had encoded: a generation holds everything now."""
        # Windows removes no file that is mapped.
        self.__dict__.pop("_cut_short", None)
        self._unfinished.forget()
