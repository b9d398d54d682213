"""Web pages: the article alone, its stated day, and no page that blocks or breaks the reading."""

import sys
from datetime import date
from pathlib import Path

import pytest

from index.errors import Failure
from index.reading.passages import split_article
from tests.index.reading.outcomes import article, failure, outcomes

from .sentences import BODY, FIRST


def page(*, head: str = "", body: str = "", paragraphs: list[str] = BODY) -> str:
    written = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html><head><title>Storm closes the pier</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a></nav><article>{written}{body}</article><footer>Imprint</footer></body></html>"
    )


def test_body_title_day_and_address(tmp_path: Path) -> None:
    head = (
        '<meta property="article:published_time" content="2023-12-30T21:05:00+01:00">'
        '<meta property="article:modified_time" content="2024-02-01T00:00:00Z">'
        '<link rel="canonical" href="https://example.org/2023/storm">'
    )
    read = article(tmp_path, "a.html", page(head=head).encode())
    assert [passage.text for passage in split_article(read)] == BODY
    assert read.title == "Storm closes the pier"
    assert (read.published, read.published_how) == (date(2023, 12, 30), "stated")
    assert read.url == "https://example.org/2023/storm"


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2023-12-30"}]}</script>',
        '<meta name="date" content="20231230">',
        '<meta name="DC.date.issued" content="2023-12-30">',
        '<meta itemprop="datePublished" content="Sat, 30 Dec 2023 21:05:00 GMT">',
        '<meta name="date" content="2020-01-01"><meta property="og:published_time" content="2023-12-30">',
    ],
)
def test_forms_of_the_day(tmp_path: Path, head: str) -> None:
    assert article(tmp_path, "a.htm", page(head=head).encode()).published == date(2023, 12, 30)


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:modified_time" content="2024-02-01">',
        '<script type="application/ld+json">{broken</script>',
        '<script type="application/ld+json">' + "[" * 50_000 + "</script>",
        '<meta name="date" content="soon">',
        '<meta name="date" content="2023-02-31">',
    ],
)
def test_no_day_is_made_up(tmp_path: Path, head: str) -> None:
    paragraphs = [
        "A copyright of 2019 does not date a page.",
        *[text.replace("Monday", "one day") for text in BODY],
    ]
    read = article(tmp_path, "a.html", page(head=head, paragraphs=paragraphs).encode())
    assert (read.published, read.published_how) == (None, "unknown")


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", "utf-8"),
        ("utf-8", ""),
        ("utf-8", "iso-8859-1"),
        ("utf-8", "windows-1252"),
        ("utf-8", "no-such-encoding"),
        ("utf-8", "unicode_escape"),
        ("utf-8", "utf-7"),
        ("cp1252", "iso-8859-1"),
        ("cp1252", "windows-1252"),
        ("cp1252", ""),
        ("utf-16", ""),
    ],
)
def test_what_the_bytes_are_counts_more_than_what_they_declare(tmp_path: Path, encoding: str, declared: str) -> None:
    said = "“Café prices in Zürich rose by €2”, said the owner of three such places, who would not give her name."
    head = f'<meta charset="{declared}">' if declared else ""
    read = article(tmp_path, "a.html", page(head=head, paragraphs=[*BODY, said]).encode(encoding))
    assert said in read.text


def test_a_declared_encoding_of_another_script(tmp_path: Path) -> None:
    said = "Паром до северных островов отменён в понедельник после шторма, который повредил причал в гавани города."
    data = page(head='<meta charset="windows-1251">', paragraphs=[said, said[::-1]]).encode("cp1251")
    assert said in article(tmp_path, "a.html", data).text


def test_characters_that_xml_forbids_do_not_hide_the_page(tmp_path: Path) -> None:
    odd = "The minister &#xD800;&#55357;&#x1b;&#0;&#x110000; said that nothing had been decided about the port yet."
    read = article(tmp_path, "a.html", page(paragraphs=[odd, *BODY]).replace("nothing", "no\x1bthing").encode())
    assert FIRST in read.text
    assert "decided about the port" in read.text
    read.text.encode()


def test_an_address_that_is_none_is_left_out(tmp_path: Path) -> None:
    head = '<link rel="canonical" href="javascript:alert(1)">'
    assert article(tmp_path, "a.html", page(head=head).encode()).url is None


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<p " + " ".join(f"a{number}=1" for number in range(40_000)) + ">x</p>", "attributes"),
        ("<p/" + "/".join(f"a{number}" for number in range(40_000)) + ">x</p>", "attributes"),
        ("<p x='<b>' " + " ".join(f"a{number}='>'" for number in range(40_000)) + ">x</p>", "attributes"),
        ("<!-- <script> --><p " + " ".join(f"a{number}" for number in range(40_000)) + "></script>", "attributes"),
        ("<p x='<script>'><p " + " ".join(f"a{number}" for number in range(40_000)) + "></script>", "attributes"),
        ("<script>1</script ><p " + " ".join(f"a{number}" for number in range(40_000)), "attributes"),
        ("<p " + "= " * 300_000 + ">", "attributes"),
        ("<p>" * 500_000, "elements"),
        ("<p>" + "<i>a</i> b" * 40_000 + "</p>", "elements"),
        ("<div>a</div>" * 100_000, "elements"),
    ],
)
def test_a_page_made_to_block_its_reader_is_refused(tmp_path: Path, body: str, reason: str) -> None:
    assert reason in failure(tmp_path, "a.html", page(body=body).encode()).reason


MINIFIED = "for(var i=0;i<n.length;i++){" + "a = b / c ; " * 2_000 + "}"


@pytest.mark.parametrize(
    "element",
    [
        f"<script>{MINIFIED}</script>",
        f"<SCRIPT type='module'>{MINIFIED}</SCRIPT\n>",
        f"<style>{MINIFIED}</style>",
        f"<!-- {MINIFIED} -->",
        f"<textarea>{MINIFIED}</textarea>",
        f"<a href='https://example.org/' title='{MINIFIED}'>x</a>",
        '<p data-page="' + "<b c d " * 3_000 + '">x</p>',
    ],
)
def test_what_only_looks_like_a_tag_is_none(tmp_path: Path, element: str) -> None:
    assert FIRST in article(tmp_path, "a.html", page(head=element, body=element).encode()).text


@pytest.mark.timeout(30)
@pytest.mark.parametrize("tag", ["<div>", "<b>", "<blockquote>", "<ul><li>", "<table><tr><td>", "<"])
def test_deep_nesting_breaks_nothing(tmp_path: Path, tag: str) -> None:
    [outcome] = outcomes(tmp_path, "a.html", page(body=tag * 20_000).encode())
    if isinstance(outcome, Failure):
        assert outcome.reason
    else:
        assert FIRST in outcome.text


def test_an_incomplete_installation_is_no_fault_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert "install Dateline again" in failure(tmp_path, "a.html", page().encode()).reason


@pytest.mark.parametrize("data", [b"<html><body></body></html>", b"<!-- nothing -->", b"<", b"<html><img src='a.png'>"])
def test_a_page_without_an_article_says_so(tmp_path: Path, data: bytes) -> None:
    assert failure(tmp_path, "a.html", data).reason == "no article text found in the page"
