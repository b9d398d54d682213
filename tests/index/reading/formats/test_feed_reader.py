"""Entries of feeds as they are found: with and without ids, wrong dates, markup in titles, relative addresses."""

from datetime import UTC, date, datetime

import pytest

from index.reading import FeedEntry, UnreadableError, read_feed

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Nordholm Courier</title><link href="https://n.example/"/>
<entry><id>tag:1</id><title type="html">Ferries &lt;b&gt;stay&lt;/b&gt; &amp;amp; wait</title><link href="a/ferries"/>
<author><name>Ilse Brandt</name></author><author><name>Jo Lind</name></author>
<published>2024-01-02T10:00:00+01:00</published><updated>2024-01-03T10:00:00Z</updated>
<content type="html">&lt;p&gt;Four ferries stayed.&lt;/p&gt;&lt;p&gt;Fog was thick.&lt;/p&gt;</content>
</entry></feed>"""
RSS = """<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Courier</title>
<link>https://n.example</link>
<item><title>Trams</title><link>/trams</link><guid isPermaLink="false">17</guid><dc:creator>Jo Lind</dc:creator>
<pubDate>Tue, 02 Jan 2024 10:00:00 GMT</pubDate><description>Twelve trams.</description></item>
<item><title>Cranes</title><description>A crane fell.</description><pubDate>yesterday at noon</pubDate></item>
<item><description>Nothing to tell it by</description></item>
</channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Wire</title><link>https://w.example/</link></channel>
<item rdf:about="https://w.example/1"><title>Strike</title><link>https://w.example/1</link>
<dc:date>2024-01-02</dc:date><description>A strike.</description></item></rdf:RDF>"""
OLD = """<?xml version="1.0" encoding="ISO-8859-1"?><rss version="0.91"><channel><title>Alt</title>
<item><title>Gr\xfc\xdfe</title><link>http://alt.example/1</link></item></channel></rss>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Desk", "authors": [{"name": "The desk"}], "items": [
{"id": 7, "url": "https://d.example/7", "title": "Ships", "date_published": "2024-01-02T10:00:00Z",
 "content_text": "41 ships came."}, {"id": "8", "summary": "Short", "authors": [{"name": "Jo"}]}, {"id": "9"}, 5]}"""


def entries(feed: str, base: str = "", encoding: str = "utf-8") -> list[FeedEntry]:
    return read_feed(feed.encode(encoding), base)[1]


def test_atom() -> None:
    assert read_feed(ATOM.encode()) == (
        "Nordholm Courier",
        [
            FeedEntry(
                id="tag:1",
                title="Ferries stay & wait",
                url="https://n.example/a/ferries",
                author="Ilse Brandt, Jo Lind",
                published=datetime(2024, 1, 2, 9, tzinfo=UTC),
                publisher="Nordholm Courier",
                text="Four ferries stayed.\n\nFog was thick.",
                whole=True,
            )
        ],
    )


def test_rss_with_and_without_ids_and_dates() -> None:
    trams, cranes = entries(RSS)
    assert (trams.id, trams.url, trams.author) == ("17", "https://n.example/trams", "Jo Lind")
    assert (trams.published, trams.text, trams.whole) == (datetime(2024, 1, 2, 10, tzinfo=UTC), "Twelve trams.", False)
    assert (cranes.id, cranes.url, cranes.published) == ("Cranes", None, None)


def test_a_day_without_a_time_is_a_day() -> None:
    [strike] = entries(RDF)
    assert (strike.id, strike.published) == ("https://w.example/1", date(2024, 1, 2))


def test_other_encodings_and_entries_without_text() -> None:
    [greeting] = entries(OLD, encoding="latin-1")
    assert (greeting.title, greeting.text, greeting.whole) == ("Gr\xfc\xdfe", "", False)


def test_json_feed() -> None:
    ships, short = entries(JSON)
    assert (ships.id, ships.author, ships.whole) == ("7", "The desk", True)
    assert (short.id, short.author, short.text, short.whole) == ("8", "Jo", "Short", False)


def test_relative_addresses_stand_on_that_of_the_feed() -> None:
    feed = "<rss><channel><item><title>A</title><link>../a.html</link></item></channel></rss>"
    assert entries(feed, "https://n.example/feeds/news.rss")[0].url == "https://n.example/a.html"


def test_an_entry_that_stands_there_twice_counts_once() -> None:
    item = "<item><guid>1</guid><title>{}</title></item>"
    feed = f"<rss><channel>{item.format('First')}{item.format('Again')}</channel></rss>"
    assert [entry.title for entry in entries(feed)] == ["First"]


def test_of_a_feed_that_breaks_off_the_whole_entries_are_read() -> None:
    assert [entry.id for entry in entries(RSS[: RSS.index("A crane")])] == ["17"]


def test_a_feed_may_be_empty() -> None:
    assert read_feed(b"<rss><channel><title>Quiet</title></channel></rss>") == ("Quiet", [])


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"<html><body/></html>", b"{", b'{"items": []}', b"<rss>", b"\x00\xff", b"[]"]
)
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    if data == b"<rss>":
        assert read_feed(data) == (None, [])
    else:
        with pytest.raises(UnreadableError):
            read_feed(data)
