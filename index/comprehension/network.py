"""The network: the lower layers of the installed MiniLM as they are, its upper ones retrained, and two heads.

A cross-encoder: question and passage go through it as one text, so that each word of one is compared with each word of
the other (Nogueira and Cho, 2019). The first token's output says whether the passage answers; each other token's
output says whether the answer starts or ends there (Devlin et al., 2019).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    import torch

KEPT_LAYERS: Final = 2
"""So many lower layers stay as they were installed: they hold what words are, not what an answer is."""


@dataclass(frozen=True)
class Network:
    """A BERT body with two heads.

    Attributes:
        body: transformers' BertModel without a pooler.
        answers: From the first token's output to the log-odds that the passage answers.
        bounds: From each token's output to scores of start and end.
    """

    body: Any
    answers: "torch.nn.Linear"
    bounds: "torch.nn.Linear"

    @classmethod
    def on(cls, folder: Path) -> "Network":
        """Put fresh heads on the model in a folder.

        Raises:
            OSError: The folder holds no such model.
        """
        import torch  # noqa: PLC0415 - takes seconds
        from transformers import BertModel  # noqa: PLC0415 - takes seconds

        body = BertModel.from_pretrained(str(folder), add_pooling_layer=False, local_files_only=True)
        width = body.config.hidden_size
        return cls(body, torch.nn.Linear(width, 1), torch.nn.Linear(width, 2))

    def forward(self, tensors: "dict[str, torch.Tensor]") -> "tuple[torch.Tensor, torch.Tensor]":
        """Read pairs.

        Args:
            tensors: As in `Inputs.tensors`.

        Returns:
            Log-odds that each passage answers, shape (pairs,), and scores of start and end, (pairs, tokens, 2).
        """
        hidden = self.body(**tensors).last_hidden_state
        return self.answers(hidden[:, 0]).squeeze(-1), self.bounds(hidden)

    def retrained(self) -> "Iterator[tuple[str, torch.nn.Parameter]]":
        """Yield what training changes, by name: the upper layers and the heads."""
        layers = self.body.encoder.layer
        for at in range(KEPT_LAYERS, len(layers)):
            yield from ((f"layer.{at}.{name}", each) for name, each in layers[at].named_parameters())
        for head, linear in (("answers", self.answers), ("bounds", self.bounds)):
            yield from ((f"{head}.{name}", each) for name, each in linear.named_parameters())

    def modules(self) -> "Iterator[torch.nn.Module]":
        """Yield body and heads."""
        yield from (self.body, self.answers, self.bounds)
