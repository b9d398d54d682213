"""Records of many makers: what each calls headline, text, day, address and publisher."""

from datetime import date
from typing import Any

import pytest

from index.reading.formats.draft import UnreadableError
from index.reading.formats.records import article_of, check_map, summed

from .sentences import BODY, FIRST, SECOND

TITLE = "Storm closes the pier"
DAY = date(2024, 3, 4)
URL = "https://courier.example/storm"
PAPER = "The Harbour Courier"
PAGE = (
    f"<!doctype html><html><head><title>{TITLE}</title><meta property='article:published_time' content='2024-03-04'>"
    f"<link rel='canonical' href='{URL}'><meta property='og:site_name' content='{PAPER}'></head>"
    f"<body><nav>Home</nav><article>{''.join(f'<p>{each}</p>' for each in BODY)}</article></body></html>"
)

# One record as each maker writes it; all say the same.
MAKERS: dict[str, dict[str, Any]] = {
    "schema.org": {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": TITLE,
        "name": TITLE,
        "articleBody": FIRST,
        "datePublished": "2024-03-04T06:10:00+01:00",
        "dateModified": "2024-03-09T06:10:00+01:00",
        "mainEntityOfPage": {"@type": "WebPage", "@id": URL},
        "author": [{"@type": "Person", "name": "A. Writer"}],
        "publisher": {"@type": "Organization", "name": PAPER, "logo": {"url": "https://courier.example/l.png"}},
    },
    "linked data with a graph": {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Something else", "description": "All the news of the harbour."},
            {
                "@type": ["Article", "NewsArticle"],
                "headline": TITLE,
                "articleBody": FIRST,
                "datePublished": "2024-03-04",
                "url": URL,
                "publisher": {"name": PAPER},
            },
        ],
    },
    "Common Crawl by news-please": {
        "authors": ["A. Writer"],
        "date_download": "2024-05-01 10:00:00",
        "date_modify": "2024-03-09 08:00:00",
        "date_publish": "2024-03-04 08:00:00",
        "description": "A storm.",
        "maintext": FIRST,
        "source_domain": "courier.example",
        "title": TITLE,
        "title_page": None,
        "url": URL,
    },
    "newspaper": {
        "title": TITLE,
        "authors": [],
        "publish_date": 1709532600000,
        "source_url": "https://courier.example",
        "text": FIRST,
        "summary": "",
        "html": PAGE,
        "url": URL,
    },
    "trafilatura": {
        "title": TITLE,
        "hostname": "courier.example",
        "source-hostname": PAPER,
        "date": "2024-03-04",
        "filedate": "2024-05-01",
        "text": FIRST,
        "raw_text": FIRST + SECOND,
        "source": URL,
        "excerpt": "A storm.",
    },
    "Media Cloud": {
        "id": "8f2",
        "media_name": PAPER,
        "media_url": "courier.example",
        "title": TITLE,
        "publish_date": "2024-03-04",
        "indexed_date": "2024-05-01T10:00:00",
        "url": URL,
        "text": FIRST,
    },
    "GDELT with the text fetched": {
        "url": URL,
        "title": TITLE,
        "seendate": "20240304T061000Z",
        "domain": "courier.example",
        "language": "English",
        "content": FIRST,
    },
    "a Scrapy project": {
        "Title": [f" {TITLE} "],
        "Link": [URL],
        "Pub-Date": ["March 4, 2024 6:10 AM"],
        "Content": [FIRST],
        "newspaper": PAPER,
    },
    "an interface of news": {
        "source": {"id": None, "name": PAPER},
        "author": "A. Writer",
        "title": TITLE,
        "description": "A storm.",
        "url": URL,
        "publishedAt": "2024-03-04T06:10:00Z",
        "content": FIRST,
    },
    "an interface of a paper": {
        "id": "world/2024/mar/04/storm",
        "webTitle": "Storm",
        "webUrl": URL,
        "webPublicationDate": "2024-03-04T06:10:00Z",
        "fields": {"headline": TITLE, "bodyText": FIRST, "body": f"<p>{FIRST}</p>", "publication": PAPER},
    },
    "a publishing system": {
        "id": 17,
        "date": "2024-03-04T06:10:00",
        "modified": "2024-03-09T06:10:00",
        "link": URL,
        "title": {"rendered": TITLE},
        "content": {"rendered": f"\n<p>{FIRST}</p>\n", "protected": False},
        "excerpt": {"rendered": "<p>A storm.</p>"},
    },
    "a search engine": {
        "_index": "news",
        "_id": "17",
        "_source": {"headline": TITLE, "body": FIRST, "published": 1709532600, "link": URL, "outlet": PAPER},
    },
    "a document store": {
        "_id": {"$oid": "65e5"},
        "title": TITLE,
        "body": FIRST,
        "published_at": {"$date": {"$numberLong": "1709532600000"}},
        "url": URL,
    },
    "a feed": {
        "title": TITLE,
        "link": URL,
        "published_parsed": [2024, 3, 4, 6, 10, 0, 0, 64, 0],
        "summary": "A storm.",
        "content": [{"type": "text/html", "value": f"<p>{FIRST}</p>"}, {"type": "text/plain", "value": FIRST}],
    },
    "German columns": {"Titel": TITLE, "Inhalt": FIRST, "Datum": "04.03.2024", "Quelle": PAPER, "URL": URL},
}


