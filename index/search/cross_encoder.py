"""The optional cross-encoder: it reads question and passage together, which is better and much slower than vectors."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from index.errors import ModelUnavailable
from index.language import normalise

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder


class CrossEncoderReranker:
    """A CrossEncoder of sentence-transformers, loaded on first use.

    Args:
        model: A folder, or a name on the model hub.
        device: torch device; "" lets torch choose.
    """

    def __init__(self, model: str, *, device: str = "") -> None:
        self.model, self.device = model, device

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """Score each text, higher is better.

        Raises:
            ModelUnavailable: The model cannot be loaded.
        """
        if not texts:
            return []
        pairs = [(normalise(question), normalise(text)) for text in texts]
        return [float(score) for score in self._loaded.predict(pairs, show_progress_bar=False)]

    @cached_property
    def _loaded(self) -> "CrossEncoder":
        try:
            from sentence_transformers import CrossEncoder  # noqa: PLC0415 - takes seconds

            loaded: CrossEncoder = CrossEncoder(self.model, device=self.device or None)
        except (ImportError, OSError, ValueError, RuntimeError) as error:
            why = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
            raise ModelUnavailable(self.model, why, setting="rerank.model") from error
        return loaded
