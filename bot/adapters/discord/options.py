"""What the Discord bot is told at its start, in plain values."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DiscordOptions:
    """How the bot behaves.

    Attributes:
        token: The bot's token.
        guilds: Ids of the guilds in which it answers; empty for all.
        channels: Ids of the channels in which it answers, their threads included; empty for all.
        roles: Ids of the roles of which an asker needs one; empty for none needed.
        direct_messages: Whether direct messages are answered although one of these lists is set.
        thread_follow_ups: Whether it opens a thread under each answer to a mention and takes on what is
            written there without one. Needs the privileged message-content intent.
        sharded: Whether it opens as many gateway connections as Discord asks for.
        user_cooldown: Seconds between two questions of one person; 0 for no bound.
        guild_per_minute: Questions a minute in one guild; 0 for no bound.
        queue: Questions that may wait.
        state: File that remembers which commands Discord knows; None tells it of them at every start.
        originals: Folder of the articles, if their files may be attached; None if they may not.
        passages: Passages to a page of an answer; more than Discord's embeds can hold are cut to those.
        patience: Seconds that what is under way may take when the bot is told to leave.
    """

    token: str
    guilds: frozenset[int] = frozenset()
    channels: frozenset[int] = frozenset()
    roles: frozenset[int] = frozenset()
    direct_messages: bool = False
    thread_follow_ups: bool = False
    sharded: bool = False
    user_cooldown: float = 3.0
    guild_per_minute: int = 60
    queue: int = 200
    state: Path | None = None
    originals: Path | None = None
    passages: int = 3
    patience: float = 20.0

    def __repr__(self) -> str:
        """Show nothing of the token, wherever this is logged."""
        return "DiscordOptions(token=..., ...)"
