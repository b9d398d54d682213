"""Which threads the bot opened, remembered or looked up in Slack after a restart."""

import logging
from collections.abc import Mapping
from typing import Any, Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.desk import Memory

from .errors import TROUBLE, error_of
from .incoming import mentions

_LOG = logging.getLogger(__name__)
_MOST: Final = 10_000
_SECONDS: Final = 24 * 3600.0


class Threads:
    """Which threads the bot opened: those under a message that mentions it, or under one of its own.

    Args:
        client: Slack's Web API.
        me: The bot's user id.
    """

    def __init__(self, client: AsyncWebClient, me: str) -> None:
        self._client, self._me = client, me
        self._known: Memory[tuple[str, str], bool] = Memory(_MOST, _SECONDS)

    def opened(self, channel: str, thread: str) -> None:
        """Remember a thread that the bot opens."""
        self._known.put((channel, thread), True)  # noqa: FBT003 - a value, not a switch

    async def is_mine(self, channel: str, thread: str) -> bool:
        """Whether the bot opened a thread; one that is not remembered is looked up once."""
        known = self._known.get((channel, thread))
        if known is None:
            root = await self.first_message(channel, thread)
            if root is None:
                return False
            known = root.get("user") == self._me or mentions(str(root.get("text") or ""), self._me)
            self._known.put((channel, thread), known)
        return known

    async def first_message(self, channel: str, thread: str) -> Mapping[str, Any] | None:
        """Return the message that a thread was opened under; None when it can't be read."""
        try:
            found = await self._client.conversations_replies(channel=channel, ts=thread, limit=1)
        except TROUBLE as trouble:
            _LOG.info("a thread of channel %s can't be read: %s", channel, error_of(trouble))
            return None
        return next((message for message in found.get("messages") or () if message.get("ts") == thread), None)
