"""`dateline feed`: follow feeds, whose entries become articles."""

import sys
from datetime import UTC, datetime
from typing import Any, Final

import click

from config.settings import Settings
from index.feeds import Feed, FeedPoller, Polled, Subscriptions

from .options import json_option, print_json, with_settings
from .running import FAILED
from .texts import examples

_NONE: Final = "no feed is followed: `dateline feed add ADDRESS`"


@click.group()
def feed() -> None:
    """Follow feeds: each new entry becomes an article, while `dateline watch` runs or with `dateline feed poll`."""


@feed.command(epilog=examples("dateline feed add https://example.org/news.rss"))
@click.argument("address")
@with_settings
@json_option
def add(*, address: str, settings: Settings, as_json: bool) -> None:
    """Follow the feed at ADDRESS.

    It may be RSS, Atom or JSON Feed, at a web address or in a file. It is read at once.
    """
    _show(poller_of(settings).add(address), as_json=as_json)


@feed.command(epilog=examples("dateline feed poll"))
@with_settings
@json_option
def poll(*, settings: Settings, as_json: bool) -> None:
    """Look at all feeds now, whether it is time or not."""
    poller, failed = poller_of(settings), False
    feeds = poller.subscriptions.feeds()
    if not feeds and not as_json:
        click.echo(_NONE)
    for each in feeds:
        polled = poller.poll(each)
        failed |= polled.feed.failure is not None
        _show(polled, as_json=as_json)
    if failed:
        sys.exit(FAILED)


@feed.command("list", epilog=examples("dateline feed list", "dateline feed list --json"))
@with_settings
@json_option
def list_(*, settings: Settings, as_json: bool) -> None:
    """List the feeds that are followed, and how it goes."""
    feeds = Subscriptions(settings.feeds_file).feeds()
    for each in feeds:
        if as_json:
            print_json(feed_json(each))
        else:
            click.echo("\n".join(_lines(each)))
    if not feeds and not as_json:
        click.echo(_NONE)


@feed.command(epilog=examples("dateline feed remove https://example.org/news.rss"))
@click.argument("address")
@with_settings
def remove(*, address: str, settings: Settings) -> None:
    """Follow the feed at ADDRESS no longer; its articles stay."""
    removed = Subscriptions(settings.feeds_file).remove(address)
    click.echo(f"{removed} is no longer followed; its articles stay in {settings.articles / settings.feeds.folder}")


def poller_of(settings: Settings) -> FeedPoller:
    """Make what looks at feeds."""
    return FeedPoller(
        Subscriptions(settings.feeds_file),
        settings.articles / settings.feeds.folder,
        every=settings.feeds.every,
        allow_private=settings.feeds.allow_private,
        max_bytes=settings.reading.max_bytes,
    )


def feed_json(feed: Feed) -> dict[str, Any]:
    """Return a feed and how it goes."""
    return {
        "address": feed.address,
        "title": feed.title,
        "added_at": feed.added_at.isoformat(),
        "checked_at": feed.checked_at.isoformat() if feed.checked_at else None,
        "due_at": feed.due_at.isoformat(),
        "entries": feed.entries,
        "failures": feed.failures,
        "failure": feed.failure,
    }


def polled_line(polled: Polled) -> str:
    """Say in a line what a look at a feed gave."""
    if polled.feed.failure:
        return f"{polled.feed.failure} (again at {_time(polled.feed.due_at)})"
    name, added = polled.feed.title or polled.feed.address, len(polled.added)
    return f"{name}: {added} {'article' if added == 1 else 'articles'} new, {len(polled.updated)} updated"


def _show(polled: Polled, *, as_json: bool) -> None:
    if as_json:
        print_json(feed_json(polled.feed) | {"added": list(polled.added), "updated": list(polled.updated)})
    else:
        click.echo(polled_line(polled))


def _lines(feed: Feed) -> list[str]:
    checked = f"checked {_time(feed.checked_at)}" if feed.checked_at else "not looked at yet"
    entries, times = "entry" if feed.entries == 1 else "entries", "time" if feed.failures == 1 else "times"
    lines = [feed.address, f"  {feed.title or '(no title)'}: {feed.entries} {entries}, {checked}"]
    return [*lines, f"  failed {feed.failures} {times}: {feed.failure}"] if feed.failure else lines


def _time(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
