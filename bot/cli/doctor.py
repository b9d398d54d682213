"""`dateline doctor`: which check fails, and what to do about it."""

import sys

import click

from bot.doctor import Checkup
from config.settings import Settings
from index.cli.making import encoder_of, reader_of
from index.cli.options import json_option, print_json, with_settings
from index.cli.running import FAILED
from index.cli.texts import examples


@click.command(epilog=examples("dateline doctor", "dateline doctor --json"))
@with_settings
@json_option
def doctor(*, settings: Settings, as_json: bool) -> None:
    """Check everything that an answer needs, and say what to do about what fails."""
    checkup = Checkup(
        articles=settings.articles,
        index=settings.index_folder,
        encoder=encoder_of(settings),
        reader=reader_of(settings),
        journal=settings.journal_file if settings.journal.enabled else None,
        max_bytes=settings.reading.max_bytes,
        discord=settings.discord.token is not None,
        slack=settings.slack.bot_token is not None and settings.slack.app_token is not None,
        with_bots=settings.watching.with_bots,
    )
    failed = False
    for check in checkup.run():
        failed |= check.state == "failed"
        if as_json:
            print_json({"check": check.name, "state": check.state, "finding": check.finding, "remedy": check.remedy})
        else:
            click.echo(f"{check.state:<8} {check.name:<10} {check.finding}")
            if check.remedy:
                click.echo(f"{'':<19} -> {check.remedy}")
    if failed:
        sys.exit(FAILED)
