"""The loopback Discord's REST API: one entrance, rate limits, checks of what the bot sends."""

import json
import re
import time
from collections import deque
from typing import Any

from aiohttp import web

from . import discord_limits as limits
from .discord_gateway import DiscordGateway
from .discord_model import BUCKETS, ROUTES, error
from .simulator import Call, Json, Reply

ERRORS = {
    401: ("401: Unauthorized", 0),
    403: ("Missing Permissions", 50013),
    404: ("Unknown Channel", 10003),
    500: ("500: Internal Server Error", 0),
}


class DiscordRest(DiscordGateway):
    """Answers requests."""

    def rate_limit_next(
        self, n: int = 1, retry_after: float = 0.5, *, path: str | None = None, scope: str = "user"
    ) -> None:
        """Answer the next n REST calls whose path matches with 429; the scope is user, shared or global."""
        body = {"message": "You are being rate limited.", "retry_after": retry_after, "global": scope == "global"}
        # Without Via discord.py takes a 429 for a ban by the proxy and gives up at once.
        headers = {"Retry-After": str(max(1, round(retry_after))), "X-RateLimit-Scope": scope, "Via": "1.1 google"}
        if scope == "global":
            headers["X-RateLimit-Global"] = "true"
        self._plan(Reply(429, body, headers), n, path)

    def fail_next(
        self, status: int, n: int = 1, *, path: str | None = None, code: int | None = None, after: bool = False
    ) -> None:
        """Answer the next n REST calls with an error: up to 500 as JSON, above as the proxy's HTML page.

        Args:
            status: HTTP status.
            n: How many calls.
            path: Pattern of their paths, None for all.
            code: Discord's own code of the error; the most likely one by default.
            after: Whether the call is carried out and only its answer lost.
        """
        words, usual = ERRORS.get(status, ("error", 0))
        body: Json | str = {"message": words, "code": usual if code is None else code}
        if status > 500:
            body = f"<html><head><title>{status}</title></head><body>cloudflare</body></html>"
        self._plan(Reply(status, body), n, path, after=after)

    async def _cdn(self, request: web.Request) -> web.Response:
        data = self._files.get(request.match_info["key"])
        return web.Response(body=data) if data is not None else web.Response(status=404)

    async def _rest(self, request: web.Request) -> web.Response:
        body, files = await self._read(request)
        call = Call(request.method, "/" + request.match_info["path"], body, files)
        return await self._answer_call(call, lambda: self._answer(request, call))

    async def _read(self, request: web.Request) -> tuple[Any, dict[str, bytes]]:
        """Read the JSON of a request and the files that come with it."""
        if not request.content_type.startswith("multipart/"):
            return (json.loads(await request.text() or "null") if request.can_read_body else None), {}
        body: Any = None
        files: dict[str, bytes] = {}
        for key, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                files[value.filename] = value.file.read()
            elif key == "payload_json":
                body = json.loads(value)
        return body, files

    async def _answer(self, request: web.Request, call: Call) -> Reply:
        await self._suffer(call.path)
        for method, pattern, func, bucket, auth in ROUTES:
            match = pattern.fullmatch(call.path)
            if method == call.method and match:
                if auth and request.headers.get("Authorization") != f"Bot {self.token}":
                    raise error(401, 0, "401: Unauthorized")
                if bucket and self.buckets:
                    major = match.groupdict().get("channel") or match.groupdict().get("token") or ""
                    self._spend(bucket, major, call.headers)
                result = await getattr(self, func)(call, request.query, **match.groupdict())
                self._fail(call.path, after=True)
                return Reply(204 if result is None else 200, result)
        self.unknown_routes.append(f"{call.method} {call.path}")
        raise error(404, 0, "404: Not Found")

    def _spend(self, bucket: str, major: str, headers: dict[str, str]) -> None:
        most, window = BUCKETS[bucket]
        used, clock = self._used.setdefault(f"{bucket}:{major}", deque()), time.monotonic()
        while used and clock - used[0] > window:
            used.popleft()
        full = len(used) >= most
        if not full:
            used.append(clock)
        reset = max(0.001, window - (clock - used[0]))
        headers.update(
            {
                "X-RateLimit-Limit": str(most),
                "X-RateLimit-Remaining": str(most - len(used)),
                "Via": "1.1 google",
                "X-RateLimit-Reset": f"{time.time() + reset:.3f}",
                "X-RateLimit-Reset-After": f"{reset:.3f}",
                "X-RateLimit-Bucket": f"bucket-{bucket}",
            }
        )
        if full:
            self.rate_limited += 1
            raise Reply(
                429,
                {"message": "You are being rate limited.", "retry_after": reset, "global": False},
                {"Retry-After": str(int(reset) + 1), "X-RateLimit-Scope": "user"},
            )

    def _check(self, bad: limits.Problems, call: Call) -> None:
        if bad:
            self._breach(f"{call.method} {call.path}", bad.found)
            if bad.found[0][1] == "EMPTY":
                raise error(400, 50006, "Cannot send an empty message")
            raise Reply(400, bad.body())

    def _vet(self, call: Call, body: Json, reply_author: str | None = None, *, editing: bool = False) -> set[str]:
        """Check a message the bot wants to send; return whom it would ping."""
        if sum(map(len, call.files.values())) > 10 << 20:
            raise error(413, 40005, "Request entity too large")
        bad = limits.check_message(body, files=len(call.files), editing=editing)
        self._check(bad, call)
        parts = [part.get("content") or "" for _, part in limits.walk(body.get("components") or [])]
        text = "\n".join([body.get("content") or "", *parts])
        allowed = body.get("allowed_mentions")
        quoted = self.mention_policy != "off" and self._quotes(text)
        if quoted and (allowed is None or allowed.get("parse") != []):
            bad.add("allowed_mentions", "SIMULATOR_POLICY", "text quotes a user: send allowed_mentions with parse []")
            if self.mention_policy == "reject":
                self._check(bad, call)
            self._breach(f"{call.method} {call.path}", bad.found)
        return self._notified(text, allowed, reply_author)

    def _quotes(self, text: str) -> bool:
        """Whether a text repeats what a person wrote, or a mention in it."""
        pieces = (
            piece
            for said in self._user_texts
            for piece in (said.strip(), *re.findall(r"@everyone|@here|<@[!&]?\d+>", said))
        )
        return any(len(piece) >= 3 and piece in text for piece in pieces)

    @staticmethod
    def _notified(text: str, allowed: Json | None, reply_author: str | None) -> set[str]:
        """Return whom a text would notify."""
        kinds = {"everyone", "users", "roles"} if allowed is None else set(allowed.get("parse") or [])
        hits = {
            u
            for u in re.findall(r"<@!?(\d+)>", text)
            if "users" in kinds or u in map(str, (allowed or {}).get("users") or [])
        }
        hits |= {"everyone"} if "everyone" in kinds and re.search(r"@(everyone|here)\b", text) else set()
        if reply_author and (allowed is None or allowed.get("replied_user")):
            hits.add(reply_author)
        return hits

    def _get(self, channel: str, message: str) -> Json:
        found = self.messages.get(message)
        if found is None or message in self.deleted or found["channel_id"] != channel:
            raise error(404, 10008, "Unknown Message")
        return found

    def _channel(self, channel: str) -> Json:
        if channel not in self.channels:
            raise error(404, 10003, "Unknown Channel")
        return self.channels[channel]
