"""`dateline sources`: the indexed articles."""

import click

from bot.answering import source_json
from bot.render import render_sources
from config.settings import Settings
from index.cli.options import json_option, print_json, with_settings
from index.cli.texts import examples
from index.generation import coverage_of, list_sources, open_current

from .showing import show


@click.command(epilog=examples("dateline sources", "dateline sources belgorod --json"))
@click.argument("text", default="")
@with_settings
@json_option
def sources(*, text: str, settings: Settings, as_json: bool) -> None:
    """List the articles in the index, or those whose file name or title contains TEXT."""
    generation = open_current(settings.index_folder)
    found = list_sources(generation, text)
    if as_json:
        for entry in found:
            print_json(source_json(entry))
    else:
        failures = () if text else coverage_of(generation).failures
        click.echo(show(render_sources(text, found, failures)), nl=False)
    generation.close()
