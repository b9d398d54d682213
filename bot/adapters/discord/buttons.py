"""Buttons: one item for all of them, known by the text that each carries, so that they outlive a restart."""

import re
from typing import Any, Self, cast

import discord

from bot.desk import Outcome, press, turns_in_place
from bot.render import notice
from bot.replies import decode, wording

from .interactions import Host, acknowledge, refuse, show, tell_failure
from .outgoing import chosen, content, person


class ActionButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=re.compile(r"dl\d+:[\s\S]*")):
    """Any of Dateline's buttons."""

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction, item: discord.ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        """Take the button as it stands in the message."""
        return cls(cast("discord.ui.Button[Any]", item))

    async def callback(self, interaction: discord.Interaction) -> None:
        """Acknowledge the press, carry it out and show what comes of it."""
        host = cast("Host", interaction.client)
        with host.under_way.task():
            try:
                if not await refuse(interaction, host, counts=False):
                    await self._carry_out(interaction, host)
            except discord.HTTPException as error:
                await tell_failure(interaction, error)

    async def _carry_out(self, interaction: discord.Interaction, host: Host) -> None:
        action = decode(self.item.custom_id or "")
        if action is None:
            await interaction.response.send_message(**content(chosen(notice(wording.TOO_OLD), 0)), ephemeral=True)
            return
        own = _is_own(interaction)
        in_place = turns_in_place(action, own=own)
        if await acknowledge(interaction, private=True, update=in_place):
            outcome = await press(host.desk, action, person(interaction), own=own)
            await _show(interaction, outcome, in_place=in_place)


async def _show(interaction: discord.Interaction, outcome: Outcome, *, in_place: bool) -> None:
    page = content(chosen(outcome.reply, outcome.page))
    if outcome.where == "public":
        await show(interaction, notice(wording.SHARED))
        await interaction.followup.send(**page)
    elif in_place and outcome.where != "replace":
        await interaction.followup.send(**page, ephemeral=True)
    else:
        await show(interaction, outcome.reply, outcome.page)


def _is_own(interaction: discord.Interaction) -> bool:
    """Tell whether the message pressed is the presser's: only they see it, or it answers them."""
    message = interaction.message
    if message is None:
        return False
    if interaction.guild_id is None or message.flags.ephemeral:
        return True
    if message.interaction_metadata is not None:
        return message.interaction_metadata.user.id == interaction.user.id
    asked = message.reference.resolved if message.reference else None
    return isinstance(asked, discord.Message) and asked.author.id == interaction.user.id
