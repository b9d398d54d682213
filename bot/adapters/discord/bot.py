"""Dateline in Discord: start, run until told to leave, and say in one sentence what kept it from starting."""

import asyncio
from typing import Final

import discord

from bot.adapters.lifecycle import PlatformFailure, serve
from bot.answering import Answerer
from bot.desk import Desk, DeskOptions, Rate
from bot.journal import Journal
from bot.replies import DISCORD_EMBEDS

from .client import Client, ShardedClient
from .options import DiscordOptions

# Dateline has no voice; without these discord.py warns of libraries that nobody needs.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False
_PORTAL: Final = "https://discord.com/developers/applications"
_CLOSED: Final = {
    4004: f"Discord no longer takes this bot token: copy a new one from {_PORTAL} (Bot, Reset Token).",
    4011: "Discord asks for several connections: set discord.sharded to true.",
    4013: "Discord does not know an intent that this version asks for: update Dateline.",
    4014: f"Discord refuses a privileged intent: switch Message Content Intent on at {_PORTAL} (Bot).",
}


def run(answerer: Answerer, options: DiscordOptions, journal: Journal | None) -> None:
    """Run the bot until SIGINT or SIGTERM; what is under way is finished first.

    Args:
        answerer: Answers the questions.
        options: How the bot behaves.
        journal: Where questions and votes are stored; None stores nothing.

    Raises:
        PlatformFailure: If Discord won't have it.
    """
    if not options.token.strip():
        raise PlatformFailure(
            f"There is no Discord token: make an application at {_PORTAL}, copy its token (Bot, Reset Token) and set "
            "DATELINE_DISCORD__TOKEN to it."
        )
    asyncio.run(_run(answerer, options, journal))


async def _run(answerer: Answerer, options: DiscordOptions, journal: Journal | None) -> None:
    desk = Desk(
        answerer,
        journal,
        DeskOptions(
            mention="@Dateline",
            user_rate=Rate(1 if options.user_cooldown else 0, options.user_cooldown),
            group_rate=Rate(options.guild_per_minute),
            queue=options.queue,
            originals=options.originals,
            # Two embeds are for the question and for what was searched.
            passages=min(options.passages, DISCORD_EMBEDS - 2),
        ),
    )
    client = (ShardedClient if options.sharded else Client)(desk, options)
    async with client:
        connected = asyncio.create_task(_connect(client, options))
        await serve(desk, connected, lambda: client.leave(options.patience))
        await connected


async def _connect(client: Client, options: DiscordOptions) -> None:
    """Connect and stay connected; turn what ends that for good into a sentence."""
    try:
        await client.start(options.token.strip())
    except discord.LoginFailure as error:
        raise PlatformFailure(
            f"Discord does not know this bot token: copy it anew from {_PORTAL} (Bot, Reset Token) into "
            "DATELINE_DISCORD__TOKEN."
        ) from error
    except discord.PrivilegedIntentsRequired as error:
        raise PlatformFailure(
            f"Answering follow-ups without a mention needs the Message Content Intent: switch it on at {_PORTAL} "
            "(Bot), or set discord.thread_follow_ups to false."
        ) from error
    except discord.ConnectionClosed as error:
        sentence = _CLOSED.get(error.code, f"Discord closed the connection for good (code {error.code}): try again.")
        raise PlatformFailure(sentence) from error
    except discord.HTTPException as error:
        raise PlatformFailure(f"Discord refused the bot (HTTP {error.status}): try again in a while.") from error
    except OSError as error:
        raise PlatformFailure(f"Discord can't be reached ({type(error).__name__}): check the network.") from error
