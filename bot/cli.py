"""The `dateline` command: the composition root, where settings become objects and commands."""

import sys
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from config.settings import Settings, load_settings
from index.cli import encoder_of, index_group, search_options_of, strict_window
from index.command import FAILED, Day, Question, examples, json_option, place_options, print_json, run, today

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .answering import Answerer, LinedUp
    from .journal import Journal
    from .replies import Reply

HISTORY = "history"


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=examples(
        "dateline rebuild --articles ~/desk/articles",
        'dateline ask "how many drones did Ukraine say it shot down on Dec 31?"',
        "dateline sources",
    ),
)
@click.version_option(package_name="dateline")
def dateline() -> None:
    """Answer questions with the passages of your own articles that say it, word for word, each cited."""


for command in index_group.commands.values():
    dateline.add_command(command)


def answerer_of(settings: Settings) -> "Answerer":
    """Make what answers, for any platform."""
    from index.reader import IndexReader  # noqa: PLC0415 - numpy only where needed

    from .answering import Answerer  # noqa: PLC0415 - numpy only where needed

    return Answerer(IndexReader(settings.index_folder, encoder_of(settings), search_options_of(settings)))


def show(reply: "Reply") -> str:
    """Make text of a reply that fits whatever stdout is."""
    import shutil  # noqa: PLC0415 - only where text is printed

    from .adapters.terminal.render import render_reply  # noqa: PLC0415 - rich only where text is printed

    terminal = sys.stdout.isatty()
    width = min(shutil.get_terminal_size((80, 24)).columns, 100) if terminal else 80
    return render_reply(reply, width=width, colour=terminal and "NO_COLOR" not in _environment())


def _environment() -> Any:
    import os  # noqa: PLC0415 - only where text is printed

    return os.environ


@dateline.command(
    epilog=examples(
        'dateline ask "how many drones did Ukraine say it shot down on Dec 31?"',
        'dateline ask "what was hit in Kharkiv yesterday?" --asked-on 2024-01-01',
        'dateline ask "who was injured?" --from 2023-12-30 --source kharkiv --json',
        'dateline ask "how many were injured?" --said-by governor',
    )
)
@click.argument("question", type=Question())
@place_options
@click.option("--asked-on", type=Day(), help="The day that 'yesterday' counts from.  [default: today]")
@click.option(
    "--from", "first", type=Day(), help="Only passages published on this day or later, or telling of such days."
)
@click.option(
    "--to", "last", type=Day(), help="Only passages published on this day or earlier, or telling of such days."
)
@click.option("--source", help="Only articles whose file name or title contains this.")
@click.option("--said-by", help="Only passages in which this speaker says something.")
@click.option("--no-dates", is_flag=True, help="Take no date out of the question.")
@json_option
def ask(
    *,
    question: str,
    articles: Path | None,
    index: Path | None,
    config: Path | None,
    asked_on: date | None,
    first: date | None,
    last: date | None,
    source: str | None,
    said_by: str | None,
    no_dates: bool,
    as_json: bool,
) -> None:
    """Answer a question with the passages that say it, or say that none does."""
    window = strict_window(first, last)
    settings = load_settings(config, articles=articles, index=index)
    from index.search import Query  # noqa: PLC0415 - numpy only where needed

    from .adapters.terminal.chat import reply_to  # noqa: PLC0415 - rich only where text is printed

    query = Query(
        question, asked_on or today(), settings.answer.passages, window, source, said_by, use_dates=not no_dates
    )
    answer = answerer_of(settings).answer(query)
    if as_json:
        from .answering import answer_json  # noqa: PLC0415 - only here

        print_json(answer_json(answer), indent=True)
    else:
        click.echo(show(reply_to(answer, query, question)), nl=False)


@dateline.command(epilog=examples("dateline sources", "dateline sources belgorod --json"))
@click.argument("text", default="")
@place_options
@json_option
def sources(*, text: str, articles: Path | None, index: Path | None, config: Path | None, as_json: bool) -> None:
    """List the articles in the index, or those whose file name or title contains TEXT."""
    settings = load_settings(config, articles=articles, index=index)
    from index.generation import (
        coverage,
        open_current,
    )
    from index.generation import sources as listed  # noqa: PLC0415 - numpy only where needed

    generation = open_current(settings.index_folder)
    found = listed(generation, text)
    if as_json:
        from .answering import source_json  # noqa: PLC0415 - only here

        for entry in found:
            print_json(source_json(entry))
    else:
        from .render import render_sources  # noqa: PLC0415 - only here

        failures = () if text else coverage(generation).failures
        click.echo(show(render_sources(text, found, failures)), nl=False)
    generation.close()


