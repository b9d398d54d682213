"""What the tests of the journal share: a question to record, and a look at the bytes of the files."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bot.journal.journal import Journal
from bot.journal.records import RecordedPassage


def record(
    journal: Journal,
    *,
    user: str = "ada",
    platform: str = "discord",
    question: str = "Who won the regatta?",
    passages: Sequence[RecordedPassage] = (RecordedPassage(41, "harbour.txt", "The red boat won."),),
    private: bool = False,
    abstained: bool = False,
) -> int:
    """Record a question that differs from the usual one only in what is given."""
    return journal.record_question(
        platform=platform,
        user=user,
        place="quay",
        question=question,
        asked_on=date(2026, 3, 1),
        filters={"source": "harbour"},
        abstained=abstained,
        generation="g1",
        passages=passages,
        private=private,
    )


def traces(path: Path, words: bytes) -> int:
    """Count a run of bytes in the journal and the files that SQLite keeps beside it."""
    return sum(file.read_bytes().count(words) for file in path.parent.iterdir())
