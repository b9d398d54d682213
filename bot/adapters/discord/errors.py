"""What keeps the Discord bot from running, in one sentence with the remedy."""

from typing import Final

import discord

from bot.adapters.failure import PlatformFailure

_PORTAL: Final = "https://discord.com/developers/applications"
NO_TOKEN: Final = (
    f"There is no Discord token: create an application at {_PORTAL}, copy its token (Bot, Reset Token) and set "
    "DATELINE_DISCORD__TOKEN to it."
)
_WRONG_TOKEN: Final = (
    f"Discord does not know this bot token: copy a new one from {_PORTAL} (Bot, Reset Token) and set "
    "DATELINE_DISCORD__TOKEN to it."
)
_NO_INTENT: Final = (
    f"Answering follow-ups without a mention needs the Message Content Intent: switch it on at {_PORTAL} (Bot), or "
    "set discord.thread_follow_ups to false."
)
_CLOSED: Final = {
    4004: f"Discord no longer accepts this bot token: copy a new one from {_PORTAL} (Bot, Reset Token).",
    4011: "Discord asks for several connections: set discord.sharded to true.",
    4013: "Discord does not know an intent that this version asks for: update Dateline.",
    4014: f"Discord refuses a privileged intent: switch the Message Content Intent on at {_PORTAL} (Bot).",
}
"""Why Discord closes a connection for good, by the code it closes it with."""
STOPPING: Final = (
    discord.LoginFailure,
    discord.PrivilegedIntentsRequired,
    discord.ConnectionClosed,
    discord.HTTPException,
    OSError,
)
"""What ends the connection for good."""


def failure_of(error: Exception) -> PlatformFailure:
    """Say why the bot can't run.

    Args:
        error: One of `STOPPING`.
    """
    match error:
        case discord.LoginFailure():
            sentence = _WRONG_TOKEN
        case discord.PrivilegedIntentsRequired():
            sentence = _NO_INTENT
        case discord.ConnectionClosed(code=code):
            sentence = _CLOSED.get(code, f"Discord closed the connection for good (code {code}): try again later.")
        case discord.HTTPException(status=status):
            sentence = f"Discord refused the bot (HTTP {status}): try again later."
        case _:
            sentence = f"Discord can't be reached ({type(error).__name__}): check the network."
    return PlatformFailure(sentence)


def reason(error: discord.HTTPException) -> str:
    """Say in a few words why Discord refused a request: its own words, or the HTTP status."""
    return error.text or f"HTTP {error.status}"
