"""What the loopback Slack keeps: its ids, envelopes, and how Web API methods are declared."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from .simulator import Json, Reply

if TYPE_CHECKING:
    from .simulator import Simulator

TEAM, APP, BOT_USER, BOT_ID, ALICE = "T0LAB", "A0LAB", "U0BOT", "B0BOT", "U0ALICE"
GENERAL, DM = "C0GENERAL", "D0ALICE"
METHODS: dict[str, Callable[..., Any]] = {}
SCOPES = {
    "chat.postMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.update": "chat:write",
    "assistant.threads.setStatus": "chat:write",
    "conversations.replies": "channels:history",
    "conversations.history": "im:history",
    "conversations.open": "im:write",
    "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write",
}
"""The scope that a method needs."""
GRANTED = (
    "app_mentions:read",
    "channels:history",
    "chat:write",
    "commands",
    "files:write",
    "groups:history",
    "im:history",
    "im:write",
)
"""The scopes that the bot's token has unless a test says otherwise."""


def dm_of(user: str) -> str:
    """Name the direct message of somebody with the bot."""
    return f"D{user[1:]}"


def order(ts: str) -> int:
    """Return where a message comes among all others, from its timestamp."""
    return int(ts.split(".")[1])


def method(name: str) -> Callable[..., Any]:
    """Declare the method below as the answer to a method of the Web API."""

    def mark(func: Callable[..., Any]) -> Callable[..., Any]:
        METHODS[name] = func
        return func

    return mark


def fail(code: str, **more: Any) -> Reply:
    """Return an error of Slack's Web API."""
    return Reply(200, {"ok": False, "error": code, **more})


@dataclass
class Envelope:
    """One thing Slack sent over Socket Mode, and what came of it."""

    sim: "Simulator"
    id: str
    kind: str
    payload: Json
    sent: float
    takes_payload: bool = False  # may the ack carry an answer?
    deliveries: int = 0
    acks: int = 0
    acked_after: float | None = None  # seconds; Slack allows 3
    answer: Json | None = None  # payload carried by the ack
    responses: list[Json] = field(default_factory=list)  # what was posted to its response_url
    carrier: object = None  # the connection that it last went out on

    async def acked(self, within: float = 5.0) -> Self:
        await self.sim.until(lambda: self.acks, within, f"ack of {self.kind}")
        return self

    async def responded(self, n: int = 1, within: float = 10.0) -> Json:
        await self.sim.until(lambda: len(self.responses) >= n, within, f"{n} posts to the response_url")
        return self.responses[n - 1]
