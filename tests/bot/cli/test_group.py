"""The commands of `dateline`: all in its help, none loaded before it is run."""

import sys

import click
import pytest
from click.testing import CliRunner

from bot.cli.group import COMMANDS, dateline
from index.cli.group import COMMANDS as INDEX_COMMANDS
from index.cli.group import index_group


@pytest.mark.parametrize("name", COMMANDS)
def test_the_summary_of_a_command_is_what_its_own_help_begins_with(name: str) -> None:
    command = COMMANDS[name].load()
    stand_in = click.Command(name, help=COMMANDS[name].summary)
    assert stand_in.get_short_help_str(200) == command.get_short_help_str(200)
    assert command.name == name


def test_every_command_of_the_index_is_one_of_dateline() -> None:
    assert INDEX_COMMANDS.items() <= COMMANDS.items()
    assert set(index_group.list_commands(click.Context(index_group))) == INDEX_COMMANDS.keys()


def test_the_help_of_the_group_loads_no_command(monkeypatch: pytest.MonkeyPatch) -> None:
    for command in COMMANDS.values():
        monkeypatch.delitem(sys.modules, command.target.partition(":")[0], raising=False)
    shown = CliRunner().invoke(dateline, ["--help"])
    assert shown.exit_code == 0
    assert all(f"\n  {name} " in shown.output for name in COMMANDS)
    assert [command.target for command in COMMANDS.values() if command.target.partition(":")[0] in sys.modules] == []


def test_an_unknown_command_is_none() -> None:
    assert dateline.get_command(click.Context(dateline), "answer") is None
