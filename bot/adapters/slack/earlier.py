"""The earlier messages of a conversation, for `bot.adapters.recall`."""

import logging
from collections.abc import AsyncIterator, Mapping
from typing import Any, Final

from slack_sdk.web.async_client import AsyncWebClient

from .errors import TROUBLE, error_of
from .incoming import buttons_of
from .options import is_direct

_LOG = logging.getLogger(__name__)
_LOOKED_AT: Final = 10
"""How many messages of a conversation are looked at, the newest first."""


async def earlier_buttons(client: AsyncWebClient, event: Mapping[str, Any]) -> AsyncIterator[list[str]]:
    """Yield what the buttons of the messages before a message carry, the newest message first.

    Args:
        client: Slack's Web API.
        event: The message that may be a follow-up.
    """
    for message in await _earlier(client, event):
        yield buttons_of(message)


async def _earlier(client: AsyncWebClient, event: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the messages of a thread or direct message before one, the newest first."""
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
