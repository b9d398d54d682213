"""Looks at feeds when it is time, and keeps each new or updated entry as an article file."""

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Final

from index.errors import Failure, FeedFailure
from index.reading import MAX_BYTES, FeedEntry, FoundFile, Guard, UnreadableError, read_content, read_feed

from .article_files import digest_of, name_of, write_article
from .fetching import Fetched, Refused, fetch
from .subscriptions import Feed, Known, Subscriptions, full_address, is_web

_LOG = logging.getLogger(__name__)

_LONGEST_PAUSE: Final = timedelta(hours=6)
"""After which a feed that fails is looked at again at the latest, unless its server asks for more."""
_LONGEST_ASKED: Final = timedelta(days=1)
_WHOLE: Final = 1_500
"""Characters of a summary from which on it is taken for the article."""
_LOOK: Final = 1.0
"""Seconds between two looks at what is due."""


@dataclass(frozen=True, slots=True)
class Polled:
    """What a look at a feed gave.

    Attributes:
        feed: The feed, and how it goes now.
        added: Files of new entries.
        updated: Files of entries that have changed.
    """

    feed: Feed
    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedPoller:
    """Looks at feeds.

    Attributes:
        subscriptions: The feeds.
        articles: The folder in which entries become files.
        every: Seconds between two looks at a feed.
        allow_private: Whether feeds and pages on private networks are allowed.
        max_bytes: Size of the largest feed or page.
    """

    subscriptions: Subscriptions
    articles: Path
    every: float
    allow_private: bool = False
    max_bytes: int = MAX_BYTES

    def add(self, address: str) -> Polled:
        """Follow a feed, once it has been read.

        Raises:
            FeedFailure: It is followed already, can't be fetched, or is no feed.
        """
        address = full_address(address)
        now = datetime.now(UTC)
        feed = Feed(address, now)
        fetched = self._fetch(feed)
        title, entries = self._read(feed, fetched)
        self.subscriptions.add(feed)
        return self._take(feed, fetched, title, entries)

    def poll_due(self, now: datetime) -> list[Polled]:
        """Look at every feed whose time has come."""
        return [self.poll(feed) for feed in self.subscriptions.feeds() if feed.due_at <= now]

    def poll(self, feed: Feed) -> Polled:
        """Look at a feed; a failure is kept with it."""
        try:
            fetched = self._fetch(feed)
            title, entries = self._read(feed, fetched) if fetched.data is not None else (feed.title, [])
            return self._take(feed, fetched, title, entries)
        except (FeedFailure, OSError) as failure:
            failed = self._failed(feed, failure, datetime.now(UTC))
            self.subscriptions.update(failed)
            return Polled(failed)

    def run(self, stop: Event, on_polled: Callable[[Polled], None]) -> None:
        """Look at feeds until told to stop."""
        while not stop.wait(_LOOK):
            try:
                for polled in self.poll_due(datetime.now(UTC)):
                    on_polled(polled)
            except FeedFailure as failure:
                _LOG.warning("%s", failure)

    def _fetch(self, feed: Feed) -> Fetched:
        if is_web(feed.address):
            return fetch(
                feed.address,
                most=self.max_bytes,
                allow_private=self.allow_private,
                etag=feed.etag,
                modified=feed.modified,
            )
        path = Path(feed.address)
        try:
            data = read_content(FoundFile(path.name, path, path.stat().st_size), max_bytes=self.max_bytes)
        except OSError as failure:
            remedy = "check its path; a web address begins with https://"
            raise FeedFailure(feed.address, f"cannot be read ({failure.strerror})", remedy) from failure
        if not isinstance(data, bytes):
            raise FeedFailure(feed.address, data.reason if isinstance(data, Failure) else "is too long", "check it")
        return Fetched(data, "")

    def _read(self, feed: Feed, fetched: Fetched) -> tuple[str | None, list[FeedEntry]]:
        try:
            return read_feed(fetched.data or b"", fetched.address)
        except UnreadableError as failure:
            raise FeedFailure(feed.address, f"cannot be read ({failure})", "give the address of a feed") from failure

    def _take(self, feed: Feed, fetched: Fetched, title: str | None, entries: Iterable[FeedEntry]) -> Polled:
        """Keep what is new, and how the feed goes."""
        added, updated = self._keep(feed, entries)
        now, unchanged = datetime.now(UTC), fetched.data is None
        checked = replace(
            feed,
            title=title,
            etag=fetched.etag or (feed.etag if unchanged else None),
            modified=fetched.modified or (feed.modified if unchanged else None),
            checked_at=now,
            due_at=now + timedelta(seconds=self.every),
            failures=0,
            failure=None,
        )
        self.subscriptions.update(checked)
        return Polled(checked, tuple(added), tuple(updated))

    def _keep(self, feed: Feed, entries: Iterable[FeedEntry]) -> tuple[list[str], list[str]]:
        """Write the files of new and of updated entries; returns their names."""
        known = self.subscriptions.known(feed.address)
        added, updated = list[str](), list[str]()
        with Guard() as guard:
            for entry in entries:
                before, digest = known.get(entry.id), digest_of(entry)
                if before is not None and before.digest == digest:
                    continue
                name = before.file if before else name_of(entry, feed.address)
                write_article(self.articles, name, entry, self._text(entry, guard))
                (updated if before else added).append(name)
                self.subscriptions.remember(feed.address, entry.id, Known(name, digest))
        return added, updated

    def _text(self, entry: FeedEntry, guard: Guard) -> str:
        """Return the text of an entry: its own if that is the article, else that of its page."""
        own = entry.text or entry.title or ""
        if entry.whole or len(entry.text) >= _WHOLE or not entry.url or not is_web(entry.url):
            return own
        # A page that can't be had leaves the summary, which is better than nothing.
        with suppress(FeedFailure, UnreadableError):
            page = fetch(entry.url, most=self.max_bytes, allow_private=self.allow_private)
            drafts = guard.begin("page.html", page.data or b"")
            texts = [draft.text for draft in drafts if not isinstance(draft, UnreadableError)]
            return max(own, *texts, key=len)
        return own

    def _failed(self, feed: Feed, failure: Exception, now: datetime) -> Feed:
        pause = min(timedelta(seconds=self.every * 2 ** min(feed.failures, 20)), _LONGEST_PAUSE)
        if isinstance(failure, Refused) and failure.after is not None:
            pause = max(pause, min(timedelta(seconds=failure.after), _LONGEST_ASKED))
        why = " ".join(str(failure).split())
        if why != feed.failure:
            _LOG.warning("%s", why)
        return replace(feed, checked_at=now, due_at=now + pause, failures=feed.failures + 1, failure=why)
