"""Discord's documented limits on what a bot sends; a check returns the problems that it finds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
ROW, BUTTON, STRING_SELECT, TEXT_INPUT = 1, 2, 3, 4
LINK_STYLE = 5
SELECTS = (3, 5, 6, 7, 8)
COMPONENTS_V2 = 1 << 15
COMMAND_NAME = re.compile(r"[-_'\w]{1,32}")


class Problems:
    """Collected field errors, rendered in Discord's nested error shape."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str, str]] = []

    def __bool__(self) -> bool:
        return bool(self.found)

    def add(self, path: str, code: str, text: str) -> None:
        """Add a problem of a field."""
        self.found.append((path, code, text))

    def length(self, path: str, value: Any, most: int, least: int = 0) -> None:
        """Check how long a text or list is."""
        size = len(value) if isinstance(value, (str, list)) else 0
        if size < max(least, 0) or (least and not size):
            self.add(
                path,
                "BASE_TYPE_REQUIRED" if least == 1 else "BASE_TYPE_MIN_LENGTH",
                "This field is required" if least == 1 else f"Must be {least} or more in length.",
            )
        elif size > most:
            self.add(path, "BASE_TYPE_MAX_LENGTH", f"Must be {most} or fewer in length.")

    def url(self, path: str, value: Any) -> None:
        """Check the scheme of an address."""
        if value and not re.match(r"(https?|attachment)://", str(value)):
            self.add(path, "URL_TYPE_INVALID_SCHEME", "Scheme must be one of ('http', 'https').")

    def body(self) -> Json:
        """Write the problems as Discord answers them."""
        errors: Json = {}
        for path, code, text in self.found:
            node = errors
            for part in path.split("."):
                node = node.setdefault(part, {})
            node.setdefault("_errors", []).append({"code": code, "message": text})
        return {"code": 50035, "message": "Invalid Form Body", "errors": errors}


def walk(components: list[Json], path: str = "components") -> Iterator[tuple[str, Json]]:
    """List all components, nested ones too, each with its place."""
    for index, part in enumerate(components or []):
        here = f"{path}.{index}"
        yield here, part
        yield from walk(part.get("components") or [], f"{here}.components")
        for key in ("accessory", "component"):
            if isinstance(part.get(key), dict):
                yield f"{here}.{key}", part[key]


def check_embeds(embeds: list[Json], bad: Problems) -> None:
    """Check embeds."""
    if len(embeds) > 10:
        bad.add("embeds", "BASE_TYPE_BAD_LENGTH", "Must be between 0 and 10 in length.")
    total = 0
    for index, embed in enumerate(embeds):
        at = f"embeds.{index}"
        footer, author = embed.get("footer") or {}, embed.get("author") or {}
        fields = embed.get("fields") or []
        bad.length(f"{at}.title", embed.get("title") or "", 256)
        bad.length(f"{at}.description", embed.get("description") or "", 4096)
        bad.length(f"{at}.footer.text", footer.get("text") or "", 2048)
        bad.length(f"{at}.author.name", author.get("name") or "", 256)
        bad.length(f"{at}.fields", fields, 25)
        for key in ("url",):
            bad.url(f"{at}.{key}", embed.get(key))
        for key in ("image", "thumbnail"):
            bad.url(f"{at}.{key}.url", (embed.get(key) or {}).get("url"))
        if not 0 <= int(embed.get("color") or 0) <= 0xFFFFFF:
            bad.add(f"{at}.color", "NUMBER_TYPE_MAX", "int value should be less than or equal to 16777215.")
        for number, field in enumerate(fields):
            bad.length(f"{at}.fields.{number}.name", str(field.get("name") or "").strip(), 256, 1)
            bad.length(f"{at}.fields.{number}.value", str(field.get("value") or "").strip(), 1024, 1)
        texts = [embed.get("title"), embed.get("description"), footer.get("text"), author.get("name")]
        texts += [field.get(key) for field in fields for key in ("name", "value")]
        total += sum(len(text or "") for text in texts)
    if total > 6000:
        bad.add("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000")


