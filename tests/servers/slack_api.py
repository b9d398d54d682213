"""The loopback Slack's Web API and response_url."""

import json
import time

from aiohttp import web

from .simulator import Call, Json, Reply
from .slack_model import APP, BOT_ID, BOT_USER, METHODS, SCOPES, TEAM, dm_of, fail, method, order
from .slack_socket import SlackSocket


class SlackApi(SlackSocket):
    """Answers requests."""

    async def _response_url(self, request: web.Request) -> web.Response:
        key = request.match_info["key"]
        call = Call("POST", f"/response/{key}", await request.json(), {})
        return await self._answer_call(call, lambda: self._respond(call, key))

    async def _respond(self, call: Call, key: str) -> Reply:
        """Accept a post to a response_url."""
        body = call.body
        await self._suffer("response_url")
        envelope, since = self._hooks[key]
        if len(envelope.responses) >= 5 or time.monotonic() - since > 1800:
            self._breach("response_url", [("", "used_url", "5 uses in 30 minutes are allowed")])
            raise Reply(404, {"ok": False, "error": "used_url"})
        if not body.get("delete_original"):
            self._vet("response_url", body)
        envelope.responses.append(body)
        source = envelope.payload.get("message") or {}
        stored = self.messages.get((source.get("channel", ""), source.get("ts", "")))
        if stored and body.get("delete_original"):
            del self.messages[stored["channel"], stored["ts"]]
        elif stored and body.get("replace_original"):
            stored.update({k: body[k] for k in ("text", "blocks") if k in body})
            self._keep(stored)
        elif body.get("response_type") == "in_channel":
            place = envelope.payload.get("channel_id") or envelope.payload["channel"]["id"]
            mine = {"type": "message", "channel": place, "ts": self._ts(), "user": BOT_USER, "bot_id": BOT_ID}
            self._keep({**mine, **body})
        return Reply(200, "ok")

    async def _api(self, request: web.Request) -> web.Response:
        body, files = await self._read_body(request)
        call = Call(request.method, request.match_info["name"], body, files)
        shown = request.headers.get("Authorization", "").removeprefix("Bearer ") or body.get("token")
        return await self._answer_call(call, lambda: self._call_method(call, shown))

    async def _read_body(self, request: web.Request) -> tuple[Json, dict[str, bytes]]:
        """Read the arguments of a method, however they come, and the files with them."""
        body: Json = dict(request.query)
        files: dict[str, bytes] = {}
        if request.content_type == "application/json":
            body.update(json.loads(await request.text() or "{}"))  # the sync client sends an empty one
        else:
            for key, value in (await request.post()).items():
                if isinstance(value, web.FileField):
                    files[key] = value.file.read()
                else:
                    body[key] = value
        for key in ("blocks", "attachments", "view", "metadata"):
            if isinstance(body.get(key), str):
                body[key] = json.loads(body[key])
        return body, files

    async def _call_method(self, call: Call, token: str | None) -> Reply:
        await self._suffer(call.path)
        if token != (self.app_token if call.path == "apps.connections.open" else self.bot_token):
            raise fail("invalid_auth")
        needed = SCOPES.get(call.path)
        if needed and needed not in self.scopes:
            raise fail("missing_scope", needed=needed, provided=",".join(sorted(self.scopes)))
        if call.path not in METHODS:
            self.unknown_routes.append(call.path)
            raise fail("unknown_method", req_method=call.path)
        result = await METHODS[call.path](self, call) or {}
        self._fail(call.path, after=True)
        return Reply(200, {"ok": True, **result}, {"x-oauth-scopes": ",".join(sorted(self.scopes))})

    @method("auth.test")
    async def _auth(self, call: Call) -> Json:
        return {
            "url": "https://lab.slack.com/",
            "team": "Lab",
            "user": "labbot",
            "team_id": TEAM,
            "user_id": BOT_USER,
            "bot_id": BOT_ID,
            "is_enterprise_install": False,
        }

    @method("apps.connections.open")
    async def _open(self, call: Call) -> Json:
        ticket = f"ticket-{next(self._number)}"
        self._tickets.add(ticket)
        return {"url": f"ws://127.0.0.1:{self.port}/socket?ticket={ticket}&app_id={APP}"}

    def _channel(self, body: Json) -> str:
        channel = str(body.get("channel") or "")
        if channel.startswith("U"):
            channel = dm_of(channel)
        if not channel or channel[0] not in "CDG":
            raise fail("channel_not_found")
        if channel in self.outside:
            raise fail("not_in_channel")
        return channel

    @method("chat.postMessage")
    async def _post(self, call: Call) -> Json:
        body, channel = call.body, self._channel(call.body)
        clock = time.monotonic()
        if self.pace and clock - self._last_post.get(channel, 0) < self.pace:
            self.rate_limited += 1
            raise Reply(429, {"ok": False, "error": "ratelimited"}, {"Retry-After": "1"})
        self._last_post[channel] = clock
        self._vet("chat.postMessage", body)
        message = {
            "type": "message",
            "user": BOT_USER,
            "bot_id": BOT_ID,
            "app_id": APP,
            "team": TEAM,
            "channel": channel,
            "ts": self._ts(),
            "text": body.get("text") or "",
            **{k: body[k] for k in ("blocks", "thread_ts", "attachments", "metadata") if body.get(k)},
        }
        self._keep(message)
        if channel.startswith("D") and "message.im" in self.events:  # Slack echoes the bot's own messages
            await self._event({**message, "channel_type": "im"})
        return {"channel": channel, "ts": message["ts"], "message": message}

    @method("chat.update")
    async def _update(self, call: Call) -> Json:
        body, channel = call.body, self._channel(call.body)
        message = self.messages.get((channel, str(body.get("ts"))))
        if message is None:
            raise fail("message_not_found")
        if message.get("user") != BOT_USER:
            raise fail("cant_update_message")
        self._vet("chat.update", body, most=4000)
        before = dict(message)
        message.update(
            {k: body[k] for k in ("text", "blocks") if k in body}, edited={"user": BOT_USER, "ts": self._ts()}
        )
        self._keep(message)
        if channel.startswith("D") and "message.im" in self.events:
            await self._event(
                {
                    "type": "message",
                    "subtype": "message_changed",
                    "channel": channel,
                    "channel_type": "im",
                    "hidden": True,
                    "ts": self._ts(),
                    "message": dict(message),
                    "previous_message": before,
                }
            )
        return {"channel": channel, "ts": message["ts"], "text": message.get("text"), "message": message}

    @method("chat.postEphemeral")
    async def _ephemeral(self, call: Call) -> Json:
        channel = self._channel(call.body)
        self._vet("chat.postEphemeral", call.body)
        self.ephemerals.append({**call.body, "channel": channel, "ts": self._ts(), "is_ephemeral": True})
        return {"message_ts": self.ephemerals[-1]["ts"]}

    @method("assistant.threads.setStatus")
    async def _status(self, call: Call) -> None:
        self.statuses.append(call.body)

    @method("conversations.replies")
    @method("conversations.history")
    async def _read(self, call: Call) -> Json:
        channel, root = self._channel(call.body), call.body.get("ts")
        latest, most = order(call.body.get("latest") or "9.999999999"), int(call.body.get("limit") or 100)
        hidden = () if str(call.body.get("include_all_metadata")).lower() in {"1", "true"} else ("metadata",)
        kept = [m for (c, _), m in self.messages.items() if c == channel and order(m["ts"]) < latest]
        if root:
            found = [m for m in kept if root in {m["ts"], m.get("thread_ts")}]
        else:
            found = [m for m in kept if not m.get("thread_ts")][::-1]
        found = [{key: m[key] for key in m if key not in hidden} for m in found]
        return {"messages": found[:most], "has_more": len(found) > most, "response_metadata": {"next_cursor": ""}}

    @method("conversations.open")
    async def _open_dm(self, call: Call) -> Json:
        return {"channel": {"id": dm_of(call.body["users"])}}
