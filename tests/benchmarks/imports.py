"""What the quick commands cost: seconds, multiples of a bare interpreter's start, and whether torch is imported.

python -m tests.benchmarks.imports
"""

from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from index.building.rebuild import Rebuild

from .hashed import HashedEncoder
from .news import write_articles
from .processes import Run, dateline, python

ROUNDS = 7
PARAGRAPHS = 400


def bare() -> Run:
    """Start an interpreter that does nothing."""
    return Run(python("-c", "pass")[0], torch=False)


def measure(commands: dict[str, Callable[[], Run]]) -> dict[str, list[Run]]:
    """Run commands in turns, so that a slow moment of the machine affects all of them."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            runs[name].append(command())
    return runs


def main() -> None:
    """Measure and print."""
    with TemporaryDirectory() as folder:
        articles, index = Path(folder, "articles"), Path(folder, "index")
        write_articles(articles, PARAGRAPHS)
        Rebuild(articles, index, HashedEncoder()).run()
        runs = measure(
            {
                "an interpreter": bare,
                "--help": lambda: dateline("--help"),
                "status": lambda: dateline("status", "--index", str(index)),
                "sources": lambda: dateline("sources", "--index", str(index)),
            }
        )
    start = median(run.seconds for run in runs["an interpreter"])
    for name, each in runs.items():
        seconds = median(run.seconds for run in each)
        torch = "torch imported" if any(run.torch for run in each) else "no torch"
        print(f"{name:<16} {seconds:6.2f} s  {seconds / start:6.1f} starts  {torch}")


if __name__ == "__main__":
    main()
