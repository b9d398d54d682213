"""What Slack sends, read in Dateline's terms: who speaks, where, what they say, which conversation it belongs to. Pure.

Needs no slack_sdk: events are JSON.
"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from bot.desk import Person

from .options import is_direct

_PLATFORM: Final = "slack"
_MARKED: Final = re.compile(r"<([@#!]|(?=[A-Za-z][A-Za-z0-9+.-]{1,20}:))([^<>|\s]+)(?:\|([^<>]*))?>")
_ENTITIES: Final = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_ENTITY: Final = re.compile("|".join(_ENTITIES))
_PERSON: Final = re.compile(r"<@([A-Z0-9]+)(?:\|[^<>]*)?>|<!(?:channel|here|everyone|subteam)\b[^<>]*>")


def words(text: str) -> str:
    """Return a text as people see it: mentions and links by their labels, entities as the characters they stand for."""
    shown = _MARKED.sub(_label, text)
    return _ENTITY.sub(lambda found: _ENTITIES[found[0]], shown)


def _label(found: re.Match[str]) -> str:
    kind, target, label = found[1], found[2], found[3]
    if label:
        return label if kind in {"", "!"} else kind + label.lstrip("@#")
    if kind == "!":
        return "@" + target.split("^", 1)[0]
    return kind + target


def without(text: str, user: str) -> str:
    """Return a text without the mentions of a user."""
    return re.sub(rf"<@{re.escape(user)}(?:\|[^<>]*)?>", " ", text)


def mentions(text: str, user: str) -> bool:
    """Whether a text mentions a user."""
    return any(found[1] == user for found in _PERSON.finditer(text))


def speaks_to_others(text: str, user: str) -> bool:
    """Whether a text mentions anybody but `user`, or begins with the ! that marks it as meant for others."""
    return text.lstrip().startswith("!") or any(found[1] != user for found in _PERSON.finditer(text))


def words_of(message: Mapping[str, Any]) -> str:
    """Return what a message says, including its attachments: feeds post their news there."""
    parts = [str(message.get("text") or "")]
    for attachment in message.get("attachments") or ():
        said = [attachment.get(key) for key in ("pretext", "title", "text")]
        parts += [str(one) for one in said if one] or [str(attachment.get("fallback") or "")]
        parts += [str(field.get("value") or "") for field in attachment.get("fields") or ()]
    return "\n".join(words(part) for part in parts if part.strip())


def buttons_of(message: Mapping[str, Any]) -> list[str]:
    """Return what the buttons of a message carry."""
    parts = [part for block in message.get("blocks") or () for part in block.get("elements") or ()]
    return [str(part.get("value") or "") for part in parts if part.get("type") == "button"]


def person(user: str, channel: str, team: str) -> Person:
    """Return who does something in a channel of a workspace."""
    direct = is_direct(channel)
    return Person(_PLATFORM, user, "" if direct else team, channel, private=direct)


def conversation(channel: str, thread: str = "", user: str = "") -> str:
    """Name a conversation: a thread or a direct message, or one person's words in a channel."""
    return ":".join(part for part in (_PLATFORM, channel, thread, user) if part)


def today() -> date:
    """Return the day on the machine's calendar."""
    return datetime.now(UTC).astimezone().date()


def day_of(ts: str) -> date:
    """Return the day of a message from its timestamp; today if that can't be read."""
    try:
        return datetime.fromtimestamp(float(ts), UTC).astimezone().date()
    except (ValueError, OverflowError, OSError):
        return today()
