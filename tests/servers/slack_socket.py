"""The loopback Slack's Socket Mode: envelopes, acknowledgements, redelivery, and the faults that a test plans."""

import asyncio
import itertools
import json
import time
from typing import Any

from aiohttp import WSMsgType, web

from . import slack_limits as limits
from .simulator import Json, Reply, Simulator
from .slack_model import APP, BOT_USER, GRANTED, TEAM, Envelope, fail


class SlackSocket(Simulator):
    """Delivers envelopes to the bot, and checks what comes back.

    Args:
        bot_token: The token that the bot must show to the Web API.
        app_token: The token that it must show to open a socket.
        ack_deadline: Seconds that it has to acknowledge.
        events: The app's event subscriptions.
        ping_policy: What is done when a text repeats a mention that a person wrote: "record" or "off".
        pace: Least seconds between two posts in a channel; Slack's are about 1.
        scopes: What the bot's token allows.

    Attributes:
        outside: Channels that the bot is not in; a test adds to it.
        files: What has been uploaded.
        homes: Each person's App Home.
    """

    def __init__(
        self,
        bot_token: str = "xoxb-fake",  # noqa: S107 - no secret: the simulator's own
        app_token: str = "xapp-fake",  # noqa: S107 - likewise
        *,
        ack_deadline: float = 3.0,
        events: tuple[str, ...] = ("app_mention", "message.im"),
        ping_policy: str = "record",
        pace: float = 0.0,
        scopes: tuple[str, ...] = GRANTED,
    ) -> None:
        super().__init__()
        self.bot_token, self.app_token, self.ack_deadline = bot_token, app_token, ack_deadline
        self.events = set(events)
        self.ping_policy = ping_policy
        self.pace = pace
        self.envelopes: list[Envelope] = []
        self.messages: dict[tuple[str, str], Json] = {}
        self.ephemerals: list[Json] = []
        self.statuses: list[Json] = []
        self.scopes = set(scopes)
        self.outside: set[str] = set()
        self.files: list[Json] = []
        self.homes: dict[str, Json] = {}
        self.connections = 0
        self._uploads: dict[str, Json] = {}
        self._sockets: list[web.WebSocketResponse] = []
        self._transports: list[asyncio.Transport | None] = []
        self._tickets: set[str] = set()
        self._hooks: dict[str, tuple[Envelope, float]] = {}
        self._last_post: dict[str, float] = {}
        self._number = itertools.count(1)
        self._tasks: set[asyncio.Task[None]] = set()

    async def stop(self) -> None:
        """Close the sockets and cease to listen."""
        for task in self._tasks:
            task.cancel()
        for socket in self._sockets:
            await socket.close()
        await super().stop()

    @property
    def env(self) -> dict[str, str]:
        """Environment variables that make a bot connect here."""
        return {
            "FAKE_SLACK_API": f"http://127.0.0.1:{self.port}/api/",
            "LOOPBACK_ONLY": "1",
            "SLACK_BOT_TOKEN": self.bot_token,
            "SLACK_APP_TOKEN": self.app_token,
        }

    async def ready(self, within: float = 20.0) -> None:
        await self.until(lambda: self._sockets, within, "the bot on Socket Mode")

    def _ts(self) -> str:
        return f"{time.time():.0f}.{next(self._number):06d}"

    def rate_limit_next(self, n: int = 1, retry_after: int = 1, *, path: str | None = None) -> None:
        """Answer the next n calls with 429."""
        self._plan(Reply(429, {"ok": False, "error": "ratelimited"}, {"Retry-After": str(retry_after)}), n, path)

    def fail_next(
        self,
        status: int = 200,
        error: str = "internal_error",
        n: int = 1,
        *,
        path: str | None = None,
        after: bool = False,
    ) -> None:
        """Answer the next n calls with an error: status 200 with Slack's `ok: false`, another as its proxy's page.

        With `after` the call is carried out and only its answer lost.
        """
        body = {"ok": False, "error": error} if status == 200 else "<html>upstream error</html>"
        self._plan(Reply(status, body), n, path, after=after)

    async def ask_reconnect(self, reason: str = "refresh_requested") -> None:
        """Send Slack's regular "disconnect": warning, refresh_requested or link_disabled."""
        for socket in list(self._sockets):
            await socket.send_json({"type": "disconnect", "reason": reason, "debug_info": {"host": "fake"}})

    async def close_sockets(self) -> None:
        """Close the sockets properly."""
        for socket in list(self._sockets):
            await socket.close()

    def drop_sockets(self, refuse_for: float = 0.0) -> None:
        """Cut the TCP connections with no close frame; refuse new ones for a while."""
        self._down_until = time.monotonic() + refuse_for
        for transport in self._transports:
            if transport:
                transport.abort()
        self._sockets.clear()
        self._transports.clear()

    async def redeliver(self, envelope: Envelope, reason: str = "timeout") -> None:
        """Deliver an events_api envelope once more, as Slack does when it saw no ack in time."""
        await self._deliver(envelope, reason)

    async def _socket(self, request: web.Request) -> web.StreamResponse:
        ticket = request.query.get("ticket", "")
        if time.monotonic() < self._down_until or ticket not in self._tickets:
            return web.Response(status=503 if ticket in self._tickets else 403)
        self._tickets.discard(ticket)  # a Socket Mode URL can be used once
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.connections += 1
        self._sockets.append(socket)
        self._transports.append(request.transport)
        await socket.send_json(
            {
                "type": "hello",
                "num_connections": len(self._sockets),
                "connection_info": {"app_id": APP},
                "debug_info": {"host": "fake", "build_number": 1, "approximate_connection_time": 18060},
            }
        )
        for envelope in self.envelopes:  # what nobody could take while the bot was away
            if not envelope.deliveries:
                await self._deliver(envelope)
        self._changed.set()
        async for frame in socket:
            if frame.type is WSMsgType.TEXT:
                self._ack(json.loads(frame.data))
        if socket in self._sockets:
            self._sockets.remove(socket)
        self._changed.set()
        return socket

    def _ack(self, data: Json) -> None:
        envelope = next((e for e in self.envelopes if e.id == data.get("envelope_id")), None)
        if envelope is None:
            self._breach("ack", [("envelope_id", "unknown", str(data)[:200])])
            return
        envelope.acks += 1
        if envelope.acks == 1:
            envelope.acked_after, envelope.answer = time.monotonic() - envelope.sent, data.get("payload")
            if envelope.acked_after > self.ack_deadline:
                self._breach(
                    f"ack of {envelope.kind}", [("", "TOO_LATE", f"first ack after {envelope.acked_after:.1f} s")]
                )
            if envelope.kind == "slash_commands" and envelope.answer:
                self._vet("ack of slash_commands", envelope.answer)
        self._changed.set()

    async def _event(self, event: Json) -> Envelope:
        number = next(self._number)
        return await self._send(
            "events_api",
            {
                "token": "verify",
                "team_id": TEAM,
                "api_app_id": APP,
                "type": "event_callback",
                "event_id": f"Ev{number:06d}",
                "event_time": int(time.time()),
                "event": {"event_ts": event.get("ts") or self._ts(), **event},
                "is_ext_shared_channel": False,
                "authorizations": [
                    {
                        "enterprise_id": None,
                        "team_id": TEAM,
                        "user_id": BOT_USER,
                        "is_bot": True,
                        "is_enterprise_install": False,
                    }
                ],
            },
        )

    async def _send(self, kind: str, payload: Json, *, hooks: bool = False, replies: bool = False) -> Envelope:
        number = next(self._number)
        envelope = Envelope(self, f"env-{number}", kind, payload, time.monotonic(), replies)
        if kind != "events_api":
            payload["trigger_id"] = f"trigger-{number}"
        if hooks:
            payload["response_url"] = f"http://127.0.0.1:{self.port}/response/{number}"
            self._hooks[str(number)] = (envelope, time.monotonic())
        self.envelopes.append(envelope)
        if self._sockets:
            await self._deliver(envelope)
        task = asyncio.create_task(self._watch(envelope))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return envelope

    async def _deliver(self, envelope: Envelope, reason: str = "") -> None:
        if not envelope.deliveries or envelope.carrier not in self._sockets:
            envelope.sent = time.monotonic()
        frame = {
            "envelope_id": envelope.id,
            "type": envelope.kind,
            "payload": envelope.payload,
            "accepts_response_payload": envelope.takes_payload,
        }
        if envelope.kind == "events_api":
            frame.update(retry_attempt=envelope.deliveries, retry_reason=reason)
        envelope.deliveries += 1
        socket = self._sockets[envelope.deliveries % len(self._sockets)]  # Slack picks any open connection
        try:
            await socket.send_json(frame)
            envelope.carrier = socket
        except (ConnectionError, RuntimeError):
            envelope.deliveries -= 1

    async def _watch(self, envelope: Envelope) -> None:
        """Note a missing ack, and retry an event once as Slack does."""
        while not envelope.deliveries:  # noqa: ASYNC110 - a socket that opens has no event to wait on
            await asyncio.sleep(0.05)
        await asyncio.sleep(self.ack_deadline + 0.05)
        # What went out on a connection that was lost meanwhile could not be acknowledged: it is only sent again.
        if not envelope.acks:
            if envelope.carrier in self._sockets:
                self._breach(f"ack of {envelope.kind}", [("", "NO_ACK", f"no ack within {self.ack_deadline} s")])
            if envelope.kind == "events_api" and self._sockets:
                await self._deliver(envelope, "timeout")

    def _vet(self, where: str, body: Json, most: int = 40000) -> None:
        """Check a message that the bot wants to send; raise Slack's answer if it refuses it."""
        text, blocks = body.get("text") or "", body.get("blocks")
        if not text and not blocks and not body.get("attachments"):
            self._breach(where, [("text", "no_text", "no text, blocks or attachments")])
            raise fail("no_text")
        if len(text) > most:
            self._breach(where, [("text", "msg_too_long", f"{len(text)} characters")])
            if most < 40000:
                raise fail("msg_too_long")
            body["text"] = text[:most]  # as chat.postMessage does
        elif len(text) > 4000:
            self._breach(where, [("text", "ADVICE", f"{len(text)} characters; Slack recommends 4000 at most")])
        if blocks is not None:
            self._vet_blocks(where, blocks, text)
        shown = limits.visible_text(body)
        for ping in set(limits.PING.findall(shown)):
            if self.ping_policy != "off" and any(ping in said for said in self._user_texts):
                self._breach(where, [("text", "PING", f"quotes a user's {ping} unescaped")])

    def _vet_blocks(self, where: str, blocks: Any, text: str) -> None:
        found = limits.check_blocks(blocks)
        if found:
            self._breach(where, found)
            errors = [f"{words} [json-pointer:{at}]" for at, _, words in found]
            metadata = {"messages": [f"[ERROR] {error}" for error in errors]}
            raise fail("invalid_blocks", errors=errors, response_metadata=metadata)
        if len(json.dumps(blocks)) > 13200:
            self._breach(where, [("/blocks", "msg_blocks_too_long", "over about 13,200 characters")])
            raise fail("msg_blocks_too_long")
        if not text:
            advice = "blocks without text: notifications and screen readers get nothing"
            self._breach(where, [("text", "ADVICE", advice)])

    def _keep(self, message: Json) -> None:
        self.messages[message["channel"], message["ts"]] = message
        self._changed.set()
