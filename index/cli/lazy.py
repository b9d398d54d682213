"""A command group that imports a command's module only when that command is run.

Every command needs other libraries; `--help` needs none of them. This is the one place where the command line defers an
import: the modules of the commands themselves import at the top what they use.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import click


@dataclass(frozen=True, slots=True)
class LazyCommand:
    """Where a command is defined, and its line in the group's help.

    Attributes:
        target: "package.module:name" of the click command.
        summary: The first sentence of its help text.
    """

    target: str
    summary: str

    def load(self) -> click.Command:
        """Import the command."""
        module, _, name = self.target.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


class LazyGroup(click.Group):
    """A group whose commands are loaded on first use.

    Args:
        lazy: The commands by the name that people type.
        more: What a `click.Group` takes.
    """

    def __init__(self, *, lazy: Mapping[str, LazyCommand], **more: Any) -> None:
        super().__init__(**more)
        self.lazy = dict(lazy)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the names of all commands in alphabetical order, loading none."""
        return sorted({*super().list_commands(ctx), *self.lazy})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command; None for an unknown one."""
        if cmd_name in self.lazy:
            return self.lazy[cmd_name].load()
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands from their summaries, loading none."""
        names = self.list_commands(ctx)
        width = formatter.width - 6 - max(map(len, names))
        rows = []
        for name in names:
            found = self.lazy.get(name)
            stand_in = click.Command(name, help=found.summary) if found else super().get_command(ctx, name)
            if stand_in:
                rows.append((name, stand_in.get_short_help_str(width)))
        with formatter.section("Commands"):
            formatter.write_dl(rows)
