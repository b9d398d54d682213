"""What the journal holds, and how it is read from the database's rows."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

Vote = Literal[1, -1]


@dataclass(frozen=True, slots=True)
class RecordedPassage:
    """A passage as it was shown; generations go away, so its words are kept.

    Attributes:
        id: Its stored 64-bit id in the generation that was searched.
        source: Its article's `source`.
        text: The passage, word for word.
    """

    id: int
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class RecordedVote:
    """What one user holds of one answer, 1 for 👍 and -1 for 👎."""

    question_id: int
    user: str
    vote: Vote
    voted_at: datetime


@dataclass(frozen=True, slots=True)
class RecordedQuestion:
    """A question and what was answered.

    Attributes:
        id: Its number, never given to another question, even after this one is deleted.
        asked_at: Moment of asking, in UTC.
        platform: "discord", "slack" or "terminal".
        user: The platform's id of the asker.
        place: The platform's id of the channel, thread or conversation.
        question: The question as it was searched for.
        asked_on: Day from which relative dates count.
        filters: Filters that the asker set, by name.
        abstained: Whether the answer was that nothing answers.
        generation: Id of the generation that was searched.
        passages: The passages shown, best first; of an abstention the nearest ones.
        private: Whether only the asker saw the answer.
        own_vote: The asker's own vote, None for none.
    """

    id: int
    asked_at: datetime
    platform: str
    user: str
    place: str
    question: str
    asked_on: date
    filters: Mapping[str, str]
    abstained: bool
    generation: str
    passages: tuple[RecordedPassage, ...]
    private: bool
    own_vote: Vote | None = None


SELECT_QUESTIONS = """
    SELECT questions.*, votes.vote AS own_vote
    FROM questions LEFT JOIN votes ON votes.question_id = questions.id AND votes.user = questions.user
"""
SELECT_VOTES = "SELECT votes.* FROM votes"


def read_question(connection: sqlite3.Connection, row: sqlite3.Row) -> RecordedQuestion:
    """Make a question of a row of `SELECT_QUESTIONS`, its passages fetched."""
    passages = connection.execute(
        "SELECT passage_id, source, text FROM question_passages WHERE question_id = ? ORDER BY rank",
        (row["id"],),
    )
    return RecordedQuestion(
        id=row["id"],
        asked_at=datetime.fromisoformat(row["asked_at"]),
        platform=row["platform"],
        user=row["user"],
        place=row["place"],
        question=row["question"],
        asked_on=date.fromisoformat(row["asked_on"]),
        filters=json.loads(row["filters"]),
        abstained=bool(row["abstained"]),
        generation=row["generation"],
        passages=tuple(RecordedPassage(*passage) for passage in passages),
        private=bool(row["private"]),
        own_vote=row["own_vote"],
    )


def read_vote(row: sqlite3.Row) -> RecordedVote:
    """Make a vote of a row of `SELECT_VOTES`."""
    return RecordedVote(
        question_id=row["question_id"],
        user=row["user"],
        vote=row["vote"],
        voted_at=datetime.fromisoformat(row["voted_at"]),
    )


def stamp(moment: datetime) -> str:
    """Write a moment so that the order of texts is the order of time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def storable(text: str) -> str:
    """Put "?" for lone surrogates, which a platform's JSON can carry and UTF-8 can't."""
    return text.encode("utf-8", "replace").decode("utf-8")
