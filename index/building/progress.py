"""How far long work is, and progress bars that show it on stderr when a person is looking."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Literal

Stage = Literal["reading", "analysing", "encoding", "writing", "checking"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work is: `done` of `total` files read or checked, articles analysed, texts encoded."""

    stage: Stage
    done: int
    total: int


def ignore_progress(progress: Progress) -> None:
    """Take no notice."""


_SAYS: Final = {
    "reading": "reading files",
    "analysing": "reading dates and figures",
    "encoding": "encoding passages",
    "writing": "writing the index",
    "checking": "checking files",
}


@contextmanager
def bars() -> Iterator[Callable[[Progress], None]]:
    """Show a bar for each stage that is reported, with what is done, the total and the time left."""
    if not sys.stderr.isatty():
        yield ignore_progress
        return
    from rich import progress  # noqa: PLC0415 - only in a terminal
    from rich.console import Console  # noqa: PLC0415 - only in a terminal

    columns = (
        progress.TextColumn("{task.description:<18}"),
        progress.BarColumn(),
        progress.MofNCompleteColumn(),
        progress.TimeRemainingColumn(),
    )
    with progress.Progress(*columns, console=Console(stderr=True)) as display:
        tasks: dict[str, progress.TaskID] = {}

        def show(step: Progress) -> None:
            if step.stage not in tasks:
                tasks[step.stage] = display.add_task(_SAYS[step.stage], total=step.total)
            display.update(tasks[step.stage], completed=step.done, total=step.total)

        yield show
