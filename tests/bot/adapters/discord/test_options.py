"""The options of the Discord bot."""

from bot.adapters.discord.options import DiscordOptions


def test_a_token_is_in_no_representation() -> None:
    written = "x.y.z"
    options = DiscordOptions(token=written)
    assert written not in f"{options!r} {options}"
