"""Sending: pages as discord.py takes them, and who somebody is in Dateline's terms."""

import logging
from io import BytesIO
from typing import Any

import discord

from bot.desk import Person
from bot.replies import DISCORD_ALT, Page, Reply

from . import render

_LOG = logging.getLogger(__name__)
PLATFORM = "discord"


def content(page: Page) -> dict[str, Any]:
    """Render a page as keyword arguments of discord.py's sending methods; an edit takes them too."""
    message = render.message(page)
    return {
        "embeds": [discord.Embed.from_dict(embed) for embed in message["embeds"]],
        "view": view(message["components"]),
        "allowed_mentions": discord.AllowedMentions.none(),
    }


def view(rows: list[dict[str, Any]]) -> discord.ui.View:
    """Make a view of rendered components.

    It is stopped at once, so that the client keeps nothing of it: presses reach `discord_buttons` by the text
    that each button carries, now and after a restart.
    """
    made = discord.ui.View(timeout=None)
    for number, row in enumerate(rows):
        for button in row["components"]:
            emoji = button.get("emoji")
            made.add_item(
                discord.ui.Button(
                    label=button["label"],
                    custom_id=button["custom_id"],
                    emoji=emoji["name"] if emoji else None,
                    row=number,
                )
            )
    made.stop()
    return made


def chosen(reply: Reply, page: int) -> Page:
    """Pick a page; the last one when there are fewer by now."""
    pages = render.pages(reply)
    return pages[min(page, len(pages) - 1)]


def files(reply: Reply, page: int) -> list[discord.File]:
    """Open what goes with the first page: a picture, and a file if it can be read."""
    if page:
        return []
    image = reply.image
    found = [discord.File(BytesIO(image.png), image.name, description=image.words[:DISCORD_ALT])] if image else []
    if reply.file is None:
        return found
    try:
        return [*found, discord.File(reply.file)]
    except OSError as error:
        _LOG.warning("the original file %s can't be attached: %s", reply.file, error)
        return found


def words_of(message: discord.Message) -> str:
    """Gather what a message says, in its embeds too: feeds post their news in those."""
    parts = [message.content]
    for embed in message.embeds:
        parts += [embed.title or "", embed.description or "", *(field.value or "" for field in embed.fields)]
    return "\n".join(part for part in parts if part.strip())


def person(interaction: discord.Interaction) -> Person:
    """Say who an interaction comes from."""
    return Person(
        platform=PLATFORM,
        user=str(interaction.user.id),
        group=str(interaction.guild_id or ""),
        place=str(interaction.channel_id or ""),
        private=interaction.guild_id is None,
    )


def author(message: discord.Message) -> Person:
    """Say who a message comes from."""
    return Person(
        platform=PLATFORM,
        user=str(message.author.id),
        group=str(message.guild.id) if message.guild else "",
        place=str(message.channel.id),
        private=message.guild is None,
    )


def conversation(channel: object, channel_id: int, who: Person) -> str:
    """Name the conversation that somebody is in: a whole thread or chat, in a channel only their own words."""
    shared = who.private or isinstance(channel, discord.Thread)
    return f"{PLATFORM}:{channel_id}" if shared else f"{PLATFORM}:{channel_id}:{who.user}"


def about(message_id: int) -> str:
    """Name the conversation that replies to a message make."""
    return f"{PLATFORM}:message:{message_id}"
