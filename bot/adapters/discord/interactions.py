"""Interactions: acknowledged at once, answered when the desk has the reply. Commands and buttons alike."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from typing import Protocol

import discord

from bot.desk import Desk, UnderWay
from bot.render import notice
from bot.replies import Reply, wording

from .access import Access
from .outgoing import chosen, content, files, person

_LOG = logging.getLogger(__name__)
_GONE = 10062
"""Discord's code for an interaction that it has given up waiting for."""

Work = Callable[[], Awaitable[Reply]]


def roles_of(user: discord.User | discord.Member) -> list[int]:
    """List the roles of a member; a user outside a guild has none."""
    return [role.id for role in user.roles] if isinstance(user, discord.Member) else []


def channels_of(channel: object, channel_id: int | None) -> list[int]:
    """List the ids by which a channel may be allowed: its own and, for a thread, its parent's."""
    found = [channel_id] if channel_id else []
    return [*found, channel.parent_id] if isinstance(channel, discord.Thread) else found


def allowed(interaction: discord.Interaction, access: Access) -> bool:
    """Tell whether the operator's lists let somebody use the bot here."""
    channels = channels_of(interaction.channel, interaction.channel_id)
    return access.allows(interaction.guild_id, channels, roles_of(interaction.user))


class Host(Protocol):
    """What an interaction needs of whoever received it."""

    desk: Desk
    access: Access
    under_way: UnderWay


async def refuse(interaction: discord.Interaction, host: Host, *, counts: bool) -> bool:
    """Say at once, and privately, when somebody may not ask or must wait; tell whether that was so."""
    if host.under_way.leaving:
        refusal: Reply | None = notice(wording.LEAVING, private=True)
    elif not allowed(interaction, host.access):
        refusal = notice(wording.NOT_ALLOWED, private=True)
    else:
        refusal = host.desk.admit(person(interaction)) if counts else None
    if refusal is None:
        return False
    await interaction.response.send_message(**content(chosen(refusal, 0)), ephemeral=True)
    return True


async def acknowledge(interaction: discord.Interaction, *, private: bool, update: bool = False) -> bool:
    """Tell Discord that an answer is coming, before any work.

    Args:
        interaction: The interaction.
        private: Whether the answer is for one person's eyes.
        update: Whether the answer takes the place of the message that was pressed.

    Returns:
        Whether Discord took it; False when the interaction was lost on the way, and can't be answered.
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


async def answer(interaction: discord.Interaction, work: Work, *, private: bool, page: int = 0) -> Reply:
    """Acknowledge, work, and show one page of the reply.

    A public answer whose interaction was lost goes to the channel instead: it can still be given.
    """
    known = await acknowledge(interaction, private=private)
    reply = await work()
    if known:
        await show(interaction, reply, page)
    elif not private and isinstance(interaction.channel, discord.abc.Messageable):
        await interaction.channel.send(**content(chosen(reply, page)), nonce=str(interaction.id))
    return reply


async def tell_failure(interaction: discord.Interaction, error: Exception) -> None:
    """Say that an interaction failed, if Discord still listens; the log says why."""
    mark = secrets.token_hex(3)
    _LOG.error("an interaction failed, told as %s", mark, exc_info=error)
    failure = content(chosen(notice(wording.FAILED.format(mark=mark)), 0))
    try:
        if interaction.response.is_done():
            await interaction.followup.send(**failure, ephemeral=True)
        else:
            await interaction.response.send_message(**failure, ephemeral=True)
    except discord.HTTPException as unheard:
        _LOG.warning("nobody could be told of %s: %s", mark, unheard.text or unheard.status)


async def show(interaction: discord.Interaction, reply: Reply, page: int = 0) -> None:
    """Put a page in the place of "thinking", or of the message pressed: an edit, which may be repeated safely."""
    # An article of a thousand pages takes a while to cut.
    one = await asyncio.to_thread(chosen, reply, page)
    attachments = await asyncio.to_thread(files, reply, page)
    await interaction.edit_original_response(**content(one), attachments=attachments)
