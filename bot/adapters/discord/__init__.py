"""Dateline in Discord: `incoming` reads what Discord sends, `render` and `outgoing` write what it is sent."""

from bot.answering import Answerer
from bot.journal import Journal

from .options import DiscordOptions

__all__ = ["DiscordOptions", "run"]


def run(answerer: Answerer, options: DiscordOptions, journal: Journal | None) -> None:
    """Run the bot until SIGINT or SIGTERM; it finishes the answers it has begun.

    Args:
        answerer: Answers questions.
        options: How the bot behaves.
        journal: Where questions and votes are stored; None stores nothing.

    Raises:
        PlatformFailure: Discord refuses the bot or can't be reached.
    """
    from .bot import run as run_bot  # noqa: PLC0415 - discord.py takes a second to import

    run_bot(answerer, options, journal)
