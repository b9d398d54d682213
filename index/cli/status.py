"""`dateline status`: what is indexed, in words and as JSON."""

from datetime import datetime
from typing import Any

import click

from config.settings import Settings
from index.generation import Generation, WatchState, count_origins, coverage_of, open_current, read_state
from index.output import coverage_json, page_ranges, watch_json

from .not_read import print_not_read
from .options import json_option, print_json, with_settings
from .texts import examples


@click.command(epilog=examples("dateline status", "dateline status --json"))
@with_settings
@json_option
def status(*, settings: Settings, as_json: bool) -> None:
    """Show what is indexed, when it was built, and which files failed."""
    generation, following = open_current(settings.index_folder), read_state(settings.index_folder)
    if as_json:
        print_json(_json(generation) | {"watching": watch_json(following)})
    else:
        _print(generation, following)
    generation.close()


def _json(generation: Generation) -> dict[str, Any]:
    manifest = generation.manifest
    return coverage_json(coverage_of(generation)) | {
        "folder": str(generation.folder),
        "articles_folder": manifest.articles_folder,
        "model": manifest.model,
        "fingerprint": manifest.fingerprint,
        "dimension": manifest.dimension,
        "segments": [entry.passages for entry in manifest.segments],
        "boilerplate": dict(manifest.boilerplate),
        "published_how": dict(count_origins(generation)),
    }


def _print(generation: Generation, following: WatchState | None) -> None:
    covered, manifest = coverage_of(generation), generation.manifest
    kinds = ", ".join(f"{count} {kind}" for kind, count in manifest.boilerplate.items())
    days = ", ".join(f"{count} {how}" for how, count in count_origins(generation).items())
    lines = {
        "articles": f"{covered.articles} from {manifest.articles_folder}",
        "published": f"{covered.first or '?'} to {covered.last or '?'} (days: {days})",
        "passages": str(covered.passages),
        "boilerplate": f"{sum(manifest.boilerplate.values())} kept out of search" + (f" ({kinds})" if kinds else ""),
        "built": _written(covered.built_at),
        "newest": f"{_written(covered.newest_at)} (an article)" if covered.newest_at else "unknown",
        "watching": _watching(following),
        "model": f"{manifest.model}, {manifest.dimension} dimensions",
        "index": f"{generation.folder} ({_segments(generation)})",
        "failed": str(len(covered.failures)),
    }
    for name, value in lines.items():
        click.echo(f"{name:<12} {value}")
    for failure in covered.failures:
        click.echo(f"  {failure.file}: {failure.reason}")
    print_not_read(covered.not_read)
    if covered.uncertain:
        click.echo("uncertain    the order of the words on these pages could not be told:")
    for file, pages in covered.uncertain.items():
        where = f": p. {written}" if (written := page_ranges(pages)) else ""
        click.echo(f"  {file}{where}")


def _segments(generation: Generation) -> str:
    count, dead = len(generation.segments), sum(len(segment.dead) for segment in generation.segments)
    gone = f", {dead} articles in {'it' if count == 1 else 'them'} no longer there" if dead else ""
    return f"{count} {'segment' if count == 1 else 'segments'}{gone}"


def _watching(following: WatchState | None) -> str:
    """Say in a line how following the articles goes."""
    if following is None:
        return "nobody follows the articles: run `dateline watch`, or `dateline rebuild` when some have changed"
    who = f"process {following.process} since {_written(following.started_at)}"
    if following.failing_since:
        return f"{who}; not up to date since {_written(following.failing_since)}: {following.failure}"
    looked = f"up to date {_written(following.looked_at)}" if following.looked_at else "reading the first articles"
    waiting = f"; waiting for {', '.join(following.unfinished)}" if following.unfinished else ""
    return f"{who}; {looked}{waiting}"


def _written(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
