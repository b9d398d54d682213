"""`dateline feed` as people use it, and what a feed brings while the folder is followed."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.command_line import Ran, dateline
from tests.index.archives import CRANE, FERRY

from .test_watch import watching


def rss(*texts: str) -> str:
    """A feed with the whole text of each entry."""
    entries = "".join(
        f"<item><title>{text.split()[0]} {number}</title><guid>{number}</guid><pubDate>Tue, 02 Jan 2024 10:00:00 GMT"
        f"</pubDate><encoded>{text}</encoded></item>"
        for number, text in enumerate(texts)
    )
    return f"<rss><channel><title>Courier</title>{entries}</channel></rss>"


def feed(home: Path, *arguments: str) -> Ran:
    return dateline("feed", *arguments, cwd=home, DATELINE_HOME=str(home / "home"), DATELINE_ARTICLES="articles")


def test_a_feed_is_added_listed_looked_at_and_removed(tmp_path: Path) -> None:
    file = tmp_path / "desk.xml"
    assert feed(tmp_path, "list").out == "no feed is followed: `dateline feed add ADDRESS`\n"
    assert feed(tmp_path, "list", "--json").out == ""
    missing = feed(tmp_path, "add", "desk.xml")
    assert (missing.status, missing.out) == (1, "")
    assert missing.err.startswith(f"dateline: the feed {file} cannot be read")
    file.write_text(rss(CRANE), "utf-8")
    assert feed(tmp_path, "add", "desk.xml").out == "Courier: 1 article new, 0 updated\n"
    [listed] = feed(tmp_path, "list", "--json").lines
    assert (listed["address"], listed["title"], listed["entries"]) == (str(file), "Courier", 1)
    assert "Courier: 1 entry, checked 20" in feed(tmp_path, "list").out
    file.write_text(rss(CRANE + " Rain fell.", FERRY), "utf-8")
    [polled] = feed(tmp_path, "poll", "--json").lines
    [added], [updated] = polled["added"], polled["updated"]
    assert (tmp_path / "articles" / "feeds" / added).read_text("utf-8").endswith(FERRY + "\n")
    assert (tmp_path / "articles" / "feeds" / updated).read_text("utf-8").endswith("Rain fell.\n")
    file.write_text("<html/>", "utf-8")
    failed = feed(tmp_path, "poll")
    assert failed.status == 1
    assert "no feed" in failed.out
    assert "failed 1 time: " in feed(tmp_path, "list").out
    assert feed(tmp_path, "remove", str(file)).out.startswith(f"{file} is no longer followed; its articles stay in ")
    assert (tmp_path / "articles" / "feeds" / added).exists()


def test_what_a_feed_brings_is_indexed_while_the_folder_is_followed(tmp_path: Path) -> None:
    file = tmp_path / "desk.xml"
    file.write_text(rss(CRANE), "utf-8")
    feed(tmp_path, "add", str(file))
    with watching(tmp_path) as followed:
        assert followed.tells()["articles"]["added"] == 1
        file.write_text(rss(CRANE, FERRY), "utf-8")
        with closing(sqlite3.connect(tmp_path / "home" / "feeds.sqlite")) as db:
            db.execute("UPDATE feeds SET due_at = '2024-01-01T00:00:00+00:00'")
            db.commit()
        told = {each["event"]: each for each in (followed.tells(), followed.tells())}
    assert len(told["polled"]["added"]) == 1
    assert told["switched"]["articles"]["added"] == 1
