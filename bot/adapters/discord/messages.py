"""Messages: which of them the bot answers, and how."""

import asyncio
import logging
import re
from collections.abc import Awaitable
from typing import Final

import discord

from bot.adapters.recall import recall
from bot.desk import Person, Seen
from bot.render import notice
from bot.replies import Reply, wording
from bot.understanding import Ask, Check, Command, MyData, Searching, parse

from .earlier import earlier_buttons
from .errors import reason
from .incoming import about, author, channels_of, conversation, roles_of, words_of
from .outgoing import files, first_page
from .render import thread_name
from .services import DiscordServices

_LOG = logging.getLogger(__name__)
_TYPING_AFTER: Final = 0.4
"""Seconds of waiting for an answer after which "typing" is shown."""
_WRITTEN: Final = frozenset({discord.MessageType.default, discord.MessageType.reply})
"""Types of messages that hold somebody's own words."""


class DiscordMessages:
    """Answers messages.

    Args:
        services: What the adapter shares.
        me: The bot's user.
    """

    def __init__(self, services: DiscordServices, me: discord.ClientUser) -> None:
        self._services, self._me = services, me
        self._seen = Seen()

    async def take(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot, once however often it is delivered."""
        if not self._is_for_me(message) or not self._seen.first(message.id):
            return
        with self._services.under_way.task():
            try:
                await self._answer(message)
            except discord.Forbidden as error:
                await _report_missing_permission(message, error)

    def _is_for_me(self, message: discord.Message) -> bool:
        if message.author.bot or message.webhook_id or message.type not in _WRITTEN:
            return False
        guild, channels = message.guild, channels_of(message.channel, message.channel.id)
        if not self._services.access.allows(guild.id if guild else None, channels, roles_of(message.author)):
            return False
        return guild is None or self._me in message.mentions or self._is_follow_up(message)

    def _is_follow_up(self, message: discord.Message) -> bool:
        """Whether a message continues a thread that the bot opened, and speaks to nobody else."""
        channel = message.channel
        if not self._services.options.thread_follow_ups or not isinstance(channel, discord.Thread):
            return False
        to_others = message.mentions or message.role_mentions or message.mention_everyone
        written = message.content or message.attachments
        return bool(channel.owner_id == self._me.id and written and not to_others and message.content[:1] != "!")

    async def _answer(self, message: discord.Message) -> None:
        who, command, conversations = author(message), self._understood(message), self._services.desk.conversations
        reply = await self._reply(message, who, command)
        if _is_confidential(command) and not who.private:
            reply = await _tell_privately(message, reply)
        # Remembered before it is sent: whoever reads it may write again before Discord has confirmed it.
        conversations.remember(conversation(message.channel, message.channel.id, who), reply, who)
        sent = await message.channel.send(
            **first_page(reply),
            files=files(reply, 0),
            reference=message.to_reference(fail_if_not_exists=False),
            nonce=str(message.id),
        )
        conversations.remember(about(sent.id), reply, who)
        in_channel = message.guild is not None and not isinstance(message.channel, discord.Thread)
        if in_channel and self._services.options.thread_follow_ups and reply.question:
            await self._open_thread(sent, reply, who)

    def _understood(self, message: discord.Message) -> Command:
        written = re.sub(rf"<@!?{self._me.id}>", " ", message.content)
        command = parse(written, attachments=len(message.attachments) + len(message.stickers))
        asked_about = message.reference.resolved if message.reference else None
        if command == Check("") and isinstance(asked_about, discord.Message):
            return Check(words_of(asked_about))
        return command

    async def _reply(self, message: discord.Message, who: Person, command: Command) -> Reply:
        services = self._services
        if services.under_way.leaving:
            return notice(wording.LEAVING)
        refusal = services.desk.admit(who) if isinstance(command, Searching) else None
        if refusal is not None:
            return refusal
        after = [conversation(message.channel, message.channel.id, who)]
        if message.reference and message.reference.message_id:
            after.insert(0, about(message.reference.message_id))
        if isinstance(command, Ask):
            await recall(services.desk, after, who, earlier_buttons(message, self._me.id))
        today = message.created_at.astimezone().date()
        return await _typing(message, services.desk.run(command, who, today, after))

    async def _open_thread(self, sent: discord.Message, reply: Reply, who: Person) -> None:
        """Open a thread for follow-ups under an answer; the answer stands without it."""
        try:
            thread = await sent.create_thread(name=thread_name(reply.question))
        except discord.HTTPException as error:
            _LOG.warning(
                "no thread for follow-ups in channel %s (%s): give the bot's role Create Public Threads, or set "
                "discord.thread_follow_ups to false",
                sent.channel.id,
                reason(error),
            )
        else:
            self._services.desk.conversations.remember(conversation(thread, thread.id, who), reply, who)


def _is_confidential(command: Command) -> bool:
    """Whether only the person who asked may see the answer; a message in a channel can't hide it."""
    return isinstance(command, MyData) or (isinstance(command, Ask) and command.private)


async def _tell_privately(message: discord.Message, reply: Reply) -> Reply:
    """Send a confidential reply as a direct message; return what to say in the channel."""
    try:
        await message.author.send(**first_page(reply))
    except discord.HTTPException:
        return notice(wording.USE_COMMAND)
    return notice(wording.SENT_PRIVATELY)


async def _typing(message: discord.Message, work: Awaitable[Reply]) -> Reply:
    """Wait for a reply, showing "typing" when it takes a while."""
    task = asyncio.ensure_future(work)
    await asyncio.wait({task}, timeout=_TYPING_AFTER)
    if not task.done():
        try:
            await message.channel.typing()
        except discord.HTTPException as error:
            _LOG.debug("typing can't be shown: %s", reason(error))
    return await task


async def _report_missing_permission(message: discord.Message, error: discord.Forbidden) -> None:
    """Say which permissions the bot lacks: to the operator in the log, to the person in a direct message."""
    place = getattr(message.channel, "name", "direct messages")
    sentence = wording.MISSING_PERMISSION.format(place=place)
    _LOG.warning("%s (channel %s, error %s)", sentence, message.channel.id, error.code)
    try:
        await message.author.send(**first_page(notice(sentence)))
    except discord.HTTPException as refused:
        _LOG.info("the person who asked can't be told either: %s", reason(refused))
