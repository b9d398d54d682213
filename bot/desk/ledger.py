"""The ledger: which answers were given, and what of them the journal keeps.

Recent answers are held in memory as they were given. Of older ones, and of those before a restart, the journal keeps
the question, its day and filters and the passages shown, so that the question can be asked again and show the same
passages in the same order. Without a journal an answer is known for a day or until the restart.
"""

import asyncio
import logging
import secrets
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.answering import Answer
from bot.journal import Journal, JournalFailure, RecordedPassage, RecordedQuestion
from index.dates import Window
from index.search import Query

from .memory import Memory
from .person import Person

_LOG = logging.getLogger(__name__)
_HELD: Final = 1_000
_SECONDS: Final = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer that was given.

    Attributes:
        key: Its id: the journal's number, or "m" and letters for one that is only remembered.
        written: The question as it was written.
        query: The question as it was put.
        answer: The answer.
        asker: `Person.key` of who asked.
        private: Whether only the asker saw it.
    """

    key: str
    written: str
    query: Query
    answer: Answer
    asker: str
    private: bool


class Ledger:
    """Records answers and finds them again.

    Args:
        journal: Where questions are stored; None when the operator stores nothing.
    """

    def __init__(self, journal: Journal | None) -> None:
        self.journal = journal
        self._given: Memory[str, GivenAnswer] = Memory(_HELD, _SECONDS)

    async def record(self, written: str, query: Query, answer: Answer, asker: Person, *, private: bool) -> GivenAnswer:
        """Record an answer. One that the journal can't take is only remembered, and the log says so."""
        key = None
        if self.journal is not None:
            try:
                key = await self._write(self.journal, query, answer, asker, private=private)
            except JournalFailure as failure:
                _LOG.warning("a question was answered and not recorded: %s", failure)
        given = GivenAnswer(key or f"m{secrets.token_hex(8)}", written, query, answer, asker.key, private)
        self._given.put(given.key, given)
        return given

    async def _write(self, journal: Journal, query: Query, answer: Answer, asker: Person, *, private: bool) -> str:
        number = await asyncio.to_thread(
            journal.record_question,
            platform=asker.platform,
            user=asker.user,
            place=asker.place,
            question=query.question,
            asked_on=query.asked_on,
            filters=filters(query),
            abstained=answer.abstention is not None,
            generation=answer.coverage.generation,
            passages=[RecordedPassage(hit.passage.id, hit.passage.source, hit.passage.text) for hit in answer.hits],
            private=private,
        )
        return str(number)

    def remembered(self, key: str) -> GivenAnswer | None:
        """Find a recent answer."""
        return self._given.get(key)

    async def recorded(self, key: str) -> RecordedQuestion | None:
        """Find a question in the journal; None when it is not there."""
        number = number_of(key)
        if self.journal is None or number is None:
            return None
        return await asyncio.to_thread(self.journal.question, number)

    def forget(self, person: Person) -> None:
        """Forget the recent answers of a person."""
        self._given.forget(lambda given: given.asker == person.key)


def number_of(key: str) -> int | None:
    """Read a journal's number; None for what is none."""
    return int(key) if key.isascii() and key.isdigit() and len(key) < len(str(2**63)) else None


def filters(query: Query) -> dict[str, str]:
    """Write down a query's filters as the journal keeps them."""
    strict = query.strict or Window(None, None)
    found = {"from": strict.start, "to": strict.end}
    written = {name: day.isoformat() for name, day in found.items() if day}
    said = {
        "source": query.source,
        "paper": query.publisher,
        "who": query.said_by,
        "dates": "" if query.use_dates else "no",
    }
    return {**written, **{name: words for name, words in said.items() if words}}


def query_again(recorded: RecordedQuestion, top_k: int) -> Query:
    """Make the query of a recorded question once more."""
    start, end = (date.fromisoformat(day) if (day := recorded.filters.get(side)) else None for side in ("from", "to"))
    return Query(
        question=recorded.question,
        asked_on=recorded.asked_on,
        top_k=top_k,
        strict=Window(start, end) if start or end else None,
        source=recorded.filters.get("source"),
        said_by=recorded.filters.get("who"),
        use_dates=recorded.filters.get("dates") != "no",
        publisher=recorded.filters.get("paper"),
    )
