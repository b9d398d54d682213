"""What the loopback Discord keeps: interactions, gateway links and sessions, and how routes are declared."""

import contextlib
import json
import re
import zlib
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from aiohttp import web

from .simulator import Json, Reply, Simulator

EPHEMERAL, LOADING = 1 << 6, 1 << 7
MEMBERS, PRESENCES, GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT = 1 << 1, 1 << 8, 1 << 9, 1 << 12, 1 << 15
ALL_PERMISSIONS = str((1 << 50) - 1)
FATAL_CLOSES = {4004, 4010, 4011, 4012, 4013, 4014}
OPTION_TYPES: dict[int, tuple[type, ...]] = {3: (str,), 4: (int,), 5: (bool,), 10: (int, float)}
# Discord publishes no numbers; these are the ones observed for years: (requests, seconds).
BUCKETS = {"create": (5, 5.0), "edit": (5, 5.0), "webhook": (5, 2.0)}
CHOICES = 8
ROUTES: list[tuple[str, re.Pattern[str], str, str | None, bool]] = []


def error(status: int, code: int, message: str) -> Reply:
    """Return an error of Discord's API."""
    return Reply(status, {"message": message, "code": code})


def route(method: str, path: str, bucket: str | None = None, *, auth: bool = True) -> Callable[..., Any]:
    """Declare the method below as the answer to a route; `{name}` in the path becomes its argument."""
    pattern = re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", path))

    def mark(func: Callable[..., Any]) -> Callable[..., Any]:
        ROUTES.append((method, pattern, func.__name__, bucket, auth))
        return func

    return mark


@dataclass
class Interaction:
    """An interaction that a person started, and what the bot made of it.

    Attributes:
        source: The message whose component was pressed.
        ack: Callback type of the first answer, None before it.
        acked_after: Seconds until then; Discord allows 3.
        original: The message that answers it.
        followups: Further messages.
        choices: What autocomplete offers.
    """

    sim: Simulator
    id: str
    token: str
    type: int
    user: Json
    channel_id: str
    sent: float
    name: str = ""
    source: Json | None = None
    ack: int | None = None
    acked_after: float | None = None
    original: Json | None = None
    followups: list[Json] = field(default_factory=list)
    choices: list[Json] | None = None

    @property
    def thinking(self) -> bool:
        """Whether the person sees that an answer is coming."""
        return self.original is not None and bool(self.original["flags"] & LOADING)

    @property
    def ephemeral(self) -> bool:
        """Whether only the person sees the answer."""
        return self.original is not None and bool(self.original["flags"] & EPHEMERAL)

    async def result(self, within: float = 10.0) -> Any:
        """Wait for what the person finally sees: choices or a message."""
        await self.sim.until(lambda: self.ack is not None and not self.thinking, within, f"answer to {self.name!r}")
        return self.choices if self.ack == CHOICES else self.original or self.source


class Link:
    """One gateway websocket.

    It compresses when asked to; the bot resumes and gets from the session's buffer what could not be sent.
    """

    def __init__(self, ws: web.WebSocketResponse, request: web.Request) -> None:
        self.ws, self.transport = ws, request.transport
        # discord.py also takes plain text frames, so other compressions simply get those
        self.zip = zlib.compressobj() if request.query.get("compress") == "zlib-stream" else None

    async def send(self, payload: Json) -> None:
        """Send a frame, if the bot is still there."""
        text = json.dumps(payload)
        with contextlib.suppress(ConnectionError, RuntimeError):
            if self.zip:
                await self.ws.send_bytes(self.zip.compress(text.encode()) + self.zip.flush(zlib.Z_SYNC_FLUSH))
            else:
                await self.ws.send_str(text)


@dataclass
class Session:
    """What a gateway session remembers, so that the bot can resume it."""

    id: str
    intents: int
    seq: int = 0
    buffer: deque[tuple[int, Json]] = field(default_factory=lambda: deque(maxlen=1000))
    link: Link | None = None


def now() -> str:
    """Write this moment as Discord does."""
    return datetime.now(UTC).isoformat()


def oops(reply: Reply) -> Any:
    """Raise an error where an expression is wanted."""
    raise reply
