"""Buttons: one item stands for all of them, recognised by the text that each carries, so they outlive a restart."""

import re
from typing import Any, Self, cast

import discord

from bot.desk import Outcome, press, turns_in_place
from bot.render import notice
from bot.replies import decode, wording

from . import render
from .incoming import person
from .interactions import acknowledge, refuse, report_failure, show
from .outgoing import content, first_page
from .services import DiscordServices, services_of


class ActionButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=re.compile(r"dl\d+:[\s\S]*")):
    """Any of Dateline's buttons."""

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, item: discord.ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """Make the button from the one in the message."""
        return cls(cast("discord.ui.Button[Any]", item))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Acknowledge the press, carry it out and show the outcome."""
        services = services_of(interaction)
        with services.under_way.task():
            try:
                if not await refuse(interaction, services, counts=False):
                    await self._carry_out(interaction, services)
            except discord.HTTPException as error:
                await report_failure(interaction, error)

    async def _carry_out(self, interaction: discord.Interaction, services: DiscordServices) -> None:
        action = decode(self.item.custom_id or "")
        if action is None:
            await interaction.response.send_message(**first_page(notice(wording.TOO_OLD)), ephemeral=True)
            return
        own = _is_own(interaction)
        in_place = turns_in_place(action, own=own)
        if await acknowledge(interaction, private=True, update=in_place):
            outcome = await press(services.desk, action, person(interaction), own=own)
            await _show(interaction, outcome, in_place=in_place)


async def _show(interaction: discord.Interaction, outcome: Outcome, *, in_place: bool) -> None:
    page = content(render.page_of(outcome.reply, outcome.page))
    if outcome.where == "public":
        await show(interaction, notice(wording.SHARED))
        await interaction.followup.send(**page)
    elif in_place and outcome.where != "replace":
        await interaction.followup.send(**page, ephemeral=True)
    else:
        await show(interaction, outcome.reply, outcome.page)


def _is_own(interaction: discord.Interaction) -> bool:
    """Whether the pressed message is the presser's: only they see it, or it answers them."""
    message = interaction.message
    if message is None:
        return False
    if interaction.guild_id is None or message.flags.ephemeral:
        return True
    if message.interaction_metadata is not None:
        return message.interaction_metadata.user.id == interaction.user.id
    asked = message.reference.resolved if message.reference else None
    return isinstance(asked, discord.Message) and asked.author.id == interaction.user.id
