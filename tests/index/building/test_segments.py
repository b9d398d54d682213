"""Whatever an archive has gone through, it answers as one that was built at once of the same files.

A longer run than the usual one: `SEQUENCES=50 python -m pytest tests/index/building/test_segments.py`
"""

import os
import random
from datetime import date
from pathlib import Path
from typing import Any, Final

import orjson
import pytest

from index.building import verify
from index.dates import Window
from index.reader import IndexReader
from index.search import Query, SearchResult, conflicts_to_show
from tests.index.archives import IndexedFolder
from tests.servers.process import ROOT

SEQUENCES: Final = int(os.environ.get("SEQUENCES", "2"))
STEPS: Final = 12
ASKED_ON: Final = date(2024, 1, 5)
QUESTIONS: Final = (
    "how many drones did Ukraine say it shot down on Dec 31?",
    "how many people were killed in Belgorod?",
    "what did Zelensky say about the attack?",
    "who condemned the strike on Kharkiv?",
    "what happened in Kyiv on 2 January?",
    "how many missiles were fired at Kyiv and Kharkiv?",
    "what does the Kremlin say about the missiles?",
    "what did the mayor of Kharkiv say on Telegram?",
    "where were residential buildings damaged?",
    "what did the paper Harbour Post say about drones?",
    "who won the cup final in 1987?",
    "the latest on Odesa",
)
PAPERS: Final = ("Harbour Post", "Lund Gazette", "Reuters", "")


def paragraphs() -> list[str]:
    """Paragraphs of real reports, each long enough to be a passage."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    return [part.strip() for text in texts for part in text.split("\n\n") if len(part.strip()) > 60]


class Desk:
    """A folder that changes at random.

    Args:
        place: Where it and its index lie.
        rng: Decides.
    """

    def __init__(self, place: Path, rng: random.Random) -> None:
        self.folder, self._rng, self._material = IndexedFolder(place, {}), rng, paragraphs()
        for _ in range(4):
            self.add()

    def add(self) -> None:
        """Add an article, or one to a file of many."""
        if self._rng.random() < 0.3:
            path = self.folder.articles / f"feed{self._rng.randrange(2)}.jsonl"
            lines = path.read_text("utf-8") if path.exists() else ""
            self.folder.write(path.name, f"{lines}{self._record()}\n")
        else:
            self.folder.write(f"{self._rng.randrange(40)}.txt", self._article())

    def _article(self) -> str:
        day = date(2023, 12, 28 + self._rng.randrange(4)).isoformat()
        chosen = self._rng.sample(self._material, self._rng.randint(1, 6))
        return "\n\n".join([self._title(), day, *chosen]) + "\n"

    def _record(self) -> str:
        names = {"id": f"item-{self._rng.randrange(9)}"} if self._rng.random() < 0.5 else {}
        text = "\n\n".join(self._rng.sample(self._material, 3))
        paper = {"publisher": name} if (name := self._rng.choice(PAPERS)) else {}
        record = {"title": self._title(), "text": text, "published": f"2024-01-0{self._rng.randint(1, 4)}"}
        return orjson.dumps(record | names | paper).decode()

    def _title(self) -> str:
        words = ["Drones", "Kharkiv", "Kharkov", "Kyiv", "Kiev", "harbour", "mayor", "Belgorod", "Reuters"]
        return f"{' '.join(self._rng.sample(words, 3))} {self._rng.randrange(9)}"

    def _files(self) -> list[Path]:
        return sorted(self.folder.articles.iterdir())

    def change(self) -> None:
        """Change an article, or what is in the middle of a file of many."""
        path = self._rng.choice(self._files())
        if path.suffix == ".jsonl":
            lines = path.read_text("utf-8").splitlines()
            lines[self._rng.randrange(len(lines))] = self._record()
            self.folder.write(path.name, "".join(f"{line}\n" for line in lines))
        else:
            self.folder.write(path.name, self._article())

    def rename(self) -> None:
        path = self._rng.choice(self._files())
        path.rename(path.with_name(f"{self._rng.choice('abyz')}{self._rng.randrange(99)}{path.suffix}"))

    def copy(self) -> None:
        path = self._rng.choice(self._files())
        self.folder.write(f"copy{self._rng.randrange(9)}{path.suffix}", path.read_bytes())

    def delete(self) -> None:
        if len(self._files()) > 3:
            self._rng.choice(self._files()).unlink()

    def step(self) -> None:
        """Do something to a few files and rebuild."""
        for _ in range(self._rng.randint(1, 3)):
            self._rng.choice(
                [self.add, self.add, self.add, self.change, self.change, self.rename, self.copy, self.delete]
            )()
        self.folder.rebuild(merge=self._rng.random() < 0.7)


def told(desk: IndexedFolder) -> dict[str, Any]:
    """Everything that a reader can get to know."""
    reader = IndexReader(desk.index, desk.encoder)
    try:
        results = [reader.search_many([Query(question, ASKED_ON, top_k=10)])[0] for question in QUESTIONS]
        coverage = reader.coverage()
        days = Window(date(2023, 12, 30), date(2024, 1, 2), "these days", (0, 0))
        return {
            "answers": [answer(result) for result in results],
            "conflicts": [conflicts_to_show(result, reader.figures(result.related)) for result in results],
            "filtered": [answer(reader.search_many([each])[0]) for each in filtered()],
            "coverage": (coverage.articles, coverage.passages, coverage.first, coverage.last, coverage.undated),
            "failures": coverage.failures,
            "sources": reader.sources(),
            "publishers": reader.publishers(),
            "briefing": reader.briefing(days, "", ASKED_ON),
            "timeline": reader.timeline("drones over Kyiv", None, ASKED_ON),
        }
    finally:
        reader.close()


def filtered() -> list[Query]:
    question = "what was said about the strikes?"
    days = Window(date(2023, 12, 31), date(2024, 1, 1), "then", (0, 0))
    return [
        Query(question, ASKED_ON, source="jsonl"),
        Query(question, ASKED_ON, publisher="Harbour Post"),
        Query(question, ASKED_ON, said_by="Zelensky"),
        Query(question, ASKED_ON, strict=days),
    ]


def answer(result: SearchResult) -> tuple[Any, ...]:
    return result.window, result.hits, result.abstention, result.related, result.papers


@pytest.mark.timeout(60 + 60 * SEQUENCES)
@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_it_answers_as_if_it_had_been_built_at_once(tmp_path: Path, seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 - drawn the same each time
    desk = Desk(tmp_path, rng)
    desk.folder.rebuild()
    most = 1
    for step in range(STEPS):
        desk.step()
        most = max(most, len(list((desk.folder.index / "segments").iterdir())))
        if step % 4 == 3:
            whole = IndexedFolder(tmp_path / f"whole-{step}", {})
            whole.articles.rmdir()
            whole.articles.symlink_to(desk.folder.articles, target_is_directory=True)
            whole.rebuild()
            assert told(desk.folder) == told(whole)
    assert most > 2, "nothing was ever in several segments"
    assert verify(desk.folder.index, desk.folder.articles, max_bytes=10**6).problems == ()
