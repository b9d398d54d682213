"""Score the dates read in made-up sentences of news wires: `python -m tests.evaluation.wire_dates`.

The sentences were written before the rules were mended, in the style of American wires and broadcasts from 1989 on and
of later news, with the days that the conventions of docs/dates.md give.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import orjson

from index.dates import DatePhrase, date_phrases

SENTENCES: Final = Path(__file__).with_name("wire_dates.jsonl")


@dataclass(frozen=True, slots=True)
class Score:
    """How the dates of sentences were read.

    Attributes:
        wanted: Dates annotated.
        found: Of them, those that a phrase with days touches.
        exact: Of them, those with exactly the annotated days.
        read: Phrases with days that were read.
        spurious: Of these, those that touch no annotated date.
    """

    wanted: int = 0
    found: int = 0
    exact: int = 0
    read: int = 0
    spurious: int = 0

    def __add__(self, other: "Score") -> "Score":
        """Sum two scores."""
        return Score(
            self.wanted + other.wanted,
            self.found + other.found,
            self.exact + other.exact,
            self.read + other.read,
            self.spurious + other.spurious,
        )

    def __str__(self) -> str:
        """Write the shares."""
        return (
            f"dates {self.wanted}: found {self.found / self.wanted:.3f}, exact {self.exact / self.wanted:.3f};"
            f" read {self.read}, of them spurious {self.spurious}"
        )


def sentences(path: Path = SENTENCES) -> list[dict[str, Any]]:
    """Read the annotated sentences."""
    return [orjson.loads(line) for line in path.read_bytes().splitlines()]


def score(sentence: dict[str, Any]) -> Score:
    """Score one sentence."""
    published = date.fromisoformat(sentence["published"])
    phrases = [each for each in date_phrases(sentence["text"], published) if each.window]
    spans = [(each["start"], each["start"] + len(each["phrase"])) for each in sentence["dates"]]
    readings = [list(_over(phrases, span)) for span in spans]
    right = sum(each["days"] in found for each, found in zip(sentence["dates"], readings, strict=True))
    spurious = sum(not any(_touches(phrase, span) for span in spans) for phrase in phrases)
    return Score(len(spans), sum(map(bool, readings)), right, len(phrases), spurious)


def _over(phrases: Sequence[DatePhrase], span: tuple[int, int]) -> Iterator[list[str | None]]:
    for phrase in phrases:
        if phrase.window is not None and _touches(phrase, span):
            yield [day.isoformat() if day else None for day in (phrase.window.start, phrase.window.end)]


def _touches(phrase: DatePhrase, span: tuple[int, int]) -> bool:
    return phrase.span[0] < span[1] and span[0] < phrase.span[1]


def main(path: Path = SENTENCES) -> None:
    """Print the score of a file of sentences."""
    total = sum(map(score, sentences(path)), Score())
    print(total)  # noqa: T201 - the result


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
