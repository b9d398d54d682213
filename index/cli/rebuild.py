"""`dateline rebuild`: bring the index up to date."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import click

from config.settings import Settings
from index.building import BuildReport, Rebuild
from index.errors import Failure, NoArticles
from index.output import failure_json, not_read_json
from index.reading import FieldMap

from .bars import bars
from .making import encoder_of
from .not_read import print_not_read
from .options import json_option, map_option, print_json, with_settings
from .texts import examples


@click.command(epilog=examples("dateline rebuild", "dateline rebuild --articles ~/desk/articles --full"))
@with_settings
@click.option("--full", is_flag=True, help="Read and encode everything again.")
@map_option
@json_option
def rebuild(*, settings: Settings, fields: dict[str, str], full: bool, as_json: bool) -> None:
    """Bring the index up to date with the articles.

    Only new passages are encoded, and deleted ones are dropped. The old index answers questions until the new one is
    complete.
    """
    try:
        with bars() as on_progress:
            report = replace(rebuild_of(settings, fields), full=full, on_progress=on_progress).run()
    except NoArticles as nothing:
        _print_failures(nothing.failures)
        raise
    if as_json:
        print_json(report_json(report))
    else:
        _print_report(report)


def rebuild_of(settings: Settings, fields: FieldMap) -> Rebuild:
    """Make the rebuild of the index; `fields` are the names of fields that a person has mapped."""
    return Rebuild(
        articles=settings.articles,
        index=settings.index_folder,
        encoder=encoder_of(settings),
        max_bytes=settings.reading.max_bytes,
        max_tokens=settings.encoder.max_tokens,
        fields=fields,
    )


def report_json(report: BuildReport) -> dict[str, Any]:
    """Return what a rebuild did."""
    kinds = ("added", "changed", "removed", "unchanged")
    return {
        "generation": report.generation,
        "folder": str(report.folder),
        "switched": report.switched,
        "reread": report.reread,
        "articles": {kind: getattr(report.articles, kind) for kind in kinds},
        "passages": {kind: getattr(report.passages, kind) for kind in kinds if kind != "changed"},
        "encoded": report.encoded,
        "failed": [failure_json(failure) for failure in report.failures],
        "not_read": [not_read_json(each) for each in report.not_read],
        "repaired": list(report.repaired),
        "seconds": round(report.seconds, 3),
    }


def _print_failures(failures: Sequence[Failure]) -> None:
    for failure in failures:
        click.echo(f"not indexed: {failure.file}: {failure.reason}", err=True)


def _print_report(report: BuildReport) -> None:
    _print_failures(report.failures)
    print_not_read(report.not_read, err=True)
    a, p = report.articles, report.passages
    done = "is up to date" if not report.switched else "is live"
    click.echo(f"articles  {a.added} added, {a.changed} changed, {a.removed} removed, {a.unchanged} unchanged")
    click.echo(
        f"passages  {p.added} added, {p.removed} removed, {p.unchanged} unchanged; {report.encoded} texts encoded"
    )
    click.echo(f"failed    {len(report.failures)}")
    if report.reread:
        click.echo("All articles were read again: the index was made by another version of Dateline.")
    if report.repaired:
        click.echo(f"repaired  {', '.join(report.repaired)}: damaged, and written anew")
    click.echo(f"{report.folder} {done} after {report.seconds:.1f} s")
