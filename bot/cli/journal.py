"""`dateline journal`: what people asked and how they voted."""

from pathlib import Path

import click

from bot.journal import Journal
from config.settings import load_settings
from index.cli.options import print_json
from index.cli.texts import examples


@click.group()
def journal() -> None:
    """Work with what people asked and voted."""


@journal.command(epilog=examples("dateline journal export > votes.jsonl", "dateline eval votes.jsonl"))
@click.option("--config", type=click.Path(path_type=Path), help="A TOML file of settings.")
@click.option("--all", "unlabelled", is_flag=True, help="Include questions whose votes are inconclusive.")
def export(*, config: Path | None, unlabelled: bool) -> None:
    """Print votes as labelled questions for `dateline eval`, without names."""
    settings = load_settings(config)
    if not settings.journal_file.is_file():
        raise click.ClickException(f"there is no journal at {settings.journal_file} yet: the bots write it")
    with Journal.open(settings.journal_file) as opened:
        for line in opened.export(unlabelled=unlabelled):
            print_json(line)
