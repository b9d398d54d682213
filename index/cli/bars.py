"""Progress bars on stderr, only when a person is looking at it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from index.building import Progress, ignore_progress

_LABELS: Final = {
    "reading": "reading files",
    "analysing": "reading dates and figures",
    "encoding": "encoding passages",
    "writing": "writing the index",
    "merging": "merging the index",
    "checking": "checking files",
}


@contextmanager
def bars() -> Iterator[Callable[[Progress], None]]:
    """Show a bar for each stage that is reported: what is done, the total, and the time left."""
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
                tasks[step.stage] = display.add_task(_LABELS[step.stage], total=step.total)
            display.update(tasks[step.stage], completed=step.done, total=step.total)

        yield show
