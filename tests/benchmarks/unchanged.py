"""What a rebuild takes when nothing has changed, or one article, in a folder of many small files.

    python -m tests.benchmarks.unchanged [--files 100000]

Makes the files and an index of them, with an encoder that costs nothing; prints the seconds of a full rebuild, of
listing the files and no more, of rebuilds with nothing changed, and of one with a changed article, and how many
articles a rebuild with nothing changed opens.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from index.building import Rebuild
from index.reading import list_files

from .hashed import HashedEncoder

_FOLDERS = 100
_SETTLE = 2.5
"""Seconds after which the time of a file can be trusted."""
_ROUNDS = 3


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=100_000)
    count = parser.parse_args().files
    with TemporaryDirectory() as scratch:
        articles, index = Path(scratch, "articles"), Path(scratch, "index")
        for number in range(count):
            _write(articles, number, "41")
        sleep(_SETTLE)
        rebuild = Rebuild(articles, index, HashedEncoder())
        print(f"{count} files, full: {_seconds(rebuild):.1f} s")
        started = perf_counter()
        list_files(articles)
        print(f"listing them: {perf_counter() - started:.2f} s")
        opened: list[str] = []
        sys.addaudithook(lambda event, arguments: opened.append(str(arguments[0])) if event == "open" else None)
        unchanged = min(_seconds(rebuild) for _ in range(_ROUNDS))
        read = sum(name.startswith(str(articles)) for name in opened)
        print(f"nothing changed: {unchanged:.2f} s, {read} articles opened")
        _write(articles, 0, "44")
        print(f"one changed: {_seconds(rebuild):.1f} s")


def _write(articles: Path, number: int, ships: str) -> None:
    folder = articles / f"{number % _FOLDERS:02}"
    folder.mkdir(parents=True, exist_ok=True)
    text = f"Report {number}\n\n2024-01-02\n\nThe port handled {ships} ships on day {number}.\n"
    (folder / f"report-{number}.txt").write_text(text, "utf-8")


def _seconds(rebuild: Rebuild) -> float:
    started = perf_counter()
    rebuild.run()
    return perf_counter() - started


if __name__ == "__main__":
    main()
