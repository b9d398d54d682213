"""What keeps the bot from pinging anybody.

An article may hold "@everyone", and a question may. Three things keep that harmless: answers are embeds, and nothing
in an embed pings; `bot.replies.pings` escapes mentions; and every message carries `NO_PINGS`, an edit too, because
an edit without it is parsed with Discord's defaults. A preview is never made: addresses are escaped as well.
"""

from typing import Final

import discord

NO_PINGS: Final = discord.AllowedMentions.none()
"""Pings nobody: no person, no role, not everyone, and not the author of the message that is replied to."""
