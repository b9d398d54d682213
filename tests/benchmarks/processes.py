"""Commands in processes of their own, as people run them: how long each takes, and whether it imports torch."""

import json
import os
import subprocess
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Run:
    """A finished command, with the start of the interpreter included."""

    seconds: float
    torch: bool


def python(*arguments: str) -> tuple[float, str]:
    """Run Python; return the seconds it took and what it printed."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATELINE_")}
    started = perf_counter()
    ran = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return perf_counter() - started, ran.stdout


def dateline(*arguments: str) -> Run:
    """Run a `dateline` command and discard its output.

    Raises:
        subprocess.CalledProcessError: It failed.
    """
    seconds, printed = python("-m", "tests.benchmarks.processes", *arguments)
    return Run(seconds, bool(json.loads(printed)["torch"]))


def main() -> None:
    """Run the command line in this process and print whether torch was imported."""
    from bot.cli import dateline as group  # noqa: PLC0415 - its imports are what is looked at
    from index.cli import run  # noqa: PLC0415 - likewise

    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere):
        status = run(group, sys.argv[1:])
    print(json.dumps({"torch": "torch" in sys.modules}))
    sys.exit(status)


if __name__ == "__main__":
    main()
