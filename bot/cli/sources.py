"""`dateline sources`: the indexed articles."""

from pathlib import Path

import click

from bot.answering import source_json
from bot.render import render_sources, render_version
from bot.replies import Reply, notation
from config.settings import Settings
from index.cli.options import json_option, print_json, with_settings
from index.cli.texts import examples
from index.generation import Generation, SourceEntry, coverage_of, list_sources, only_source, open_current
from index.reading import EarlierVersion, earlier_versions, printable, read_version

from .showing import show


@click.command(epilog=examples("dateline sources", "dateline sources belgorod --json"))
@click.argument("text", default="")
@with_settings
@json_option
def sources(*, text: str, settings: Settings, as_json: bool) -> None:
    """List the articles in the index, or those whose file name or title contains TEXT.

    Of a single article the earlier versions are named too; TEXT may be one of these: "NAME (version 1)".
    """
    generation = open_current(settings.index_folder)
    try:
        _show(text, generation, as_json=as_json)
    finally:
        generation.close()


def _show(text: str, generation: Generation, *, as_json: bool) -> None:
    asked = None if as_json else notation.version_asked(text)
    if asked and (reply := _version(*asked, generation)):
        click.echo(show(reply), nl=False)
        return
    found = list_sources(generation, text)
    if as_json:
        for entry in found:
            print_json(source_json(entry))
        return
    failures = () if text else coverage_of(generation).failures
    click.echo(show(render_sources(text, found, failures)), nl=False)
    if len(found) == 1:
        for version in _versions(found[0], generation):
            name = printable(notation.version(found[0].source, version.number))
            click.echo(f"  earlier version, written {notation.instant(version.written)}: {name}")


def _version(name: str, number: int, generation: Generation) -> Reply | None:
    """Show an earlier version of the only article of a name, if there is one."""
    entry = only_source(list_sources(generation, name), name)
    versions = _versions(entry, generation) if entry else []
    version = next((each for each in versions if each.number == number), None)
    if entry is None or version is None:
        return None
    limit = generation.manifest.max_tokens
    return render_version(entry, version, read_version(_articles(generation), entry.file, number, max_tokens=limit))


def _versions(entry: SourceEntry, generation: Generation) -> list[EarlierVersion]:
    return earlier_versions(_articles(generation), entry.file) if entry.file == entry.source else []


def _articles(generation: Generation) -> Path:
    return Path(generation.manifest.articles_folder)
