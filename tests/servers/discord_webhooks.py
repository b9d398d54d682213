"""Routes of the loopback Discord about interactions: the first answer and what follows it."""

import time
from typing import Any

from . import discord_limits as limits
from .discord_channels import DiscordChannels
from .discord_model import CHOICES, EPHEMERAL, LOADING, Interaction, error, route
from .simulator import Call, Json

ANSWERS = {2: (4, 5), 3: (4, 5, 6, 7), 4: (8,)}
"""Callback types that each type of interaction may be answered with."""


class DiscordWebhooks(DiscordChannels):
    """Takes answers to interactions."""

    @route("POST", "/interactions/{interaction}/{token}/callback", auth=False)
    async def _callback(self, call: Call, query: Any, interaction: str, token: str) -> Json | None:
        kind, data = call.body["type"], call.body.get("data") or {}
        inter, spent = self._expected(interaction, token, kind)
        made: Json | None = None
        if kind == 4:
            hits = self._vet(call, data)
            made = inter.original = self._message(inter.channel_id, self.bot, data, call.files, **self._about(inter))
            self.pings[made["id"]] = hits
        elif kind == 5:
            body = {"flags": LOADING | int(data.get("flags") or 0) & EPHEMERAL}
            made = inter.original = self._message(inter.channel_id, self.bot, body, {}, **self._about(inter))
        elif kind == 7 and inter.source is not None:
            self.pings[inter.source["id"]] = self._vet(call, data, editing=True)
            self._store(inter.source, data)
            made = inter.source
        elif kind == CHOICES:
            self._check(limits.check_choices(data.get("choices") or []), call)
            inter.choices = data.get("choices") or []
        inter.ack, inter.acked_after = kind, spent
        if made:
            await self._announce("MESSAGE_UPDATE" if kind == 7 else "MESSAGE_CREATE", made)
        return _acknowledged(inter, kind, made) if query.get("with_response") in {"1", "true"} else None

    def _expected(self, interaction: str, token: str, kind: int) -> tuple[Interaction, float]:
        """Find the interaction of a first answer, or refuse one that is late, doubled or of the wrong type."""
        inter = self.interactions.get(token)
        spent = time.monotonic() - inter.sent if inter else 0.0
        if inter is None or inter.id != interaction:
            raise error(404, 10062, "Unknown interaction")
        if inter.ack is not None:
            raise error(400, 40060, "Interaction has already been acknowledged.")
        if spent > self.ack_deadline:
            late = ("", "TOO_LATE", f"first answer after {spent:.1f} s")
            self._breach(f"interaction {inter.name}", [late])
            raise error(404, 10062, "Unknown interaction")
        if kind not in ANSWERS[inter.type]:
            raise error(400, 50035, "Invalid Form Body")
        return inter, spent

    def _about(self, inter: Interaction) -> Json:
        """Return what a message says about its interaction."""
        metadata = {
            "id": inter.id,
            "type": inter.type,
            "user": inter.user,
            "name": inter.name,
            "authorizing_integration_owners": {"0": self.guild_id},
        }
        return {
            "type": 20 if inter.type == 2 else 0,
            "application_id": self.app_id,
            "webhook_id": self.app_id,
            "interaction_metadata": metadata,
        }

    def _hook(self, app: str, token: str) -> Interaction:
        inter = self.interactions.get(token)
        if inter is None or app != self.app_id or inter.ack in {None, CHOICES}:
            raise error(404, 10015, "Unknown Webhook")
        if time.monotonic() - inter.sent > 15 * 60:
            raise error(401, 50027, "Invalid Webhook Token")
        return inter

    @route("POST", "/webhooks/{app}/{token}", "webhook", auth=False)
    async def _followup(self, call: Call, query: Any, app: str, token: str) -> Json:
        inter = self._hook(app, token)
        hits = self._vet(call, call.body)
        message = inter.original
        if inter.thinking and message is not None:
            # The first follow-up to a deferral takes its place, ephemeral or not as that was.
            self._store(message, {**call.body, "flags": int(call.body.get("flags") or 0) & ~EPHEMERAL})
            event = "MESSAGE_UPDATE"
        else:
            about = {**self._about(inter), "type": 0}
            message = self._message(inter.channel_id, self.bot, call.body, call.files, **about)
            inter.followups.append(message)
            event = "MESSAGE_CREATE"
        self.pings[message["id"]] = hits
        await self._announce(event, message)
        return message

    def _target(self, app: str, token: str, message: str) -> Json:
        inter = self._hook(app, token)
        found = (inter.original or inter.source) if message == "@original" else self.messages.get(message)
        if found is None or found["id"] in self.deleted:
            raise error(404, 10008, "Unknown Message")
        return found

    @route("GET", "/webhooks/{app}/{token}/messages/{message}", "webhook", auth=False)
    async def _hook_get(self, call: Call, query: Any, app: str, token: str, message: str) -> Json:
        return self._target(app, token, message)

    @route("PATCH", "/webhooks/{app}/{token}/messages/{message}", "webhook", auth=False)
    async def _hook_edit(self, call: Call, query: Any, app: str, token: str, message: str) -> Json:
        return await self._edit(call, self._target(app, token, message))

    @route("DELETE", "/webhooks/{app}/{token}/messages/{message}", "webhook", auth=False)
    async def _hook_delete(self, call: Call, query: Any, app: str, token: str, message: str) -> None:
        found = self._target(app, token, message)
        self.deleted.add(found["id"])
        await self.dispatch("MESSAGE_DELETE", {"id": found["id"], **self._place(found["channel_id"])})


def _acknowledged(inter: Interaction, kind: int, made: Json | None) -> Json:
    about = {
        "id": inter.id,
        "type": inter.type,
        "response_message_loading": kind == 5,
        "response_message_ephemeral": inter.ephemeral,
    }
    if made is None:
        return {"interaction": about}
    about["response_message_id"] = made["id"]
    return {"interaction": about, "resource": {"type": kind, "message": made}}
