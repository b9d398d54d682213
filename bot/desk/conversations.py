"""The question before, in each conversation: what a follow-up leans on."""

import logging
from collections.abc import Sequence
from typing import Final

from bot.journal import JournalFailure
from bot.replies import Reply
from bot.understanding import FindWindow, follow_up

from .ledger import Ledger
from .memory import Memory
from .person import Person

_LOG = logging.getLogger(__name__)
_MOST: Final = 10_000
_SECONDS: Final = 24 * 3600.0


class Conversations:
    """Remembers the last question of each conversation for a day, and no words of anybody else.

    Args:
        ledger: Where questions of long ago are found again.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._questions: Memory[str, tuple[str, str]] = Memory(_MOST, _SECONDS)

    def remember(self, conversation: str, reply: Reply, person: Person) -> None:
        """Note the question of a reply that everybody in the conversation has seen."""
        if reply.question:
            self._questions.put(conversation, (reply.question, person.key))

    def known(self, conversations: Sequence[str]) -> bool:
        """Whether the question before is known in any of the conversations."""
        return any(self._questions.get(conversation) for conversation in conversations)

    async def recall(self, conversation: str, key: str, person: Person) -> bool:
        """Remember, for a conversation, the question of an answer given long ago.

        A private question is recalled only for the person who asked it.

        Args:
            conversation: The platform's id of the conversation.
            key: The key of the answer.
            person: Who asks now.

        Returns:
            Whether it was found.
        """
        try:
            recorded = await self._ledger.recorded(key)
        except JournalFailure as failure:
            _LOG.warning("the question before can't be recalled: %s", failure)
            return False
        if recorded is None:
            return False
        asker = f"{recorded.platform}:{recorded.user}"
        if recorded.private and asker != person.key:
            return False
        self._questions.put(conversation, (recorded.question, asker))
        return True

    def whole(self, question: str, conversations: Sequence[str], find_window: FindWindow) -> str:
        """Complete a follow-up with the question before it.

        Args:
            question: What was written.
            conversations: Where the question before it may stand, the nearest first.
            find_window: Finds the days in a text.
        """
        for conversation in conversations:
            found = self._questions.get(conversation)
            if found is not None:
                return follow_up(found[0], question, find_window)
        return question

    def forget(self, person: Person) -> None:
        """Forget what a person asked."""
        self._questions.forget(lambda remembered: remembered[1] == person.key)
