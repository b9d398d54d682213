"""The loopback Discord's users, guilds, channels and messages."""

import re
import time
from collections import deque
from typing import Any

from .discord_model import (
    ALL_PERMISSIONS,
    LOADING,
    MEMBERS,
    MESSAGE_CONTENT,
    PRESENCES,
    Interaction,
    Session,
    now,
)
from .simulator import Json, Simulator

THREAD = 11


class DiscordState(Simulator):
    """What Discord knows.

    Args:
        token: The token that the bot must show.
        privileged: Privileged intents that are granted.
        mention_policy: What is done when a text quotes a person and mentions are not switched off: "reject"
            answers 400, "record" only notes it, "off". A rule of this project, not of Discord.
        buckets: Whether rate limits hold.
        heartbeat: Seconds between heartbeats.
        ack_deadline: Seconds that the bot has for the first answer to an interaction.

    Attributes:
        messages: Every message by id, ephemeral ones too.
        pings: Whom each of the bot's messages would notify.
        roles: Roles of people, by the person's id.
        forbidden: Channels in which the bot may not write.
    """

    def __init__(
        self,
        token: str = "fake.bot.token",  # noqa: S107 - no secret: the simulator's own
        *,
        privileged: int = MEMBERS | PRESENCES | MESSAGE_CONTENT,
        mention_policy: str = "reject",
        buckets: bool = True,
        heartbeat: float = 41.25,
        ack_deadline: float = 3.0,
    ) -> None:
        super().__init__()
        self.token, self.privileged, self.buckets = token, privileged, buckets
        self.mention_policy = mention_policy
        self.heartbeat, self.ack_deadline, self.ack_heartbeats = heartbeat, ack_deadline, True
        self._last_id = 0
        self.users: dict[str, Json] = {}
        self.bot = self.add_user("labbot", bot=True)
        self.app_id = self.bot["id"]
        self.alice = self.add_user("alice")
        self.guild_id = self._snowflake()
        self.guilds = {self.guild_id: "Lab"}
        self.roles: dict[str, list[str]] = {}
        self.forbidden: set[str] = set()
        self.channels: dict[str, Json] = {}
        self.general = self.add_channel("general")
        self.messages: dict[str, Json] = {}
        self.pings: dict[str, set[str]] = {}
        self.deleted: set[str] = set()
        self.commands: dict[str, Json] = {}
        self.interactions: dict[str, Interaction] = {}
        self.session: Session | None = None
        self.identifies = self.resumes = self.heartbeats = 0
        self._files: dict[str, bytes] = {}
        self._used: dict[str, deque[float]] = {}

    @property
    def env(self) -> dict[str, str]:
        """Environment variables that make a bot connect here."""
        return {
            "FAKE_DISCORD_API": f"http://127.0.0.1:{self.port}/api/v10",
            "FAKE_DISCORD_GATEWAY": f"ws://127.0.0.1:{self.port}/gateway",
            "LOOPBACK_ONLY": "1",
        }

    def add_user(self, name: str, *, bot: bool = False) -> Json:
        """Add a person."""
        user: Json = {
            "id": self._snowflake(),
            "username": name,
            "global_name": None if bot else name.title(),
            "discriminator": "0",
            "avatar": None,
            "bot": bot,
            "public_flags": 0,
        }
        self.users[user["id"]] = user
        return user

    def add_guild(self, name: str) -> str:
        """Add a guild, before the bot connects; return its id."""
        guild = self._snowflake()
        self.guilds[guild] = name
        return guild

    def add_role(self, user: Json) -> str:
        """Give a person a new role; return its id."""
        role = self._snowflake()
        self.roles.setdefault(user["id"], []).append(role)
        return role

    def add_channel(self, name: str, kind: int = 0, *, guild: str | None = None, **extra: Any) -> Json:
        """Add a channel: kind 0 for text, 1 for direct messages, 11 for a thread."""
        channel = {
            "id": self._snowflake(),
            "type": kind,
            "name": name,
            "position": 0,
            "permission_overwrites": [],
            "nsfw": False,
            "topic": None,
            "parent_id": None,
            "rate_limit_per_user": 0,
            **extra,
        }
        if kind != 1:
            channel["guild_id"] = guild or self.guild_id
        self.channels[channel["id"]] = channel
        return channel

    def add_thread(self, name: str, parent: Json, owner: str) -> Json:
        """Add a thread to a channel, as if `owner` had opened it; the bot hears of it with the next guild event."""
        metadata = {"archived": False, "auto_archive_duration": 1440, "archive_timestamp": now(), "locked": False}
        return self.add_channel(
            name,
            THREAD,
            guild=parent["guild_id"],
            parent_id=parent["id"],
            owner_id=owner,
            message_count=0,
            member_count=1,
            thread_metadata=metadata,
        )

    def dm(self, user: Json | None = None) -> Json:
        """Find the channel of somebody's direct messages with the bot."""
        user = user or self.alice
        for channel in self.channels.values():
            if channel["type"] == 1 and channel["recipients"][0]["id"] == user["id"]:
                return channel
        return self.add_channel("", 1, recipients=[user], last_message_id=None)

    def _snowflake(self) -> str:
        self._last_id = max(self._last_id + 1, int((time.time() - 1420070400) * 1000) << 22)
        return str(self._last_id)

    def _member(self, user: Json) -> Json:
        return {
            "user": user,
            "nick": None,
            "avatar": None,
            "roles": self.roles.get(user["id"], []),
            "joined_at": "2024-01-01T00:00:00+00:00",
            "deaf": False,
            "mute": False,
            "pending": False,
            "flags": 0,
            "permissions": ALL_PERMISSIONS,
        }

    def _role(self, role: str, name: str) -> Json:
        return {
            "id": role,
            "name": name,
            "permissions": ALL_PERMISSIONS,
            "position": 0,
            "color": 0,
            "hoist": False,
            "managed": False,
            "mentionable": False,
            "flags": 0,
        }

    def _guild(self, guild: str) -> Json:
        roles = [role for held in self.roles.values() for role in held]
        here = [channel for channel in self.channels.values() if channel.get("guild_id") == guild]
        return {
            "id": guild,
            "name": self.guilds[guild],
            "icon": None,
            "owner_id": self.alice["id"],
            "roles": [self._role(guild, "@everyone"), *(self._role(role, "role") for role in roles)],
            "channels": [channel for channel in here if channel["type"] == 0],
            "emojis": [],
            "stickers": [],
            "threads": [channel for channel in here if channel["type"] == 11],
            "features": [],
            "voice_states": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
            "members": [self._member(u) for u in self.users.values()],
            "member_count": len(self.users),
            "large": False,
            "unavailable": False,
            "verification_level": 0,
            "default_message_notifications": 0,
            "explicit_content_filter": 0,
            "mfa_level": 0,
            "nsfw_level": 0,
            "premium_tier": 0,
            "preferred_locale": "en-US",
            "system_channel_flags": 0,
            "afk_timeout": 300,
        }

    def _place(self, channel_id: str) -> Json:
        guild = self.channels[channel_id].get("guild_id")
        return {"channel_id": channel_id, "guild_id": guild} if guild else {"channel_id": channel_id}

    def _message(self, channel_id: str, author: Json, body: Json, files: dict[str, bytes], **extra: Any) -> Json:
        message = {
            "id": self._snowflake(),
            "channel_id": channel_id,
            "author": author,
            "type": 0,
            "tts": False,
            "timestamp": now(),
            "edited_timestamp": None,
            "pinned": False,
            "mention_everyone": False,
            "content": "",
            "embeds": [],
            "components": [],
            "attachments": [],
            "mentions": [],
            "mention_roles": [],
            "flags": 0,
            "reactions": [],
            **extra,
        }
        self._attach(message, files, body)
        self._store(message, body, first=True)
        return message

    def _attach(self, message: Json, files: dict[str, bytes], body: Json) -> None:
        described = {part.get("filename"): part.get("description") for part in body.get("attachments") or ()}
        for name, data in files.items():
            part = {
                "id": self._snowflake(),
                "filename": name,
                "size": len(data),
                "content_type": "application/octet-stream",
            }
            if described.get(name):
                part["description"] = described[name]
            key = f"attachments/{message['channel_id']}/{part['id']}/{name}"
            self._files[key] = data
            part["url"] = part["proxy_url"] = f"http://127.0.0.1:{self.port}/cdn/{key}"
            message["attachments"].append(part)

    def _store(self, message: Json, body: Json, *, first: bool = False) -> None:
        """Write what a create or edit says into the message."""
        for key in ("content", "embeds", "components"):
            if key in body:
                message[key] = body[key] or ("" if key == "content" else [])
        message["flags"] = (message["flags"] | int(body.get("flags") or 0)) & ~(0 if first else LOADING)
        message["mentions"] = [
            self.users[u] for u in dict.fromkeys(re.findall(r"<@!?(\d+)>", message["content"])) if u in self.users
        ]
        if not first:
            message["edited_timestamp"] = now()
        self.messages[message["id"]] = message
        self._changed.set()
