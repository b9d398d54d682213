"""The question before a follow-up, found again on the platform when a restart has made the bot forget it.

The buttons under an answer name its question, and the journal holds what that was. Nothing else is read.
"""

from collections.abc import AsyncIterator, Iterable, Sequence

from bot.desk import Desk, Person
from bot.replies import decode

_UNDER_ANSWERS = frozenset({"answer", "cited", "vote"})


def question_key(buttons: Iterable[str]) -> str | None:
    """Return the key of the question that a message answers, read from what its buttons carry; None if it has none."""
    actions = (decode(carried) for carried in buttons)
    return next((action.key for action in actions if action is not None and action.verb in _UNDER_ANSWERS), None)


async def recall(desk: Desk, conversations: Sequence[str], person: Person, earlier: AsyncIterator[list[str]]) -> None:
    """Make the desk remember the question before a message, unless it still does.

    Args:
        desk: The desk.
        conversations: The conversations in which the question may be remembered; it is stored for the first.
        person: Who asks now.
        earlier: What the buttons of the bot's earlier messages carry, the newest message first; only read as far as
            needed.
    """
    if desk.conversations.known(conversations):
        return
    async for buttons in earlier:
        key = question_key(buttons)
        if key is not None and await desk.conversations.recall(conversations[0], key, person):
            return
