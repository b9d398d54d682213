"""Readers from the model hub or a folder: extractive question answering, or a cross-encoder, which names no words."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from .inputs import batches_of, inputs_of
from .loading import loading
from .reading import Readable, Reading
from .spans import best_span, whole_words

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder


class HubReader:
    """A model of transformers for question answering, or else a CrossEncoder of sentence-transformers.

    Of the first kind, log-odds are what the best span scores above "no answer" (Devlin et al., 2019, section 4.3); of
    the second, the model's own score.

    Args:
        model: A folder, or a name on the model hub; loaded on first use.
        device: torch device; "" lets torch choose.
    """

    def __init__(self, model: str, *, device: str = "") -> None:
        self.model, self.device = model, device

    def read(self, questions: Sequence[str], passages: Sequence[Readable]) -> list[Reading]:
        """Read; see `Reader`.

        Raises:
            ModelUnavailable: The model cannot be loaded.
        """
        if not passages:
            return []
        if self._architecture.endswith("ForQuestionAnswering"):
            return self._spans(questions, passages)
        pairs = [(q, f"{p.heading} {p.text}".strip()) for q, p in zip(questions, passages, strict=True)]
        return [Reading(float(score)) for score in self._cross_encoder.predict(pairs, show_progress_bar=False)]

    def _spans(self, questions: Sequence[str], passages: Sequence[Readable]) -> list[Reading]:
        import torch  # noqa: PLC0415 - takes seconds

        tokenizer, network = self._answering
        readings: dict[int, Reading] = {}
        for batch in batches_of(questions, passages):
            inputs = inputs_of(tokenizer, [questions[at] for at in batch], [passages[at] for at in batch])
            with torch.inference_mode():
                found = network(**{name: each.to(network.device) for name, each in inputs.tensors.items()})
            scores = torch.stack([found.start_logits, found.end_logits], dim=-1).float().cpu().numpy()
            texts = [passages[at].text for at in batch]
            read = [_reading(*each) for each in zip(scores, inputs.places, texts, strict=True)]
            readings.update(zip(batch, read, strict=True))
        return [readings[at] for at in range(len(passages))]

    @cached_property
    def _architecture(self) -> str:
        with loading(self.model):
            from transformers import AutoConfig  # noqa: PLC0415 - takes seconds

            return str((AutoConfig.from_pretrained(self.model, trust_remote_code=False).architectures or [""])[0])

    @cached_property
    def _answering(self) -> tuple[Any, Any]:
        with loading(self.model):
            from transformers import AutoModelForQuestionAnswering, AutoTokenizer  # noqa: PLC0415 - takes seconds

            tokenizer = AutoTokenizer.from_pretrained(self.model, use_fast=True, trust_remote_code=False)
            network = AutoModelForQuestionAnswering.from_pretrained(self.model, trust_remote_code=False).eval()
            return tokenizer, network.to(self.device) if self.device else network

    @cached_property
    def _cross_encoder(self) -> "CrossEncoder":
        with loading(self.model):
            from sentence_transformers import CrossEncoder  # noqa: PLC0415 - takes seconds

            loaded: CrossEncoder = CrossEncoder(self.model, device=self.device or None, trust_remote_code=False)
            return loaded


def _reading(scores: Any, places: Sequence[tuple[int, int] | None], text: str) -> Reading:
    found = best_span(scores, places)
    if found is None:
        return Reading(-float(scores[0].sum()))
    (start, end), certainty = found
    first = next(at for at, place in enumerate(places) if place and place[0] == start)
    last = next(at for at, place in enumerate(places) if place and place[1] == end)
    best = float(scores[first, 0] + scores[last, 1])
    return Reading(best - float(np.sum(scores[0])), whole_words(text, (start, end)), certainty)
