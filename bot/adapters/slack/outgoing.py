"""Sending to Slack: one post at a time in a channel, each exactly once, whatever goes wrong on the way."""

import asyncio
import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from weakref import WeakValueDictionary

from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.replies import Page, Reply, limits

from . import render
from .errors import TROUBLE, error_of
from .pings import NO_PREVIEWS

Json = dict[str, Any]
_LOG = logging.getLogger(__name__)
_TRIES: Final = 4
_WAITS: Final = 10
"""How often one call waits because Slack says that there are too many."""
_PASSING: Final = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout", "ratelimited"})
_LOOKED_AT: Final = 20
_OK: Final = 200
_EVENT: Final = "dateline_reply"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where to post.

    Attributes:
        channel: The channel.
        thread: Timestamp of the message that the thread was opened under, "" for the channel itself.
        user: Who is answered.
    """

    channel: str
    thread: str = ""
    user: str = ""


class Sender:
    """Sends pages.

    Args:
        client: Slack's Web API.
        pause: Seconds before the second try of a post; each further pause is twice as long.
    """

    def __init__(self, client: AsyncWebClient, *, pause: float = 0.5) -> None:
        self.client, self._pause = client, pause
        # A post that may have arrived must not be repeated unchecked, so the client itself only waits out rate limits.
        client.retry_handlers[:] = [AsyncRateLimitErrorRetryHandler(max_retry_count=_WAITS)]
        self._lines: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def post(self, page: Page, spot: Spot) -> str:
        """Post a page for everybody in a channel or thread.

        Returns:
            The timestamp of the message.

        Raises:
            SlackApiError: Slack refuses it.
            One of `TROUBLE`: Slack can't be reached.
        """
        nonce = secrets.token_hex(8)
        body: Json = {
            "channel": spot.channel,
            "metadata": {"event_type": _EVENT, "event_payload": {"id": nonce}},
            **render.message(page, spot.user),
            **({"thread_ts": spot.thread} if spot.thread else {}),
            **NO_PREVIEWS,
        }
        line = self._lines.setdefault(spot.channel, asyncio.Lock())
        async with line:
            for attempt in range(1, _TRIES + 1):
                try:
                    return str((await self.client.chat_postMessage(**body))["ts"])
                except TROUBLE as trouble:
                    if attempt == _TRIES or not _passes(trouble):
                        raise
                    _LOG.info("a post to channel %s failed (%s); trying again", spot.channel, error_of(trouble))
                await asyncio.sleep(self._pause * 2 ** (attempt - 1))
                arrived = await self._arrived(spot, nonce)
                if arrived:
                    return arrived
        raise AssertionError("the last try returns or raises")

    async def _arrived(self, spot: Spot, nonce: str) -> str:
        """Return the timestamp of a post whose confirmation was lost; "" when it has not arrived."""
        try:
            if spot.thread:
                found = await self.client.conversations_replies(
                    channel=spot.channel, ts=spot.thread, limit=1000, include_all_metadata=True
                )
            else:
                found = await self.client.conversations_history(
                    channel=spot.channel, limit=_LOOKED_AT, include_all_metadata=True
                )
        except TROUBLE as trouble:
            _LOG.info("channel %s can't be read (%s)", spot.channel, error_of(trouble))
            return ""
        for message in found.get("messages") or ():
            if ((message.get("metadata") or {}).get("event_payload") or {}).get("id") == nonce:
                return str(message["ts"])
        return ""

    async def whisper(self, page: Page, spot: Spot) -> None:
        """Show a page to one person in a channel; it raises what `post` does."""
        body: Json = {"channel": spot.channel, "user": spot.user, **render.message(page, spot.user)}
        body.update({"thread_ts": spot.thread} if spot.thread else {})
        for attempt in range(1, _TRIES + 1):
            try:
                await self.client.chat_postEphemeral(**body)
            except TROUBLE as trouble:
                if attempt == _TRIES or not _passes(trouble):
                    raise
                await asyncio.sleep(self._pause * 2 ** (attempt - 1))
            else:
                return

    async def respond(self, url: str, page: Page, spot: Spot, **how: object) -> bool:
        """Post to a response_url.

        Args:
            url: The response_url of a command or a press.
            page: What to show.
            spot: Where that was; the thread is kept.
            how: `replace_original` or `response_type`, as Slack names them.

        Returns:
            Whether Slack accepted it.
        """
        thread = {"thread_ts": spot.thread} if spot.thread and not how.get("replace_original") else {}
        hook = AsyncWebhookClient(url, retry_handlers=list(self.client.retry_handlers))
        body = {**render.message(page, spot.user), **how, **thread, **NO_PREVIEWS}
        try:
            answered = await hook.send_dict(body)
        except TROUBLE as trouble:
            _LOG.warning("a response_url failed: %s", error_of(trouble))
            return False
        if answered.status_code != _OK:
            _LOG.warning("a response_url was refused: %s %s", answered.status_code, answered.body[:100])
        return answered.status_code == _OK

    async def attach(self, reply: Reply, spot: Spot) -> None:
        """Upload what goes with the first page of a reply into a channel or thread; a failure is logged."""
        if reply.image is not None:
            image = reply.image
            await self._upload(spot, filename=image.name, content=image.png, alt_txt=image.words[: limits.SLACK_ALT])
        if reply.file is not None:
            await self._upload(spot, filename=reply.file.name, file=str(reply.file))

    async def _upload(self, spot: Spot, **what: Any) -> None:
        try:
            await self.client.files_upload_v2(channel=spot.channel, thread_ts=spot.thread or None, **what)
        except TROUBLE as trouble:
            _LOG.warning("the file %s can't be uploaded: %s", what["filename"], error_of(trouble))

    async def direct(self, user: str) -> Spot:
        """Open the direct message with somebody; it raises what `post` does."""
        opened = await self.client.conversations_open(users=user)
        return Spot(str(opened["channel"]["id"]), user=user)

    async def publish_home(self, user: str, view: Mapping[str, Any]) -> None:
        """Show somebody their App Home; a failure is logged."""
        try:
            await self.client.views_publish(user_id=user, view=dict(view))
        except TROUBLE as trouble:
            _LOG.warning("the App Home of %s can't be shown: %s", user, error_of(trouble))


def _passes(trouble: Exception) -> bool:
    """Whether an error may be gone at the next try."""
    if not isinstance(trouble, SlackApiError):
        return True
    status = getattr(trouble.response, "status_code", None) or getattr(trouble.response, "status", None) or 0
    return status >= 500 or error_of(trouble) in _PASSING  # noqa: PLR2004 - HTTP's server errors
