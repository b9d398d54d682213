"""Inputs of the network: question and passage as tokens, and where each token stands in the passage."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from .reading import Readable

if TYPE_CHECKING:
    import torch

LONGEST_QUESTION: Final = 400
"""Characters of a question that are read."""

LONGEST_HEADING: Final = 200
"""Characters of a heading that are read."""

LONGEST: Final = 256
"""Tokens of question, heading and passage together; the end of a longer passage is not read."""


_BATCH: Final = 16
"""Pairs read at once."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """A batch of pairs.

    Attributes:
        tensors: What the network takes: ids, segments and mask, each of shape (pairs, tokens).
        places: For each pair, start and end of each token in the passage; None for tokens that are not of it.
    """

    tensors: "dict[str, torch.Tensor]"
    places: list[list[tuple[int, int] | None]]


def inputs_of(tokenizer: Any, questions: Sequence[str], passages: Sequence[Readable], longest: int = LONGEST) -> Inputs:
    """Make the inputs of pairs.

    Args:
        tokenizer: A fast tokenizer of transformers.
        questions: One for each passage.
        passages: The passages.
        longest: Tokens of a pair; the end of a longer passage is left out.
    """
    headings = [passage.heading[:LONGEST_HEADING] for passage in passages]
    contexts = [f"{heading} {passage.text}" for heading, passage in zip(headings, passages, strict=True)]
    encoded = tokenizer(
        [question[:LONGEST_QUESTION] for question in questions],
        contexts,
        truncation="only_second",
        max_length=longest,
        padding=True,
        return_offsets_mapping=True,
        return_tensors="pt",
    )
    offsets = encoded.pop("offset_mapping").tolist()
    places = [
        [
            (start - before, end - before) if segment == 1 and start >= before and end > start else None
            for (start, end), segment in zip(offsets[at], encoded.sequence_ids(at), strict=True)
        ]
        for at, before in enumerate(len(heading) + 1 for heading in headings)
    ]
    return Inputs(dict(encoded), places)


def batches_of(questions: Sequence[str], passages: Sequence[Readable]) -> list[list[int]]:
    """Divide pairs into batches of about equal lengths, given by their places: what is padded is read for nothing."""
    lengths = [len(q) + len(p.title) + len(p.text) for q, p in zip(questions, passages, strict=True)]
    order = sorted(range(len(lengths)), key=lengths.__getitem__)
    return [order[at : at + _BATCH] for at in range(0, len(order), _BATCH)]
