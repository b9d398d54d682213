"""JSON lines: an article for each line, and a reason for every line that has none."""

import json
from datetime import date
from pathlib import Path

import pytest

from index.errors import Failure
from index.reading.articles import Article
from tests.index.reading.outcomes import article, outcomes

from .sentences import FIRST, SECOND


def line(**fields: object) -> str:
    return json.dumps({"text": FIRST, **fields}, ensure_ascii=False)


def test_all_fields(tmp_path: Path) -> None:
    written = line(
        name="wire-17", title=" Storm  closes\nthe pier ", published="2023-12-30", url=" https://example.org/17 "
    )
    read = article(tmp_path, "sub/a.jsonl", written.encode())
    assert (read.source, read.file) == ("wire-17", "sub/a.jsonl")
    assert read.title == "Storm closes the pier"
    assert (read.published, read.published_how) == (date(2023, 12, 30), "stated")
    assert read.url == "https://example.org/17"
    assert read.text == FIRST


def test_an_article_without_a_name_is_cited_by_its_line(tmp_path: Path) -> None:
    sources = [
        each.source
        for each in outcomes(tmp_path, "a.jsonl", f"{line()}\n\n{line()}".encode())
        if isinstance(each, Article)
    ]
    assert sources == ["a.jsonl:1", "a.jsonl:3"]


@pytest.mark.parametrize(
    "name", ["", " x", "a\nb", "a\u202eb", "x" * 256, "b.txt", "other.jsonl:3", "\x1b[2J", 7, None]
)
def test_a_name_that_is_taken_or_not_clean_is_not_used(tmp_path: Path, name: object) -> None:
    (tmp_path / "b.txt").write_text(SECOND)
    read = outcomes(tmp_path, "a.jsonl", line(name=name).encode())
    assert [each.source for each in read if isinstance(each, Article)] == ["a.jsonl:1", "b.txt"]


def test_two_lines_of_one_name_are_distinguished(tmp_path: Path) -> None:
    read = outcomes(tmp_path, "a.jsonl", f"{line(name='n')}\n{line(name='n')}".encode())
    assert [each.source for each in read if isinstance(each, Article)] == ["n", "a.jsonl:2"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(tmp_path: Path, encoding: str, ends: str) -> None:
    texts = ["Café « A »\r\nsecond line", "Prices in Zürich rose."]
    data = ends.join(line(text=text) for text in texts).encode(encoding)
    assert [each.text for each in outcomes(tmp_path, "a.jsonl", data) if isinstance(each, Article)] == texts


def test_line_ends_of_unicode_inside_a_string_cut_no_line(tmp_path: Path) -> None:
    text = "One\u2028two\u2029three\u0085four\x0c"
    assert article(tmp_path, "a.jsonl", line(text=text).encode()).text == text


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (b'{"text": "cut', "broken JSON at character"),
        (b'{"text": "lone \\ud800 half"}', "broken JSON"),
        (b"[" * 100_000, "broken JSON"),
        (b'{"text": NaN}', "broken JSON"),
        (b"[1, 2]", "not a JSON object"),
        (b'"text"', "not a JSON object"),
        (b"{}", "no text"),
        (b'{"text": ""}', "no text"),
        (b'{"text": " \\n\\t\\u200b"}', "no text"),
        (b'{"text": 7}', "no text"),
        (b'{"text": [7]}', "no text"),
        (b'{"text": "a\\u0000b"}', "binary"),
        (b'{"text": "\x81\x8d"}', "cannot be decoded"),
    ],
)
def test_a_bad_line_is_reported_by_its_number_and_stops_no_other(tmp_path: Path, bad: bytes, reason: str) -> None:
    good = line().encode()
    read = outcomes(tmp_path, "a.jsonl", good + b"\n" + bad + b"\n" + good)
    assert [each.source for each in read if isinstance(each, Article)] == ["a.jsonl:1", "a.jsonl:3"]
    [failed] = [each for each in read if isinstance(each, Failure)]
    assert failed.file == "a.jsonl:2"
    assert reason in failed.reason
    assert failed.reason.isprintable()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://example.org/a b", "https://x\u202e.org", "ftp://x", 3])
def test_an_address_that_is_none_is_left_out(tmp_path: Path, url: object) -> None:
    assert article(tmp_path, "a.jsonl", line(url=url).encode()).url is None
