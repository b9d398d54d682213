"""What a line costs that is added to a file of many articles.

    python -m tests.benchmarks.growing [--paragraphs 8000]

Puts generated articles into one .jsonl file; prints the seconds of a full rebuild with an encoder that costs nothing,
and of one after a line was added.
"""

import argparse
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from index.building import Rebuild

from .hashed import HashedEncoder
from .news import write_articles


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--paragraphs", type=int, default=8_000)
    options = parser.parse_args()
    with TemporaryDirectory() as scratch:
        made, articles = Path(scratch, "made"), Path(scratch, "articles")
        write_articles(made, options.paragraphs)
        texts = [path.read_text("utf-8") for path in sorted(made.iterdir())]
        articles.mkdir()
        file = articles / "desk.jsonl"
        file.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts[:-1]), "utf-8")
        rebuild = Rebuild(articles, Path(scratch, "index"), HashedEncoder())
        full = _seconds(rebuild)
        with file.open("a", encoding="utf-8") as stream:
            stream.write(json.dumps({"text": texts[-1]}) + "\n")
        added = _seconds(rebuild)
    print(f"{len(texts) - 1} articles in a file: {full:.1f} s; one more: {added:.1f} s, {added / full:.0%}")


def _seconds(rebuild: Rebuild) -> float:
    started = perf_counter()
    rebuild.run()
    return perf_counter() - started


if __name__ == "__main__":
    main()
