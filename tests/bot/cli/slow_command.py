"""A command that waits for ever, run as `dateline` runs its own."""

import sys
import time

import click

from index.cli import run


@click.group()
def group() -> None:
    """Hold the command."""


@group.command()
def wait() -> None:
    """Wait."""
    click.echo("waiting")
    time.sleep(600)


sys.exit(run(group, ["wait"]))
