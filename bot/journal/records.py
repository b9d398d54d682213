"""The records of the journal, and how each is written to and read from the database."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Literal

Vote = Literal[1, -1]


@dataclass(frozen=True, slots=True)
class RecordedPassage:
    """A passage as it was shown; its words are kept because generations are deleted.

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
    """One user's vote on one answer: 1 for 👍, -1 for 👎."""

    question_id: int
    user: str
    vote: Vote
    voted_at: datetime


@dataclass(frozen=True, slots=True)
class RecordedQuestion:
    """A question and what was answered.

    Attributes:
        id: Its number, never used again, even after the question is deleted.
        asked_at: When it was asked, in UTC.
        platform: "discord", "slack" or "terminal".
        user: The platform's id of the asker.
        place: The platform's id of the channel, thread or conversation.
        question: The question as it was searched.
        asked_on: The day that relative dates refer to.
        filters: Filters that the asker set, by name.
        abstained: Whether the answer was an abstention.
        generation: Id of the generation that was searched.
        passages: The passages shown, best first; with an abstention the nearest ones.
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
_INSERT_QUESTION = """
    INSERT INTO questions
        (asked_at, platform, user, place, question, asked_on, filters, abstained, generation, private)
    VALUES
        (:asked_at, :platform, :user, :place, :question, :asked_on, :filters, :abstained, :generation, :private)
"""


def insert_question(
    connection: sqlite3.Connection, fields: Mapping[str, object], passages: Sequence[RecordedPassage]
) -> int:
    """Insert a question, its fields by column, and the passages shown for it.

    Returns:
        The id of the question.
    """
    question_id = connection.execute(_INSERT_QUESTION, fields).lastrowid
    if question_id is None:
        raise AssertionError("SQLite gives every inserted row an id")
    connection.executemany(
        "INSERT INTO question_passages (question_id, rank, passage_id, source, text) VALUES (?, ?, ?, ?, ?)",
        [
            (question_id, rank, passage.id, storable(passage.source), storable(passage.text))
            for rank, passage in enumerate(passages, start=1)
        ],
    )
    return question_id


def read_question(connection: sqlite3.Connection, row: sqlite3.Row) -> RecordedQuestion:
    """Read a question from a row of `SELECT_QUESTIONS`, and its passages from the database."""
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
    """Read a vote from a row of `SELECT_VOTES`."""
    return RecordedVote(
        question_id=row["question_id"],
        user=row["user"],
        vote=row["vote"],
        voted_at=datetime.fromisoformat(row["voted_at"]),
    )


def stamp(moment: datetime) -> str:
    """Write a time so that the alphabetical order is the order in time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def storable(text: str) -> str:
    """Replace lone surrogates, which a platform's JSON can contain and UTF-8 can't, by "?"."""
    return text.encode("utf-8", "replace").decode("utf-8")
