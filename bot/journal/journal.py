"""The journal: what was asked, what was shown, and how people voted on it.

It holds the only data that can't be rebuilt, and it is about people. This is all that it stores:

- for each question: its text, when and for which day it was asked, the filters set, the platform, the platform's ids
  of the user and the channel, whether the answer was private, whether it was an abstention, the id of the index
  generation, and the passages shown with their source and text;
- for each vote: the question, the platform's id of the user, 👍 or 👎, and when. A later vote replaces an earlier one.

No names, no other messages, no addresses. Users can see everything stored about them (`mine`, `voted`) and delete it
(`forget`), after which no byte of it is left in the file; `retain` does the same with what is older than a number of
days. Private questions are kept so that their buttons work; they are never exported. An operator who doesn't want any
of this runs Dateline without a journal. The file is SQLite, readable by its owner alone; back it up with
`sqlite3 journal.sqlite ".backup COPY"`. Nothing is ever deleted from such a copy.
"""

import json
import sqlite3
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from .errors import UnknownQuestion, explained
from .file import open_file, rewrite
from .labels import evaluation_line
from .records import (
    SELECT_QUESTIONS,
    SELECT_VOTES,
    RecordedPassage,
    RecordedQuestion,
    RecordedVote,
    Vote,
    insert_question,
    read_question,
    read_vote,
    stamp,
    storable,
)

