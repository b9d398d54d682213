"""What the parts of the Slack adapter share."""

from dataclasses import dataclass

from bot.desk import Desk, Seen, UnderWay

from .options import SlackOptions
from .outgoing import Sender
from .threads import Threads


@dataclass(frozen=True, slots=True)
class SlackServices:
    """What messages, commands and buttons need in order to answer.

    Attributes:
        me: The bot's user id.
        desk: Answers commands.
        options: How the bot behaves.
        sender: Sends pages.
        threads: Which threads the bot opened.
        under_way: The answers that have been begun.
        seen: Which envelopes, events and messages have been taken on.
    """

    me: str
    desk: Desk
    options: SlackOptions
    sender: Sender
    threads: Threads
    under_way: UnderWay
    seen: Seen