@dateline.command(epilog=examples("dateline chat", "dateline chat --asked-on 2024-01-01"))
@place_options
@click.option("--asked-on", type=Day(), help="The day that 'yesterday' counts from.  [default: today]")
def chat(*, articles: Path | None, index: Path | None, config: Path | None, asked_on: date | None) -> None:
    """Ask one question after another, with line editing and history."""
    settings = load_settings(config, articles=articles, index=index)
    from .adapters.terminal import chat as terminal  # noqa: PLC0415 - rich only where text is printed

    answerer = answerer_of(settings)
    answerer.retriever.coverage()
    read = terminal.line_reader(settings.home / HISTORY) if sys.stdin.isatty() else _next_line
    parts = terminal.chat(answerer, read, show, asked_on=asked_on or today(), passages=settings.answer.passages)
    for part in parts:
        click.echo(part, nl=False)


@contextmanager
def _journal(settings: Settings) -> "Iterator[Journal | None]":
    """The journal, if one is kept, with what is too old deleted."""
    if not settings.journal.enabled:
        yield None
        return
    from .journal import Journal  # noqa: PLC0415 - only the bots keep one

    with Journal.open(settings.journal_file) as journal:
        if settings.journal.retain_days:
            journal.retain(settings.journal.retain_days)
        yield journal


@dateline.command(epilog=examples("DATELINE_DISCORD__TOKEN=... dateline discord"))
@place_options
def discord(*, articles: Path | None, index: Path | None, config: Path | None) -> None:
    """Run the Discord bot until it is told to leave (Ctrl-C or SIGTERM)."""
    settings = load_settings(config, articles=articles, index=index)
    from .adapters.discord.bot import DiscordFailure, DiscordOptions, run  # noqa: PLC0415 - only this command

    chosen = settings.discord
    options = DiscordOptions(
        token=chosen.token.get_secret_value() if chosen.token else "",
        guilds=frozenset(chosen.guilds),
        channels=frozenset(chosen.channels),
        roles=frozenset(chosen.roles),
        direct_messages=chosen.direct_messages,
        thread_follow_ups=chosen.thread_follow_ups,
        sharded=chosen.sharded,
        user_cooldown=chosen.user_cooldown,
        guild_per_minute=chosen.guild_per_minute,
        queue=chosen.queue,
        state=settings.home / "discord-commands",
        originals=settings.articles if chosen.attach_files else None,
        passages=settings.answer.passages,
    )
    try:
        with _journal(settings) as journal:
            run(answerer_of(settings), options, journal)
    except DiscordFailure as failure:
        raise click.ClickException(str(failure)) from failure


@dateline.command(epilog=examples("dateline slack --print-manifest", "dateline slack"))
@place_options
@click.option("--print-manifest", is_flag=True, help="Print the manifest to create the Slack app with, and leave.")
def slack(*, articles: Path | None, index: Path | None, config: Path | None, print_manifest: bool) -> None:
    """Run the Slack bot (Socket Mode) until it is told to leave."""
    settings = load_settings(config, articles=articles, index=index)
    chosen = settings.slack
    if print_manifest:
        from .adapters.slack.manifest import manifest  # noqa: PLC0415 - only this command

        print_json(manifest(thread_follow_ups=chosen.thread_follow_ups), indent=True)
        return
    try:
        from .adapters.slack.bot import SlackFailure, SlackOptions, run  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise click.ClickException(f"Slack needs {error.name}: run `pip install 'dateline[slack]'`") from error
    options = SlackOptions(
        bot_token=chosen.bot_token.get_secret_value() if chosen.bot_token else "",
        app_token=chosen.app_token.get_secret_value() if chosen.app_token else "",
        channels=frozenset(chosen.channels),
        direct_messages=chosen.direct_messages,
        thread_follow_ups=chosen.thread_follow_ups,
        user_cooldown=chosen.user_cooldown,
        team_per_minute=chosen.team_per_minute,
        queue=chosen.queue,
        originals=settings.articles if chosen.attach_files else None,
        passages=settings.answer.passages,
    )
    try:
        with _journal(settings) as journal:
            run(answerer_of(settings), options, journal)
    except SlackFailure as failure:
        raise click.ClickException(str(failure)) from failure


@dateline.group()
def journal() -> None:
    """Work with what people asked and voted."""


