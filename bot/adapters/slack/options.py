"""What the Slack bot is told at its start, in plain values."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SlackOptions:
    """How the bot behaves.

    Attributes:
        bot_token: The bot's token, xoxb-...
        app_token: The app-level token that opens sockets, xapp-...
        channels: Ids of the channels in which it answers; empty for all.
        direct_messages: Whether direct messages are answered although `channels` is set.
        thread_follow_ups: Whether it takes on what is written without a mention in a thread that it opened.
        user_cooldown: Seconds between two questions of one person; 0 for no bound.
        team_per_minute: Questions a minute in one workspace; 0 for no bound.
        queue: Questions that may wait.
        originals: Folder of the articles, if their files may be uploaded; None if they may not.
        passages: Passages to a page of an answer.
        patience: Seconds that what is under way may take when the bot is told to leave.
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
        """Show nothing of the tokens, wherever this is logged."""
        return "SlackOptions(bot_token=..., app_token=..., ...)"

    def allows(self, channel: str) -> bool:
        """Tell whether people may ask in a channel."""
        if not self.channels or channel in self.channels:
            return True
        return self.direct_messages and is_direct(channel)


def is_direct(channel: str) -> bool:
    """Tell whether a conversation is a direct message of one person with the bot."""
    return channel.startswith("D")
