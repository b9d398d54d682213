"""`dateline briefing` and `dateline timeline`: many passages in few."""

from datetime import date
from pathlib import Path

import click

from bot.answering import LinedUp, brief, briefing_json, line_up, timeline_json
from bot.render import render_briefing, render_timeline
from bot.replies import wording
from config.settings import Settings
from index.cli.options import Question, asked_on_option, json_option, print_json, with_settings
from index.cli.texts import examples

from .making import answerer_of
from .showing import show


@click.command(
    epilog=examples("dateline briefing", "dateline briefing 31 December", "dateline briefing last week Kharkiv --json")
)
@click.argument("words", nargs=-1)
@with_settings
@asked_on_option
@json_option
def briefing(*, words: tuple[str, ...], settings: Settings, asked_on: date, as_json: bool) -> None:
    """Cover one or more days in at most ten cited passages, newest event first.

    WORDS name a day or span, a topic, or both. Without a day, the newest in the archive is covered.
    """
    briefed = brief(answerer_of(settings).retriever, " ".join(words), asked_on)
    if as_json:
        print_json(briefing_json(briefed), indent=True)
    else:
        click.echo(show(render_briefing(briefed.briefing, briefed.coverage)), nl=False)


@click.command(
    epilog=examples("dateline timeline Belgorod", "dateline timeline Kharkiv in December --chart kharkiv.png")
)
@click.argument("topic", nargs=-1, required=True, type=Question())
@with_settings
@asked_on_option
@click.option(
    "--chart",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a chart of the figure that develops to this file.",
)
@json_option
def timeline(*, topic: tuple[str, ...], settings: Settings, asked_on: date, chart: Path | None, as_json: bool) -> None:
    """Show what the articles say about TOPIC in the order it happened, each passage cited."""
    lined = line_up(answerer_of(settings).retriever, " ".join(topic), asked_on)
    if not lined.timeline.topic:
        raise click.BadArgumentUsage("TOPIC names only days: add what they should be about")
    if as_json:
        print_json(timeline_json(lined), indent=True)
    else:
        click.echo(show(render_timeline(lined.timeline, lined.coverage, lined.development, lined.chart)), nl=False)
    if chart:
        _write_chart(chart, lined)


def _write_chart(file: Path, lined: LinedUp) -> None:
    """Write the picture of a development, and describe it in words.

    Raises:
        click.ClickException: There is nothing to draw, or nothing to draw it with.
    """
    if lined.chart is None:
        raise click.ClickException(wording.NO_CHART if lined.development else "no figure develops: nothing to draw")
    file.write_bytes(lined.chart.png)
    click.echo(f"{file}: {lined.chart.words}", err=True)
