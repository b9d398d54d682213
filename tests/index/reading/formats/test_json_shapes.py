"""JSON that is more than a record: ninjs, JSON Feed, and what Telegram exports."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from index.reading import HeldBack
from index.reading.articles import Article
from index.reading.passages import split_article
from tests.index.reading.outcomes import article, failure, outcomes

from .sentences import BODY, FIRST, SECOND, THIRD

PAPER = {"@type": "NewsMediaOrganization", "name": "Harbour Post", "description": "A paper of the coast."}
PAGE = "".join(f"<p>{text}</p>" for text in BODY)
ITEM: dict[str, Any] = {
    "uri": "urn:ha:1",
    "type": "text",
    "version": "2",
    "pubstatus": "usable",
    "versioncreated": "2024-03-05T10:00:00Z",
    "firstcreated": "2024-03-04T08:00:00Z",
    "headline": "Storm closes the pier",
    "byline": "Marta Oyelaran",
    "infosources": [{"name": "Harbour Agency"}],
    "body_xhtml": PAGE,
    "body_text": "The same in short.",
}
LATER: dict[str, Any] = {
    **{name: value for name, value in ITEM.items() if name not in {"headline", "byline", "body_xhtml", "body_text"}},
    "headlines": [{"role": "short", "value": "Storm"}, {"role": "main", "value": "Storm closes the pier"}],
    "bylines": [{"byline": "Marta Oyelaran"}],
    "bodies": [
        {"role": "main", "contenttype": "text/plain", "value": "The same in short."},
        {"role": "main", "contenttype": "text/html", "value": PAGE},
    ],
    "version": 2,
}


@pytest.mark.parametrize("item", [ITEM, LATER], ids=["1.x", "2.x"])
def test_an_item_of_ninjs(tmp_path: Path, item: dict[str, Any]) -> None:
    read = article(tmp_path, "a.json", json.dumps(item).encode())
    assert [passage.text for passage in split_article(read) if passage.kind == "body"] == BODY
    assert "Marta Oyelaran" in read.text
    assert (read.title, read.publisher) == ("Storm closes the pier", "Harbour Agency")
    assert read.published == date(2024, 3, 4)
    assert read.release is not None
    assert (read.release.item, read.release.version[0]) == ("urn:ha:1", 2)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"pubstatus": "canceled", "body_xhtml": "", "body_text": ""}, "cancelled by its news service"),
        ({"pubstatus": "withheld"}, "withheld by its news service"),
        ({"embargoed": "2999-01-01T06:00:00+00:00"}, "under an embargo until 2999-01-01 06:00 UTC"),
        ({"embargoed": "later"}, "under an embargo without an end"),
        ({"embargoed": 7}, "under an embargo without an end"),
    ],
)
def test_an_item_that_may_not_be_shown(tmp_path: Path, changes: dict[str, Any], reason: str) -> None:
    held = failure(tmp_path, "a.json", json.dumps(ITEM | changes).encode())
    assert isinstance(held, HeldBack)
    assert held.reason.startswith(reason)


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_a_cancelled_item_among_others_is_known_too(tmp_path: Path, name: str) -> None:
    items = [ITEM, {"uri": "urn:ha:2", "pubstatus": "canceled", "versioncreated": "2024-03-05T10:00:00Z"}]
    written = json.dumps(items) if name == "a.json" else "\n".join(map(json.dumps, items))
    read, held = outcomes(tmp_path, name, written.encode())
    assert isinstance(read, Article)
    assert isinstance(held, HeldBack)
    assert held.release.item == "urn:ha:2"


def test_an_item_of_a_picture_says_so(tmp_path: Path) -> None:
    item = {name: value for name, value in ITEM.items() if "body" not in name} | {"type": "picture"}
    assert "without text" in failure(tmp_path, "a.json", json.dumps(item).encode()).reason


def test_a_json_feed(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbour Post",
        "items": [
            {
                "id": "1",
                "title": "One",
                "url": "https://p.example/1",
                "content_html": PAGE,
                "date_published": "2024-03-04",
            },
            {"id": "2", "content_text": FIRST},
            {"id": "3"},
        ],
    }
    first, second, third = outcomes(tmp_path, "a.json", json.dumps(feed).encode())
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.text.split("\n\n"), first.published, first.url) == (BODY, date(2024, 3, 4), "https://p.example/1")
    assert (second.text, second.publisher) == (FIRST, "Harbour Post")
    assert third.file == "a.json:article-3"


def post(day: str, text: Any, **more: Any) -> dict[str, Any]:
    return {"id": 1, "type": "message", "date": f"{day}T10:00:00", "text": text, **more}


def channel(*messages: Any, **more: Any) -> dict[str, Any]:
    return {"name": "Harbour Watch", "type": "public_channel", "id": 7, "messages": list(messages), **more}


def test_the_posts_of_a_channel_by_day(tmp_path: Path) -> None:
    marked_up = [
        "The ferry ",
        {"type": "bold", "text": "was"},
        " cancelled.",
        {"type": "link", "text": " https://x.example"},
    ]
    export = channel(
        {"type": "service", "date": "2024-03-04T09:00:00", "text": "", "action": "create_channel"},
        post("2024-03-04", FIRST),
        post("2024-03-04", marked_up),
        post("2024-03-04", "", photo="p.jpg"),
        post("2024-03-04", SECOND, forwarded_from="Nordholm Courier"),
        post("2024-03-05", THIRD),
        7,
    )
    first, forwarded, last = outcomes(tmp_path, "result.json", json.dumps(export).encode())
    assert isinstance(first, Article)
    assert isinstance(forwarded, Article)
    assert isinstance(last, Article)
    assert first.text == f"{FIRST}\n\nThe ferry was cancelled. https://x.example"
    assert (first.published, first.publisher) == (date(2024, 3, 4), "Harbour Watch")
    assert (forwarded.text, forwarded.publisher) == (SECOND, "Nordholm Courier")
    assert (last.source, last.published) == ("result.json:article-3", date(2024, 3, 5))


def test_all_chats_of_an_account_and_who_writes_in_a_group(tmp_path: Path) -> None:
    group = channel(post("2024-03-04", SECOND, **{"from": "Ann Lee"}), type="private_supergroup")
    export = {"about": "made up", "chats": {"about": "", "list": [group, channel(post("2024-03-04", FIRST)), 7]}}
    first, second = outcomes(tmp_path, "result.json", json.dumps(export).encode())
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.text, second.text) == (f"Ann Lee: {SECOND}", FIRST)


@pytest.mark.parametrize("messages", [[], [{"type": "service"}], [post("2024-03-04", "")], [post("x", 7)]])
def test_an_export_without_text_says_so(tmp_path: Path, messages: list[Any]) -> None:
    assert "without a post" in failure(tmp_path, "r.json", json.dumps(channel(*messages)).encode()).reason


@pytest.mark.parametrize(
    "table",
    [
        {"columns": ["title", "text", "date"], "index": [0, 1], "data": [["A", FIRST, "2024-03-04"], ["B", SECOND, 5]]},
        {"title": {"0": "A", "1": "B"}, "text": {"0": FIRST, "1": SECOND}, "date": {"0": 1709510400000, "1": None}},
    ],
    ids=["rows", "columns"],
)
def test_tables_of_pandas(tmp_path: Path, table: dict[str, Any]) -> None:
    first, second = outcomes(tmp_path, "a.json", json.dumps(table).encode())
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert [(first.title, first.text), (second.title, second.text)] == [("A", FIRST), ("B", SECOND)]
    assert (first.published, second.published) == (date(2024, 3, 4), None)


def test_a_row_of_a_table_without_text_is_reported(tmp_path: Path) -> None:
    table = {"columns": ["title", "text"], "data": [["A", FIRST], ["B", ""]]}
    _, failed = outcomes(tmp_path, "a.json", json.dumps(table).encode())
    assert not isinstance(failed, Article)
    assert failed.file == "a.json:article-2"


def test_linked_data_lists_the_paper_beside_its_articles(tmp_path: Path) -> None:
    story = {"@type": ["NewsArticle"], "headline": "Storm", "articleBody": FIRST}
    read = article(tmp_path, "a.json", json.dumps({"@graph": [PAPER, story]}).encode())
    assert (read.title, read.text) == ("Storm", FIRST)


def test_linked_data_without_an_article_says_so(tmp_path: Path) -> None:
    assert "else than articles" in failure(tmp_path, "a.json", json.dumps([PAPER, PAPER]).encode()).reason
