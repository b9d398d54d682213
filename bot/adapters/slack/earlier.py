"""What only Slack still knows after a restart: which threads are the bot's, and the question before a follow-up."""

import logging
from collections.abc import Mapping, Sequence
from typing import Any, Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.desk import Desk, Memory, Person
from bot.replies import decode

from .incoming import mentions
from .options import is_direct
from .outgoing import TROUBLE, error_of

_LOG = logging.getLogger(__name__)
_LOOKED_AT: Final = 10
"""Messages of a conversation that are looked at, the newest first."""
PLATFORM: Final = "slack"


def conversation(channel: str, thread: str = "", user: str = "") -> str:
    """Name a conversation: a thread or a direct message, or one person's words in a channel."""
    return ":".join(part for part in (PLATFORM, channel, thread, user) if part)


class Threads:
    """Which threads the bot opened: those under a message that mentions it, or under one of its own.

    Args:
        client: Slack's Web API.
        me: The bot's user id.
    """

    def __init__(self, client: AsyncWebClient, me: str) -> None:
        self._client, self._me = client, me
        self._known: Memory[tuple[str, str], bool] = Memory(10_000, 24 * 3600)

    def opened(self, channel: str, thread: str) -> None:
        """Note a thread that the bot opens."""
        self._known.put((channel, thread), True)  # noqa: FBT003 - a value, not a switch

    async def is_mine(self, channel: str, thread: str) -> bool:
        """Tell whether the bot opened a thread; one that nobody remembers is looked up once."""
        known = self._known.get((channel, thread))
        if known is None:
            root = await first_message(self._client, channel, thread)
            if root is None:
                return False
            known = root.get("user") == self._me or mentions(str(root.get("text") or ""), self._me)
            self._known.put((channel, thread), known)
        return known


async def first_message(client: AsyncWebClient, channel: str, thread: str) -> Mapping[str, Any] | None:
    """Fetch the message that a thread hangs on; None when it can't be read."""
    try:
        found = await client.conversations_replies(channel=channel, ts=thread, limit=1)
    except TROUBLE as trouble:
        _LOG.info("a thread of channel %s can't be read: %s", channel, error_of(trouble))
        return None
    return next((message for message in found.get("messages") or () if message.get("ts") == thread), None)


async def recall(
    desk: Desk, client: AsyncWebClient, event: Mapping[str, Any], conversations: Sequence[str], who: Person
) -> None:
    """Make the desk remember the question before a message, unless it does.

    The buttons under an answer name its question, and the journal keeps what that was. Nothing else is read.

    Args:
        desk: The desk.
        client: Slack's Web API.
        event: The message that may be a follow-up.
        conversations: Under which names the question may be remembered; the first gets it.
        who: Who asks.
    """
    if desk.conversations.known(conversations):
        return
    for earlier in await _earlier(client, event):
        key = question_key(earlier)
        if key is not None and await desk.conversations.recall(conversations[0], key, who):
            return


async def _earlier(client: AsyncWebClient, event: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """List the messages of a thread or direct message before one, the newest first."""
    channel, thread = str(event["channel"]), str(event.get("thread_ts") or "")
    try:
        if thread:
            found = await client.conversations_replies(channel=channel, ts=thread, latest=event["ts"], limit=1000)
        elif is_direct(channel):
            found = await client.conversations_history(channel=channel, latest=event["ts"], limit=_LOOKED_AT)
        else:
            return []
    except TROUBLE as trouble:
        _LOG.info("the conversation in channel %s can't be read: %s", channel, error_of(trouble))
        return []
    before = [one for one in found.get("messages") or () if float(one.get("ts") or 0) < float(event["ts"])]
    return sorted(before, key=lambda one: float(one["ts"]), reverse=True)[:_LOOKED_AT]


def question_key(message: Mapping[str, Any]) -> str | None:
    """Read from the buttons of an answer which question it answers; None when it is no answer."""
    for block in message.get("blocks") or ():
        for part in block.get("elements") or ():
            action = decode(str(part.get("value") or "")) if part.get("type") == "button" else None
            if action is not None and action.verb in {"answer", "cited", "vote"}:
                return action.key
    return None
