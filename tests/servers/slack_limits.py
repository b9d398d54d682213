"""Slack's documented Block Kit and message limits; each check lists (json pointer, code, text)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
Found = list[tuple[str, str, str]]
PING = re.compile(r"<!(?:channel|here|everyone)(?:\|[^>]*)?>|<!subteam\^\w+[^>]*>|<@[UW]\w+(?:\|[^>]*)?>")
BLOCKS = {
    "section",
    "divider",
    "header",
    "context",
    "actions",
    "image",
    "input",
    "rich_text",
    "markdown",
    "file",
    "video",
    "table",
    "context_actions",
    "task_card",
    "plan",
}


def too_long(found: Found, at: str, value: Any, most: int, least: int = 0) -> None:
    """Check how long a text or list is."""
    size = len(value or "")
    if size > most:
        unit = "characters" if isinstance(value, str) else "items"
        text = f"must be less than {most + 1} {unit}" if unit == "characters" else f"no more than {most} items allowed"
        found.append((at, "too_long", text))
    elif size < least:
        found.append((at, "too_short", f"must be more than {least - 1} characters"))


def text_object(found: Found, at: str, value: Any, most: int, *, plain: bool = False) -> None:
    """Check a text object."""
    if not isinstance(value, dict) or value.get("type") not in (("plain_text",) if plain else ("plain_text", "mrkdwn")):
        found.append((at, "invalid", "failed to match all allowed schemas"))
    else:
        too_long(found, f"{at}/text", value.get("text") or "", most, 1)


def element(found: Found, at: str, part: Json, seen: set[str]) -> None:
    """Check a button, menu or field."""
    kind, action = part.get("type") or "", part.get("action_id")
    too_long(found, f"{at}/action_id", action, 255)
    if action and action in seen:
        found.append((f"{at}/action_id", "duplicate", f"`action_id` {action!r} already exists"))
    seen.add(action or "")
    if kind == "button":
        text_object(found, f"{at}/text", part.get("text"), 75, plain=True)
        too_long(found, f"{at}/value", part.get("value"), 2000)
        too_long(found, f"{at}/url", part.get("url"), 3000)
        if part.get("style") not in (None, "primary", "danger"):
            found.append((f"{at}/style", "invalid", "must be a valid enum value"))
    if "options" in part:
        too_long(
            found,
            f"{at}/options",
            part["options"],
            10 if kind in ("checkboxes", "radio_buttons") else 5 if kind == "overflow" else 100,
            1,
        )
        for number, option in enumerate(part["options"] or []):
            text_object(found, f"{at}/options/{number}/text", option.get("text"), 75)
            too_long(found, f"{at}/options/{number}/value", option.get("value"), 150, 1)
    if "placeholder" in part:
        text_object(found, f"{at}/placeholder", part["placeholder"], 150, plain=True)


def check_blocks(blocks: Any, most: int = 50, at: str = "/blocks") -> Found:
    """Check the blocks of a message or view."""
    found: Found = []
    if not isinstance(blocks, list):
        return [(at, "invalid", "must be an array")]
    too_long(found, at, blocks, most)
    ids: set[str] = set()
    for index, block in enumerate(blocks):
        here, kind = f"{at}/{index}", block.get("type")
        if kind not in BLOCKS:
            found.append((f"{here}/type", "invalid", f"unsupported type: {kind}"))
        too_long(found, f"{here}/block_id", block.get("block_id"), 255)
        if block.get("block_id") and block["block_id"] in ids:
            found.append((f"{here}/block_id", "duplicate", "`block_id` already exists"))
        ids.add(block.get("block_id") or "")
        CHECKS.get(kind, _no_check)(found, here, block)
    return found


def _no_check(_found: Found, _at: str, _block: Json) -> None:
    """Let a block through that has no limits here."""


def _section(found: Found, at: str, block: Json) -> None:
    if "text" in block or not block.get("fields"):
        text_object(found, f"{at}/text", block.get("text"), 3000)
    too_long(found, f"{at}/fields", block.get("fields"), 10)
    for number, field in enumerate(block.get("fields") or []):
        text_object(found, f"{at}/fields/{number}", field, 2000)
    if isinstance(block.get("accessory"), dict):
        element(found, f"{at}/accessory", block["accessory"], set())


def _header(found: Found, at: str, block: Json) -> None:
    text_object(found, f"{at}/text", block.get("text"), 150, plain=True)


def _markdown(found: Found, at: str, block: Json) -> None:
    too_long(found, f"{at}/text", block.get("text"), 12000, 1)


def _context(found: Found, at: str, block: Json) -> None:
    too_long(found, f"{at}/elements", block.get("elements"), 10, 1)


def _actions(found: Found, at: str, block: Json) -> None:
    seen: set[str] = set()
    too_long(found, f"{at}/elements", block.get("elements"), 25, 1)
    for number, part in enumerate(block.get("elements") or []):
        element(found, f"{at}/elements/{number}", part, seen)


def _image(found: Found, at: str, block: Json) -> None:
    too_long(found, f"{at}/image_url", block.get("image_url"), 3000)
    too_long(found, f"{at}/alt_text", block.get("alt_text"), 2000, 1)


def _input(found: Found, at: str, block: Json) -> None:
    text_object(found, f"{at}/label", block.get("label"), 2000, plain=True)
    element(found, f"{at}/element", block.get("element") or {}, set())


CHECKS: dict[Any, Callable[[Found, str, Json], None]] = {
    "section": _section,
    "header": _header,
    "markdown": _markdown,
    "context": _context,
    "actions": _actions,
    "image": _image,
    "input": _input,
}


def check_home(view: Json) -> Found:
    """Check an App Home."""
    found = check_blocks(view.get("blocks"), 100, "/view/blocks")
    if view.get("type") != "home" or "title" in view:
        found.append(("/view", "invalid", "a home has the type home and no title"))
    return found


def visible_text(body: Json) -> str:
    """Gather the text of a message that Slack would render as mrkdwn, and that could ping somebody."""
    texts = [str(body.get("text") or "")]

    def dig(node: Any) -> None:
        if isinstance(node, list):
            for item in node:
                dig(item)
        elif isinstance(node, dict):
            if node.get("type") in ("mrkdwn", "markdown") and isinstance(node.get("text"), str):
                texts.append(node["text"])
            for item in node.values():
                dig(item)

    dig(body.get("blocks") or [])
    dig(body.get("attachments") or [])
    return "\n".join(texts)
