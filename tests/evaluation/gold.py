"""Measure figures, dates and conflicts on annotated articles.

    python -m tests.evaluation.gold FOLDER_OF_ARTICLES GOLD_FOLDER [--json]

GOLD_FOLDER holds JSON lines: gold_figures.jsonl, gold_dates.jsonl and gold_conflicts.jsonl.
"""

import argparse
import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from index.reading import Article
from tests.index.reading.outcomes import read_articles

from .gold_conflicts import score_conflicts
from .gold_dates import score_dates
from .gold_figures import Gold, score_figures
from .scores import Scores


def measure(folder: Path, gold: Path) -> dict[str, Scores]:
    """Score everything, by kind of annotation.

    Args:
        folder: The articles.
        gold: The annotations.
    """
    articles = {read.source: read for read in read_articles(folder) if isinstance(read, Article)}
    return {
        "figures": score_figures(read_lines(gold / "gold_figures.jsonl"), articles),
        "dates": score_dates(read_lines(gold / "gold_dates.jsonl"), articles),
        "conflicts": score_conflicts(read_lines(gold / "gold_conflicts.jsonl"), folder),
    }


def read_lines(path: Path) -> list[Gold]:
    """Read a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def table(measured: Mapping[str, Scores]) -> str:
    """Lay scores out for people."""
    return "\n".join(
        f"{kind:<10} {name:<34} {score}" for kind, scores in measured.items() for name, score in scores.items()
    )


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--json", action="store_true", help="print JSON")
    arguments = parser.parse_args()
    measured = measure(arguments.articles, arguments.gold)
    if arguments.json:
        plain = {kind: {name: asdict(score) for name, score in scores.items()} for kind, scores in measured.items()}
        print(json.dumps(plain, indent=2))  # noqa: T201 - a command
    else:
        print(table(measured))  # noqa: T201 - a command


if __name__ == "__main__":
    main()
