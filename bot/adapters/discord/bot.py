"""Dateline in Discord: connects, and runs until it is told to stop."""

import asyncio

import discord

from bot.adapters.failure import PlatformFailure
from bot.adapters.lifecycle import serve
from bot.answering import Answerer
from bot.desk import Desk, DeskOptions, Rate, UnderWay
from bot.journal import Journal
from bot.replies import limits

from .access import Access
from .client import Client, ShardedClient
from .errors import NO_TOKEN, STOPPING, failure_of
from .options import DiscordOptions
from .services import DiscordServices

# Dateline has no voice; without these discord.py warns of libraries that nobody needs.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False


def run(answerer: Answerer, options: DiscordOptions, journal: Journal | None) -> None:
    """Run the bot; the package's `run` says how.

    Raises:
        PlatformFailure: There is no token, or Discord refuses the bot or can't be reached.
    """
    if not options.token.strip():
        raise PlatformFailure(NO_TOKEN)
    asyncio.run(_run(_services(answerer, options, journal)))


def _services(answerer: Answerer, options: DiscordOptions, journal: Journal | None) -> DiscordServices:
    desk_options = DeskOptions(
        mention="@Dateline",
        user_rate=Rate(1 if options.user_cooldown else 0, options.user_cooldown),
        group_rate=Rate(options.guild_per_minute),
        queue=options.queue,
        originals=options.originals,
        # Two embeds are for the question and for what was searched.
        passages=min(options.passages, limits.DISCORD_EMBEDS - 2),
    )
    access = Access(options.guilds, options.channels, options.roles, options.direct_messages)
    return DiscordServices(Desk(answerer, journal, desk_options), options, access, UnderWay())


async def _run(services: DiscordServices) -> None:
    options = services.options
    async with (ShardedClient if options.sharded else Client)(services) as client:
        connected = asyncio.create_task(_connect(client, options.token.strip()))
        await serve(services.desk, services.under_way, connected, patience=options.patience)
        await client.close()
        await connected


async def _connect(client: Client, token: str) -> None:
    """Connect and stay connected; raise what ends that for good as a sentence."""
    try:
        await client.start(token)
    except STOPPING as error:
        raise failure_of(error) from error
