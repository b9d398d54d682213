"""Running a command line: whatever goes wrong becomes one sentence on stderr and an exit status."""

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Final

import click

from config.settings import SettingsError
from index.errors import IndexFailure

FAILED: Final = 1
WRONG_CALL: Final = 2
INTERRUPTED: Final = 130


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
