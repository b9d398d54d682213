"""The question before a follow-up, found again in Discord itself when a restart has made the bot forget it.

The buttons under an answer name its question, and the journal keeps what that was. Nothing else is read.
"""

import logging
from collections.abc import AsyncIterator, Sequence
from typing import Final

import discord

from bot.desk import Desk, Person
from bot.replies import decode

_LOG = logging.getLogger(__name__)
_LOOKED_AT: Final = 10
"""Messages of a conversation that are looked at, the newest first."""


async def recall(desk: Desk, message: discord.Message, me: int, conversations: Sequence[str], who: Person) -> None:
    """Make the desk remember the question before a message, unless it does.

    Args:
        desk: The desk.
        message: What may be a follow-up.
        me: The bot's id.
        conversations: Under which names the question may be remembered; the first gets it.
        who: Who asks.
    """
    if desk.conversations.known(conversations):
        return
    try:
        async for earlier in _earlier(message):
            key = question_key(earlier) if earlier.author.id == me else None
            if key is not None and await desk.conversations.recall(conversations[0], key, who):
                return
    except discord.HTTPException as error:
        _LOG.info("the conversation in channel %s can't be read: %s", message.channel.id, error.text or error.status)


async def _earlier(message: discord.Message) -> AsyncIterator[discord.Message]:
    """Give the messages that may hold the answer before: the one replied to, or those of a thread or a chat."""
    if message.reference is not None:
        if isinstance(message.reference.resolved, discord.Message):
            yield message.reference.resolved
        return
    channel = message.channel
    if not isinstance(channel, discord.Thread | discord.DMChannel):
        return
    async for earlier in channel.history(limit=_LOOKED_AT, before=message):
        yield earlier
    if isinstance(channel, discord.Thread) and isinstance(channel.parent, discord.TextChannel):
        # A thread has the id of the message that it hangs on.
        yield await channel.parent.fetch_message(channel.id)


def question_key(message: discord.Message) -> str | None:
    """Read from the buttons of an answer which question it answers; None when it is no answer."""
    for row in message.components:
        for part in row.children if isinstance(row, discord.ActionRow) else ():
            action = decode(part.custom_id or "") if isinstance(part, discord.Button) else None
            if action is not None and action.verb in {"answer", "cited", "vote"}:
                return action.key
    return None
