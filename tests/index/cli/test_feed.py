"""`dateline feed` as people use it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index.cli.group import index_group
from index.cli.running import run
from tests.command_line import Ran
from tests.index.archives import CRANE, FERRY

from .feeds import rss

Dateline = Callable[..., Ran]


@pytest.fixture
def feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Dateline:
    """Run `dateline feed` in this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_HOME", "home")
    monkeypatch.setenv("DATELINE_ARTICLES", "articles")

    def ran(*arguments: str) -> Ran:
        try:
            status = run(index_group, ["feed", *arguments])
        except SystemExit as ended:
            status = int(ended.code or 0)
        return Ran(status, *capsys.readouterr())

    return ran


def test_a_feed_is_added_listed_looked_at_and_removed(tmp_path: Path, feed: Dateline) -> None:
    file = tmp_path / "desk.xml"
    assert feed("list").out == "no feed is followed: `dateline feed add ADDRESS`\n"
    assert feed("poll").out == feed("list").out
    assert feed("list", "--json").out == ""
    missing = feed("add", "desk.xml")
    assert (missing.status, missing.out) == (1, "")
    assert missing.err.startswith(f"dateline: the feed {file} cannot be read")
    file.write_text(rss(CRANE), "utf-8")
    assert feed("add", "desk.xml").out == "Courier: 1 article new, 0 updated\n"
    [listed] = feed("list", "--json").lines
    assert (listed["address"], listed["title"], listed["entries"]) == (str(file), "Courier", 1)
    assert "Courier: 1 entry, checked 20" in feed("list").out
    file.write_text(rss(CRANE + " Rain fell.", FERRY), "utf-8")
    [polled] = feed("poll", "--json").lines
    [added], [updated] = polled["added"], polled["updated"]
    assert (tmp_path / "articles" / "feeds" / added).read_text("utf-8").endswith(FERRY + "\n")
    assert (tmp_path / "articles" / "feeds" / updated).read_text("utf-8").endswith("Rain fell.\n")
    file.write_text("<html/>", "utf-8")
    failed = feed("poll")
    assert failed.status == 1
    assert "no feed" in failed.out
    assert "failed 1 time: " in feed("list").out
    assert feed("remove", "desk.xml").out.startswith(f"{file} is no longer followed; its articles stay in ")
    assert (tmp_path / "articles" / "feeds" / added).exists()
