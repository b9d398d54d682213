"""The connection to Discord's gateway: what it asks for, and where events go."""

import logging

import discord

from .buttons import ActionButton
from .commands import DiscordCommands
from .messages import DiscordMessages
from .options import DiscordOptions
from .pings import NO_PINGS
from .services import DiscordServices

_LOG = logging.getLogger(__name__)


def intents(options: DiscordOptions) -> discord.Intents:
    """Return the fewest intents that do: messages, and their content only for follow-ups without a mention."""
    wanted = discord.Intents.none()
    wanted.guilds = wanted.guild_messages = wanted.dm_messages = True
    wanted.message_content = options.thread_follow_ups
    return wanted


class Client(discord.Client):
    """Dateline on one gateway connection.

    Args:
        services: What the adapter shares.
    """

    def __init__(self, services: DiscordServices) -> None:
        super().__init__(
            intents=intents(services.options),
            allowed_mentions=NO_PINGS,
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
        )
        self.services = services
        self.tree = DiscordCommands(self, services)
        self._messages: DiscordMessages | None = None

    async def setup_hook(self) -> None:
        """Recognise buttons of any age and sync the commands, before the first event."""
        self.add_dynamic_items(ActionButton)
        if self.user is not None:
            self._messages = DiscordMessages(self.services, self.user)
            self.services.desk.rename(f"@{self.user.display_name}")
        await self.tree.sync_if_changed(self.services.options.state)

    async def on_ready(self) -> None:
        """Log that the bot answers now."""
        _LOG.info("answering as %s in %d guilds", self.user, len(self.guilds))

    async def on_message(self, message: discord.Message) -> None:
        """Answer a message, if it is meant for the bot."""
        if self._messages is not None:
            await self._messages.take(message)


class ShardedClient(Client, discord.AutoShardedClient):
    """Dateline on as many gateway connections as Discord asks for."""
