"""Dateline in Slack: `incoming` reads what Slack sends, `render` and `outgoing` write what it is sent."""

from bot.adapters.failure import PlatformFailure
from bot.answering import Answerer
from bot.journal import Journal

from .manifest import manifest
from .options import SlackOptions

__all__ = ["SlackOptions", "manifest", "run"]


def run(answerer: Answerer, options: SlackOptions, journal: Journal | None) -> None:
    """Run the bot until SIGINT or SIGTERM; it finishes the answers it has begun.

    Args:
        answerer: Answers questions.
        options: How the bot behaves.
        journal: Where questions and votes are stored; None stores nothing.

    Raises:
        PlatformFailure: Slack's library is not installed, or Slack refuses the bot or can't be reached.
    """
    try:
        from .bot import run as run_bot  # noqa: PLC0415 - the library is an extra
    except ImportError as error:
        raise PlatformFailure(f"Slack needs {error.name}: run `pip install 'dateline[slack]'`") from error
    run_bot(answerer, options, journal)
