"""A text compared with the articles, statement by statement."""

import asyncio
import secrets
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.answering import Answer, split_statements
from bot.render import notice, render_checked
from bot.replies import Reply, wording
from bot.understanding import Check
from index.search import Query

from .memory import Memory
from .person import Person
from .queueing import BatchQueue

_PASSAGES: Final = 2
"""Passages for each statement."""
_STATEMENTS: Final = 8
"""Statements of a text that are compared at once."""


@dataclass(frozen=True, slots=True)
class _Checked:
    """A text that has been compared with the articles."""

    written: str
    answers: tuple[Answer, ...]
    asker: str


class Checks:
    """Compares texts with the articles, and remembers the result for a day to turn its pages.

    Args:
        queue: Answers the statements as questions.
    """

    def __init__(self, queue: BatchQueue[Query, Answer]) -> None:
        self._queue = queue
        self._checked: Memory[str, _Checked] = Memory(200, 24 * 3600)

    async def compare(self, check: Check, person: Person, asked_on: date) -> Reply:
        """Compare a text. May raise what a search raises."""
        found = split_statements(check.text)[:_STATEMENTS]
        if not found:
            return notice(wording.NOTHING_TO_CHECK, private=True)
        queries = [Query(question=statement, asked_on=asked_on, top_k=_PASSAGES) for statement in found]
        answers = await asyncio.gather(*(self._queue.submit(query) for query in queries))
        key = secrets.token_hex(8)
        self._checked.put(key, _Checked(check.text, tuple(answers), person.key))
        return render_checked(check.text, answers, key)

    def again(self, key: str) -> Reply:
        """Show a comparison once more; one that is forgotten is said to be too old."""
        checked = self._checked.get(key)
        if checked is None:
            return notice(wording.TOO_OLD, private=True)
        return render_checked(checked.written, checked.answers, key)

    def forget(self, person: Person) -> None:
        """Forget what a person had compared."""
        self._checked.forget(lambda checked: checked.asker == person.key)
