"""A group lists its commands without loading them, and loads the one that is run."""

import click
import pytest
from click.testing import CliRunner

from index.cli.lazy import LazyCommand, LazyGroup


def test_a_lazy_command_stands_beside_one_that_is_there() -> None:
    group = LazyGroup(name="both", lazy={"status": LazyCommand("index.cli.status:status", "Tell what is indexed.")})
    group.add_command(click.Command("here", help="Is here."))
    shown = CliRunner().invoke(group, ["--help"]).output
    assert "  here    Is here.\n  status  Tell what is indexed.\n" in shown


def test_a_target_that_is_not_there_fails_when_it_is_run() -> None:
    with pytest.raises(ModuleNotFoundError):
        LazyCommand("index.cli.nowhere:nothing", "").load()
