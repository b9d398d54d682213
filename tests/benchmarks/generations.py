"""Many generations in a row while people ask without pause: what fails, and what memory and open files become.

    python -m tests.benchmarks.generations [--generations 300] [--threads 8] [--articles 200]

Each generation changes one article, whose figure is asked for all the time. Rebuilds run in a process of their own, as
`dateline watch` does. Prints how many questions were asked, how many of them failed or were answered with a figure that
no generation live meanwhile held, and resident memory and open files of both processes after the tenth generation and
after the last.
"""

import argparse
import gc
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import Final

from index.building import Rebuild
from index.reader import IndexReader
from index.search import Query
from index.watching import limit_arenas

from .hashed import HashedEncoder

_SETTLED: Final = 10
_NOTHING: Final = ((0, 0), (0, 0))
_QUESTION: Final = "how many ships did the port of Porto Vello handle?"
_SHIPS: Final = re.compile(r"handled (\d+) ships")


@dataclass
class Asked:
    """What the threads have asked and heard."""

    live: list[int] = field(default_factory=lambda: [0, 0])
    questions: int = 0
    wrong: list[str] = field(default_factory=list)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--generations", type=int, default=300)
    parser.add_argument("--threads", type=int, default=8)
    parser.add_argument("--articles", type=int, default=200)
    parser.add_argument("--rebuild", type=Path, nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.rebuild:
        _serve(*options.rebuild)
        return
    with TemporaryDirectory() as scratch:
        run(Path(scratch), options.generations, options.threads, options.articles)


def run(scratch: Path, generations: int, threads: int, articles: int) -> None:
    """Rebuild and ask, in a folder; print what came of it."""
    folder, index = scratch / "articles", scratch / "index"
    folder.mkdir()
    for number in range(articles):
        text = f"Report {number}\n\n2024-01-02\n\nCouncil {number} of the coast voted for {number} trams.\n"
        (folder / f"{number}.txt").write_text(text, "utf-8")
    _handle(folder, 0)
    command = [sys.executable, "-m", "tests.benchmarks.generations", "--rebuild", str(folder), str(index)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        rebuilding = _Rebuilding(process)
        rebuilding.once()
        reader, asked, stop = IndexReader(index, HashedEncoder()), Asked(), Event()
        asking = [Thread(target=_ask, args=(reader, asked, stop), daemon=True) for _ in range(threads)]
        for thread in asking:
            thread.start()
        before = _NOTHING
        for number in range(1, generations + 1):
            _handle(folder, number)
            asked.live[1] = number
            rebuilding.once()
            asked.live[0] = number
            if number == min(_SETTLED, generations):
                before = _held(), rebuilding.held
        after = _held(), rebuilding.held
        stop.set()
        for thread in asking:
            thread.join()
        reader.close()
    print(
        f"{generations} generations, {threads} threads, {asked.questions} questions, {len(asked.wrong)} wrong or failed"
    )
    print("\n".join(asked.wrong[:5]))
    for name, early, late in zip(("asking", "rebuilding"), before, after, strict=True):
        print(f"{name}: {early[0] / 2**20:.0f} MiB after the tenth, {late[0] / 2**20:.0f} after the last, ", end="")
        print(f"{early[1]} and {late[1]} open files")


class _Rebuilding:
    """The process that rebuilds when it is told to."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.held = (0, 0)

    def once(self) -> None:
        """Have it rebuild, and say what it holds."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write("\n")
        self._process.stdin.flush()
        memory, files = self._process.stdout.readline().split()
        self.held = int(memory), int(files)


def _serve(folder: Path, index: Path) -> None:
    """Rebuild for each line of standard input."""
    limit_arenas()
    encoder = HashedEncoder()
    for _ in sys.stdin:
        Rebuild(folder, index, encoder).run()
        print(*_held(), flush=True)


def _handle(folder: Path, ships: int) -> None:
    text = f"Ships\n\n2024-01-02\n\nThe port of Porto Vello handled {ships} ships on that day.\n"
    (folder / "ships.txt").write_text(text, "utf-8")


def _ask(reader: IndexReader, asked: Asked, stop: Event) -> None:
    query = Query(_QUESTION, asked_on=date(2024, 1, 3), use_dates=False)
    while not stop.is_set():
        earliest = asked.live[0]
        try:
            [result] = reader.search_many([query])
        except Exception as failure:  # noqa: BLE001 - any failure counts
            asked.wrong.append(repr(failure))
            continue
        asked.questions += 1
        found = [int(match[1]) for hit in result.hits if (match := _SHIPS.search(hit.passage.text))]
        if not found or not earliest <= found[0] <= asked.live[1]:
            asked.wrong.append(f"{found} while {earliest} to {asked.live[1]} were live")


def _held() -> tuple[int, int]:
    """Return resident memory in bytes, and the number of open files."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE"), len(list(Path("/proc/self/fd").iterdir()))


if __name__ == "__main__":
    main()