MAX_RETAIN_DAYS = 36_500


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Journal:
    """An open journal. Any number of threads may use it, and other processes may have the same file open.

    Every method may wait for the disk or for another process, so an event loop calls it in a thread. Every method
    may raise a `JournalFailure`.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, wait: float, now: Callable[[], datetime]) -> None:
        self._connection = connection
        self._path = path
        self._wait = wait
        self._now = now
        self._lock = threading.Lock()

    @classmethod
    def open(cls, path: Path, *, wait: float = 10.0, now: Callable[[], datetime] = _utc_now) -> Self:
        """Open the journal at a path; create or migrate it if necessary.

        Args:
            path: The file; it and its folder are created when missing, readable by their owner alone.
            wait: Seconds to wait for another process's transaction before `JournalBusy`.
            now: The clock, in UTC.

        Raises:
            JournalFailure: The file can't be used; it was not changed.
        """
        return cls(open_file(path, wait=wait), path, wait, now)

    def close(self) -> None:
        """Close the file. Closing twice is not an error."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def record_question(
        self,
        *,
        platform: str,
        user: str,
        place: str,
        question: str,
        asked_on: date,
        filters: Mapping[str, str],
        abstained: bool,
        generation: str,
        passages: Sequence[RecordedPassage],
        private: bool,
    ) -> int:
        """Store a question and what was shown for it; the fields are those of `RecordedQuestion`.

        A follow-up is stored as it was understood, with what it takes over from the previous question: without
        that, an exported question would not make sense.

        Returns:
            The question's id, for its buttons and votes.
        """
        fields: dict[str, object] = {
            "asked_at": self._moment(),
            "platform": storable(platform),
            "user": storable(user),
            "place": storable(place),
            "question": storable(question),
            "asked_on": asked_on.isoformat(),
            "filters": json.dumps({name: storable(value) for name, value in filters.items()}),
            "abstained": abstained,
            "generation": storable(generation),
            "private": private,
        }
        with self._transaction("BEGIN IMMEDIATE") as connection:
            return insert_question(connection, fields, passages)

    def record_vote(self, question_id: int, *, user: str, vote: Vote) -> None:
        """Store a user's vote on an answer; it replaces their earlier one.

        Raises:
            UnknownQuestion: The question has been deleted.
        """
        with self._transaction("BEGIN IMMEDIATE") as connection:
            if not connection.execute("SELECT 1 FROM questions WHERE id = ?", (question_id,)).fetchone():
                raise UnknownQuestion(question_id)
            connection.execute(
                "INSERT INTO votes (question_id, user, vote, voted_at) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (question_id, user)"
                " DO UPDATE SET vote = excluded.vote, voted_at = excluded.voted_at",
                (question_id, storable(user), vote, self._moment()),
            )

    def question(self, question_id: int) -> RecordedQuestion | None:
        """Return a question, None when it was deleted."""
        with self._transaction("BEGIN") as connection:
            row = connection.execute(f"{SELECT_QUESTIONS} WHERE questions.id = ?", (question_id,)).fetchone()
            return read_question(connection, row) if row else None

    def votes(self, question_id: int) -> list[RecordedVote]:
        """List the votes on a question, oldest first; none when it was deleted."""
        with self._transaction("BEGIN") as connection:
            rows = connection.execute(
                f"{SELECT_VOTES} WHERE question_id = ? ORDER BY voted_at, votes.user", (question_id,)
            )
            return [read_vote(row) for row in rows]

    def mine(self, user: str, platform: str) -> list[RecordedQuestion]:
        """List a user's questions, newest first, each with their own vote on it."""
        with self._transaction("BEGIN") as connection:
            rows = connection.execute(
                f"{SELECT_QUESTIONS} WHERE platform = ? AND questions.user = ? ORDER BY id DESC",
                (storable(platform), storable(user)),
            ).fetchall()
            return [read_question(connection, row) for row in rows]

    def voted(self, user: str, platform: str) -> list[RecordedVote]:
        """List a user's votes, newest first, on their own questions and on other people's."""
        with self._transaction("BEGIN") as connection:
            rows = connection.execute(
                f"{SELECT_VOTES} JOIN questions ON questions.id = question_id"
                " WHERE votes.user = ? AND platform = ? ORDER BY voted_at DESC, question_id DESC",
                (storable(user), storable(platform)),
            )
            return [read_vote(row) for row in rows]

    def forget(self, user: str, platform: str) -> int:
        """Delete a user's questions with everybody's votes on them, and the user's votes elsewhere.

        Returns:
            Number of the user's questions and votes deleted.

        Raises:
            JournalBusy: They are deleted, but another process prevented the file from being rewritten without
                them; call again.
        """
        key = (storable(user), storable(platform))
        with self._transaction("BEGIN IMMEDIATE") as connection:
            votes = connection.execute(
                "DELETE FROM votes WHERE user = ? AND question_id IN (SELECT id FROM questions WHERE platform = ?)",
                key,
            ).rowcount
            questions = connection.execute("DELETE FROM questions WHERE user = ? AND platform = ?", key).rowcount
        self.vacuum()
        return votes + questions

    def retain(self, days: int) -> int:
        """Delete questions that were asked more than a number of days ago, with their votes.

        Returns:
            Number of questions deleted.

        Raises:
            ValueError: `days` is not between 1 and 36,500.
            JournalBusy: They are deleted, but another process prevented the file from being rewritten without
                them; call again.
        """
        if not 1 <= days <= MAX_RETAIN_DAYS:
            raise ValueError(f"questions can be kept for 1 to {MAX_RETAIN_DAYS:,} days, not {days}")
        oldest = stamp(self._now() - timedelta(days=days))
        with self._transaction("BEGIN IMMEDIATE") as connection:
            deleted = connection.execute("DELETE FROM questions WHERE asked_at < ?", (oldest,)).rowcount
        self.vacuum()
        return deleted

    def vacuum(self) -> None:
        """Rewrite the file, so that nothing deleted is left in it or in its write-ahead log.

        Raises:
            JournalBusy: Another process reads or writes for longer than this one waits.
        """
        with self._lock:
            rewrite(self._connection, self._path, wait=self._wait)

    def export(self, *, unlabelled: bool = False) -> Iterator[dict[str, object]]:
        """Turn questions and votes into lines of a questions file, oldest first, without saying who asked.

        More 👍 than 👎 on an answer: its first passage answers. More 👍 than 👎 on an abstention: nothing
        answers. Private questions are left out. The labels favour the ranking that people voted on, since
        nobody votes on what wasn't shown: such a file shows what got worse, not how good the ranking is. The
        questions are in the askers' own words, so read them before you pass the file on.

        Args:
            unlabelled: Include the questions that the votes don't label, without "answers" but with the votes
                and the passages shown, for a person to label.
        """
        # One short transaction for each question: a long one would block `forget`, which empties the log.
        with self._transaction("BEGIN") as connection:
            ids = [row[0] for row in connection.execute("SELECT id FROM questions WHERE NOT private ORDER BY id")]
        for question_id in ids:
            question = self.question(question_id)
            if question is None:
                continue
            votes = [vote.vote for vote in self.votes(question_id)]
            line = evaluation_line(question, votes, unlabelled=unlabelled)
            if line is not None:
                yield line

    @contextmanager
    def _transaction(self, begin: Literal["BEGIN", "BEGIN IMMEDIATE"]) -> Iterator[sqlite3.Connection]:
        """Hold the connection for one transaction, which is committed at the end or rolled back on any error."""
        with self._lock, explained(self._path), self._connection:
            self._connection.execute(begin)
            yield self._connection

    def _moment(self) -> str:
        return stamp(self._now())
