"""`dateline chat`: one question after another."""

import sys
from datetime import date
from typing import Final

import click

from bot.adapters.terminal import chat as converse
from bot.adapters.terminal import line_reader
from config.settings import Settings
from index.cli.options import asked_on_option, with_settings
from index.cli.texts import examples

from .making import answerer_of
from .showing import show

HISTORY: Final = "history"
"""File in the home folder that remembers what was typed."""


@click.command(epilog=examples("dateline chat", "dateline chat --asked-on 2024-01-01"))
@with_settings
@asked_on_option
def chat(*, settings: Settings, asked_on: date) -> None:
    """Ask one question after another, with line editing and history."""
    answerer = answerer_of(settings)
    # Fails now where there is no index, and not at the first question.
    answerer.retriever.coverage()
    read = line_reader(settings.home / HISTORY) if sys.stdin.isatty() else _next_line
    for part in converse(answerer, read, show, asked_on=asked_on, passages=settings.answer.passages):
        click.echo(part, nl=False)


def _next_line() -> str:
    """Read a line of a pipe.

    Raises:
        EOFError: There is none left.
    """
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line
