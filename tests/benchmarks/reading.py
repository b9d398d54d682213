"""What reading costs: the ten best passages of a question, and the encoding of the question, in turns.

    python -m tests.benchmarks.reading [--questions N]

Passages are as long as paragraphs of news, with headings. Prints milliseconds, and how often the question could be
encoded in the time that its passages are read.
"""

import argparse
import random
from collections.abc import Sequence
from datetime import date
from time import perf_counter

import numpy as np

from index.comprehension import Readable, SmallReader
from index.generation import SentenceTransformerEncoder
from index.search import SearchOptions
from index.search.reading_best import depth_for

from .news import paragraph

WARM_UP = 5
AT_ONCE = (1, 8, 32)
"""Questions answered together."""


def passages(source: random.Random, count: int) -> list[Readable]:
    """Make passages as a search gives them to the reader."""
    return [
        Readable(paragraph(source), " ".join(paragraph(source).split()[:9]), date(2024, 1, 1 + n % 28))
        for n in range(count)
    ]


def question(source: random.Random) -> str:
    """Make a question of about a dozen words."""
    return "how many " + " ".join(paragraph(source).split()[:10]) + "?"


def milliseconds(reader: SmallReader, questions: Sequence[str], read: Sequence[Readable]) -> float:
    """Read pairs; return the milliseconds that it took."""
    started = perf_counter()
    reader.read(questions, read)
    return (perf_counter() - started) * 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--questions", type=int, default=60)
    options = parser.parse_args()
    source = random.Random(1)  # noqa: S311 - repeatable texts, no secrets
    reader, encoder, depth = SmallReader(), SentenceTransformerEncoder(), SearchOptions().depth
    reading, encoding = [], []
    for _ in range(options.questions + WARM_UP):
        asked, read = question(source), passages(source, depth)
        reading.append(milliseconds(reader, [asked] * depth, read))
        started = perf_counter()
        encoder.encode_query([asked])
        encoding.append((perf_counter() - started) * 1000)
    middle, tail = np.percentile(reading[WARM_UP:], [50, 95])
    encoded = float(np.median(encoding[WARM_UP:]))
    print(f"{depth} passages read  p50 {middle:6.1f} ms  p95 {tail:6.1f} ms; the question encoded {encoded:.1f} ms")
    print(f"reading takes {middle / encoded:.1f} times the encoding")
    for together in AT_ONCE:
        each = depth_for(together, depth)
        pairs = [(question(source), passage) for _ in range(together) for passage in passages(source, each)]
        taken = [milliseconds(reader, [q for q, _ in pairs], [p for _, p in pairs]) for _ in range(5)]
        print(f"{together:>3} questions together, {each} passages each: {np.median(taken):6.0f} ms")


if __name__ == "__main__":
    main()
