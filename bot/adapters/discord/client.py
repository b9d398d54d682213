"""The client: which messages it takes on, and how it answers and leaves."""

import asyncio
import logging
import re
from collections.abc import Awaitable
from typing import Final

import discord

from bot.desk import Desk, Person, Seen, UnderWay
from bot.render import notice
from bot.replies import Reply, wording
from bot.understanding import Ask, Check, Command, MyData, Searching, parse

from .access import Access
from .buttons import ActionButton
from .commands import Commands
from .earlier import recall
from .interactions import channels_of, roles_of
from .options import DiscordOptions
from .outgoing import about, author, chosen, content, conversation, files, words_of
from .render import thread_name

_LOG = logging.getLogger(__name__)
_TYPING_AFTER: Final = 0.4
"""Seconds after which an answer that is not there yet shows "typing"."""
_TAKEN_ON: Final = frozenset({discord.MessageType.default, discord.MessageType.reply})


def intents(options: DiscordOptions) -> discord.Intents:
    """Ask for the fewest events: messages, and their content only for follow-ups without a mention."""
    wanted = discord.Intents.none()
    wanted.guilds = wanted.guild_messages = wanted.dm_messages = True
    wanted.message_content = options.thread_follow_ups
    return wanted


class Client(discord.Client):
    """Dateline on one gateway connection.

    Args:
        desk: What answers.
        options: How it behaves.
    """

    def __init__(self, desk: Desk, options: DiscordOptions) -> None:
        super().__init__(
            intents=intents(options),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
        )
        self.desk, self.options = desk, options
        self.access = Access(options.guilds, options.channels, options.roles, options.direct_messages)
        self.under_way = UnderWay()
        self.tree = Commands(self, desk, self.access, self.under_way)
        self._seen = Seen()

    async def setup_hook(self) -> None:
        """Make buttons of every age work and tell Discord of the commands, before the first event."""
        self.add_dynamic_items(ActionButton)
        if self.user is not None:
            self.desk.rename(f"@{self.user.display_name}")
        await self.tree.sync_if_changed(self.options.state)

    async def on_ready(self) -> None:
        """Say in the log that it has begun."""
        _LOG.info("answering as %s in %d guilds", self.user, len(self.guilds))

    async def on_message(self, message: discord.Message) -> None:
        """Take on what is meant for the bot, once."""
        if not self._is_for_me(message) or not self._seen.first(message.id):
            return
        with self.under_way.task():
            try:
                await self._answer(message)
            except discord.Forbidden as error:
                await self._tell_of_missing_permission(message, error)

    async def leave(self, patience: float) -> None:
        """Finish what is under way, within `patience` seconds, take on nothing new, and disconnect."""
        left = await self.under_way.leave(patience)
        if left:
            _LOG.warning("%d answers were not finished in %.0f s", left, patience)
        await self.close()

    def _is_for_me(self, message: discord.Message) -> bool:
        if message.author.bot or message.webhook_id or message.type not in _TAKEN_ON or self.user is None:
            return False
        guild, channels = message.guild, channels_of(message.channel, message.channel.id)
        if not self.access.allows(guild.id if guild else None, channels, roles_of(message.author)):
            return False
        return guild is None or self.user in message.mentions or self._is_follow_up(message)

    def _is_follow_up(self, message: discord.Message) -> bool:
        """Tell whether a message goes on in a thread that the bot opened, and speaks to nobody else."""
        channel = message.channel
        if not self.options.thread_follow_ups or not isinstance(channel, discord.Thread) or self.user is None:
            return False
        to_others = message.mentions or message.role_mentions or message.mention_everyone
        written = message.content or message.attachments
        return bool(channel.owner_id == self.user.id and written and not to_others and message.content[:1] != "!")

    async def _answer(self, message: discord.Message) -> None:
        who, command = author(message), self._understood(message)
        reply = await self._reply(message, who, command)
        if _for_one_alone(command) and not who.private:
            reply = await self._tell_privately(message, reply)
        # Remembered before it is sent: whoever reads it may write on before Discord has confirmed it.
        self.desk.conversations.remember(conversation(message.channel, message.channel.id, who), reply, who)
        sent = await message.channel.send(
            **content(chosen(reply, 0)),
            files=files(reply, 0),
            reference=message.to_reference(fail_if_not_exists=False),
            mention_author=False,
            nonce=str(message.id),
        )
        self.desk.conversations.remember(about(sent.id), reply, who)
        in_channel = message.guild is not None and not isinstance(message.channel, discord.Thread)
        if in_channel and self.options.thread_follow_ups and reply.question:
            await self._open_thread(sent, reply, who)

    async def _tell_privately(self, message: discord.Message, reply: Reply) -> Reply:
        """Send what is for one person's eyes as a direct message; return what to say in the channel."""
        try:
            await message.author.send(**content(chosen(reply, 0)))
        except discord.HTTPException:
            return notice(wording.USE_COMMAND)
        return notice(wording.SENT_PRIVATELY)

    def _understood(self, message: discord.Message) -> Command:
        me = self.user.id if self.user else 0
        written = re.sub(rf"<@!?{me}>", " ", message.content)
        command = parse(written, attachments=len(message.attachments) + len(message.stickers))
        asked_about = message.reference.resolved if message.reference else None
        if command == Check("") and isinstance(asked_about, discord.Message):
            return Check(words_of(asked_about))
        return command

    async def _reply(self, message: discord.Message, who: Person, command: Command) -> Reply:
        if self.under_way.leaving:
            return notice(wording.LEAVING)
        refusal = self.desk.admit(who) if isinstance(command, Searching) else None
        if refusal is not None:
            return refusal
        after = [conversation(message.channel, message.channel.id, who)]
        if message.reference and message.reference.message_id:
            after.insert(0, about(message.reference.message_id))
        if isinstance(command, Ask) and self.user is not None:
            await recall(self.desk, message, self.user.id, after, who)
        today = message.created_at.astimezone().date()
        return await self._typing(message, self.desk.run(command, who, today, after))

    async def _typing(self, message: discord.Message, work: Awaitable[Reply]) -> Reply:
        """Show "typing" while an answer takes its time."""
        task = asyncio.ensure_future(work)
        await asyncio.wait({task}, timeout=_TYPING_AFTER)
        if not task.done():
            try:
                await message.channel.typing()
            except discord.HTTPException as error:
                _LOG.debug("typing could not be shown: %s", error)
        return await task

    async def _open_thread(self, sent: discord.Message, reply: Reply, who: Person) -> None:
        """Open a thread for follow-ups under an answer; the answer stands without it."""
        try:
            thread = await sent.create_thread(name=thread_name(reply.question))
        except discord.HTTPException as error:
            _LOG.warning(
                "no thread for follow-ups in channel %s (%s): give the bot's role Create Public Threads, or switch "
                "thread follow-ups off",
                sent.channel.id,
                error.text or error.status,
            )
        else:
            self.desk.conversations.remember(conversation(thread, thread.id, who), reply, who)

    async def _tell_of_missing_permission(self, message: discord.Message, error: discord.Forbidden) -> None:
        """Say what is missing: to the operator in the log, to the asker in a direct message."""
        place = getattr(message.channel, "name", "direct messages")
        sentence = wording.MISSING_PERMISSION.format(place=place)
        _LOG.warning("%s (channel %s, error %s)", sentence, message.channel.id, error.code)
        try:
            await message.author.send(**content(chosen(notice(sentence), 0)))
        except discord.HTTPException as refused:
            _LOG.info("the asker could not be told either: %s", refused.text or refused.status)


class ShardedClient(Client, discord.AutoShardedClient):
    """Dateline on as many gateway connections as Discord asks for."""


def _for_one_alone(command: Command) -> bool:
    """Tell whether the answer is for the eyes of the asker only; a message in a channel can't be."""
    return isinstance(command, MyData) or (isinstance(command, Ask) and command.private)
