"""The connection in Socket Mode: acknowledges every envelope at once, and reconnects as long as Slack lets it."""

import asyncio
import logging
import time
from typing import Any, Final

from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from bot.desk import Seen

from .errors import TROUBLE, error_of, is_missing_scope, is_refused

_LOG = logging.getLogger(__name__)
_ADDRESS_SECONDS: Final = 20
"""How long the address of a socket is good for: it can be used once, and Slack soon forgets it."""


class Socket(SocketModeClient):
    """Dateline's connection to Slack.

    Args:
        app: Handles the envelopes.
        app_token: The app-level token.
        seen: Which envelopes have been taken on.

    Attributes:
        ended: Holds, once it is done, the error after which Slack will never open a socket again.
    """

    def __init__(self, app: AsyncApp, app_token: str, seen: Seen) -> None:
        self._address: str | None = None
        self._issued = 0.0
        super().__init__(app_token=app_token, logger=logging.getLogger(f"{__name__}.client"), web_client=app.client)
        self._app, self._seen = app, seen
        self.ended: asyncio.Future[SlackApiError] = asyncio.get_running_loop().create_future()
        self.socket_mode_request_listeners.append(self._take)

    @property  # type: ignore[override] # the parent's classes don't agree whether it may be None
    def wss_uri(self) -> str | None:
        """The address of the next socket, None when a new one must be asked for."""
        return self._address if time.monotonic() - self._issued < _ADDRESS_SECONDS else None

    @wss_uri.setter
    def wss_uri(self, address: str | None) -> None:
        self._address, self._issued = address, time.monotonic()

    async def issue_new_wss_url(self) -> str:
        """Ask Slack for an address; mark the connection as ended when Slack will never give one again."""
        try:
            return await super().issue_new_wss_url()
        except SlackApiError as error:
            if (is_refused(error) or is_missing_scope(error)) and not self.ended.done():
                self.ended.set_result(error)
            raise

    async def _take(self, _: Any, request: SocketModeRequest) -> None:
        """Acknowledge an envelope, then pass it on unless it has been handled before."""
        try:
            await self.send_socket_mode_response(SocketModeResponse(envelope_id=request.envelope_id))
        except (*TROUBLE, RuntimeError) as trouble:
            # Slack will deliver it again; by then it has been seen.
            _LOG.info("an envelope can't be acknowledged: %s", error_of(trouble))
        if self._seen.first(("envelope", request.envelope_id)):
            await run_async_bolt_app(self._app, request)
