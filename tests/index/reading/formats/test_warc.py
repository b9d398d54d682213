"""Web archives: each page with an article, cited by its address; written by hand as the standard has it."""

import gzip
import sys
from pathlib import Path

import brotli
import pytest

from index.errors import Failure
from index.reading.articles import Article
from tests.index.reading.outcomes import failure, outcomes

from .sentences import BODY


def page(*paragraphs: str) -> bytes:
    written = "".join(f"<p>{text}</p>" for text in paragraphs)
    head = '<head><title>Storm</title><meta property="article:published_time" content="2024-03-04"></head>'
    return f"<!DOCTYPE html><html>{head}<body><article>{written}</article></body></html>".encode()


def record(kind: str, uri: str, block: bytes, content: str = "application/http; msgtype=response") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2025-01-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\nContent-Type: {content}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(
    uri: str, body: bytes, *, status: str = "200 OK", kind: str = "text/html; charset=utf-8", more: str = ""
) -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}Content-Length: {len(body)}\r\n\r\n"
    return record("response", uri, head.encode() + body)


FIRST_PAGE, SECOND_PAGE = page(*BODY), page(*reversed(BODY))
RECORDS = [
    record("warcinfo", "x", b"software: by hand\r\n", "application/warc-fields"),
    record("request", "https://p.example/1", b"GET /1 HTTP/1.1\r\nHost: p.example\r\n\r\n"),
    response("https://p.example/1", FIRST_PAGE),
    response("https://p.example/p.png", b"\x89PNG", kind="image/png"),
    response("https://p.example/old", FIRST_PAGE, status="301 Moved"),
    response("https://p.example/list", b"<html><body></body></html>"),
    response("https://p.example/2", gzip.compress(SECOND_PAGE), more="Content-Encoding: gzip\r\n"),
]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_pages_with_their_addresses(tmp_path: Path, name: str) -> None:
    data = b"".join(map(gzip.compress, RECORDS) if name.endswith("gz") else RECORDS)
    first, second = outcomes(tmp_path, name, data)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.source, first.url) == (f"{name}:article-1", "https://p.example/1")
    assert first.text.split("\n\n") == BODY
    assert (second.url, second.text.split("\n\n")) == ("https://p.example/2", BODY[::-1])
    assert str(first.published) == "2024-03-04"


def test_a_chunked_answer(tmp_path: Path) -> None:
    chunked = (
        b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (FIRST_PAGE[:100], FIRST_PAGE[100:])) + b"0\r\n\r\n"
    )
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    [read] = outcomes(tmp_path, "a.warc", record("response", "https://p.example/1", head + chunked))
    assert isinstance(read, Article)
    assert read.text.split("\n\n") == BODY


def test_an_archive_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    read, *rest = outcomes(tmp_path, "a.warc", RECORDS[2] + b"no record at all\r\n\r\n" * 3)
    assert isinstance(read, Article)
    assert all(isinstance(each, Failure) for each in rest)


@pytest.mark.parametrize("data", [RECORDS[0], RECORDS[3], b"WARC/1.0\r\n", b"words alone", b"\x1f\x8b\x08 cut"])
def test_what_holds_no_article_says_so(tmp_path: Path, data: bytes) -> None:
    assert (
        "web archive" in failure(tmp_path, "a.warc", data).reason
        or "unpacked" in failure(tmp_path, "a.warc", data).reason
    )


@pytest.mark.timeout(20)
def test_a_bomb_in_an_answer_is_passed_over(tmp_path: Path) -> None:
    bomb = response("https://p.example/b", gzip.compress(b" " * 20_000_000), more="Content-Encoding: gzip\r\n")
    [read] = outcomes(tmp_path, "a.warc", bomb + RECORDS[2])
    assert isinstance(read, Article)


def test_without_its_library_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    assert "pip install 'dateline[formats]'" in failure(tmp_path, "a.warc", RECORDS[2]).reason


def test_pages_packed_by_brotli_stored_alone_or_twice(tmp_path: Path) -> None:
    packed = response("https://p.example/1", brotli.compress(FIRST_PAGE), more="Content-Encoding: br\r\n")
    stored = record("resource", "https://p.example/2", SECOND_PAGE, "text/html")
    articles = outcomes(tmp_path, "a.warc", packed + packed + stored)
    assert [each.url for each in articles if isinstance(each, Article)] == [
        "https://p.example/1",
        "https://p.example/2",
    ]


def test_a_packed_archive_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    packed = b"".join(map(gzip.compress, RECORDS))
    first, *_, broken = outcomes(tmp_path, "a.warc.gz", packed[:-30])
    assert isinstance(first, Article)
    assert first.url == "https://p.example/1"
    assert isinstance(broken, Failure)
    assert "breaks off" in broken.reason


def test_a_record_of_a_false_length_prints_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    false = RECORDS[2].replace(b"WARC-Date: 2025", b"X: 1\r\nWARC-Date: 2025")
    length = false.index(b"Content-Length: ") + len("Content-Length: ")
    outcomes(tmp_path, "a.warc", false[:length] + b"20\r\n\r\n" + RECORDS[2])
    assert capfd.readouterr().err == ""
