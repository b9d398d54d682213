"""Dateline in Discord: what reads its events, what writes its messages, and how the bot runs."""

from bot.answering import Answerer
from bot.journal import Journal

from .options import DiscordOptions

__all__ = ["DiscordOptions", "run"]


def run(answerer: Answerer, options: DiscordOptions, journal: Journal | None) -> None:
    """Run the bot until SIGINT or SIGTERM; what is under way is finished first.

    Args:
        answerer: Answers the questions.
        options: How the bot behaves.
        journal: Where questions and votes are stored; None stores nothing.

    Raises:
        PlatformFailure: Discord refuses the bot.
    """
    from .bot import run as run_bot  # noqa: PLC0415 - discord.py takes a second to import

    run_bot(answerer, options, journal)
