"""The reader that ships with Dateline: a small network over the installed MiniLM."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, Final

import numpy as np

from index.generation import default_model_folder

from .inputs import batches_of, inputs_of
from .loading import loading
from .network import Network
from .reading import Readable, Reading
from .spans import best_span, whole_words
from .weights import load_weights

DEFAULT: Final = "default"
_WEIGHTS: Final = "reader_weights.safetensors"


class SmallReader:
    """Reads with a retrained MiniLM, loaded on first use.

    Args:
        weights: A file of weights that `python -m tests.evaluation.train_reader` wrote; None for those that ship.
    """

    def __init__(self, weights: Path | None = None) -> None:
        self.weights = weights

    def read(self, questions: Sequence[str], passages: Sequence[Readable]) -> list[Reading]:
        """Read; see `Reader`.

        Raises:
            ModelUnavailable: The model or its weights cannot be loaded.
        """
        readings: dict[int, Reading] = {}
        for batch in batches_of(questions, passages):
            found = self._read([questions[at] for at in batch], [passages[at] for at in batch])
            readings.update(zip(batch, found, strict=True))
        return [readings[at] for at in range(len(passages))]

    def _read(self, questions: Sequence[str], passages: Sequence[Readable]) -> list[Reading]:
        import torch  # noqa: PLC0415 - takes seconds

        tokenizer, network = _loaded(self.weights)
        inputs = inputs_of(tokenizer, questions, passages)
        with torch.inference_mode():
            answers, bounds = network.forward(inputs.tensors)
        return [
            _reading(float(logit), scores, places, passage.text)
            for logit, scores, places, passage in zip(
                answers.numpy(), bounds.numpy(), inputs.places, passages, strict=True
            )
        ]


@cache
def _loaded(weights: Path | None) -> tuple[Any, Network]:
    """Load tokenizer and network, once for all readers of a process."""
    folder = default_model_folder()
    with loading(DEFAULT), as_file(files(__package__).joinpath(_WEIGHTS)) as shipped:
        from transformers import AutoTokenizer  # noqa: PLC0415 - takes seconds

        tokenizer = AutoTokenizer.from_pretrained(str(folder), local_files_only=True)
        network = Network.on(folder)
        load_weights(network, weights or shipped)
    for module in network.modules():
        module.eval()
    return tokenizer, network


def _reading(answers: float, scores: Any, places: Sequence[tuple[int, int] | None], text: str) -> Reading:
    found = best_span(np.asarray(scores), places)
    return Reading(answers, whole_words(text, found[0]), found[1]) if found else Reading(answers)
