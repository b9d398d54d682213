"""What people write in Slack, as the words that they see. Pure."""

import re
from collections.abc import Mapping
from typing import Any, Final

_MARKED: Final = re.compile(r"<([@#!]|(?=[A-Za-z][A-Za-z0-9+.-]{1,20}:))([^<>|\s]+)(?:\|([^<>]*))?>")
_ENTITIES: Final = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_ENTITY: Final = re.compile("|".join(_ENTITIES))
_PERSON: Final = re.compile(r"<@([A-Z0-9]+)(?:\|[^<>]*)?>|<!(?:channel|here|everyone|subteam)\b[^<>]*>")


def words(text: str) -> str:
    """Read a text of Slack's: mentions and links as they show, entities as what they stand for."""
    shown = _MARKED.sub(_marked, text)
    return _ENTITY.sub(lambda found: _ENTITIES[found[0]], shown)


def _marked(found: re.Match[str]) -> str:
    kind, target, label = found[1], found[2], found[3]
    if label:
        return label if kind in {"", "!"} else kind + label.lstrip("@#")
    if kind == "!":
        return "@" + target.split("^", 1)[0]
    return kind + target


def without(text: str, user: str) -> str:
    """Take the mentions of somebody out of a text of Slack's."""
    return re.sub(rf"<@{re.escape(user)}(?:\|[^<>]*)?>", " ", text)


def mentions(text: str, user: str) -> bool:
    """Tell whether a text of Slack's mentions somebody."""
    return any(found[1] == user for found in _PERSON.finditer(text))


def speaks_to_others(text: str, user: str) -> bool:
    """Tell whether a text of Slack's mentions others than `user`, or is marked with ! as meant for them."""
    return text.lstrip().startswith("!") or any(found[1] != user for found in _PERSON.finditer(text))


def words_of(message: Mapping[str, Any]) -> str:
    """Gather what a message says, in its attachments too: feeds post their news in those."""
    parts = [str(message.get("text") or "")]
    for attachment in message.get("attachments") or ():
        said = [attachment.get(key) for key in ("pretext", "title", "text")]
        parts += [str(one) for one in said if one] or [str(attachment.get("fallback") or "")]
        parts += [str(field.get("value") or "") for field in attachment.get("fields") or ()]
    return "\n".join(words(part) for part in parts if part.strip())
