"""What people do in the loopback Slack: write, press, run commands, and wait for the bot."""

from typing import Any

from .simulator import Json
from .slack_model import ALICE, APP, BOT_USER, GENERAL, TEAM, Envelope, dm_of, order
from .slack_socket import SlackSocket


class SlackPeople(SlackSocket):
    """Plays the people."""

    async def mention(
        self, text: str, *, channel: str = GENERAL, user: str = ALICE, thread: Json | None = None, **extra: Any
    ) -> Envelope:
        """Write "@bot text"; extra may hold files=[...] and the like."""
        return (await self._say(f"<@{BOT_USER}> {text}", text, channel, user, thread, extra))[0]

    async def dm(self, text: str, *, user: str = ALICE, thread: Json | None = None, **extra: Any) -> Envelope:
        return (await self._say(text, text, dm_of(user), user, thread, extra))[0]

    async def says(
        self, text: str, *, channel: str = GENERAL, user: str = ALICE, thread: Json | None = None
    ) -> list[Envelope]:
        """Write without a mention: this reaches only apps subscribed to message.channels."""
        return await self._say(text, text, channel, user, thread, {})

    async def _say(  # noqa: PLR0917 - the parts of a message
        self, text: str, typed: str, channel: str, user: str, thread: Json | None, extra: Json
    ) -> list[Envelope]:
        self._user_texts.append(typed)
        event = {
            "type": "message",
            "channel": channel,
            "user": user,
            "text": text,
            "ts": self._ts(),
            "team": TEAM,
            "client_msg_id": f"id-{next(self._number)}",
            **extra,
        }
        if thread:
            event["thread_ts"] = thread.get("thread_ts") or thread["ts"]
        self._keep(event)
        sent = []
        if f"<@{BOT_USER}>" in text and channel[0] != "D" and "app_mention" in self.events:
            sent.append(await self._event({**event, "type": "app_mention"}))
        kind = {"D": "im", "C": "channels", "G": "groups"}[channel[0]]
        if f"message.{kind}" in self.events:
            sent.append(
                await self._event(
                    {**event, "channel_type": {"im": "im", "channels": "channel", "groups": "group"}[kind]}
                )
            )
        return sent

    async def slash(self, command: str, text: str = "", *, channel: str = GENERAL, user: str = ALICE) -> Envelope:
        self._user_texts.append(text)
        return await self._send(
            "slash_commands",
            {
                "token": "verify",
                "team_id": TEAM,
                "team_domain": "lab",
                "channel_id": channel,
                "channel_name": "general",
                "user_id": user,
                "user_name": "alice",
                "command": command,
                "text": text,
                "api_app_id": APP,
                "is_enterprise_install": "false",
            },
            hooks=True,
            replies=True,
        )

    async def press(self, message: Json, action_id: str, *, selected: str | None = None, user: str = ALICE) -> Envelope:
        """Press a button of a message, ephemeral or not, or pick one of its options."""
        for block in message.get("blocks") or []:
            for part in [*(block.get("elements") or []), block.get("accessory") or {}]:
                if part.get("action_id") == action_id:
                    return await self._send(
                        "interactive", self._action(message, block, part, selected, user), hooks=True
                    )
        raise AssertionError(f"the message shows no element {action_id!r}")

    def _action(self, message: Json, block: Json, part: Json, selected: str | None, user: str) -> Json:
        action = {
            "type": part["type"],
            "action_id": part["action_id"],
            "block_id": block.get("block_id") or "b1",
            "action_ts": self._ts(),
        }
        if part["type"] == "button":
            action.update(text=part["text"], value=part.get("value"))
        elif selected is not None:
            action["selected_option"] = next(o for o in part["options"] if o["value"] == selected)
        return {
            "type": "block_actions",
            "user": {"id": user, "username": "alice", "name": "alice", "team_id": TEAM},
            "api_app_id": APP,
            "token": "verify",
            "team": {"id": TEAM, "domain": "lab"},
            "enterprise": None,
            "is_enterprise_install": False,
            "container": {
                "type": "message",
                "message_ts": message["ts"],
                "channel_id": message["channel"],
                "is_ephemeral": bool(message.get("is_ephemeral")),
            },
            "channel": {"id": message["channel"], "name": "general"},
            "message": message,
            "state": {"values": {}},
            "actions": [action],
        }

    async def pick(self, callback_id: str, message: Json, *, user: str = ALICE) -> Envelope:
        """Pick the app's shortcut in the menu of a message."""
        return await self._send(
            "interactive",
            {
                "type": "message_action",
                "callback_id": callback_id,
                "message": message,
                "message_ts": message["ts"],
                "channel": {"id": message["channel"], "name": "general"},
                "user": {"id": user, "username": "alice", "name": "alice", "team_id": TEAM},
                "team": {"id": TEAM, "domain": "lab"},
                "api_app_id": APP,
                "token": "verify",
                "action_ts": self._ts(),
                "enterprise": None,
                "is_enterprise_install": False,
            },
            hooks=True,
        )

    async def opens_home(self, *, user: str = ALICE, tab: str = "home") -> Envelope:
        """Open the App Home, or its tab of messages."""
        return await self._event({"type": "app_home_opened", "user": user, "channel": dm_of(user), "tab": tab})

    async def next_message(
        self, after: Json | Envelope | None = None, *, channel: str | None = None, within: float = 10.0
    ) -> Json:
        """Wait for the bot's first message in the channel that is newer than the one given."""
        event = after.payload.get("event", after.payload) if isinstance(after, Envelope) else after or {}
        place = channel or event.get("channel") or event.get("channel_id") or GENERAL
        floor = order(event.get("ts") or "0.0")

        def find() -> Json | None:
            mine = (m for m in self.messages.values() if m.get("user") == BOT_USER and m["channel"] == place)
            return next((m for m in mine if order(m["ts"]) > floor), None)

        found: Json = await self.until(find, within, "a message from the bot")
        return found
