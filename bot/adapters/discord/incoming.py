"""What Discord sends, read in Dateline's terms: who speaks, where, what they say, which conversation it belongs to."""

from typing import Final

import discord

from bot.desk import Person

_PLATFORM: Final = "discord"


def words_of(message: discord.Message) -> str:
    """Return what a message says, including its embeds: feeds post their news there."""
    parts = [message.content]
    for embed in message.embeds:
        parts += [embed.title or "", embed.description or "", *(field.value or "" for field in embed.fields)]
    return "\n".join(part for part in parts if part.strip())


def buttons_of(message: discord.Message) -> list[str]:
    """Return what the buttons of a message carry."""
    rows = [row.children for row in message.components if isinstance(row, discord.ActionRow)]
    return [part.custom_id for row in rows for part in row if isinstance(part, discord.Button) and part.custom_id]


def person(interaction: discord.Interaction) -> Person:
    """Return who started an interaction."""
    return Person(
        platform=_PLATFORM,
        user=str(interaction.user.id),
        group=str(interaction.guild_id or ""),
        place=str(interaction.channel_id or ""),
        private=interaction.guild_id is None,
    )


def author(message: discord.Message) -> Person:
    """Return who wrote a message."""
    return Person(
        platform=_PLATFORM,
        user=str(message.author.id),
        group=str(message.guild.id) if message.guild else "",
        place=str(message.channel.id),
        private=message.guild is None,
    )


def roles_of(user: discord.User | discord.Member) -> list[int]:
    """Return the roles of a member; a user outside a guild has none."""
    return [role.id for role in user.roles] if isinstance(user, discord.Member) else []


def channels_of(channel: object, channel_id: int | None) -> list[int]:
    """Return the ids by which a channel may be allowed: its own and, for a thread, its parent's."""
    found = [channel_id] if channel_id else []
    return [*found, channel.parent_id] if isinstance(channel, discord.Thread) else found


def conversation(channel: object, channel_id: int, who: Person) -> str:
    """Name the conversation somebody is in: a whole thread or direct message, or in a channel only their own words."""
    shared = who.private or isinstance(channel, discord.Thread)
    return f"{_PLATFORM}:{channel_id}" if shared else f"{_PLATFORM}:{channel_id}:{who.user}"


def about(message_id: int) -> str:
    """Name the conversation made up of the replies to a message."""
    return f"{_PLATFORM}:message:{message_id}"
