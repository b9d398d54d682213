"""The bot's earlier messages in a conversation, for `bot.adapters.recall`."""

import logging
from collections.abc import AsyncIterator
from typing import Final

import discord

from .errors import reason
from .incoming import buttons_of

_LOG = logging.getLogger(__name__)
_LOOKED_AT: Final = 10
"""How many messages of a conversation are looked at, the newest first."""


async def earlier_buttons(message: discord.Message, me: int) -> AsyncIterator[list[str]]:
    """Yield what the buttons of the bot's messages before a message carry, the newest message first.

    Args:
        message: The message that may be a follow-up.
        me: The bot's id.
    """
    try:
        async for earlier in _earlier(message):
            if earlier.author.id == me:
                yield buttons_of(earlier)
    except discord.HTTPException as error:
        _LOG.info("the conversation in channel %s can't be read: %s", message.channel.id, reason(error))


async def _earlier(message: discord.Message) -> AsyncIterator[discord.Message]:
    """Yield the messages that may hold the answer: the one replied to, or those of the thread or direct message."""
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
        # A thread has the id of the message it was opened under.
        yield await channel.parent.fetch_message(channel.id)
