"""Feeds: an article for each entry, with its full text, day, address and the paper; made by feedgen and by hand."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from feedgen.feed import FeedGenerator

from index.errors import Failure
from index.reading.articles import Article
from tests.index.reading.outcomes import failure, outcomes

from .sentences import BODY, FIRST, SECOND

PAGE = "".join(f"<p>{text}</p>" for text in BODY)


def made(kind: str) -> bytes:
    """A feed of two entries: one with content and summary, one with a summary alone."""
    feed = FeedGenerator()
    feed.load_extension("dc")
    feed.id("https://post.example/feed")
    feed.title("Harbour Post")
    feed.link(href="https://post.example/", rel="alternate")
    feed.link(href="https://post.example/feed", rel="self")
    feed.description("News of the harbour")
    for number in (1, 2):
        entry = feed.add_entry(order="append")
        entry.id(f"https://post.example/{number}")
        entry.title(f"Storm & pier, part {number}")
        entry.link(href=f"https://post.example/{number}?a=1&b=2")
        entry.published(datetime(2023, 12, 29 + number, 23, 30, tzinfo=UTC))
        entry.updated(datetime(2024, 2, 1, tzinfo=UTC))
        entry.summary(f"Short: {FIRST}")
        if number == 1:
            entry.content(PAGE, type="CDATA" if kind == "rss" else "html")
    return bytes(feed.rss_str() if kind == "rss" else feed.atom_str())


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_an_article_for_each_entry(tmp_path: Path, kind: str) -> None:
    first, second = outcomes(tmp_path, f"a.{kind}", made(kind))
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.source, second.source) == (f"a.{kind}:article-1", f"a.{kind}:article-2")
    assert first.text.split("\n\n") == BODY
    assert second.text == f"Short: {FIRST}"
    assert first.title == "Storm & pier, part 1"
    assert (first.published, second.published) == (date(2023, 12, 30), date(2023, 12, 31))
    assert first.url == "https://post.example/1?a=1&b=2"
    assert first.publisher == "Harbour Post"


def rss(items: str, *, head: str = "<title>Harbour Post</title>") -> bytes:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/">'
        f"<channel>{head}{items}</channel></rss>"
    ).encode()


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (f"<description>{FIRST}</description>", FIRST),
        ("<description>5 &amp;lt; 6 &amp;amp; caf&amp;eacute;</description>", "5 < 6 & café"),
        (f"<description>Short</description><content:encoded><![CDATA[{PAGE}]]></content:encoded>", "\n\n".join(BODY)),
        (f"<excerpt:encoded>No</excerpt:encoded><content:encoded>{FIRST}</content:encoded>", FIRST),
        ("<title>Only a title</title>", "Only a title"),
        ("<description><![CDATA[One<br>two<script>three()</script>]]></description>", "One\ntwo"),
        ("<description><![CDATA[<div hidden>No</div><b>Y</b>es]]></description>", "Yes"),
    ],
)
def test_the_text_of_an_entry(tmp_path: Path, item: str, expected: str) -> None:
    [read] = outcomes(tmp_path, "a.rss", rss(f"<item>{item}</item>"))
    assert isinstance(read, Article)
    assert read.text == expected


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ("<pubDate>Sat, 30 Dec 2023 21:05:00 GMT</pubDate>", date(2023, 12, 30)),
        ("<dc:date>2023-12-30T21:05:00+01:00</dc:date>", date(2023, 12, 30)),
        ("<pubDate>soon</pubDate><dc:date>2023-12-30</dc:date>", date(2023, 12, 30)),
        ("<pubDate/>", None),
        ("<pubDate>30 Dec 2023 09:00 GMT</pubDate><pubDate>31 Dec 2023 10:00 GMT</pubDate>", date(2023, 12, 30)),
    ],
)
def test_the_day_of_an_entry(tmp_path: Path, fields: str, day: date | None) -> None:
    plain = SECOND.replace("Thursday", "one day")
    [read] = outcomes(tmp_path, "a.rss", rss(f"<item><description>{plain}</description>{fields}</item>"))
    assert isinstance(read, Article)
    assert read.published == day


def test_an_entry_taken_from_another_paper_is_that_papers(tmp_path: Path) -> None:
    item = f'<item><description>{FIRST}</description><source url="https://c.example">Nordholm Courier</source></item>'
    [read] = outcomes(tmp_path, "a.rss", rss(item))
    assert isinstance(read, Article)
    assert read.publisher == "Nordholm Courier"


def test_an_rdf_feed_and_a_permalink(tmp_path: Path) -> None:
    data = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel>'
        f"<title>Harbour Post</title></channel><item><title>One</title><link>https://post.example/1</link><description>"
        f"{FIRST}</description></item></rdf:RDF>"
    ).encode()
    [read] = outcomes(tmp_path, "a.rdf", data)
    assert isinstance(read, Article)
    assert (read.url, read.publisher, read.text) == ("https://post.example/1", "Harbour Post", FIRST)


def test_entries_before_a_break_are_read_and_the_break_is_reported(tmp_path: Path) -> None:
    whole = rss(f"<item><title>One</title><description>{FIRST}</description></item><item><description>{SECOND}")
    first, broken = outcomes(tmp_path, "a.xml", whole.split(SECOND[20:].encode())[0])
    assert isinstance(first, Article)
    assert first.text == FIRST
    assert isinstance(broken, Failure)
    assert broken.file == "a.xml:article-2"
    assert "cannot be parsed" in broken.reason


def test_of_an_export_of_wordpress_only_what_is_published_is_read(tmp_path: Path) -> None:
    posts = "".join(
        f'<item xmlns:wp="http://wordpress.org/export/1.2/"><description>{FIRST}</description>'
        f"<wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type></item>"
        for status, kind in (("draft", "post"), ("private", "post"), ("inherit", "attachment"), ("publish", "post"))
    )
    [read] = outcomes(tmp_path, "a.xml", rss(posts))
    assert isinstance(read, Article)
    assert read.text == FIRST


def test_an_element_that_nobody_knows_breaks_no_sentence(tmp_path: Path) -> None:
    [read] = outcomes(
        tmp_path,
        "a.rss",
        rss("<item><description><![CDATA[<p>Of <Company>Azul Lines</Company>.</p>]]></description></item>"),
    )
    assert isinstance(read, Article)
    assert read.text == "Of Azul Lines."


def test_an_entry_without_text_is_reported_and_stops_no_other(tmp_path: Path) -> None:
    empty, read = outcomes(tmp_path, "a.rss", rss(f"<item><guid>x</guid></item><item><title>{FIRST}</title></item>"))
    assert (empty.file, getattr(empty, "reason", "")) == ("a.rss:article-1", "an entry without text")
    assert isinstance(read, Article)


def test_a_feed_without_entries_says_so(tmp_path: Path) -> None:
    assert failure(tmp_path, "a.rss", rss("")).reason == "a feed without entries"


def test_what_belongs_to_a_picture_or_podcast_is_not_the_entry_s(tmp_path: Path) -> None:
    media = '<media:title xmlns:media="http://search.yahoo.com/mrss/">Photo</media:title>'
    media += '<media:description xmlns:media="http://search.yahoo.com/mrss/">A photo.</media:description>'
    data = rss(f"<item>{media}<title>Storm</title><description>{FIRST}</description></item>")
    (article,) = outcomes(tmp_path, "a.rss", data)
    assert isinstance(article, Article)
    assert (article.title, article.text) == ("Storm", FIRST)


def test_relative_addresses_and_content_that_is_no_text(tmp_path: Path) -> None:
    data = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://post.example/"><title>Post</title><entry>'
        '<title>Scan</title><link href="news/1"/><content type="application/pdf">JVBERi0xLjQK</content>'
        f"<summary>{FIRST}</summary></entry></feed>"
    )
    (article,) = outcomes(tmp_path, "a.atom", data.encode())
    assert isinstance(article, Article)
    assert (article.url, article.text) == ("https://post.example/news/1", FIRST)


def test_what_wordpress_exports_is_read_as_it_shows_it(tmp_path: Path) -> None:
    kind = '<wp:post_type xmlns:wp="http://wordpress.org/export/1.2/">post</wp:post_type>'
    locked = '<wp:post_password xmlns:wp="http://wordpress.org/export/1.2/">x</wp:post_password>'
    told = f"<content:encoded><![CDATA[[gallery ids='1']{FIRST}\n\n<b>{SECOND}</b>]]></content:encoded>"
    data = rss(f"<item>{kind}{told}</item><item>{kind}{locked}{told}</item>")
    (article,) = outcomes(tmp_path, "a.xml", data)
    assert isinstance(article, Article)
    assert article.text == f"{FIRST}\n\n{SECOND}"


def test_the_reason_why_a_feed_breaks_off_is_one_line(tmp_path: Path) -> None:
    data = rss(f"<item><title>A</title></item><item><description><![CDATA[{FIRST}\n\n\x1b[31mred").split(b"</channel>")[
        0
    ]
    assert all(
        failed.reason.isprintable() for failed in outcomes(tmp_path, "a.rss", data) if isinstance(failed, Failure)
    )
    assert isinstance(outcomes(tmp_path, "a.rss", data)[-1], Failure)
