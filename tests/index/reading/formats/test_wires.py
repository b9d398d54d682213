"""NewsML-G2, NewsML 1 and NITF: what an item says, and whether its news service lets it be shown."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from index.errors import Failure
from index.reading import HeldBack
from index.reading.articles import Article
from index.reading.passages import split_article
from tests.index.reading.outcomes import article, failure, outcomes

from .sentences import BODY, FIRST
from .wire_items import HEADLINE, g2_item, g2_message, newsml1_document, nitf_document

SOON = (datetime.now(UTC) + timedelta(days=2)).isoformat(timespec="seconds")
DOCUMENTS = {
    **{f"g2-{content}": g2_item(content=content).encode() for content in ("xhtml", "nitf", "html", "plain")},
    **{f"newsml1-{content}": newsml1_document(content=content) for content in ("nitf", "bare", "escaped", "plain")},
    "nitf": nitf_document(),
}


@pytest.mark.parametrize("data", DOCUMENTS.values(), ids=DOCUMENTS.keys())
def test_text_headline_byline_day_and_agency(tmp_path: Path, data: bytes) -> None:
    read = article(tmp_path, "item.xml", data)
    kinds = [(passage.kind, passage.text) for passage in split_article(read)]
    assert [text for kind, text in kinds if kind == "body"] == BODY
    assert ("title", HEADLINE) in kinds
    above = [text for kind, text in kinds if kind in {"byline", "header"}]
    assert any("Marta Oyelaran" in text for text in above)
    assert any("NORDHOLM" in text for text in above)
    assert read.title == HEADLINE
    assert (read.published, read.published_how) == (date(2024, 3, 4), "stated")
    assert read.publisher == "Harbour Agency"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    said = "Der Fährverkehr ruhte am Montag, sagte die Sprecherin der Reederei in Nordholm der Agentur."
    written = g2_item(body=[said, *BODY])
    assert said in article(tmp_path, "a.xml", written.encode(encoding)).text


def test_a_message_of_several_items_with_a_picture(tmp_path: Path) -> None:
    picture = g2_item(guid="urn:picture", body=[])
    message = g2_message(g2_item(guid="urn:1"), picture, g2_item(guid="urn:2", body=[*BODY, "One more."]))
    first, second = outcomes(tmp_path, "a.xml", message)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.source, second.source) == ("a.xml:article-1", "a.xml:article-2")
    assert "One more." in second.text


@pytest.mark.parametrize(
    "data",
    [
        g2_item(status="stat:canceled").encode(),
        g2_item(status="http://cv.iptc.org/newscodes/pubstatusg2/canceled", body=[]).encode(),
        newsml1_document(status="Canceled"),
        nitf_document(status="canceled", content=""),
    ],
)
def test_a_cancelled_item_is_not_shown(tmp_path: Path, data: bytes) -> None:
    held = failure(tmp_path, "a.xml", data)
    assert isinstance(held, HeldBack)
    assert held.reason == "cancelled by its news service"


@pytest.mark.parametrize(
    "data",
    [
        g2_item(status="stat:withheld").encode(),
        g2_item(status="stat:something-new").encode(),
        newsml1_document(status="Withheld"),
        nitf_document(status="withheld"),
    ],
)
def test_a_withheld_item_is_not_shown(tmp_path: Path, data: bytes) -> None:
    assert failure(tmp_path, "a.xml", data).reason == "withheld by its news service"


@pytest.mark.parametrize(
    "data",
    [
        g2_item(embargoed=SOON).encode(),
        newsml1_document(status="Embargoed", opens=SOON.replace("-", "").replace(":", "").replace("+0000", "Z")),
        nitf_document(status="embargoed", release=SOON),
        nitf_document(release=SOON),
    ],
)
def test_an_embargoed_item_is_not_shown_before_its_time(tmp_path: Path, data: bytes) -> None:
    held = failure(tmp_path, "a.xml", data)
    assert isinstance(held, HeldBack)
    assert held.reason.startswith(f"under an embargo until {SOON[:10]}")
    assert "dateline rebuild" in held.reason


@pytest.mark.parametrize(
    "data",
    [
        g2_item(embargoed="").encode(),
        g2_item(embargoed="next week").encode(),
        newsml1_document(status="Embargoed"),
        nitf_document(status="embargoed", release="soon"),
    ],
)
def test_an_embargo_that_is_not_understood_has_no_end(tmp_path: Path, data: bytes) -> None:
    assert failure(tmp_path, "a.xml", data).reason == "under an embargo without an end"


@pytest.mark.parametrize(
    "data",
    [
        g2_item(embargoed="2024-03-06T06:00:00+01:00").encode(),
        newsml1_document(status="Embargoed", opens="20240306T060000Z"),
        nitf_document(release="20240306T060000Z"),
    ],
)
def test_after_its_embargo_an_item_is_of_the_day_of_its_release(tmp_path: Path, data: bytes) -> None:
    assert article(tmp_path, "a.xml", data).published == date(2024, 3, 6)


def test_a_day_of_release_before_the_issue_is_no_embargo(tmp_path: Path) -> None:
    read = article(tmp_path, "a.xml", nitf_document(release="20240304T090000Z"))
    assert read.published == date(2024, 3, 4)


def test_nitf_captions_tables_and_a_repeated_lead(tmp_path: Path) -> None:
    content = (
        f'<block class="lead"><p>{BODY[0]}</p></block><block class="full"><p>{BODY[0]}</p><p>{BODY[1]}</p>'
        '<media media-type="image"><media-reference source="x.jpg"/><media-caption>Waves break over the pier.'
        "</media-caption></media><table><tr><th>Pier</th><th>Ships</th></tr><tr><td>North</td><td>14</td></tr></table>"
        "</block>"
    )
    text = article(tmp_path, "a.xml", nitf_document(content=content)).text
    assert text.count(BODY[0]) == 1
    assert "Waves break over the pier." in text
    assert "Pier\tShips\n\nNorth\t14" in text
    assert "x.jpg" not in text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"<?xml version='1.0'?><playlist><track/></playlist>", "a kind that is not read (<playlist>)"),
        (g2_item(body=[]).encode(), "without an item of text"),
        (g2_message(), "without an item of text"),
        (b"<packageItem xmlns='http://iptc.org/std/nar/2006-10-01/'/>", "without an item of text"),
        (b"<NewsML/>", "without an item of text"),
        (b"<nitf/>", "without text"),
        (g2_item().encode()[:-300], "cannot be parsed"),
        (nitf_document()[:-40], "cannot be parsed"),
        (b"no markup at all", "cannot be parsed"),
    ],
)
def test_what_holds_no_article_says_why(tmp_path: Path, data: bytes, reason: str) -> None:
    [outcome] = outcomes(tmp_path, "a.xml", data)
    assert isinstance(outcome, Failure)
    assert reason in outcome.reason
    assert outcome.reason.isprintable()


def test_a_note_to_editors_is_not_the_report(tmp_path: Path) -> None:
    note = "<note><body.content><p>For editors.</p></body.content></note>"
    data = f"<nitf><body><body.head>{note}</body.head><body.content><p>{FIRST}</p></body.content></body></nitf>"
    (article,) = outcomes(tmp_path, "a.nitf", data.encode())
    assert isinstance(article, Article)
    assert article.text == FIRST


def test_a_long_caption_is_not_the_report(tmp_path: Path) -> None:
    def component(role: str, text: str) -> str:
        content = f"<ContentItem><DataContent><p>{text}</p></DataContent></ContentItem>"
        return f'<NewsComponent><Role FormalName="{role}"/>{content}</NewsComponent>'

    data = f"<NewsItem>{component('Main', FIRST)}{component('Caption', 9 * FIRST)}</NewsItem>"
    (article,) = outcomes(tmp_path, "a.xml", data.encode())
    assert isinstance(article, Article)
    assert article.text == FIRST
