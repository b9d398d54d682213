"""An entry becomes a file that is read back as what the feed says, whatever that is."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.feeds.article_files import digest_of, name_of, write_article
from index.reading import Article, FeedEntry, FoundFile, list_files, read_content, read_file

FEED = "https://news.example.org/feeds/world.rss"
ENTRY = FeedEntry(
    id="tag:1",
    title="Ferries “stay” in the harbour",
    url="https://news.example.org/ferries",
    author="Ilse Brandt",
    published=datetime(2024, 1, 2, 9, 30, tzinfo=UTC),
    publisher="Nordholm Courier",
    text="Four ferries stayed in the harbour.\n\nFog was thick, the harbour master said.",
    whole=True,
)


def read_back(folder: Path, name: str) -> Article:
    path = folder / name
    found = FoundFile(name, path, path.stat().st_size)
    data = read_content(found)
    assert isinstance(data, bytes)
    [article] = read_file(found, data)
    assert isinstance(article, Article)
    return article


def test_what_the_feed_says_is_read_back(tmp_path: Path) -> None:
    name = name_of(ENTRY, FEED)
    assert name.startswith("news-example-org/2024-01-02-ferries-stay-in-the-harbour-")
    write_article(tmp_path, name, ENTRY, ENTRY.text)
    article = read_back(tmp_path, name)
    assert (article.title, article.url, article.publisher) == (ENTRY.title, ENTRY.url, "Nordholm Courier")
    assert (article.published, article.published_how) == (date(2024, 1, 2), "stated")
    assert article.text.endswith(ENTRY.text + "\n")
    assert 'author: "Ilse Brandt"\n' in article.text
    assert 'published: "2024-01-02T09:30:00+00:00"\n' in article.text


@pytest.mark.parametrize(
    "title",
    [
        'Trams"\npublished: "1999-01-01"\nurl: "https://evil.example"',
        "Trams\n---\nA passage that nobody wrote",
        "../../etc/passwd",
        "a:1.md",
        "\u202egnp.exe\x00\x1b[2J",
        "x" * 5_000,
        '"quoted" and "quoted"',
    ],
)
def test_a_hostile_title_states_nothing_else_and_names_no_other_place(tmp_path: Path, title: str) -> None:
    entry = replace(ENTRY, title=title)
    name = name_of(entry, FEED)
    write_article(tmp_path, name, entry, entry.text)
    article = read_back(tmp_path, name)
    assert (article.published, article.url) == (date(2024, 1, 2), ENTRY.url)
    assert (tmp_path / name).resolve().is_relative_to(tmp_path)
    assert len(name.encode()) < 200
    assert [each.file for each in list_files(tmp_path)[0]] == [name]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80), st.sampled_from(["https://a.example/x", "/srv/feeds/desk.xml", "x"]))
def test_any_name_is_a_clean_path_that_depends_on_feed_and_id_alone(title: str, id_: str, feed: str) -> None:
    name = name_of(replace(ENTRY, title=title, id=id_), feed)
    folder, _, file = name.partition("/")
    assert name.isascii()
    assert name.isprintable()
    assert folder
    assert not folder.startswith(".")
    assert "/" not in file
    assert file.endswith(".md")


def test_entries_without_anything_have_names_too() -> None:
    bare = replace(ENTRY, title=None, published=None)
    assert name_of(bare, FEED).startswith("news-example-org/entry-")
    assert name_of(bare, FEED) != name_of(replace(bare, id="tag:2"), FEED)
    assert name_of(bare, "/srv/Desk Feed.xml").startswith("desk-feed/")


def test_what_a_file_held_before_is_kept_where_it_is_not_read(tmp_path: Path) -> None:
    name = name_of(ENTRY, FEED)
    for text in ("First.", "Second.", "Third."):
        write_article(tmp_path, name, ENTRY, text)
    assert [each.file for each in list_files(tmp_path)[0]] == [name]
    kept = sorted((tmp_path / "news-example-org" / ".earlier").iterdir())
    assert [path.read_text("utf-8").splitlines()[-1] for path in kept] == ["First.", "Second."]


def test_everything_that_a_feed_says_makes_the_digest() -> None:
    others = [
        replace(ENTRY, title="x"),
        replace(ENTRY, url=None),
        replace(ENTRY, author=None),
        replace(ENTRY, published=date(2024, 1, 2)),
        replace(ENTRY, publisher=None),
        replace(ENTRY, text="x"),
    ]
    assert len({digest_of(entry) for entry in (ENTRY, *others)}) == 7
    assert digest_of(replace(ENTRY)) == digest_of(ENTRY)
