"""Entries become articles once and are replaced when they change; a feed that fails is left alone ever longer."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from index.errors import FeedFailure
from index.feeds import FeedPoller, Subscriptions
from tests.servers.fake_site import FakeSite, Page

LONG = "The port of Porto Vello handled 41 ships on Sunday, three fewer than on Saturday. " * 8
PAGE = f"""<html><head><title>Ships</title></head><body><nav>Home News Sport</nav><article><h1>Ships</h1>
<p>{LONG}</p><p>{LONG.replace("ships", "ferries")}</p></article></body></html>"""


def item(number: int, description: str = "A short summary.", content: str = "") -> str:
    full = f"<content:encoded><![CDATA[<p>{content}</p>]]></content:encoded>" if content else ""
    return (
        f"<item><title>Report {number}</title><link>/{number}</link><guid>{number}</guid>"
        f"<pubDate>Tue, 02 Jan 2024 10:00:00 GMT</pubDate><description>{description}</description>{full}</item>"
    )


def rss(*items: str) -> bytes:
    space = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'<rss version="2.0" {space}><channel><title>Courier</title>{"".join(items)}</channel></rss>'.encode()


@pytest.fixture
def site() -> Iterator[FakeSite]:
    with FakeSite() as served:
        yield served


@pytest.fixture
def poller(tmp_path: Path) -> FeedPoller:
    return FeedPoller(
        Subscriptions(tmp_path / "home" / "feeds.sqlite"),
        tmp_path / "articles" / "feeds",
        every=300,
        allow_private=True,
    )


def texts(poller: FeedPoller) -> list[str]:
    """What the article files say below their front matter."""
    return sorted(path.read_text("utf-8").split("---\n\n")[1] for path in poller.articles.glob("*/*.md"))


def test_each_entry_becomes_an_article_once(poller: FeedPoller, site: FakeSite) -> None:
    site.pages["/feed"] = Page(rss(item(1, content="First."), item(2, content="Second.")), headers={"ETag": '"1"'})
    added = poller.add(f"{site.address}/feed")
    assert (len(added.added), added.updated, added.feed.title) == (2, (), "Courier")
    assert texts(poller) == ["First.\n", "Second.\n"]
    assert site.paths() == ["/feed"], "a feed is fetched once, and pages only for what it lacks"
    [feed] = poller.subscriptions.feeds()
    assert (feed.entries, feed.etag, feed.failures, feed.failure) == (2, '"1"', 0, None)
    again = poller.poll(feed)
    assert (again.added, again.updated) == ((), ())
    assert again.feed.etag == '"1"', "nothing was sent"
    site.pages["/feed"] = Page(rss(item(2, content="Second."), item(3, content="Third.")))
    third = poller.poll(again.feed)
    assert (len(third.added), third.updated, third.feed.etag) == (1, (), None)
    assert texts(poller) == ["First.\n", "Second.\n", "Third.\n"], "what leaves the feed stays"


def test_an_entry_that_is_updated_replaces_its_file(poller: FeedPoller, site: FakeSite) -> None:
    site.pages["/feed"] = Page(rss(item(1, content="41 ships.")))
    first = poller.add(f"{site.address}/feed")
    site.pages["/feed"] = Page(rss(item(1, content="44 ships.").replace("Report", "Corrected report")))
    second = poller.poll(first.feed)
    assert (second.added, second.updated) == ((), first.added)
    assert texts(poller) == ["44 ships.\n"]
    assert [path.read_text("utf-8")[-10:] for path in poller.articles.glob("*/.earlier/*")] == ["41 ships.\n"]


def test_where_a_feed_has_only_summaries_the_page_is_read(poller: FeedPoller, site: FakeSite) -> None:
    site.pages |= {"/feed": Page(rss(item(1), item(2))), "/1": Page(PAGE.encode()), "/2": Page(status=500)}
    poller.add(f"{site.address}/feed")
    summary, article = sorted(texts(poller), key=len)
    assert summary == "A short summary.\n", "better than nothing"
    assert (article.count("41 ships"), article.count("41 ferries")) == (8, 8)
    assert "Sport" not in article


def test_a_feed_that_fails_is_looked_at_ever_less_often(poller: FeedPoller, site: FakeSite) -> None:
    site.pages["/feed"] = Page(rss(item(1, content="First.")))
    feed = poller.add(f"{site.address}/feed").feed
    pauses = []
    for status in (500, 500, 404, 500):
        site.pages["/feed"] = Page(status=status)
        feed = poller.poll(feed).feed
        assert feed.checked_at is not None
        pauses.append((feed.due_at - feed.checked_at).total_seconds())
        assert f"answers with status {status}" in (feed.failure or "")
    assert pauses == [300, 600, 1_200, 2_400]
    site.pages["/feed"] = Page(status=429, headers={"Retry-After": "40000"})
    feed = poller.poll(feed).feed
    assert feed.due_at - (feed.checked_at or feed.due_at) == timedelta(seconds=40_000)
    assert poller.poll_due(datetime.now(UTC)) == []
    site.pages["/feed"] = Page(rss(item(1, content="First.")))
    [polled] = poller.poll_due(feed.due_at)
    assert (polled.feed.failures, polled.feed.failure) == (0, None)
    assert poller.subscriptions.feeds() == [polled.feed]


def test_a_feed_may_be_a_file(poller: FeedPoller, tmp_path: Path) -> None:
    file = tmp_path / "desk.xml"
    file.write_bytes(rss(item(1, content="First.")))
    feed = poller.add(str(file)).feed
    assert feed.address == str(file)
    file.unlink()
    gone = poller.poll(feed)
    assert "cannot be read" in (gone.feed.failure or "")
    assert texts(poller) == ["First.\n"]


def test_what_is_no_feed_is_not_followed(poller: FeedPoller, site: FakeSite) -> None:
    site.pages["/page"] = Page(PAGE.encode())
    for path, why in (("/page", "no feed"), ("/none", "status 404")):
        with pytest.raises(FeedFailure, match=why):
            poller.add(site.address + path)
    with pytest.raises(FeedFailure, match="cannot be read"):
        poller.add("nowhere.xml")
    assert poller.subscriptions.feeds() == []


def test_a_feed_is_followed_once_and_until_it_is_removed(poller: FeedPoller, site: FakeSite) -> None:
    address = f"{site.address}/feed"
    site.pages["/feed"] = Page(rss(item(1, content="First.")))
    feed = poller.add(address).feed
    with pytest.raises(FeedFailure, match="followed already"):
        poller.add(address)
    poller.subscriptions.remove(address)
    assert poller.subscriptions.feeds() == []
    with pytest.raises(FeedFailure, match="not followed: `dateline feed list`"):
        poller.subscriptions.remove(address)
    poller.poll(feed)
    assert poller.subscriptions.feeds() == [], "one that was being read stays removed"
    assert len(poller.add(address).added) == 1
    assert texts(poller) == ["First.\n"]


def test_a_list_of_feeds_that_is_damaged_says_so(poller: FeedPoller, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "feeds.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(FeedFailure, match=r"cannot be used .*: move the file away"):
        poller.subscriptions.feeds()


def test_several_processes_may_write_the_list(poller: FeedPoller, site: FakeSite, tmp_path: Path) -> None:
    site.pages["/feed"] = Page(rss(item(1, content="First.")))
    feed = poller.add(f"{site.address}/feed").feed
    with closing(sqlite3.connect(tmp_path / "home" / "feeds.sqlite")) as other:
        other.execute("UPDATE feeds SET title = 'Other'")
        other.commit()
    assert poller.subscriptions.feed(feed.address).title == "Other"
