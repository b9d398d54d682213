"""The loopback Discord's gateway: sessions, events, resumes, and the faults that a test plans."""

import json
import time
from typing import Any

from aiohttp import WSMsgType, web

from .discord_model import (
    DIRECT_MESSAGES,
    EPHEMERAL,
    FATAL_CLOSES,
    GUILD_MESSAGES,
    MEMBERS,
    MESSAGE_CONTENT,
    PRESENCES,
    Link,
    Session,
)
from .discord_state import DiscordState
from .simulator import Json


class DiscordGateway(DiscordState):
    """Sends events to the bot."""

    async def ready(self, within: float = 20.0) -> None:
        """Wait until the bot is connected."""
        await self.until(lambda: self.session and self.session.link, within, "the bot on the gateway")

    def drop_gateway(self, refuse_for: float = 0.0) -> None:
        """Cut the TCP connection with no close frame; refuse new ones for a while."""
        self._down_until = time.monotonic() + refuse_for
        if self.session and self.session.link and self.session.link.transport:
            self.session.link.transport.abort()
            self.session.link = None

    async def close_gateway(self, code: int = 4000) -> None:
        """Close the websocket with a code; codes in FATAL_CLOSES also end the session."""
        link = self.session and self.session.link
        if link:
            self.session = None if code in FATAL_CLOSES or code in {4007, 4009} else self.session
            await link.ws.close(code=code)

    async def ask_reconnect(self) -> None:
        """Ask the bot to reconnect and resume."""
        await self._control({"op": 7, "d": None})

    async def invalidate_session(self, *, resumable: bool = False) -> None:
        """Tell the bot that its session is no longer valid."""
        link = self.session and self.session.link
        self.session = self.session if resumable else None
        if link:
            await link.send({"op": 9, "d": resumable})

    async def _gateway(self, request: web.Request) -> web.StreamResponse:
        if time.monotonic() < self._down_until:
            return web.Response(status=503, text="upstream connect error")
        ws = web.WebSocketResponse(max_msg_size=1 << 20)
        await ws.prepare(request)
        link = Link(ws, request)
        await link.send({"op": 10, "d": {"heartbeat_interval": int(self.heartbeat * 1000)}, "s": None, "t": None})
        async for frame in ws:
            if frame.type is WSMsgType.TEXT:
                if len(frame.data) > 4096:
                    await ws.close(code=4002)
                else:
                    await self._opcode(link, json.loads(frame.data))
        if self.session and self.session.link is link:
            self.session.link = None
        self._changed.set()
        return ws

    async def _opcode(self, link: Link, payload: Json) -> None:
        work = {1: self._heartbeat, 2: self._identify, 6: self._resume, 8: self._request_members}.get(payload["op"])
        if work is not None:
            await work(link, payload["d"])
        self._changed.set()

    async def _heartbeat(self, link: Link, _: Any) -> None:
        self.heartbeats += 1
        if self.ack_heartbeats:
            await link.send({"op": 11, "d": None, "s": None, "t": None})

    async def _identify(self, link: Link, data: Json) -> None:
        self.identifies += 1
        if data["token"] != self.token:
            await link.ws.close(code=4004)
            return
        if data["intents"] & (MEMBERS | PRESENCES | MESSAGE_CONTENT) & ~self.privileged:
            await link.ws.close(code=4014)
            return
        self.session = Session(f"session{self.identifies}", data["intents"], link=link)
        ready = {
            "v": 10,
            "user": self.bot,
            "session_id": self.session.id,
            "resume_gateway_url": self.env["FAKE_DISCORD_GATEWAY"],
            "guilds": [{"id": guild, "unavailable": True} for guild in self.guilds],
            "shard": data.get("shard", [0, 1]),
            "application": {"id": self.app_id, "flags": 0},
            "private_channels": [],
            "session_type": "normal",
        }
        await self.dispatch("READY", ready)
        for guild in self.guilds:
            await self.dispatch("GUILD_CREATE", self._guild(guild))

    async def _resume(self, link: Link, data: Json) -> None:
        session = self.session
        if data["token"] != self.token or session is None or session.id != data["session_id"]:
            await link.send({"op": 9, "d": False, "s": None, "t": None})
            return
        self.resumes += 1
        session.link = link
        for seq, event in list(session.buffer):
            if seq > (data["seq"] or 0):
                await link.send(event)
        await self.dispatch("RESUMED", {"_trace": []})

    async def _request_members(self, _: Link, data: Json) -> None:
        wanted = data.get("user_ids") or list(self.users)
        chunk = {
            "guild_id": data["guild_id"],
            "members": [self._member(self.users[user]) for user in wanted if user in self.users],
            "chunk_index": 0,
            "chunk_count": 1,
            "nonce": data.get("nonce"),
            "not_found": [],
        }
        await self.dispatch("GUILD_MEMBERS_CHUNK", chunk)

    async def _control(self, payload: Json) -> None:
        if self.session and self.session.link:
            await self.session.link.send({"s": None, "t": None, **payload})

    async def dispatch(self, event: str, data: Json) -> None:
        """Send a gateway event, or keep it for the bot's resume."""
        if self.session:
            self.session.seq += 1
            payload = {"op": 0, "t": event, "s": self.session.seq, "d": data}
            self.session.buffer.append((self.session.seq, payload))
            if self.session.link:
                await self.session.link.send(payload)
        self._changed.set()

    async def _announce(self, event: str, message: Json) -> None:
        """Send MESSAGE_CREATE or MESSAGE_UPDATE, as the bot's intents let it see the message."""
        if message["flags"] & EPHEMERAL or not self.session:
            return
        private = self.channels[message["channel_id"]]["type"] == 1
        if not self.session.intents & (DIRECT_MESSAGES if private else GUILD_MESSAGES):
            return
        seen = {**message, **self._place(message["channel_id"])}
        mine = message["author"]["id"] == self.app_id or any(u["id"] == self.app_id for u in message["mentions"])
        if not (self.session.intents & MESSAGE_CONTENT or private or mine):
            seen.update(content="", embeds=[], attachments=[], components=[])
        if not private:
            seen["member"] = {k: v for k, v in self._member(message["author"]).items() if k != "user"}
        await self.dispatch(event, seen)
