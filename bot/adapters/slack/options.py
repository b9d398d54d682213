"""The options of the Slack bot, in plain values."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SlackOptions:
    """How the bot behaves.

    Attributes:
        bot_token: The bot's token, xoxb-...
        app_token: The app-level token, xapp-..., which opens sockets.
        channels: Ids of the channels in which it answers; empty for all.
        direct_messages: Whether it answers direct messages even when `channels` is set.
        thread_follow_ups: Whether it takes follow-ups without a mention in a thread that it opened.
        user_cooldown: Seconds between two questions from one person; 0 for no limit.
        team_per_minute: Questions a minute from one workspace; 0 for no limit.
        queue: How many questions may wait.
        originals: Folder of the articles, if their files may be uploaded; None if they may not.
        passages: Passages on a page of an answer.
        patience: Seconds that answers under way may still take when the bot is told to stop.
    """

    bot_token: str
    app_token: str
    channels: frozenset[str] = frozenset()
    direct_messages: bool = False
    thread_follow_ups: bool = True
    user_cooldown: float = 3.0
    team_per_minute: int = 60
    queue: int = 200
    originals: Path | None = None
    passages: int = 3
    patience: float = 20.0

    def __repr__(self) -> str:
        """Leave the tokens out, so that they never reach a log."""
        return "SlackOptions(bot_token=..., app_token=..., ...)"

    def allows(self, channel: str) -> bool:
        """Whether people may ask in a channel."""
        if not self.channels or channel in self.channels:
            return True
        return self.direct_messages and is_direct(channel)


def is_direct(channel: str) -> bool:
    """Whether a conversation is a direct message between one person and the bot."""
    return channel.startswith("D")
