"""The `dateline` command: every command of the index and of the bots."""

import sys
from typing import Final

import click

from index.cli import COMMANDS as INDEX_COMMANDS
from index.cli import LazyCommand, LazyGroup, examples, run

COMMANDS: Final = {
    **INDEX_COMMANDS,
    "ask": LazyCommand("bot.cli.ask:ask", "Answer a question with the passages that say it, or say that none does."),
    "briefing": LazyCommand(
        "bot.cli.surveys:briefing", "Cover one or more days in at most ten cited passages, newest event first."
    ),
    "chat": LazyCommand("bot.cli.chat:chat", "Ask one question after another, with line editing and history."),
    "discord": LazyCommand("bot.cli.platforms:discord", "Run the Discord bot until it is stopped (Ctrl-C or SIGTERM)."),
    "doctor": LazyCommand(
        "bot.cli.doctor:doctor", "Check everything that an answer needs, and say what to do about what fails."
    ),
    "journal": LazyCommand("bot.cli.journal:journal", "Work with what people asked and voted."),
    "slack": LazyCommand("bot.cli.platforms:slack", "Run the Slack bot (Socket Mode) until it is stopped."),
    "sources": LazyCommand(
        "bot.cli.sources:sources", "List the articles in the index, or those whose file name or title contains TEXT."
    ),
    "timeline": LazyCommand(
        "bot.cli.surveys:timeline",
        "Show what the articles say about TOPIC in the order it happened, each passage cited.",
    ),
}


@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=examples(
        "dateline rebuild --articles ~/desk/articles",
        'dateline ask "how many drones did Ukraine say it shot down on Dec 31?"',
        "dateline sources",
    ),
)
@click.version_option(package_name="dateline")
def dateline() -> None:
    """Answer questions with the passages of your own articles that say it, word for word, each cited."""


def main() -> None:
    """Run the `dateline` command."""
    sys.exit(run(dateline))
