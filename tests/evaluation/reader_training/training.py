"""Training: AdamW over groups of pairs, with a loss for whether, a loss for which of a group, and a loss for where."""

import random
import time
from collections.abc import Iterator, Sequence
from typing import Any, Final

import torch
from torch.nn import functional

from index.comprehension.inputs import inputs_of
from index.comprehension.network import Network

from .pairs import Group, Pair, Span

LONGEST: Final = 176
"""Tokens of a pair while training; the cost of a longer one isn't worth it."""
BATCH: Final = 36
"""Pairs in a batch, about."""
_PART: Final = 9
"""Pairs that go through the network together."""
_SORTED: Final = 12
"""Batches sorted by length among each other, so that little is padding."""
LAYER_RATE: Final = 1e-4
"""Learning rate of fresh layers."""
_HEADS: Final = 5
_DECAY: Final = 0.01
_WARM_UP: Final = 0.06
_WHICH: Final = 0.5


def train(
    network: Network,
    tokenizer: Any,
    epochs: Sequence[Sequence[Group]],
    *,
    rate: float = LAYER_RATE,
    report: bool = True,
) -> None:
    """Train a network.

    Args:
        network: With fresh or trained weights; changed in place.
        tokenizer: Of its body.
        epochs: The groups of each epoch.
        rate: Learning rate of the layers at its highest; that of the heads is some times as much.
        report: Whether to print the loss as it goes.
    """
    rng = random.Random(0)
    batches = [batch for groups in epochs for batch in _batches(groups, rng)]
    for parameter in network.body.parameters():
        parameter.requires_grad = False
    named = list(network.retrained())
    for _, parameter in named:
        parameter.requires_grad = True
    heads = [p for name, p in named if not name.startswith("layer")]
    layers = [p for name, p in named if name.startswith("layer")]
    rates = [{"params": layers, "lr": rate}, {"params": heads, "lr": rate * _HEADS}]
    optimiser = torch.optim.AdamW(rates, weight_decay=_DECAY)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, len(batches)))
    for module in network.modules():  # without dropout: hardly a pair is read twice, and it takes a fifth of the time
        module.eval()
    started, total = time.monotonic(), 0.0
    for step, batch in enumerate(batches, start=1):
        optimiser.zero_grad()
        loss = _loss(network, tokenizer, batch)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_([*layers, *heads], 1.0)
        optimiser.step()
        schedule.step()
        total += float(loss.detach())
        if report and step % 20 == 0:
            print(  # noqa: T201 - a command
                f"{step}/{len(batches)} loss {total / 20:.3f} {time.monotonic() - started:.0f} s",
                flush=True,
            )
            total = 0.0


def _rate(step: int, steps: int) -> float:
    warm = max(1, int(steps * _WARM_UP))
    return (step + 1) / warm if step < warm else max(0.0, (steps - step) / max(1, steps - warm))


def _batches(groups: Sequence[Group], rng: random.Random) -> list[list[Group]]:
    """Cut groups into batches of about the same number of pairs and of the same length."""
    order = list(groups)
    rng.shuffle(order)
    batches: list[list[Group]] = []
    for start in range(0, len(order), BATCH * _SORTED // 4):
        part = sorted(order[start : start + BATCH * _SORTED // 4], key=_longest)
        batch: list[Group] = []
        for group in part:
            if batch and sum(map(len, batch)) + len(group) > BATCH:
                batches.append(batch)
                batch = []
            batch.append(group)
        if batch:
            batches.append(batch)
    rng.shuffle(batches)
    return batches


def _longest(group: Group) -> int:
    return max(len(pair.passage.text) + len(pair.passage.title) for pair in group)


def _loss(network: Network, tokenizer: Any, batch: Sequence[Group]) -> torch.Tensor:
    pairs = [pair for group in batch for pair in group]
    answers: list[torch.Tensor] = [torch.zeros(())] * len(pairs)
    where = []
    for part in _by_length(pairs):
        inputs = inputs_of(tokenizer, [pairs[at].question for at in part], [pairs[at].passage for at in part], LONGEST)
        logits, bounds = network.forward(inputs.tensors)
        for row, at in enumerate(part):
            answers[at] = logits[row]
            where.append(_where(bounds[row], inputs.places[row], pairs[at]))
    found, wanted = torch.stack(answers), torch.tensor([float(pair.answers) for pair in pairs])
    loss = functional.binary_cross_entropy_with_logits(found, wanted)
    which, spans = list(_which(found, wanted, [len(group) for group in batch])), [w for w in where if w is not None]
    if which:
        loss = loss + _WHICH * torch.stack(which).mean()
    return loss + torch.stack(spans).mean() if spans else loss


def _by_length(pairs: Sequence[Pair]) -> list[list[int]]:
    """Divide the pairs of a batch by length: a group holds short and long passages, and padding costs as words do."""
    order = sorted(range(len(pairs)), key=lambda at: len(pairs[at].passage.text) + len(pairs[at].passage.title))
    return [order[at : at + _PART] for at in range(0, len(order), _PART)]


def _which(answers: torch.Tensor, wanted: torch.Tensor, sizes: Sequence[int]) -> Iterator[torch.Tensor]:
    """Yield for each group with both kinds how improbable those that answer are among all (ListNet)."""
    start = 0
    for size in sizes:
        scores, right = answers[start : start + size], wanted[start : start + size] > 0
        if right.any() and not right.all():
            yield torch.logsumexp(scores, 0) - torch.logsumexp(scores[right], 0)
        start += size


def _where(bounds: torch.Tensor, places: Sequence[Span | None], pair: Pair) -> torch.Tensor | None:
    """Return how improbable the spans of a pair are, all together; None when it has none that was read."""
    inside = torch.tensor([place is not None for place in places])
    log = torch.log_softmax(bounds.masked_fill(~inside[:, None], -1e4), dim=0)
    found = []
    for start, end in pair.spans:
        held = [(n, place) for n, place in enumerate(places) if place and place[0] < end and place[1] > start]
        if held and held[-1][1][1] >= end:
            found.append(log[held[0][0], 0] + log[held[-1][0], 1])
    return -torch.logsumexp(torch.stack(found), 0) if found else None