@journal.command(epilog=examples("dateline journal export > votes.jsonl", "dateline eval votes.jsonl"))
@click.option("--config", type=click.Path(path_type=Path), help="A TOML file of settings.")
@click.option("--all", "unlabelled", is_flag=True, help="Also questions whose votes say nothing certain.")
def export(*, config: Path | None, unlabelled: bool) -> None:
    """Print votes as labelled questions for `dateline eval`, without any name."""
    settings = load_settings(config)
    from .journal import Journal  # noqa: PLC0415 - only this command

    if not settings.journal_file.is_file():
        raise click.ClickException(f"there is no journal at {settings.journal_file} yet: the bots write it")
    with Journal.open(settings.journal_file) as opened:
        for line in opened.export(unlabelled=unlabelled):
            print_json(line)


@dateline.command(epilog=examples("dateline doctor", "dateline doctor --json"))
@place_options
@json_option
def doctor(*, articles: Path | None, index: Path | None, config: Path | None, as_json: bool) -> None:
    """Check everything that an answer needs, and say what to do about what fails."""
    settings = load_settings(config, articles=articles, index=index)
    from .doctor import Checkup  # noqa: PLC0415 - only this command

    checkup = Checkup(
        articles=settings.articles,
        index=settings.index_folder,
        encoder=encoder_of(settings),
        journal=settings.journal_file if settings.journal.enabled else None,
        max_bytes=settings.reading.max_bytes,
        discord=settings.discord.token is not None,
        slack=settings.slack.bot_token is not None and settings.slack.app_token is not None,
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


def _next_line() -> str:
    """Read a line of a pipe."""
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line


@dateline.command(
    epilog=examples("dateline briefing", "dateline briefing 31 December", "dateline briefing last week Kharkiv --json")
)
@click.argument("words", nargs=-1)
@place_options
@click.option("--asked-on", type=Day(), help="The day that 'yesterday' counts from.  [default: today]")
@json_option
def briefing(
    *,
    words: tuple[str, ...],
    articles: Path | None,
    index: Path | None,
    config: Path | None,
    asked_on: date | None,
    as_json: bool,
) -> None:
    """Tell days in at most ten cited passages, newest event first.

    WORDS name a day or span, a topic, or both; without a day it is the newest in the archive.
    """
    settings = load_settings(config, articles=articles, index=index)
    from .answering import (
        brief,
        briefing_json,
    )
    from .render import render_briefing  # noqa: PLC0415 - numpy only where needed

    briefed = brief(answerer_of(settings).retriever, " ".join(words), asked_on or today())
    if as_json:
        print_json(briefing_json(briefed), indent=True)
    else:
        click.echo(show(render_briefing(briefed.briefing, briefed.coverage)), nl=False)


@dateline.command(
    epilog=examples("dateline timeline Belgorod", "dateline timeline Kharkiv in December --chart kharkiv.png")
)
@click.argument("topic", nargs=-1, required=True, type=Question())
@place_options
@click.option("--asked-on", type=Day(), help="The day that 'yesterday' counts from.  [default: today]")
@click.option("--chart", type=click.Path(dir_okay=False, path_type=Path), help="Draw the figure that develops here.")
@json_option
def timeline(
    *,
    topic: tuple[str, ...],
    articles: Path | None,
    index: Path | None,
    config: Path | None,
    asked_on: date | None,
    chart: Path | None,
    as_json: bool,
) -> None:
    """Show what is told of a TOPIC in the order of what happened, each passage cited."""
    settings = load_settings(config, articles=articles, index=index)
    from .answering import (
        line_up,
        timeline_json,
    )
    from .render import render_timeline  # noqa: PLC0415 - numpy only where needed

    lined = line_up(answerer_of(settings).retriever, " ".join(topic), asked_on or today())
    if not lined.timeline.topic:
        raise click.BadArgumentUsage("TOPIC names days alone: name what they should be about")
    if as_json:
        print_json(timeline_json(lined), indent=True)
    else:
        click.echo(show(render_timeline(lined.timeline, lined.coverage, lined.development, lined.chart)), nl=False)
    if chart:
        _write_chart(chart, lined)


def _write_chart(file: Path, lined: "LinedUp") -> None:
    """Write the picture of a development, and say in words what it shows.

    Raises:
        click.ClickException: There is nothing to draw, or nothing to draw it with.
    """
    from .replies import wording  # noqa: PLC0415 - only here

    if lined.chart is None:
        raise click.ClickException(wording.NO_CHART if lined.development else "no figure develops: nothing to draw")
    file.write_bytes(lined.chart.png)
    click.echo(f"{file}: {lined.chart.words}", err=True)


def main() -> None:
    """Run the `dateline` command."""
    sys.exit(run(dateline))
