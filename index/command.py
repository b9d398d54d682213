"""What every command shares: its options, and how mistakes become one sentence and an exit status."""

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TypeVar

import click
import orjson

from config.settings import SettingsError

from .errors import IndexFailure

FAILED = 1
WRONG_CALL = 2
INTERRUPTED = 130

Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day written as 2023-12-31."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read it; what is no day is a wrong call."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date: write it as 2023-12-31", param, ctx)


class Question(click.ParamType[str]):
    """A question that asks something."""

    name = "question"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take it as it is; an empty one is a wrong call."""
        text = str(value).encode("utf-8", "replace").decode()
        if not any(c.isalnum() for c in text):
            self.fail(
                'there are no words in it: write a question in quotes, such as "what happened in Kharkiv?"', param, ctx
            )
        return text


def today() -> date:
    """The day on this machine's clock."""
    return datetime.now().astimezone().date()


def place_options(command: Command) -> Command:
    """Add --articles, --index and --config."""
    folder = click.Path(path_type=Path)
    for option in (
        click.option("--config", type=folder, help="A TOML file of settings that win over the defaults."),
        click.option("--index", type=folder, help="The folder of the index."),
        click.option("--articles", type=folder, help="The folder of articles."),
    ):
        command = option(command)
    return command


def json_option(command: Command) -> Command:
    """Add --json."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")(command)


def print_json(value: Any, *, indent: bool = False) -> None:
    """Print one JSON value on a line of stdout, or over several lines."""
    option = orjson.OPT_INDENT_2 if indent else 0
    click.echo(orjson.dumps(value, option=option))


def examples(*lines: str) -> str:
    """Make the examples at the end of a help text."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def run(group: click.Group, arguments: Sequence[str] | None = None) -> int:
    """Run a command line.

    Returns:
        The exit status: 0 done, 1 the job failed, 2 wrong call. What went wrong stands on stderr in one sentence.
    """
    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):
            # What a terminal or pipe can't show must not end the answer; JSON is written as UTF-8 in any case.
            stream.reconfigure(errors="replace")
    try:
        status = group.main(args=arguments, standalone_mode=False)
    except (click.ClickException, IndexFailure, SettingsError, OSError) as error:
        return _failed(group, error)
    except (click.Abort, KeyboardInterrupt):
        return _say("interrupted", INTERRUPTED)
    return status if isinstance(status, int) else 0


def _failed(group: click.Group, error: Exception) -> int:
    if isinstance(error, BrokenPipeError):
        # Whoever read stdout has gone: what is left to write goes nowhere, and the exit must not complain of it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return WRONG_CALL
    if isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx else group.name
        return _say(f"{error.format_message().rstrip('.')} (see `{path} --help`)", WRONG_CALL)
    if isinstance(error, click.ClickException):
        return _say(error.format_message(), FAILED)
    if isinstance(error, OSError) and error.filename:
        return _say(f"{error.filename}: {error.strerror}", FAILED)
    return _say(str(error), FAILED)


def _say(sentence: str, status: int) -> int:
    click.echo(f"dateline: {sentence}", err=True)
    return status
