"""`dateline discord` and `dateline slack`: run the bots."""

from collections.abc import Callable

import click

from bot.adapters import PlatformFailure
from bot.adapters.discord import DiscordOptions
from bot.adapters.discord import run as run_discord
from bot.adapters.slack import SlackOptions, manifest
from bot.adapters.slack import run as run_slack
from bot.answering import Answerer
from bot.journal import Journal
from config.settings import Settings
from index.cli.options import print_json, with_settings
from index.cli.texts import examples

from .making import answerer_of, journal_of
from .watching import following, watch_option


@click.command(epilog=examples("DATELINE_DISCORD__TOKEN=... dateline discord"))
@with_settings
@watch_option
def discord(*, settings: Settings, watch: bool) -> None:
    """Run the Discord bot until it is stopped (Ctrl-C or SIGTERM)."""
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
    _serve(settings, lambda answerer, journal: run_discord(answerer, options, journal), watch=watch)


@click.command(epilog=examples("dateline slack --print-manifest", "dateline slack"))
@with_settings
@watch_option
@click.option("--print-manifest", is_flag=True, help="Print the manifest for creating the Slack app, and exit.")
def slack(*, settings: Settings, watch: bool, print_manifest: bool) -> None:
    """Run the Slack bot (Socket Mode) until it is stopped."""
    chosen = settings.slack
    if print_manifest:
        print_json(manifest(thread_follow_ups=chosen.thread_follow_ups), indent=True)
        return
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
    _serve(settings, lambda answerer, journal: run_slack(answerer, options, journal), watch=watch)


def _serve(settings: Settings, run: Callable[[Answerer, Journal | None], None], *, watch: bool) -> None:
    """Run a bot until it is stopped, and follow the articles meanwhile if that is asked for.

    Raises:
        click.ClickException: The platform refuses it.
    """
    try:
        with journal_of(settings) as journal, following(settings, asked=watch):
            run(answerer_of(settings), journal)
    except PlatformFailure as failure:
        raise click.ClickException(str(failure)) from failure
