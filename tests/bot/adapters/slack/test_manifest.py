"""What Slack is told about the app."""

import json
import re
from typing import Any

from bot.adapters.slack.manifest import COMMANDS, EVENTS, manifest
from tests.bot.slack_world import ALL_EVENTS
from tests.servers.process import ROOT
from tests.servers.slack_model import SCOPES as METHOD_SCOPES


def test_the_manifest_holds_slacks_limits() -> None:
    made = manifest()
    features = made["features"]
    assert len(made["display_information"]["name"]) <= 35
    assert len(made["display_information"]["description"]) <= 140
    assert all(len(one["description"]) <= 2000 for one in features["slash_commands"])
    assert all(len(one["usage_hint"]) <= 1000 for one in features["slash_commands"])
    (shortcut,) = features["shortcuts"]
    assert len(shortcut["name"]) <= 24
    assert len(shortcut["description"]) <= 150
    assert json.loads(json.dumps(made)) == made


def adapter_source() -> str:
    files = sorted((ROOT / "bot" / "adapters" / "slack").glob("*.py"))
    return "\n".join(file.read_text(encoding="utf-8") for file in files if file.name != "manifest.py")


def test_the_manifest_asks_for_what_the_adapter_uses_and_no_more() -> None:
    """Every method that it calls is granted, every event subscribed to is taken on, and every scope has a use."""
    made = manifest()
    granted = set(made["oauth_config"]["scopes"]["bot"])
    called = {name.replace("_", ".") for name in re.findall(r"client\.([a-z]+_[A-Za-z_]+)\(", adapter_source())}
    known = {method.replace(".", "").casefold(): scope for method, scope in METHOD_SCOPES.items()}
    needed = {known[name.replace(".", "").casefold()] for name in called if name.replace(".", "").casefold() in known}
    assert {"chat:write", "channels:history", "im:history", "im:write"} <= needed
    assert needed <= granted
    uploads = {"files:write"} if "files_upload_v2" in adapter_source() else set()
    by_event = {"app_mention": "app_mentions:read", "message.im": "im:history"}
    by_event |= {"message.channels": "channels:history", "message.groups": "groups:history"}
    events = made["settings"]["event_subscriptions"]["bot_events"]
    used = needed | uploads | {by_event[event] for event in events if event in by_event} | {"commands"}
    assert used == granted
    assert set(events) == set(EVENTS) == set(ALL_EVENTS)
    assert made["settings"]["socket_mode_enabled"]
    assert [one["command"] for one in made["features"]["slash_commands"]] == [one.name for one in COMMANDS]


def test_without_follow_ups_no_message_of_a_channel_is_asked_for() -> None:
    events: list[Any] = manifest(thread_follow_ups=False)["settings"]["event_subscriptions"]["bot_events"]
    assert events == ["app_home_opened", "app_mention", "message.im"]
