"""What the parts of the Discord adapter share."""

from dataclasses import dataclass
from typing import Protocol, cast

import discord

from bot.desk import Desk, UnderWay

from .access import Access
from .options import DiscordOptions


@dataclass(frozen=True, slots=True)
class DiscordServices:
    """What messages, commands and buttons need in order to answer.

    Attributes:
        desk: Answers commands.
        options: How the bot behaves.
        access: Who may ask, and where.
        under_way: The answers that have been begun.
    """

    desk: Desk
    options: DiscordOptions
    access: Access
    under_way: UnderWay


class _Client(Protocol):
    services: DiscordServices


def services_of(interaction: discord.Interaction) -> DiscordServices:
    """Return the services of the client that received an interaction."""
    return cast("_Client", interaction.client).services
