"""`dateline watch`: keep the index up to date while articles come in."""

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from threading import Event, Thread
from typing import Any

import click

from config.settings import Settings
from index.building import Rebuild
from index.errors import IndexFailure
from index.feeds import Polled
from index.watching import Failing, Recovered, Switched, Watcher, WatchEvent, limit_arenas

from .bars import bars
from .feed import polled_line, poller_of
from .options import json_option, map_option, print_json, with_settings
from .rebuild import rebuild_of, report_json
from .texts import examples


@click.command(epilog=examples("dateline watch", "dateline watch --articles ~/desk/articles --poll 10"))
@with_settings
@click.option(
    "--poll",
    type=click.FloatRange(min=0.1),
    help="Look at the folder every so many seconds, for network mounts that tell no events.",
)
@click.option("--while-stdin", is_flag=True, hidden=True, help="End when standard input does.")
@map_option
@json_option
def watch(*, settings: Settings, fields: dict[str, str], poll: float | None, while_stdin: bool, as_json: bool) -> None:
    """Follow the folder of articles, so that one that lands is answerable seconds later.

    Runs until it is stopped (Ctrl-C or SIGTERM). Running bots take every new index without a restart. A file that is
    still being written waits until it is complete. If the index can't be brought up to date, the old one answers on,
    and it is tried again.
    """
    limit_arenas()
    rebuild = rebuild_of(settings, fields)
    poll = settings.watching.poll if poll is None else poll
    watcher = Watcher(rebuild, poll=poll, on_event=_print_json if as_json else _print)
    if while_stdin:
        Thread(target=_end_with_stdin, name="stdin", daemon=True).start()
    with _stoppable():
        if sys.stderr.isatty():
            _first(rebuild)
        if not as_json:
            click.echo(f"following {settings.articles}, until it is stopped (Ctrl-C)", err=True)
        with _feeds(settings, as_json=as_json):
            watcher.run(Event())


def _first(rebuild: Rebuild) -> None:
    """Bring the index up to date once while a person looks on; what fails is told when it is followed."""
    with bars() as on_progress, suppress(IndexFailure):
        replace(rebuild, on_progress=on_progress).run()


@contextmanager
def _feeds(settings: Settings, *, as_json: bool) -> Iterator[None]:
    """Look at feeds meanwhile; what they bring lands in the folder like anything else."""
    stop = Event()
    tell = _print_polled_json if as_json else _print_polled
    Thread(target=poller_of(settings).run, args=(stop, tell), name="feeds", daemon=True).start()
    try:
        yield
    finally:
        stop.set()


def _print_polled(polled: Polled) -> None:
    if polled.added or polled.updated:
        click.echo(f"{datetime.now(UTC):%H:%M:%S} UTC  {polled_line(polled)}")
        sys.stdout.flush()


def _print_polled_json(polled: Polled) -> None:
    if polled.added or polled.updated:
        files = {"added": list(polled.added), "updated": list(polled.updated)}
        print_json({"at": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": "polled"} | files)
        sys.stdout.flush()


@contextmanager
def _stoppable() -> Iterator[None]:
    """End in peace when told to: a rebuild that is cut short leaves the index as it was."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        click.echo("stopped", err=True)


def _end_with_stdin() -> None:
    """End this process when whoever began it has ended, however that was."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


def _print(event: WatchEvent) -> None:
    now = f"{datetime.now(UTC):%H:%M:%S} UTC"
    if isinstance(event, Failing):
        click.echo(f"{now}  not up to date: {event.reason}")
    elif isinstance(event, Recovered):
        click.echo(f"{now}  up to date again")
    else:
        articles, failed = event.report.articles, len(event.report.failures)
        changes = f"{articles.added} added, {articles.changed} changed, {articles.removed} removed, {failed} failed"
        click.echo(f"{now}  {changes}; answerable after {event.seconds:.1f} s")
    sys.stdout.flush()


def _print_json(event: WatchEvent) -> None:
    print_json({"at": datetime.now(UTC).isoformat(timespec="milliseconds")} | _json(event))
    sys.stdout.flush()


def _json(event: WatchEvent) -> dict[str, Any]:
    if isinstance(event, Switched):
        return {"event": "switched", **report_json(event.report), "seconds": round(event.seconds, 3)}
    return {"event": "failing", "reason": event.reason} if isinstance(event, Failing) else {"event": "recovered"}
