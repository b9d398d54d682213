"""The options of the Discord bot, in plain values."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class DiscordOptions:
    """How the bot behaves.

    Attributes:
        token: The bot's token.
        guilds: Ids of the guilds in which it answers; empty for all.
        channels: Ids of the channels in which it answers, including their threads; empty for all.
        roles: Ids of roles; an asker needs one of them. Empty when no role is needed.
        direct_messages: Whether it answers direct messages even when one of these lists is set.
        thread_follow_ups: Whether it opens a thread under each answer to a mention and takes follow-ups there
            without one. Needs the privileged message-content intent.
        sharded: Whether it opens as many gateway connections as Discord asks for.
        user_cooldown: Seconds between two questions from one person; 0 for no limit.
        guild_per_minute: Questions a minute from one guild; 0 for no limit.
        queue: How many questions may wait.
        state: File that records which commands Discord knows; None sends them at every start.
        originals: Folder of the articles, if their files may be attached; None if they may not.
        passages: Passages on a page of an answer, at most as many as fit into Discord's embeds.
        patience: Seconds that answers under way may still take when the bot is told to stop.
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
        """Leave the token out, so that it never reaches a log."""
        return "DiscordOptions(token=..., ...)"