def check_components(components: list[Json], bad: Problems, *, v2: bool) -> None:
    """Check rows, buttons, selects and text inputs; `v2` for messages that are made of components alone."""
    parts = list(walk(components))
    if v2:
        if len(parts) > 40:
            bad.add("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 40 in length.")
        if sum(len(part.get("content") or "") for _, part in parts) > 4000:
            bad.add("components", "BASE_TYPE_MAX_LENGTH", "Must be 4000 or fewer in length.")
    elif len(components) > 5:
        bad.add("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length.")
    seen: set[str] = set()
    for at, part in parts:
        kind, custom_id = part.get("type"), part.get("custom_id")
        if kind == ROW:
            _check_row(at, part, bad)
        elif kind == BUTTON:
            _check_button(at, part, bad)
        elif kind in SELECTS or kind == TEXT_INPUT:
            _check_input(at, part, bad)
        if custom_id and custom_id in seen:
            bad.add(f"{at}.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
        seen.add(custom_id or "")


def _check_row(at: str, part: Json, bad: Problems) -> None:
    inner = part.get("components") or []
    most = 1 if any(child.get("type") in SELECTS for child in inner) else 5
    if not 1 <= len(inner) <= most:
        bad.add(f"{at}.components", "BASE_TYPE_BAD_LENGTH", f"Must be between 1 and {most} in length.")


def _check_button(at: str, part: Json, bad: Problems) -> None:
    bad.length(f"{at}.label", part.get("label") or "", 80)
    if part.get("style") == LINK_STYLE:
        bad.length(f"{at}.url", part.get("url") or "", 512, 1)
        bad.url(f"{at}.url", part.get("url"))
    else:
        bad.length(f"{at}.custom_id", part.get("custom_id") or "", 100, 1)
    if not part.get("label") and not part.get("emoji"):
        bad.add(at, "BUTTON_COMPONENT_INVALID", "A button must have a label or an emoji.")


def _check_input(at: str, part: Json, bad: Problems) -> None:
    bad.length(f"{at}.custom_id", part.get("custom_id") or "", 100, 1)
    bad.length(f"{at}.placeholder", part.get("placeholder") or "", 150 if part.get("type") in SELECTS else 100)
    if part.get("type") == STRING_SELECT:
        options = part.get("options") or []
        bad.length(f"{at}.options", options, 25, 1)
        for number, option in enumerate(options):
            for key, least in (("label", 1), ("value", 1), ("description", 0)):
                bad.length(f"{at}.options.{number}.{key}", option.get(key) or "", 100, least)


def check_message(body: Json, *, files: int = 0, editing: bool = False) -> Problems:
    """Check a message."""
    bad = Problems()
    content, embeds = body.get("content") or "", body.get("embeds") or []
    components, v2 = body.get("components") or [], bool(int(body.get("flags") or 0) & COMPONENTS_V2)
    bad.length("content", content, 2000)
    check_embeds(embeds, bad)
    check_components(components, bad, v2=v2)
    if v2 and (content or embeds):
        bad.add(
            "content" if content else "embeds",
            "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
            "The 'content' and 'embeds' fields cannot be used when using MessageFlags.IS_COMPONENTS_V2",
        )
    allowed = body.get("allowed_mentions")
    if allowed is not None:
        for kind in ("users", "roles"):
            bad.length(f"allowed_mentions.{kind}", allowed.get(kind) or [], 100)
            if kind in (allowed.get("parse") or []) and allowed.get(kind):
                bad.add(
                    "allowed_mentions",
                    "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                    f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.',
                )
    if (
        not editing
        and not bad
        and not (content.strip() or embeds or components or files or body.get("poll") or body.get("sticker_ids"))
    ):
        bad.add("", "EMPTY", "Cannot send an empty message")
    return bad


def check_choices(choices: list[Json]) -> Problems:
    """Check what autocomplete offers."""
    bad = Problems()
    bad.length("data.choices", choices, 25)
    for index, choice in enumerate(choices):
        bad.length(f"data.choices.{index}.name", choice.get("name") or "", 100, 1)
        if isinstance(choice.get("value"), str):
            bad.length(f"data.choices.{index}.value", choice["value"], 100, 1)
    return bad


def check_commands(commands: list[Json]) -> Problems:
    """Check application commands as they are synced."""
    bad = Problems()
    if sum(1 for command in commands if command.get("type", 1) == 1) > 100:
        bad.add("commands", "APPLICATION_COMMAND_TOO_MANY", "Maximum number of application commands reached (100)")
    names: set[tuple[int, str]] = set()
    for index, command in enumerate(commands):
        if _check_named(command, str(index), bad) > 8000:
            bad.add(str(index), "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)")
        key = (command.get("type", 1), command.get("name", ""))
        if key in names:
            bad.add(str(index), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique")
        names.add(key)
    return bad


def _check_named(item: Json, at: str, bad: Problems) -> int:
    """Check a command or an option; return the characters that count towards a command's size."""
    name, description = item.get("name") or "", item.get("description") or ""
    if item.get("type", 1) not in {2, 3} or "options" in item or "required" in item:
        if not COMMAND_NAME.fullmatch(name) or name != name.lower():
            bad.add(f"{at}.name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
        bad.length(f"{at}.description", description, 100, 1)
    choices = item.get("choices") or []
    bad.length(f"{at}.choices", choices, 25)
    for number, choice in enumerate(choices):
        bad.length(f"{at}.choices.{number}.name", choice.get("name") or "", 100, 1)
    if item.get("autocomplete") and choices:
        exclusive = "choices and autocomplete are mutually exclusive"
        bad.add(f"{at}.autocomplete", "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE", exclusive)
    size = len(name) + len(description) + sum(len(str(c.get("name"))) + len(str(c.get("value"))) for c in choices)
    return size + _check_options(item, at, bad)


def _check_options(parent: Json, at: str, bad: Problems) -> int:
    size, optional = 0, False
    if len(parent.get("options") or []) > 25:
        bad.add(f"{at}.options", "BASE_TYPE_BAD_LENGTH", "Must be between 0 and 25 in length.")
    for number, option in enumerate(parent.get("options") or []):
        size += _check_named(option, f"{at}.options.{number}", bad)
        if option.get("required") and optional:
            order = "Required options must be placed before non-required options"
            bad.add(f"{at}.options.{number}", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", order)
        optional = optional or not option.get("required")
    return size
