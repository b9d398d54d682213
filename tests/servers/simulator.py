"""What the loopback platforms share: an HTTP server, a record of what the bot sent, planned faults, and waiting."""

import asyncio
import contextlib
import json
import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

Json = dict[str, Any]


class Reply(Exception):
    """An HTTP answer."""

    def __init__(self, status: int, body: Any = None, headers: dict[str, str] | None = None) -> None:
        self.status, self.body, self.headers = status, body, headers or {}


@dataclass
class Call:
    """One HTTP request that the bot made.

    Attributes:
        files: What was uploaded with it.
        at: When it arrived, on the monotonic clock.
        status: The HTTP status of the answer.
        headers: Headers of the answer, also when it is an error.
    """

    method: str
    path: str
    body: Any
    files: dict[str, bytes]
    at: float = field(default_factory=time.monotonic)
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Violation:
    """A limit or rule that the bot has broken; each problem is a field, a code and a text."""

    where: str
    problems: list[tuple[str, str, str]]


@dataclass
class Fault:
    """An error to answer the next matching request with.

    Attributes:
        reply: The error.
        path: Pattern of the paths that it hits, None for all.
        after: Whether the request is carried out first, so that only its answer is lost.
    """

    reply: Reply
    path: re.Pattern[str] | None
    after: bool = False

    def hits(self, path: str) -> bool:
        """Whether the fault hits a request."""
        return self.path is None or bool(self.path.search(path))


class Simulator:
    """A server on a free port of 127.0.0.1, an async context manager.

    Attributes:
        calls: Every request, in order.
        unknown_routes: Requests to what the real platform may have and this one has not.
        violations: Limits and rules that the bot has broken.
        rate_limited: Number of requests answered with 429.
        port: The port.
    """

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.unknown_routes: list[str] = []
        self.violations: list[Violation] = []
        self.rate_limited = 0
        self.port = 0
        self._user_texts: list[str] = []
        self._faults: list[Fault] = []
        self._delays: list[tuple[float, re.Pattern[str] | None]] = []
        self._down_until = 0.0
        self._changed = asyncio.Event()

    def routes(self, app: web.Application) -> None:
        """Add the platform's routes."""
        raise NotImplementedError

    async def start(self) -> None:
        """Start listening."""
        app = web.Application(client_max_size=32 << 20, middlewares=[self._guard])
        self.routes(app)
        self._runner = web.AppRunner(app, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Stop listening."""
        await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.stop()

    @web.middleware
    async def _guard(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        """Record a request that can't be handled: it is malformed, or the simulator has a bug."""
        try:
            return await handler(request)
        except web.HTTPException:
            raise
        except Exception as problem:  # noqa: BLE001 - whatever it is, a test must see it
            self._breach(f"{request.method} {request.path}", [("", "UNREADABLE", repr(problem))])
            return web.json_response({"message": f"simulator: {problem!r}", "code": 0}, status=500)

    async def _answer_call(self, call: Call, work: Callable[[], Awaitable[Reply]]) -> web.Response:
        """Record a request and answer it with what `work` returns or raises: a text as HTML, anything else as JSON."""
        self.calls.append(call)
        try:
            reply = await work()
        except Reply as raised:
            reply = raised
        call.status = reply.status
        self._changed.set()
        headers = {**call.headers, **reply.headers}
        if reply.body is None:
            return web.Response(status=reply.status, headers=headers)
        if isinstance(reply.body, str):
            return web.Response(status=reply.status, text=reply.body, content_type="text/html", headers=headers)
        # discord.py only parses exactly this content type, with no charset.
        headers["Content-Type"] = "application/json"
        return web.Response(status=reply.status, body=json.dumps(reply.body).encode(), headers=headers)

    def _breach(self, where: str, problems: list[tuple[str, str, str]]) -> None:
        """Record a limit or rule that the bot has broken."""
        self.violations.append(Violation(where, problems))
        self._changed.set()

    async def until(self, check: Callable[[], Any], within: float = 10.0, what: str = "condition") -> Any:
        """Wait until `check()` is true and return its value; an AssertionError after `within` seconds."""
        deadline = time.monotonic() + within
        while not (value := check()):
            left = deadline - time.monotonic()
            if left <= 0:
                recent = [f"{call.method} {call.path} {call.status}" for call in self.calls[-8:]]
                raise AssertionError(f"timed out after {within} s waiting for {what}; last requests: {recent}")
            self._changed.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), min(left, 0.1))
        return value

    def _plan(self, reply: Reply, n: int, path: str | None, *, after: bool = False) -> None:
        self._faults += [Fault(reply, re.compile(path) if path else None, after) for _ in range(n)]

    def slow(self, seconds: float, *, path: str | None = None) -> None:
        """Delay the answers to matching paths; 0 seconds ends all delays."""
        pattern = re.compile(path) if path else None
        self._delays = [*self._delays, (seconds, pattern)] if seconds else []

    async def _suffer(self, path: str) -> None:
        """Apply what is planned for a request before it is carried out."""
        for seconds, pattern in self._delays:
            if not pattern or pattern.search(path):
                await asyncio.sleep(seconds)
        self._fail(path, after=False)

    def _fail(self, path: str, *, after: bool) -> None:
        """Raise the fault that is planned for a request, if there is one."""
        for fault in self._faults:
            if fault.after is after and fault.hits(path):
                self._faults.remove(fault)
                self.rate_limited += fault.reply.status == 429
                raise Reply(fault.reply.status, fault.reply.body, fault.reply.headers)
