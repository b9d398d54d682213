"""Interactions, from commands and buttons alike: acknowledged at once, answered when the desk has the reply."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable

import discord

from bot.render import notice
from bot.replies import Reply, wording

from . import render
from .access import Access
from .errors import reason
from .incoming import channels_of, person, roles_of
from .outgoing import content, files, first_page
from .services import DiscordServices

_LOG = logging.getLogger(__name__)
_GONE = 10062
"""Discord's error code for an interaction that it has given up waiting for."""

Work = Callable[[], Awaitable[Reply]]


def allowed(interaction: discord.Interaction, access: Access) -> bool:
    """Whether the operator's lists let this person use the bot here."""
    channels = channels_of(interaction.channel, interaction.channel_id)
    return access.allows(interaction.guild_id, channels, roles_of(interaction.user))


async def refuse(interaction: discord.Interaction, services: DiscordServices, *, counts: bool) -> bool:
    """Refuse, at once and privately, somebody who may not ask or must wait.

    Args:
        interaction: The interaction.
        services: What the adapter shares.
        counts: Whether the interaction counts as a question.

    Returns:
        Whether it was refused.
    """
    if services.under_way.leaving:
        refusal: Reply | None = notice(wording.LEAVING, private=True)
    elif not allowed(interaction, services.access):
        refusal = notice(wording.NOT_ALLOWED, private=True)
    else:
        refusal = services.desk.admit(person(interaction)) if counts else None
    if refusal is None:
        return False
    await interaction.response.send_message(**first_page(refusal), ephemeral=True)
    return True


async def acknowledge(interaction: discord.Interaction, *, private: bool, update: bool = False) -> bool:
    """Tell Discord, before any work, that an answer is coming.

    Args:
        interaction: The interaction.
        private: Whether only the person who started it sees the answer.
        update: Whether the answer replaces the message whose button was pressed.

    Returns:
        Whether Discord accepted it; False when it had already given the interaction up, so it can't be answered.
    """
    try:
        if update:
            await interaction.response.defer()
        else:
            await interaction.response.defer(ephemeral=private, thinking=True)
    except discord.NotFound as error:
        if error.code != _GONE:
            raise
        _LOG.warning("Discord no longer knew an interaction %.1f s old", _age(interaction))
        return False
    return True


def _age(interaction: discord.Interaction) -> float:
    return (discord.utils.utcnow() - interaction.created_at).total_seconds()


async def answer(interaction: discord.Interaction, work: Work, *, private: bool) -> Reply:
    """Acknowledge, do the work, and show the first page of the reply.

    A public answer whose interaction was given up is sent to the channel instead.
    """
    known = await acknowledge(interaction, private=private)
    reply = await work()
    if known:
        await show(interaction, reply)
    elif not private and isinstance(interaction.channel, discord.abc.Messageable):
        await interaction.channel.send(**first_page(reply), nonce=str(interaction.id))
    return reply


async def report_failure(interaction: discord.Interaction, error: Exception) -> None:
    """Tell the person that an interaction failed, if Discord still listens; the log says why."""
    mark = secrets.token_hex(3)
    _LOG.error("an interaction failed, told as %s", mark, exc_info=error)
    failure = first_page(notice(wording.FAILED.format(mark=mark)))
    try:
        if interaction.response.is_done():
            await interaction.followup.send(**failure, ephemeral=True)
        else:
            await interaction.response.send_message(**failure, ephemeral=True)
    except discord.HTTPException as unheard:
        _LOG.warning("nobody could be told of failure %s: %s", mark, reason(unheard))


async def show(interaction: discord.Interaction, reply: Reply, page: int = 0) -> None:
    """Put a page in place of "thinking", or of the message that was pressed: an edit, so it may safely be repeated."""
    # An article of a thousand pages takes a while to cut.
    cut = await asyncio.to_thread(render.page_of, reply, page)
    attachments = await asyncio.to_thread(files, reply, page)
    await interaction.edit_original_response(**content(cut), attachments=attachments)
