"""Pages as discord.py takes them; `render` says what they look like."""

import logging
from io import BytesIO
from typing import Any

import discord

from bot.replies import Page, Reply, limits

from . import render
from .pings import NO_PINGS

_LOG = logging.getLogger(__name__)


def content(page: Page) -> dict[str, Any]:
    """Return a page as keyword arguments of discord.py's sending methods; an edit takes them too."""
    message = render.message(page)
    return {
        "embeds": [discord.Embed.from_dict(embed) for embed in message["embeds"]],
        "view": view(message["components"]),
        "allowed_mentions": NO_PINGS,
    }


def first_page(reply: Reply) -> dict[str, Any]:
    """Return the first page of a reply, as `content` does."""
    return content(render.page_of(reply, 0))


def view(rows: list[dict[str, Any]]) -> discord.ui.View:
    """Make a view of rendered components.

    It is stopped at once, so that the client keeps nothing of it: presses reach `buttons` through the text that each
    button carries, now and after a restart.
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


def files(reply: Reply, page: int) -> list[discord.File]:
    """Open what goes with the first page: a picture, and the original file if it can be read."""
    if page:
        return []
    image = reply.image
    found = (
        [discord.File(BytesIO(image.png), image.name, description=image.words[: limits.DISCORD_ALT])] if image else []
    )
    if reply.file is None:
        return found
    try:
        return [*found, discord.File(reply.file)]
    except OSError as error:
        _LOG.warning("the original file %s can't be attached: %s", reply.file, error)
        return found