@pytest.mark.parametrize("maker", MAKERS)
def test_every_maker_is_understood(maker: str) -> None:
    read = article_of(MAKERS[maker], {})
    assert read.text == FIRST
    assert (read.title or "").strip() in {TITLE, "Storm"}
    assert read.stated == DAY
    assert read.url in {URL, None if maker == "a feed" else URL}
    assert read.publisher in {PAPER, "courier.example", None}
    assert read.name is None


@pytest.mark.parametrize("written", ["Headline", "headline ", "dc:title", "TITLE", "web-title", "titel"])
def test_spellings_of_a_name(written: str) -> None:
    assert article_of({written: TITLE, "text": FIRST}, {}).title == TITLE


def test_a_plain_text_is_taken_as_it_is() -> None:
    text = f"  {FIRST}\r\n\r\n{SECOND} 3 < 4 & 5 > 2\u2028 "
    assert article_of({"text": text}, {}).text == text


def test_markup_is_read_as_the_text_that_it_shows() -> None:
    body = f"<p>{FIRST}</p><script>track()</script><p>{SECOND}<br>Fish &amp; chips</p>"
    assert article_of({"body": body}, {}).text == f"{FIRST}\n\n{SECOND}\nFish & chips"


def test_a_whole_page_is_read_as_one() -> None:
    read = article_of({"html": PAGE}, {})
    assert read.text == "\n\n".join(BODY)
    assert (read.title, read.stated, read.url, read.publisher) == (TITLE, DAY, URL, PAPER)


def test_what_the_record_says_counts_more_than_the_page_in_it() -> None:
    read = article_of({"html": PAGE, "title": "Another", "date": "2024-03-05"}, {})
    assert (read.title, read.stated) == ("Another", date(2024, 3, 5))


def test_paragraphs_in_a_list() -> None:
    assert article_of({"paragraphs": [FIRST, "", SECOND]}, {}).text == f"{FIRST}\n\n{SECOND}"


def test_a_summary_is_read_only_where_nothing_is_longer() -> None:
    assert article_of({"description": "A storm.", "content": FIRST}, {}).text == FIRST
    assert article_of({"description": FIRST, "content": None}, {}).text == FIRST


@pytest.mark.parametrize(
    "value",
    ["soon", "", None, True, 0, 17, -5, 1e300, "2024", "31.02.2024", "03/04/2024", [], {}, {"$date": "x"}, ["a"], "1"],
)
def test_no_day_is_made_up(value: object) -> None:
    assert article_of({"text": FIRST, "published": value}, {}).stated is None


