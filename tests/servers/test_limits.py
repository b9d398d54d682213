"""The checkers find what the platforms refuse and let through what they take, to the character."""

from typing import Any

import pytest

from . import discord_limits, slack_limits

BUTTON = {"type": 2, "style": 2, "label": "More", "custom_id": "m"}


def row(*buttons: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"type": 1, "components": list(buttons)}]


@pytest.mark.parametrize(
    ("fits", "too_much", "field"),
    [
        ({"content": "x" * 2000}, {"content": "x" * 2001}, "content"),
        ({"embeds": [{"title": "x" * 256}]}, {"embeds": [{"title": "x" * 257}]}, "embeds.0.title"),
        ({"embeds": [{"description": "x" * 4096}]}, {"embeds": [{"description": "x" * 4097}]}, "embeds.0.description"),
        ({"embeds": [{"description": "x" * 3000}] * 2}, {"embeds": [{"description": "x" * 3001}] * 2}, "embeds"),
        ({"embeds": [{"title": "x"}] * 10}, {"embeds": [{"title": "x"}] * 11}, "embeds"),
        (
            {"content": "x", "components": row({**BUTTON, "label": "x" * 80})},
            {"content": "x", "components": row({**BUTTON, "label": "x" * 81})},
            "components.0.components.0.label",
        ),
        (
            {"content": "x", "components": row({**BUTTON, "custom_id": "x" * 100})},
            {"content": "x", "components": row({**BUTTON, "custom_id": "x" * 101})},
            "components.0.components.0.custom_id",
        ),
        (
            {"content": "x", "components": row(*({**BUTTON, "custom_id": str(n)} for n in range(5)))},
            {"content": "x", "components": row(*({**BUTTON, "custom_id": str(n)} for n in range(6)))},
            "components.0.components",
        ),
        (
            {"content": "x", "components": row(BUTTON)},
            {"content": "x", "components": row(BUTTON, BUTTON)},
            "components.0.components.1.custom_id",
        ),
        ({"content": "x"}, {"content": " "}, ""),
    ],
)
def test_discord_messages_are_held_to_each_limit(fits: dict[str, Any], too_much: dict[str, Any], field: str) -> None:
    assert discord_limits.check_message(fits).found == []
    assert field in [path for path, _, _ in discord_limits.check_message(too_much).found]


def test_discord_commands_are_held_to_each_limit() -> None:
    option = {"type": 3, "name": "question", "description": "what", "required": True}
    good = {"name": "ask", "description": "Ask", "options": [option]}
    assert discord_limits.check_commands([good]).found == []
    for bad in (
        {**good, "name": "Ask"},
        {**good, "description": "x" * 101},
        {**good, "options": [{**option, "required": False}, {**option, "name": "b"}]},
        {**good, "options": [{**option, "name": f"o{number}"} for number in range(26)]},
    ):
        assert discord_limits.check_commands([bad]).found
    assert discord_limits.check_commands([good, good]).found


def test_discord_offers_twenty_five_choices_of_a_hundred() -> None:
    choice = {"name": "x" * 100, "value": "x" * 100}
    assert discord_limits.check_choices([choice] * 25).found == []
    assert discord_limits.check_choices([choice] * 26).found
    assert discord_limits.check_choices([{**choice, "name": "x" * 101}]).found


def section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def press(label: str = "More", action: str = "a", value: str = "v") -> dict[str, Any]:
    return {"type": "button", "text": {"type": "plain_text", "text": label}, "action_id": action, "value": value}


@pytest.mark.parametrize(
    ("fits", "too_much", "pointer"),
    [
        ([section("x" * 3000)], [section("x" * 3001)], "/blocks/0/text/text"),
        ([section("x")] * 50, [section("x")] * 51, "/blocks"),
        ([section("x")], [section("")], "/blocks/0/text/text"),
        ([actions(press("x" * 75))], [actions(press("x" * 76))], "/blocks/0/elements/0/text/text"),
        ([actions(press(value="x" * 2000))], [actions(press(value="x" * 2001))], "/blocks/0/elements/0/value"),
        ([actions(press())], [actions(press(), press())], "/blocks/0/elements/1/action_id"),
        (
            [actions(*(press(action=str(n)) for n in range(25)))],
            [actions(*(press(action=str(n)) for n in range(26)))],
            "/blocks/0/elements",
        ),
        ([{"type": "divider"}], [{"type": "marquee"}], "/blocks/0/type"),
    ],
)
def test_slack_blocks_are_held_to_each_limit(fits: list[Any], too_much: list[Any], pointer: str) -> None:
    assert slack_limits.check_blocks(fits) == []
    assert pointer in [at for at, _, _ in slack_limits.check_blocks(too_much)]
