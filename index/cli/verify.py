"""`dateline verify`: whether every passage is still verbatim in its file."""

import sys

import click

from config.settings import Settings
from index.building import VerifyReport
from index.building import verify as check

from .bars import bars
from .options import json_option, print_json, with_settings
from .running import FAILED
from .texts import examples


@click.command(epilog=examples("dateline verify", "dateline verify --json"))
@with_settings
@json_option
def verify(*, settings: Settings, as_json: bool) -> None:
    """Check that the index is what was written, and that every passage is still verbatim in its file."""
    named = click.get_current_context().params["articles"] is not None
    folder = settings.articles if named else None
    with bars() as on_progress:
        report = check(settings.index_folder, folder, max_bytes=settings.reading.max_bytes, on_progress=on_progress)
    if as_json:
        problems = [{"where": problem.where, "what": problem.what} for problem in report.problems]
        print_json({"files": report.files, "passages": report.passages, "problems": problems})
    else:
        _print(report)
    if report.problems:
        sys.exit(FAILED)


def _print(report: VerifyReport) -> None:
    for problem in report.problems:
        click.echo(f"{problem.where}: {problem.what}")
    found = "1 problem" if len(report.problems) == 1 else f"{len(report.problems)} problems"
    verdict = found if report.problems else "all verbatim, the index is consistent"
    click.echo(f"{report.files} files, {report.passages} passages: {verdict}")
    if report.problems:
        click.echo("dateline: run `dateline rebuild`: it mends the index and takes the files as they are now", err=True)