@pytest.mark.parametrize(
    "names",
    [{"date_modify": "2024-03-04"}, {"crawled": "2024-03-04"}, {"updated": "2024-03-04"}, {"timestamp": 1709532600}],
)
def test_the_day_of_a_change_or_of_a_download_is_none(names: dict[str, object]) -> None:
    assert article_of({"text": FIRST, **names}, {}).stated is None


def test_names_that_a_person_maps_win() -> None:
    fields = {
        "text": "An abstract.",
        "Absatz 1": FIRST,
        "meta": {"kopf": TITLE},
        "published": "2020-01-01",
        "tag": "4 March 2024",
    }
    own = {"text": "Absatz 1", "title": "meta.kopf", "published": "tag"}
    read = article_of(fields, own)
    assert (read.text, read.title, read.stated) == (FIRST, TITLE, DAY)


@pytest.mark.parametrize("own", [{"headline": "x"}, {"text": " "}, {"": "x"}])
def test_a_mapping_of_nothing_is_refused(own: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="maps nothing: write one of text, title"):
        check_map(own)


@pytest.mark.parametrize(
    ("fields", "own", "told"),
    [
        (
            {"url": URL, "seen\u202e": "x"},
            {},
            "its fields are: url, seen?. If one of them holds it, say which: --map text=NAME",
        ),
        ({str(n): n for n in range(40)}, {}, " and 28 more"),
        ({"text": FIRST}, {"text": "body"}, "body, which the text is mapped to, is empty or not among them"),
        ({}, {}, "it is empty"),
        ({"text": "a\0b"}, {}, "binary"),
        ({"@type": "WebSite", "description": "All the news."}, {}, "no text"),
    ],
)
def test_a_record_without_text_says_what_it_has(fields: dict[str, Any], own: dict[str, str], told: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        article_of(fields, own, what="line")
    assert told in str(raised.value)
    assert str(raised.value).isprintable()


def test_an_item_of_a_news_service_keeps_what_is_said_of_its_release() -> None:
    item = {"uri": "urn:x:3", "headline": TITLE, "body_text": FIRST, "versionCreated": "2024-03-04T06:10:00Z"}
    read = article_of({**item, "pubStatus": "cancelled"}, {})
    assert read.release is not None
    assert read.release.status == "cancelled"
    assert FIRST in read.text


def test_failures_are_counted_and_not_all_told() -> None:
    bad = [UnreadableError("the line has no text", line=number) for number in range(1, 1_001)]
    told = list(summed([*bad, article_of({"text": FIRST}, {})], "line"))
    failures = [each for each in told if isinstance(each, UnreadableError)]
    assert len(failures) == 101
    assert str(failures[-1]) == "900 more lines hold no article"
    with pytest.raises(UnreadableError, match="no article in 50,000 lines in a row"):
        list(summed([bad[0]] * 60_000, "line"))


@pytest.mark.parametrize(
    ("title", "text", "day", "paper"),
    [
        ("Titre", "corps", "date_de_publication", "journal"),
        ("titular", "cuerpo", "fecha_publicación", "periódico"),
        ("titolo", "testo", "data", "testata"),
        ("Kop", "Inhoud", "Publicatiedatum", "Krant"),
        ("заголовок", "текст", "дата", "источник"),
        ("标题", "内容", "发布日期", "媒体"),
        ("見出し", "本文", "掲載日", "新聞"),
    ],
)
def test_names_in_other_languages(title: str, text: str, day: str, paper: str) -> None:
    read = article_of({title: "Storm", text: FIRST, day: "2024-03-04", paper: "Harbour Post"}, {})
    assert (read.title, read.text, read.stated, read.publisher) == ("Storm", FIRST, date(2024, 3, 4), "Harbour Post")
