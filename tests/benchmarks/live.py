"""One article changed while the folder is followed: how long until it is answerable, and what searching costs then.

    python -m tests.benchmarks.live [--passages 75000] [--changes 40] [--folder FOLDER]

Two archives are made, the second with ten times the passages, and followed in turns. Texts of the archives have
vectors that cost nothing; what changes goes through the default model too, which is loaded before. Measured is the time
from the file's close to the new generation, which is what `dateline watch` waits for and does. Then the questions of
`tests.benchmarks.search` are put to the smaller archive as it is after the changes, in several segments, and to one
made at once of the same files. FOLDER keeps what was made for another run.
"""

import argparse
import random
import resource
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from queue import Queue
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import perf_counter, sleep
from typing import Final

import numpy as np

from index.building import Rebuild
from index.generation import SentenceTransformerEncoder, read_manifest
from index.generation.opening import live_folder, open_current
from index.search import Query, Searcher
from index.segment import Vectors
from index.watching import Switched, Watcher, WatchEvent, limit_arenas

from .hashed import HashedEncoder
from .news import paragraph, question, write_articles
from .search import milliseconds

_TIMES: Final = 10
_ROUNDS: Final = 5
_QUESTIONS: Final = 300
_SETTLED: Final = 5


class ModelToo(HashedEncoder):
    """Gives vectors that cost nothing, after the default model has encoded the texts, if they are few."""

    def __init__(self) -> None:
        self._model = SentenceTransformerEncoder()
        self._model.encode_document(["loaded"])

    def encode_document(self, texts: Sequence[str]) -> Vectors:
        """Encode texts; see `HashedEncoder`."""
        if len(texts) < _TIMES * _TIMES:
            self._model.encode_document(texts)
        return super().encode_document(texts)


class Desk:
    """An archive that is followed.

    Args:
        folder: Where it lies or is made.
        passages: How many it has.
        encoder: Encodes what changes.
    """

    def __init__(self, folder: Path, passages: int, encoder: HashedEncoder) -> None:
        self.passages, self.index, self._articles = passages, folder / "index", folder / "articles"
        self.rebuild = Rebuild(self._articles, self.index, encoder)
        if not self._articles.exists():
            write_articles(self._articles, passages)
        report = self.rebuild.run()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{passages:>9} passages, {report.articles.unchanged + report.articles.added} articles:", end=" ")
        print(f"{report.seconds:.0f} s, at most {peak} MiB resident so far", flush=True)
        self._switched: Queue[Switched] = Queue()
        self._stop = Event()
        self._thread = Thread(target=self._follow, daemon=True)
        self._thread.start()
        sleep(_SETTLED)

    def _follow(self) -> None:
        Watcher(self.rebuild, on_event=self._note).run(self._stop)

    def _note(self, event: WatchEvent) -> None:
        if isinstance(event, Switched):
            self._switched.put(event)

    def change(self, source: random.Random) -> float:
        """Change an article; return the seconds from its being closed until it is in the live generation."""
        path = source.choice(sorted(self._articles.iterdir()))
        text = path.read_text("utf-8")
        path.write_text(f"{text}\n\n{paragraph(source)}\n", "utf-8")
        closed = perf_counter()
        self._switched.get(timeout=120)
        return perf_counter() - closed

    def end(self) -> None:
        """Stop following it."""
        self._stop.set()
        self._thread.join()

    def segments(self) -> list[int]:
        """Return the passages of each segment."""
        return [entry.passages for entry in read_manifest(live_folder(self.index)).segments]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=75_000)
    parser.add_argument("--changes", type=int, default=40)
    parser.add_argument("--folder", type=Path)
    options = parser.parse_args()
    limit_arenas()
    with TemporaryDirectory() as scratch:
        run(options.folder or Path(scratch), options.passages, options.changes)


def run(folder: Path, passages: int, changes: int) -> None:
    """Make the archives, change them in turns, ask the smaller, and print."""
    source, encoder = random.Random(1), ModelToo()  # noqa: S311 - repeatable
    desks = [Desk(folder / str(count), count, encoder) for count in (passages, passages * _TIMES)]
    taken: list[list[float]] = [[], []]
    for _ in range(changes):
        for desk, times in zip(desks, taken, strict=True):
            times.append(desk.change(source))
    for desk, times in zip(desks, taken, strict=True):
        desk.end()
        middle, tail = np.percentile(times, [50, 95])
        print(f"{desk.passages:>9} passages: answerable after {middle:.3f} s (median), {tail:.3f} s (p95)")
    print(f"{_TIMES} times the passages: {np.median(taken[1]) / np.median(taken[0]):.2f} times as long (medians)")
    with TemporaryDirectory() as scratch:
        _ask(desks[0], Path(scratch, "index"))


def _ask(desk: Desk, one: Path) -> None:
    """Compare searching the archive as it is with one made at once of the same files."""
    Rebuild(desk.rebuild.articles, one, desk.rebuild.encoder).run()
    source = random.Random(2)  # noqa: S311 - repeatable
    questions = [question(source) for _ in range(_QUESTIONS)]
    ratios = []
    for _ in range(_ROUNDS):
        once, now = (np.percentile(milliseconds(index, questions), [50, 95]) for index in (one, desk.index))
        ratios.append(now / once)
        print(f"a search: p95 {once[1]:.1f} ms in one segment, {now[1]:.1f} ms in {desk.segments()}", flush=True)
    middle, tail = np.median(np.asarray(ratios), axis=0)
    print(f"in several segments {tail:.2f} times as long at p95, {middle:.2f} at the median (of {_ROUNDS} rounds)")
    _compare([_found(index, questions) for index in (one, desk.index)])


def _found(index: Path, questions: Sequence[str]) -> list[list[tuple[str, int]]]:
    """Return the ten passages that each question finds."""
    generation, encoder = open_current(index), HashedEncoder()
    searcher = Searcher(generation, encoder)
    results = [searcher.search_many([Query(text, date(2024, 1, 1), top_k=10)])[0] for text in questions]
    generation.close()
    return [[(hit.passage.source, hit.passage.paragraph) for hit in result.hits] for result in results]


def _compare(found: Sequence[list[list[tuple[str, int]]]]) -> None:
    """Say how far both find the same: beyond 20,000 passages FAISS looks through the nearest cells only."""
    pairs = list(zip(*found, strict=True))
    first = np.mean([one[:1] == other[:1] for one, other in pairs])
    ten = np.mean([set(one) == set(other) for one, other in pairs])
    print(f"the same passage first for {first:.1%} of the questions, the same ten for {ten:.1%}")


if __name__ == "__main__":
    main()
