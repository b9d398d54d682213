"""What the parts of the Slack adapter share."""

from dataclasses import dataclass

from bot.desk import Desk, Seen, UnderWay

from .earlier import Threads
from .options import SlackOptions
from .outgoing import Sender


@dataclass(frozen=True, slots=True)
class Host:
    """A bot at work.

    Attributes:
        me: The bot's user id.
        desk: What answers.
        options: How it behaves.
        sender: What sends.
        threads: Which threads are its own.
        under_way: What is being answered.
        seen: Which envelopes, events and messages have been taken on.
    """

    me: str
    desk: Desk
    options: SlackOptions
    sender: Sender
    threads: Threads
    under_way: UnderWay
    seen: Seen
