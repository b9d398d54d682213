"""How long a search takes without encoding the question, and how that grows with the archive.

    python -m tests.benchmarks.search [--passages 10000] [--questions 300] [--rounds 5]

Both archives are built first and then measured in turns. Texts and vectors are generated; everything but the model is
real: parsing the question, candidates, signals, ranking, merging, reading the passages.
"""

import argparse
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np

from index.building.rebuild import Rebuild
from index.generation.opening import open_current
from index.search.hits import Query
from index.search.searcher import Searcher

from .hashed import HashedEncoder
from .news import question, write_articles

TIMES = 10
WARM_UP = 20


def build(folder: Path, passages: int) -> Path:
    """Index this many generated paragraphs; return the folder of the index."""
    write_articles(folder / "articles", passages)
    report = Rebuild(folder / "articles", folder / "index", HashedEncoder()).run()
    print(f"{report.passages.added} passages of {report.articles.added} articles in {report.seconds:.0f} s")
    return folder / "index"


def milliseconds(index: Path, questions: Sequence[str]) -> list[float]:
    """Put questions one by one, the first few unmeasured; return the milliseconds that each took."""
    generation, encoder, taken = open_current(index), HashedEncoder(), []
    searcher = Searcher(generation, encoder)
    for text in questions:
        query = Query(text, date(2024, 1, 1))
        parsed = searcher.parse_many([query])[0]
        started = perf_counter()
        searcher.search_parsed([query], [parsed])
        taken.append((perf_counter() - started) * 1000)
    generation.close()
    return taken[WARM_UP:]


def main() -> None:
    """Build both archives, measure them in turns, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--passages", type=int, default=10_000)
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    source = random.Random(1)  # noqa: S311 - repeatable questions, no secrets
    questions = [question(source) for _ in range(options.questions + WARM_UP)]
    sizes = (options.passages, options.passages * TIMES)
    with TemporaryDirectory() as folder:
        indexes = [build(Path(folder, str(passages)), passages) for passages in sizes]
        growths = []
        for _ in range(options.rounds):
            tails = []
            for passages, index in zip(sizes, indexes, strict=True):
                middle, tail = np.percentile(milliseconds(index, questions), [50, 95])
                tails.append(tail)
                print(f"{passages:>9} passages  p50 {middle:6.1f} ms  p95 {tail:6.1f} ms", flush=True)
            growths.append(tails[1] / tails[0])
    print(f"{TIMES} times the passages: {np.median(growths):.2f} times the p95 (median of {options.rounds} rounds)")


if __name__ == "__main__":
    main()
