"""What Slack must know about the app: scopes, events, commands, the shortcut. Pure, and needs no slack_bolt.

`routes` registers what these tables list, so the manifest promises nothing that is not answered. To add a slash
command, add it to `COMMANDS` and, if its text is not a question, to `commands.understood`.
"""

from dataclasses import dataclass
from typing import Any, Final

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SlashCommand:
    """A slash command as people see it.

    Attributes:
        name: With its slash.
        description: What it does.
        hint: What may be written after it.
    """

    name: str
    description: str
    hint: str


ASK: Final = "/ask"
BRIEFING: Final = "/briefing"
TIMELINE: Final = "/timeline"
SOURCES: Final = "/sources"
DATELINE: Final = "/dateline"
COMMANDS: Final = (
    SlashCommand(
        ASK,
        "Ask the articles a question; the answer is their own words, cited",
        "question from:2023-12-30 to:2023-12-31 source:daily paper:Reuters private:yes",
    ),
    SlashCommand(
        BRIEFING,
        "A day or span of days in at most ten cited passages, newest event first",
        "[day or span] [topic] [private:yes]",
    ),
    SlashCommand(
        TIMELINE, "What the articles say about a topic, in the order it happened", "topic [day or span] [private:yes]"
    ),
    SlashCommand(SOURCES, "List the indexed articles, or show one in detail", "[part of a name or title]"),
    SlashCommand(DATELINE, "What is indexed, how to ask, what is stored about you", "status | help | mydata"),
)
CHECK: Final = "check_against_sources"
_CHECK_SHORTCUT: Final[Json] = {
    "name": "Check against sources",
    "type": "message",
    "callback_id": CHECK,
    "description": "Show the passages nearest to what a message claims",
}

SCOPES: Final = {
    "app_mentions:read": "questions that mention the bot",
    "channels:history": "follow-ups in its threads in public channels",
    "chat:write": "answers",
    "commands": "slash commands and the message shortcut",
    "files:write": "original files of articles, and charts",
    "groups:history": "follow-ups in its threads in private channels",
    "im:history": "direct messages",
    "im:write": "files for one person's eyes",
}
"""What the bot may do, and what it needs that for."""
NEEDED: Final = ("chat:write",)
"""Scopes without which the bot can't answer at all."""
EVENTS: Final = ("app_home_opened", "app_mention", "message.channels", "message.groups", "message.im")
_FOLLOW_UPS: Final = {"message.channels", "message.groups"}


def manifest(*, thread_follow_ups: bool = True) -> Json:
    """Return the app manifest, to be pasted at api.slack.com/apps (Create New App, From a manifest).

    Args:
        thread_follow_ups: Whether the bot takes follow-ups without a mention in its threads. If it does not, Slack
            sends it no message of a channel that doesn't mention it.
    """
    events = [event for event in EVENTS if thread_follow_ups or event not in _FOLLOW_UPS]
    return {
        "display_information": {
            "name": "Dateline",
            "description": "Answers with the passages of your own articles that say it, word for word, each cited.",
            "background_color": "#1f3a5f",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Dateline", "always_online": True},
            "shortcuts": [_CHECK_SHORTCUT],
            "slash_commands": [_as_slack_takes(command) for command in COMMANDS],
        },
        "oauth_config": {"scopes": {"bot": sorted(SCOPES)}},
        "settings": {
            "event_subscriptions": {"bot_events": events},
            "interactivity": {"is_enabled": True},
            "org_deploy_enabled": False,
            "socket_mode_enabled": True,
            "token_rotation_enabled": False,
        },
    }


def _as_slack_takes(command: SlashCommand) -> Json:
    return {
        "command": command.name,
        "description": command.description,
        "usage_hint": command.hint,
        "should_escape": False,
    }
