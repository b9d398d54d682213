"""What people do in the loopback Discord: write, press, run commands, and wait for the bot."""

import time
from typing import Any

from . import discord_limits as limits
from .discord_gateway import DiscordGateway
from .discord_model import ALL_PERMISSIONS, LOADING, OPTION_TYPES, Interaction
from .simulator import Json

MESSAGE_COMMAND = 3


class DiscordPeople(DiscordGateway):
    """Plays the people."""

    async def user_says(
        self,
        text: str,
        *,
        mention: bool = True,
        channel: Json | None = None,
        author: Json | None = None,
        files: dict[str, bytes] | None = None,
        reply_to: Json | None = None,
        **extra: Any,
    ) -> Json:
        """Post in a channel, by default mentioning the bot.

        Args:
            text: What is said.
            mention: Whether "@bot" comes first; for a reply to the bot, whether that pings it.
            channel: Where, in the general channel by default.
            author: Who, Alice by default.
            files: Attachments by name.
            reply_to: The message that is replied to.
            extra: Further fields of the message, `webhook_id` for one.
        """
        self._user_texts.append(text)
        pings = mention and reply_to is None
        content = f"<@{self.app_id}> {text}" if pings else text
        place = (channel or self.general)["id"]
        message = self._message(place, author or self.alice, {"content": content}, files or {}, **extra)
        if reply_to:
            reference = {"message_id": reply_to["id"], **self._place(place)}
            message.update(type=19, referenced_message=reply_to, message_reference=reference)
            if mention:
                message["mentions"].append(reply_to["author"])
        await self._announce("MESSAGE_CREATE", message)
        return message

    async def repeats(self, message: Json) -> None:
        """Deliver a message once more, as a gateway may after a resume."""
        await self._announce("MESSAGE_CREATE", message)

    async def pick(self, name: str, message: Json, *, author: Json | None = None) -> Interaction:
        """Run a command of a message's menu."""
        command = await self.until(lambda: self.commands.get(name), 5, f"the menu's {name!r} to be synced")
        resolved = {"messages": {message["id"]: message}}
        data = {
            "id": command["id"],
            "name": name,
            "type": MESSAGE_COMMAND,
            "target_id": message["id"],
            "resolved": resolved,
        }
        return await self._interact(2, data, name, self.channels[message["channel_id"]], author)

    async def user_edits(self, message: Json, text: str) -> None:
        """Change what a message says."""
        self._user_texts.append(text)
        self._store(message, {"content": text})
        await self._announce("MESSAGE_UPDATE", message)

    async def user_deletes(self, message: Json) -> None:
        """Delete a message."""
        self.deleted.add(message["id"])
        await self.dispatch("MESSAGE_DELETE", {"id": message["id"], **self._place(message["channel_id"])})

    async def slash(
        self,
        name: str,
        options: Json | None = None,
        *,
        channel: Json | None = None,
        author: Json | None = None,
        _focus: str | None = None,
    ) -> Interaction:
        """Run a slash command that the bot has synced."""
        command = await self.until(lambda: self.commands.get(name), 5, f"command /{name} to be synced")
        filled = self._options(command.get("options") or [], dict(options or {}), _focus)
        data = {"id": command["id"], "name": name, "type": 1, "options": filled}
        return await self._interact(4 if _focus else 2, data, name, channel, author)

    async def autocomplete(
        self, name: str, option: str, value: str, options: Json | None = None, **where: Any
    ) -> Interaction:
        """Type into an option of a slash command that suggests completions."""
        return await self.slash(name, {**(options or {}), option: value}, _focus=option, **where)

    async def press(
        self, message: Json, custom_id: str, values: list[str] | None = None, author: Json | None = None
    ) -> Interaction:
        """Click a button, or pick values in a select menu."""
        message = self.messages[message["id"]]
        part = next((p for _, p in limits.walk(message["components"]) if p.get("custom_id") == custom_id), None)
        if part is None or part.get("disabled"):
            raise AssertionError(f"the message shows no enabled component {custom_id!r}")
        data: Json = {"custom_id": custom_id, "component_type": part["type"]}
        if values is not None:
            data["values"] = values
        return await self._interact(3, data, custom_id, self.channels[message["channel_id"]], author, message)

    async def next_message(self, after: Json | None = None, within: float = 10.0, channel: Json | None = None) -> Json:
        """Wait for the bot's first message newer than `after`, in its channel."""
        place = after["channel_id"] if after else (channel or self.general)["id"]
        floor = int(after["id"]) if after else 0

        def find() -> Json | None:
            mine = (m for m in self.messages.values() if m["author"]["id"] == self.app_id)
            here = (m for m in mine if m["channel_id"] == place and int(m["id"]) > floor)
            return next((m for m in here if not m["flags"] & LOADING), None)

        found: Json = await self.until(find, within, "a message from the bot")
        return found

    def _options(self, specs: list[Json], given: Json, focus: str | None) -> list[Json]:
        filled = []
        for spec in specs:
            name = spec["name"]
            if name not in given:
                assert focus or not spec.get("required"), f"option {name!r} is required"
                continue
            value = given.pop(name)
            if name != focus:
                self._check_option(spec, value)
            if isinstance(value, str):
                self._user_texts.append(value)
            focused = {"focused": True} if name == focus else {}
            filled.append({"type": spec["type"], "name": name, "value": value, **focused})
        assert not given, f"no such option: {sorted(given)}"
        return filled

    def _check_option(self, spec: Json, value: Any) -> None:
        """Check that Discord's own client would let a person enter a value."""
        size = len(value) if isinstance(value, str) else 0
        choices = [choice["value"] for choice in spec.get("choices") or []]
        fits = (
            isinstance(value, OPTION_TYPES.get(spec["type"], (object,)))
            and (not choices or value in choices)
            and spec.get("min_length", 0) <= size <= spec.get("max_length", 6000)
        )
        assert fits, f"Discord's client would not let anybody enter {value!r:.80} for {spec['name']!r}"

    async def _interact(  # noqa: PLR0917 - the parts of an interaction
        self, kind: int, data: Json, name: str, channel: Json | None, author: Json | None, source: Json | None = None
    ) -> Interaction:
        place, user, made = channel or self.general, author or self.alice, self._snowflake()
        inter = Interaction(self, made, f"itoken{made}", kind, user, place["id"], time.monotonic(), name, source)
        self.interactions[inter.token] = inter
        event = {
            "id": made,
            "application_id": self.app_id,
            "type": kind,
            "token": inter.token,
            "version": 1,
            "data": data,
            "channel": place,
            "entitlements": [],
            "authorizing_integration_owners": {"0": self.guild_id},
            "attachment_size_limit": 10 << 20,
            "app_permissions": ALL_PERMISSIONS,
            "locale": "en-US",
            "context": 1 if place["type"] == 1 else 0,
            **self._place(place["id"]),
        }
        if place["type"] == 1:
            event["user"] = user
        else:
            guild = {"id": place["guild_id"], "locale": "en-US", "features": []}
            event.update(member=self._member(user), guild_locale="en-US", guild=guild)
        if source:
            event["message"] = source
        await self.dispatch("INTERACTION_CREATE", event)
        return inter
