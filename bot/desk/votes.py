"""What people think of an answer."""

import asyncio
from typing import Literal

from bot.journal import Journal, UnknownQuestion
from bot.render import notice
from bot.replies import Reply, wording

from .ledger import number_of
from .person import Person


class Votes:
    """Records votes.

    Args:
        journal: Where they are stored; None when nothing is.
    """

    def __init__(self, journal: Journal | None) -> None:
        self._journal = journal

    async def vote(self, key: str, person: Person, *, helpful: bool) -> Reply:
        """Record whether a person found an answer helpful. May raise `JournalFailure`."""
        number = number_of(key)
        if self._journal is None:
            return notice(wording.NO_JOURNAL, private=True)
        if number is None:
            return notice(wording.TOO_OLD, private=True)
        vote: Literal[1, -1] = 1 if helpful else -1
        try:
            await asyncio.to_thread(self._journal.record_vote, number, user=person.user, vote=vote)
        except UnknownQuestion:
            return notice(wording.TOO_OLD, private=True)
        return notice(wording.VOTED[vote], private=True)
