"""Runs the real Discord bot over the real index, as the settings say: `python -m tests.bot.launch_real`."""

import sys

from bot.adapters.discord import DiscordFailure, DiscordOptions, run
from bot.cli import answerer_of
from bot.journal import Journal
from config.settings import load_settings


def main() -> None:
    """Run the bot."""
    settings = load_settings()
    wanted = settings.discord
    options = DiscordOptions(
        token=wanted.token.get_secret_value() if wanted.token else "",
        user_cooldown=wanted.user_cooldown,
        guild_per_minute=wanted.guild_per_minute,
        queue=wanted.queue,
        state=settings.home / "discord-commands",
    )
    with Journal.open(settings.journal_file) as journal:
        try:
            run(answerer_of(settings), options, journal)
        except DiscordFailure as failure:
            sys.exit(str(failure))


if __name__ == "__main__":
    main()
