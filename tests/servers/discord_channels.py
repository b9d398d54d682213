"""Routes of the loopback Discord about itself, commands, channels, threads and messages."""

from typing import Any

from . import discord_limits as limits
from .discord_model import EPHEMERAL, error, oops, route
from .discord_rest import DiscordRest
from .simulator import Call, Json, Reply


class DiscordChannels(DiscordRest):
    """Keeps messages."""

    @route("GET", "/users/@me")
    async def _me(self, call: Call, query: Any) -> Json:
        return {**self.bot, "verified": True, "mfa_enabled": False, "locale": "en-US", "flags": 0, "email": None}

    @route("GET", "/oauth2/applications/@me")
    @route("GET", "/applications/@me")
    async def _application(self, call: Call, query: Any) -> Json:
        return {
            "id": self.app_id,
            "name": "LabBot",
            "icon": None,
            "description": "",
            "bot_public": True,
            "flags": 0,
            "bot_require_code_grant": False,
            "owner": self.alice,
            "team": None,
            "verify_key": "0" * 64,
            "bot": self.bot,
            "interactions_endpoint_url": None,
        }

    @route("GET", "/gateway/bot")
    async def _gateway_bot(self, call: Call, query: Any) -> Json:
        return {
            "url": self.env["FAKE_DISCORD_GATEWAY"],
            "shards": 1,
            "session_start_limit": {
                "total": 1000,
                "remaining": 1000 - self.identifies,
                "reset_after": 86400000,
                "max_concurrency": 1,
            },
        }

    @route("GET", "/users/{user}")
    async def _user(self, call: Call, query: Any, user: str) -> Json:
        return self.users.get(user) or oops(error(404, 10013, "Unknown User"))

    @route("POST", "/users/@me/channels")
    async def _open_dm(self, call: Call, query: Any) -> Json:
        return self.dm(self.users[str(call.body["recipient_id"])])

    @route("GET", "/guilds/{guild}")
    async def _get_guild(self, call: Call, query: Any, guild: str) -> Json:
        return self._guild(guild) if guild in self.guilds else oops(error(404, 10004, "Unknown Guild"))

    @route("GET", "/guilds/{guild}/members/{user}")
    async def _get_member(self, call: Call, query: Any, guild: str, user: str) -> Json:
        return self._member(self.users[user]) if user in self.users else oops(error(404, 10007, "Unknown Member"))

    @route("GET", "/applications/{app}/commands")
    @route("GET", "/applications/{app}/guilds/{guild}/commands")
    async def _list_commands(self, call: Call, query: Any, app: str, guild: str = "") -> list[Json]:
        return list(self.commands.values())

    @route("PUT", "/applications/{app}/commands")
    @route("PUT", "/applications/{app}/guilds/{guild}/commands")
    async def _sync(self, call: Call, query: Any, app: str, guild: str = "") -> list[Json]:
        self._check(limits.check_commands(call.body), call)
        kept = {} if not guild else dict(self.commands)
        fresh = {
            c["name"]: {
                "type": 1,
                "version": "1",
                "description": "",
                **c,
                "id": self._snowflake(),
                "application_id": app,
                **({"guild_id": guild} if guild else {}),
            }
            for c in call.body
        }
        self.commands = {**kept, **fresh}
        return list(fresh.values())

    @route("GET", "/channels/{channel}")
    async def _get_channel(self, call: Call, query: Any, channel: str) -> Json:
        return self._channel(channel)

    @route("POST", "/channels/{channel}/typing")
    async def _typing(self, call: Call, query: Any, channel: str) -> None:
        self._may_write(channel)

    @route("POST", "/channels/{channel}/threads")
    @route("POST", "/channels/{channel}/messages/{message}/threads")
    async def _thread(self, call: Call, query: Any, channel: str, message: str = "") -> Json:
        made = self.add_thread(call.body["name"], self._channel(channel), self.app_id)
        if message:
            del self.channels[made["id"]]
            made["id"] = message
            self.channels[message] = made
        await self.dispatch("THREAD_CREATE", made)
        return made

    @route("GET", "/channels/{channel}/messages")
    async def _list(self, call: Call, query: Any, channel: str) -> list[Json]:
        before, after = int(query.get("before") or 1 << 63), int(query.get("after") or 0)
        found = [
            m
            for m in self.messages.values()
            if m["channel_id"] == channel
            and m["id"] not in self.deleted
            and after < int(m["id"]) < before
            and not m["flags"] & EPHEMERAL
        ]
        return found[::-1][: int(query.get("limit") or 50)]

    @route("POST", "/channels/{channel}/messages", "create")
    async def _post(self, call: Call, query: Any, channel: str) -> Json:
        self._may_write(channel)
        sent = self._sent_before(channel, call.body)
        if sent is not None:
            return sent
        target = (call.body.get("message_reference") or {}).get("message_id")
        replied = self.messages.get(str(target)) if target else None
        if (
            target
            and (replied is None or replied["id"] in self.deleted)
            and call.body["message_reference"].get("fail_if_not_exists", True)
        ):
            raise Reply(
                400,
                {
                    "code": 50035,
                    "message": "Invalid Form Body",
                    "errors": {
                        "message_reference": {
                            "_errors": [{"code": "REPLIES_UNKNOWN_MESSAGE", "message": "Unknown message"}]
                        }
                    },
                },
            )
        hits = self._vet(call, call.body, replied["author"]["id"] if replied else None)
        extra = (
            {"type": 19, "message_reference": call.body["message_reference"], "referenced_message": replied}
            if replied
            else {}
        )
        message = self._message(channel, self.bot, call.body, call.files, nonce=call.body.get("nonce"), **extra)
        self.pings[message["id"]] = hits
        await self._announce("MESSAGE_CREATE", message)
        return message

    def _may_write(self, channel: str) -> None:
        """Refuse what the bot has no permission for."""
        if self._channel(channel)["id"] in self.forbidden:
            raise error(403, 50013, "Missing Permissions")

    def _sent_before(self, channel: str, body: Json) -> Json | None:
        """Find the message that was sent with the same nonce, when the bot wants it enforced."""
        if not body.get("enforce_nonce"):
            return None
        mine = (m for m in self.messages.values() if m["author"]["id"] == self.app_id and m["channel_id"] == channel)
        return next((m for m in mine if m.get("nonce") == body["nonce"]), None)

    @route("GET", "/channels/{channel}/messages/{message}")
    async def _fetch(self, call: Call, query: Any, channel: str, message: str) -> Json:
        return self._get(channel, message)

    async def _edit(self, call: Call, message: Json) -> Json:
        if message["author"]["id"] != self.app_id:
            raise error(403, 50005, "Cannot edit a message authored by another user")
        self.pings[message["id"]] = self._vet(call, call.body, editing=True)
        self._attach(message, call.files, call.body)
        self._store(message, call.body)
        await self._announce("MESSAGE_UPDATE", message)
        return message

    @route("PATCH", "/channels/{channel}/messages/{message}", "edit")
    async def _patch(self, call: Call, query: Any, channel: str, message: str) -> Json:
        return await self._edit(call, self._get(channel, message))

    @route("DELETE", "/channels/{channel}/messages/{message}")
    async def _delete(self, call: Call, query: Any, channel: str, message: str) -> None:
        self._get(channel, message)
        self.deleted.add(message)
        await self.dispatch("MESSAGE_DELETE", {"id": message, **self._place(channel)})
