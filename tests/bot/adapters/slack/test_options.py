"""The options of the Slack bot, and where they let it answer."""

import pytest

from bot.adapters.slack.options import SlackOptions, is_direct

LISTED = frozenset({"C1"})


@pytest.mark.parametrize(
    ("channels", "direct_messages", "channel", "allowed"),
    [
        (frozenset(), False, "C2", True),
        (frozenset(), False, "D1", True),
        (LISTED, False, "C1", True),
        (LISTED, True, "C2", False),
        (LISTED, False, "D1", False),
        (LISTED, True, "D1", True),
    ],
)
def test_a_list_of_channels_refuses_all_others(
    channels: frozenset[str], channel: str, *, direct_messages: bool, allowed: bool
) -> None:
    options = SlackOptions("xoxb-1", "xapp-1", channels, direct_messages=direct_messages)
    assert options.allows(channel) is allowed


def test_only_a_direct_message_is_direct() -> None:
    assert [channel for channel in ("C1", "D1", "G1", "") if is_direct(channel)] == ["D1"]


def test_tokens_are_in_no_representation() -> None:
    options = SlackOptions("xoxb-written", "xapp-written")
    assert "written" not in f"{options!r} {options}"
