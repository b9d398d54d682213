"""How far long work is, for whoever shows it."""

from dataclasses import dataclass
from typing import Literal

Stage = Literal["reading", "analysing", "encoding", "writing", "merging", "checking"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work is: `done` of `total` files read or checked, articles analysed, texts encoded, rows copied."""

    stage: Stage
    done: int
    total: int


def ignore_progress(progress: Progress) -> None:
    """Take no notice."""
