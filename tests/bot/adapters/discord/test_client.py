"""What the client asks Discord for."""

from bot.adapters.discord.client import intents
from bot.adapters.discord.options import DiscordOptions

MESSAGES = {"guilds", "guild_messages", "dm_messages"}


def test_only_messages_are_asked_for() -> None:
    assert {name for name, wanted in intents(DiscordOptions("t")) if wanted} == MESSAGES


def test_the_privileged_intent_is_asked_for_only_where_follow_ups_need_it() -> None:
    asked = {name for name, wanted in intents(DiscordOptions("t", thread_follow_ups=True)) if wanted}
    assert asked == {*MESSAGES, "message_content"}
